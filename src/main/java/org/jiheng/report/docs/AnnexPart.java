package org.jiheng.report.docs;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.Filed;
import org.jiheng.engine.standard.Standard.FiledRule;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.standard.Standard.Section;
import org.jiheng.report.Format;

/** The table of indicators (指标体系) as it is annexed to the document that puts the standard in force. */
final class AnnexPart {
    private final Material m;
    private final Pages pages;

    AnnexPart(Material m, Pages pages) {
        this.m = m;
        this.pages = pages;
    }

    void write() {
        Standard standard = m.pack().standard();
        pages.heading(1, m.t("docs-annex"));
        List<List<String>> rows = new ArrayList<>();
        for (Section section : standard.sections()) {
            String weight = section.weight().signum() == 0 ? "" : m.t("points", Format.weight(section.weight()));
            String first = (m.in(section.name()) + "\n" + m.brackets(weight).strip()).strip();
            for (IndicatorRow row : section.indicators()) {
                rows.add(row(first, m.in(row.group()), weight(row), row));
            }
        }
        Filed filed = standard.filed();
        if (filed != null) {
            String first = m.in(filed.name()) + "\n"
                    + m.brackets(m.t("points", Format.weight(filed.weight()))).strip();
            for (FiledRule rule : filed.rules()) {
                rows.add(row(first, m.t("docs-filed-row"), m.t("docs-by-row"), rule.row()));
            }
        }
        rows.add(List.of(m.t("total"), "", "", Format.weight(standard.full()), "", ""));
        pages.table(m.t("docs-annex-heads"), 2, rows);
        if (filed != null) {
            pages.words(m.t("filed"));
        }
    }

    /** The weight; of what has none, the least and the most that it may add. */
    static String weight(IndicatorRow row) {
        return row.weight().signum() == 0
                ? Format.weight(row.minimum()) + " – " + Format.weight(row.maximum())
                : Format.weight(row.weight());
    }

    private List<String> row(String first, String second, String weight, IndicatorRow row) {
        return List.of(
                first,
                second,
                m.in(row.name()),
                weight,
                m.in(row.text()),
                m.criteria().of(row));
    }
}
