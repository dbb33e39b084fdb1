package org.jiheng.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.document.DocumentReader;
import org.jiheng.review.Intervals.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** Short passages in the many wordings of budget reports: what is read in each, that nothing right is accused, and that a changed digit is. */
class PassagesTest {
    private static final Path FILE = Path.of("src/test/resources/review/passages.yaml");
    private static final Partitions PARTITIONS = Partitions.read(Path.of("rules"));

    /** A passage, what is to be read in it, and which of that contradicts itself as printed; each as kind and printed figure. */
    private record Case(String name, String text, List<String> reads, List<String> wrong) {}

    private static List<Case> cases() throws IOException {
        Map<?, ?> file = new Yaml().load(Files.readString(FILE));
        List<Case> cases = new ArrayList<>();
        for (Object each : Objects.requireNonNull((List<?>) file.get("passages"))) {
            Map<?, ?> passage = (Map<?, ?>) each;
            cases.add(new Case(
                    text(passage, "name"), text(passage, "text"), list(passage, "reads"), list(passage, "wrong")));
        }
        return cases;
    }

    private static String text(Map<?, ?> passage, String key) {
        return String.valueOf(passage.get(key));
    }

    private static List<String> list(Map<?, ?> passage, String key) {
        return passage.get(key) instanceof List<?> words
                ? words.stream().map(String::valueOf).toList()
                : List.of();
    }

    @TestFactory
    Stream<DynamicTest> eachPassageIsReadAsItIsMeant() throws IOException {
        return cases().stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    List<Statement> statements = read(c.text());
                    assertThat(statements.stream().map(PassagesTest::words).toList())
                            .containsAll(c.reads());
                    assertThat(statements.stream()
                                    .filter(s -> s.licence() != Licence.POSSIBLE
                                            || c.wrong().contains(words(s)))
                                    .filter(s -> Intervals.verdict(s) == Verdict.ERROR)
                                    .map(PassagesTest::words))
                            .containsExactlyInAnyOrderElementsOf(c.wrong());
                }));
    }

    @Test
    void aChangedDigitIsFoundInNineteenOfTwentyCases() throws IOException {
        int provable = 0;
        int found = 0;
        for (Case c : cases().stream().filter(c -> c.wrong().isEmpty()).toList()) {
            int[] counts = StatementsTest.mutants(c.text());
            provable += counts[0];
            found += counts[1];
        }
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(provable).isGreaterThan(400);
        assertThat(found * 100).as("%d of %d", found, provable).isGreaterThanOrEqualTo(provable * 95);
    }

    private static List<Statement> read(String text) {
        return Statements.of(DocumentReader.read("x.txt", text.getBytes(UTF_8)), PARTITIONS)
                .statements();
    }

    private static String words(Statement s) {
        return s.kind() + " " + s.printed().text();
    }
}
