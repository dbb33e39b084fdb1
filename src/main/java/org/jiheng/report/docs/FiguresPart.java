package org.jiheng.report.docs;

import java.util.List;
import org.jiheng.engine.standard.Pack.DatedValue;

/** The figures that rules use: values in force by year, and how figures are derived from facts. */
final class FiguresPart {
    private static final int ALWAYS = 9999;

    private final Material m;
    private final Pages pages;

    FiguresPart(Material m, Pages pages) {
        this.m = m;
        this.pages = pages;
    }

    void write() {
        pages.heading(1, m.t("docs-measures"));
        pages.table(
                m.t("docs-measure-heads"),
                0,
                m.pack().measures().values().stream()
                        .map(measure -> List.of(
                                m.in(measure.label()) + "\n" + measure.name(),
                                measure.unit(),
                                m.facts().of(measure.needs()),
                                m.in(measure.source()),
                                m.rules(rule -> rule.reports().equals("measure")
                                        && rule.subjects().contains(measure.name()))))
                        .toList());
        pages.heading(1, m.t("docs-parameters"));
        pages.words(m.t("docs-parameters-note"));
        pages.table(
                m.t("docs-parameter-heads"),
                1,
                m.pack().parameters().stream()
                        .map(value -> List.of(
                                value.name(),
                                value.value().toPlainString(),
                                years(value),
                                m.basis(value.basis()),
                                m.in(value.clause())))
                        .toList());
    }

    private String years(DatedValue value) {
        if (value.from() == 0 && value.until() == ALWAYS) {
            return m.t("docs-always");
        }
        return value.until() == ALWAYS
                ? m.t("docs-from", String.valueOf(value.from()))
                : value.from() == value.until() ? String.valueOf(value.from()) : value.from() + "–" + value.until();
    }
}
