package org.jiheng.report.word;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.report.ScoringSheet;
import org.jiheng.report.word.ReportData.SheetRow;

/** The scoring sheet (综合评分表) as every document has it: the levels joined, a sub-total for each section, the total. */
record SheetPart(Given given) {
    List<SheetRow> rows() {
        List<SheetRow> rows = new ArrayList<>();
        for (ScoringSheet.Part part : ScoringSheet.of(given.evaluation(), given.pack(), given.language())) {
            String name = part.section().name();
            String group = null;
            boolean first = true;
            for (ScoringSheet.Row row : part.rows()) {
                List<String> above = new ArrayList<>();
                if (!first) {
                    above.add("section");
                }
                if (row.indicator().group().equals(group)) {
                    above.add("group");
                }
                rows.add(row(name, row, above));
                group = row.indicator().group();
                first = false;
            }
            rows.add(sum(
                    first ? name : "",
                    given.t("word-subtotal"),
                    Given.weight(part.section().weight()),
                    Given.points(part.section().earned()),
                    first ? List.of() : List.of("section")));
        }
        var score = given.evaluation().score();
        rows.add(sum(given.t("word-total"), "", Given.weight(score.full()), Given.points(score.earned()), List.of()));
        return rows;
    }

    private static SheetRow row(String section, ScoringSheet.Row row, List<String> above) {
        var indicator = row.indicator();
        return new SheetRow(
                above.contains("section") ? "" : section,
                above.contains("group") ? "" : indicator.group(),
                indicator.name(),
                Given.weight(indicator.weight()),
                Given.orNothing(row.meaning()),
                Given.orNothing(row.criteria()),
                Given.points(indicator.earned()),
                Given.symbols(row.reason()),
                row.remark(),
                above);
    }

    private static SheetRow sum(String section, String group, String weight, String earned, List<String> above) {
        return new SheetRow(section, group, "", weight, "", "", earned, "", "", above);
    }
}
