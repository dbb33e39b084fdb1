package org.jiheng.report.docs;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.engine.RuleText;

/** Appendices: the rules themselves, the sentences they may be worded in, and what facts are called. */
final class RulesPart {
    private final Material m;
    private final Pages pages;

    RulesPart(Material m, Pages pages) {
        this.m = m;
        this.pages = pages;
    }

    void write() {
        pages.appendices();
        rules();
        sentences();
        glossary();
    }

    private void rules() {
        pages.heading(1, m.t("docs-rules-appendix"));
        pages.words(m.t("docs-rules-note"));
        Set<String> files = new LinkedHashSet<>();
        m.rules().forEach(rule -> files.add(rule.file()));
        for (String file : files) {
            pages.heading(2, file);
            m.rules().stream()
                    .filter(rule -> rule.file().equals(file))
                    .map(RuleText::text)
                    .forEach(pages::code);
        }
    }

    private void sentences() {
        List<List<String>> rows = m.pack().vocabulary().entries().stream()
                .map(entry -> List.of(
                        entry.consequence() ? m.t("docs-then") : m.t("docs-when"),
                        entry.sentence(),
                        entry.example(),
                        entry.expansion()))
                .toList();
        if (!rows.isEmpty()) {
            pages.heading(1, m.t("docs-sentences"));
            pages.table(m.t("docs-sentence-heads"), 0, rows);
        }
    }

    private void glossary() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        m.pack().labels().forEach((path, label) -> rows.put(path, List.of(path, m.in(label.label()), label.unit())));
        pages.heading(1, m.t("docs-glossary"));
        pages.table(m.t("docs-glossary-heads"), 0, List.copyOf(rows.values()));
    }
}
