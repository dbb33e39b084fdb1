package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.report.word.Stage;
import org.jiheng.review.Review;
import org.jiheng.review.bureau.Filed;
import org.jiheng.review.bureau.Line;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.junit.jupiter.api.Test;

/** The program's own texts: the same keys in both languages, each used, none missing. */
class MessagesTest {
    private static final Pattern KEY = Pattern.compile(
            "\"((?:source|intake|pack|guard|engine|ledger|check|finding|cli|evidence|standard|language|cases|explain|simulate|waiver|request|document|review|collection|corpus|book|diff|impact|live|batch)\\.[a-z0-9-]+)\"");
    private static final Pattern REPORT_KEY =
            Pattern.compile("\\bt\\(\\s*\"([a-z0-9.-]+)\"|\"report\\.([a-z0-9.-]+)\"");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(Message.keys(Language.EN)).isEqualTo(Message.keys(Language.ZH));
    }

    @Test
    void everyKeyInTheSourcesHasATextAndEveryTextIsUsed() throws IOException {
        TreeSet<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                KEY.matcher(text).results().forEach(m -> used.add(m.group(1)));
                REPORT_KEY
                        .matcher(text)
                        .results()
                        .forEach(m -> used.add("report." + (m.group(1) == null ? m.group(2) : m.group(1))));
            }
        }
        add(used, "verdict.", Evaluation.Verdict.values());
        add(used, "basis.", Evaluation.Basis.values());
        add(used, "kind.", Evaluation.Kind.values());
        add(used, "severity.", Evaluation.Severity.values());
        add(used, "filing.", Filed.Status.values());
        add(used, "conclusion.", Line.Verdict.values());
        add(used, "stage.", Stage.values());
        add(used, "found.", Review.Severity.values());
        add(used, "kind.", Evaluation.State.values());
        Set.of("draft", "fictitious", "official", "project-default", "report", "sentence")
                .forEach(basis -> used.add("report.by." + basis));
        used.addAll(Set.of("evidence.true", "evidence.false", "evidence.met-true", "evidence.met-false"));
        used.removeIf(key -> key.endsWith(".") || key.endsWith(".css") || key.endsWith(".yaml") || key.endsWith("-"));
        assertThat(Message.keys(Language.ZH)).containsExactlyElementsOf(used);
    }

    private static void add(Set<String> used, String prefix, Enum<?>[] values) {
        for (Enum<?> value : values) {
            used.add("report." + prefix + value.name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
