package org.jiheng.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jiheng.engine.standard.CriterionText;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Basis;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.SectionResult;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** The scoring sheet (综合评分表) as every document shows it: an indicator a row, in the order of the standard. */
public final class ScoringSheet {
    /** What stands where nothing is deducted. */
    public static final String NONE = "/";

    private final Language language;
    private final CriterionText criteria;
    private final Map<String, IndicatorRow> standard = new LinkedHashMap<>();

    private ScoringSheet(Pack pack, Language language) {
        this.language = language;
        this.criteria = new CriterionText(pack, language);
        pack.standard().indicators().forEach(row -> standard.put(row.id(), row));
    }

    /** A section (一级指标) with its rows; the section's points are their sub-total. */
    public record Part(SectionResult section, List<Row> rows) {}

    /**
     * A row of the sheet.
     *
     * @param meaning 指标说明
     * @param criteria 评分标准, a line each
     * @param reason 扣分原因, {@value #NONE} where nothing is deducted
     * @param remark 备注: who settled the points, what is open or waived
     */
    public record Row(IndicatorResult indicator, String meaning, String criteria, String reason, String remark) {}

    /**
     * The rows of an evaluation.
     *
     * @param pack the pack as it was for the submission, with the rows filed
     */
    public static List<Part> of(Evaluation evaluation, Pack pack, Language language) {
        ScoringSheet sheet = new ScoringSheet(pack, language);
        List<Part> parts = new ArrayList<>();
        for (SectionResult section : evaluation.sections()) {
            List<Row> rows = evaluation.indicators().stream()
                    .filter(indicator -> indicator.section().equals(section.id()))
                    .map(sheet::row)
                    .toList();
            parts.add(new Part(section, rows));
        }
        return parts;
    }

    private Row row(IndicatorResult indicator) {
        IndicatorRow row = standard.get(indicator.id());
        return new Row(
                indicator,
                row == null ? "" : row.text().in(language),
                row == null ? "" : criteria.of(row),
                reason(indicator),
                remark(indicator));
    }

    /** Why points are not there, each reason with its points; what rounding alone moved is none. */
    private String reason(IndicatorResult indicator) {
        if (indicator.verdict() == Verdict.MET || indicator.verdict() == Verdict.NOT_APPLICABLE) {
            return NONE;
        }
        List<String> reasons = indicator.ledger().stream()
                .filter(line -> (line.points().signum() < 0 && line.kind() != Kind.ROUNDING) || line.kind() == Kind.CAP)
                .map(this::reason)
                .distinct()
                .toList();
        return reasons.isEmpty() ? NONE : String.join("\n", reasons);
    }

    private String reason(LedgerLine line) {
        String words = line.reason().isEmpty() ? line.arithmetic() : line.reason();
        String sign = line.points().signum() > 0 ? "+" : "";
        return words + t("brackets", sign + Format.points(line.points()));
    }

    private String remark(IndicatorResult indicator) {
        List<String> remarks = new ArrayList<>();
        if (indicator.basis() != Basis.COMPUTED) {
            remarks.add(t("basis." + indicator.basis().name().toLowerCase(Locale.ROOT)));
        }
        Verdict verdict = indicator.verdict();
        if (verdict != Verdict.MET && verdict != Verdict.DEDUCTED) {
            remarks.add(t("verdict." + verdict.name().toLowerCase(Locale.ROOT)));
        }
        if (verdict == Verdict.NOT_APPLICABLE) {
            remarks.add(indicator.ledger().get(0).reason());
        }
        if (indicator.highest().compareTo(indicator.earned()) != 0) {
            remarks.add(t("up-to", Format.points(indicator.highest())));
        }
        indicator.ledger().stream()
                .filter(line -> line.kind() == Kind.WAIVER)
                .forEach(line -> remarks.add(line.reason()));
        return String.join(t("semicolon"), remarks);
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
