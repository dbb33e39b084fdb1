package org.jiheng.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** Facts with where they come from, as people read them: a line for each source. */
final class EvidenceText {
    private EvidenceText() {}

    static String of(List<Evidence> evidence, Language language) {
        Map<String, List<String>> bySource = new LinkedHashMap<>();
        for (Evidence e : evidence) {
            String source = e.source() == null ? "" : Format.source(e.source(), language);
            bySource.computeIfAbsent(source, key -> new ArrayList<>()).add(e.label() + " " + e.value());
        }
        String comma = Message.of("report.comma").in(language);
        return bySource.entrySet().stream()
                .map(entry -> String.join(comma, entry.getValue())
                        + (entry.getKey().isEmpty() ? "" : "  ← " + entry.getKey()))
                .collect(Collectors.joining("\n"));
    }
}
