package org.jiheng.report.word;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.SectionResult;
import org.jiheng.report.word.ReportData.SheetRow;

/** The scoring sheet (综合评分表): every indicator, a sub-total for each section, the total. */
record SheetPart(Given given, LedgerWords words, CriteriaWords criteria) {
    List<SheetRow> rows() {
        List<SheetRow> rows = new ArrayList<>();
        for (SectionResult section : given.evaluation().sections()) {
            String group = null;
            boolean first = true;
            for (IndicatorResult indicator : given.evaluation().indicators()) {
                if (indicator.section().equals(section.id())) {
                    List<String> above = new ArrayList<>();
                    if (!first) {
                        above.add("section");
                    }
                    if (indicator.group().equals(group)) {
                        above.add("group");
                    }
                    rows.add(row(section, indicator, above));
                    group = indicator.group();
                    first = false;
                }
            }
            rows.add(sum(
                    first ? section.name() : "",
                    given.t("word-subtotal"),
                    Given.weight(section.weight()),
                    Given.points(section.earned()),
                    first ? List.of() : List.of("section")));
        }
        var score = given.evaluation().score();
        rows.add(sum(
                given.t("word-total"), "", Given.weight(score.full()), Given.points(score.earned()), List.of()));
        return rows;
    }

    private SheetRow row(SectionResult section, IndicatorResult indicator, List<String> above) {
        return new SheetRow(
                above.contains("section") ? "" : section.name(),
                above.contains("group") ? "" : indicator.group(),
                indicator.name(),
                Given.weight(indicator.weight()),
                Given.orNothing(criteria.description(indicator)),
                Given.orNothing(criteria.criteria(indicator)),
                Given.points(indicator.earned()),
                Given.orNothing(words.deductions(indicator)),
                words.remark(indicator),
                above);
    }

    private static SheetRow sum(String section, String group, String weight, String earned, List<String> above) {
        return new SheetRow(section, group, "", weight, "", "", earned, "", "", above);
    }
}
