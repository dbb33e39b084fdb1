package org.jiheng.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.source.Complaints;
import org.jiheng.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the canonical printing of a rule says is what the rule says: read again, it is the same tree and prints the same. */
class SourcePrinterTest {
    static Stream<RuleFile> shipped() {
        RulesFolder folder = RulesFolder.open(Path.of("rules"));
        return folder.standards().stream()
                .flatMap(id -> folder.read(id).rules().stream())
                .distinct();
    }

    static Stream<RuleFile> generated() {
        return IntStream.range(0, 300).mapToObj(seed -> {
            String text = new GeneratedRule(new Random(seed)).text();
            return new RuleFile("x/" + seed + ".drl", "rules.x", text);
        });
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedRulesReadBackTheSame(RuleFile file) {
        readsBackTheSame(file);
    }

    @ParameterizedTest
    @MethodSource("generated")
    void generatedRulesReadBackTheSame(RuleFile file) {
        readsBackTheSame(file);
    }

    private static void readsBackTheSame(RuleFile file) {
        List<RuleTree> rules = accepted(file);
        assertThat(rules).isNotEmpty();
        String printed = SourcePrinter.print(rules);
        List<RuleTree> again = accepted(new RuleFile(file.name(), file.packageName(), printed));
        assertThat(structure(again)).isEqualTo(structure(rules));
        assertThat(SourcePrinter.print(again)).isEqualTo(printed);
    }

    private static List<RuleTree> accepted(RuleFile file) {
        Complaints complaints = new Complaints();
        List<RuleTree> rules = Guard.check(file, "rules", complaints).rules();
        assertThat(complaints.complaints())
                .as(file.text())
                .extracting(c -> c.place() + " " + c.in(Language.EN))
                .isEmpty();
        return rules;
    }

    /** A tree without the places of its parts. */
    static String structure(List<RuleTree> rules) {
        return rules.toString().replaceAll("\\b(at|line)=\\d+", "");
    }
}
