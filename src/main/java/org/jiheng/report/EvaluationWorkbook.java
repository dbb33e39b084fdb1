package org.jiheng.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.report.Book.Look;
import org.jiheng.report.Book.Page;
import org.jiheng.report.Book.Points;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/**
 * An evaluation as the workbook that goes with a report: scoring sheet, deductions, problems, the ledger in which the department
 * enters how it puts them right, and what is still to collect.
 */
public final class EvaluationWorkbook {
    private static final int MEASURE_DONE = 6;

    private final Evaluation evaluation;
    private final Pack pack;
    private final Language language;
    private final Book book = new Book();

    private EvaluationWorkbook(Evaluation evaluation, Pack pack, Language language) {
        this.evaluation = evaluation;
        this.pack = pack;
        this.language = language;
    }

    /**
     * Writes the workbook.
     *
     * @param pack the pack as it was for the submission, with the rows filed
     */
    public static byte[] of(Evaluation evaluation, Pack pack, Language language) {
        EvaluationWorkbook workbook = new EvaluationWorkbook(evaluation, pack, language);
        workbook.scores();
        workbook.deductions();
        workbook.problems();
        workbook.rectification();
        workbook.missing();
        workbook.basis();
        return workbook.book.bytes();
    }

    private void scores() {
        Page page = page(t("book-scores"), 9, 11, 15, 8, 28, 32, 8, 34, 16);
        page.heads(t("book-score-heads"));
        for (ScoringSheet.Part part : ScoringSheet.of(evaluation, pack, language)) {
            int first = page.next();
            int group = first;
            String last = null;
            for (ScoringSheet.Row row : part.rows()) {
                IndicatorResult i = row.indicator();
                if (last != null && !last.equals(i.group())) {
                    page.join(1, group, page.next() - 1);
                    group = page.next();
                }
                last = i.group();
                page.row(
                        false,
                        List.of(
                                part.section().name(),
                                i.group(),
                                i.name(),
                                i.weight(),
                                row.meaning(),
                                row.criteria(),
                                new Points(i.earned()),
                                row.reason(),
                                row.remark()));
            }
            if (last != null) {
                page.join(1, group, page.next() - 1);
                page.join(0, first, page.next() - 1);
            }
            sum(
                    page,
                    t("book-subtotal", part.section().name()),
                    part.section().weight(),
                    part.section().earned());
        }
        sum(page, t("total"), evaluation.score().full(), evaluation.score().earned());
    }

    private static void sum(Page page, String name, BigDecimal weight, BigDecimal earned) {
        page.row(true, List.of(name, "", "", weight, "", "", new Points(earned), "", ""));
        page.joinAcross(0, 2);
    }

    private void deductions() {
        Page page = page(t("book-deductions"), 5, 9, 15, 8, 5, 9, 30, 26, 20, 22, 38);
        page.heads(t("book-deduction-heads"));
        Map<String, String> sections = evaluation.sections().stream()
                .collect(Collectors.toMap(Evaluation.SectionResult::id, Evaluation.SectionResult::name));
        int number = 0;
        for (IndicatorResult indicator : evaluation.indicators()) {
            for (LedgerLine line : indicator.ledger()) {
                if (line.kind() != Kind.AWARD) {
                    page.row(
                            false,
                            List.of(
                                    ++number,
                                    sections.getOrDefault(indicator.section(), ""),
                                    indicator.name(),
                                    t("kind." + code(line.kind())),
                                    line.item(),
                                    new Points(line.points()),
                                    line.reason(),
                                    line.arithmetic(),
                                    line.clause(),
                                    line.rule(),
                                    EvidenceText.of(line.evidence(), language)));
                }
            }
        }
        none(page, number, t("deductions.none"));
    }

    private void problems() {
        Page page = page(t("book-problems"), 5, 9, 15, 7, 28, 20, 34, 15, 8, 34, 18);
        page.heads(t("book-problem-heads"));
        int number = 0;
        for (ProblemFound problem : evaluation.problems()) {
            BigDecimal recoverable = problem.recoverable();
            page.row(
                    false,
                    List.of(
                            ++number,
                            category(problem),
                            title(problem),
                            t("severity." + code(problem.severity())),
                            problem.detail(),
                            amounts(problem),
                            problem.rationale() + basis(problem.evidence()),
                            indicators(problem),
                            recoverable == null ? ScoringSheet.NONE : new Points(recoverable),
                            steps(problem),
                            problem.id()));
        }
        none(page, number, t("book-no-problems", open()));
    }

    /** What the department has to enter stays empty; what was approved not to be put right is not asked for. */
    private void rectification() {
        Page page = page(t("book-rectification"), 5, 20, 36, 36, 14, 10, 13, 9, 16);
        page.heads(t("book-rectification-heads"));
        int first = page.next();
        int number = 0;
        for (ProblemFound problem : evaluation.problems()) {
            if (problem.waiver() == null) {
                page.row(false, List.of(++number, title(problem), steps(problem), "", "", "", "", "", ""));
            }
        }
        if (number > 0) {
            var helper = page.sheet().getDataValidationHelper();
            DataValidation choice = helper.createValidation(
                    helper.createExplicitListConstraint(t("book-yes-no").split("\\|", -1)),
                    new CellRangeAddressList(first, page.next() - 1, MEASURE_DONE + 1, MEASURE_DONE + 1));
            choice.setShowErrorBox(true);
            page.sheet().addValidationData(choice);
        }
        none(page, number, t("book-no-problems", open()));
    }

    private void missing() {
        Page page = page(t("book-missing"), 5, 44, 40, 12, 10, 30);
        page.heads(t("book-missing-heads"));
        List<MissingMaterial> all = MissingMaterial.of(evaluation, pack, language);
        int number = 0;
        for (MissingMaterial each : all) {
            BigDecimal points = each.points();
            page.row(
                    false,
                    List.of(
                            ++number,
                            each.what(),
                            each.neededFor(),
                            each.kind(),
                            points == null ? ScoringSheet.NONE : new Points(points),
                            each.materials()));
        }
        none(page, number, t("book-none-missing"));
    }

    private void basis() {
        Page page = page(t("book-basis"), 22, 90);
        page.heads(t("book-basis-heads"));
        Map<String, Object> rows = new LinkedHashMap<>();
        var score = evaluation.score();
        rows.put(t("earned"), new Points(score.earned()));
        rows.put(t("book-full"), score.full());
        rows.put(t("book-lowest"), new Points(score.lowest()));
        rows.put(t("book-highest"), new Points(score.highest()));
        rows.put(t("computed"), new Points(score.computed()));
        rows.put(t("judged"), new Points(score.judged()));
        rows.put(t("before-waivers"), new Points(score.beforeWaivers()));
        rows.put(t("grade"), TextReport.grade(evaluation, language));
        rows.put(
                t("standard"),
                evaluation.standard().id() + " " + evaluation.standard().version());
        rows.put(t("book-submission"), evaluation.digests().submission());
        rows.put(t("explain-rule"), evaluation.digests().rules());
        rows.put(t("book-engine"), evaluation.digests().engine());
        rows.forEach((name, value) -> page.row(false, List.of(name, value)));
        evaluation.notices().forEach(notice -> page.row(false, List.of(t("notices"), notice.message())));
    }

    private Page page(String name, int... widths) {
        Page page = book.page(name, widths);
        page.across(t("book-title", evaluation.department().name(), name), Look.TITLE);
        page.across(TextReport.subject(evaluation, language), Look.NOTE);
        return page;
    }

    private static void none(Page page, int rows, String text) {
        if (rows == 0) {
            page.across(text, Look.TEXT);
        }
    }

    private String category(ProblemFound problem) {
        Pack.ProblemRow row = pack.problems().get(problem.code());
        return row == null ? "" : row.category().in(language);
    }

    private String title(ProblemFound problem) {
        return problem.title() + (problem.subject().isEmpty() ? "" : t("colon") + problem.subject());
    }

    /** The amounts of money that show the problem, each by its name: which of them is at issue, a person says. */
    private String amounts(ProblemFound problem) {
        List<String> amounts = problem.evidence().stream()
                .filter(e -> e.value().matches("-?[0-9.]+ (元|万元|亿元)"))
                .map(e -> e.label() + " " + e.value())
                .toList();
        return amounts.isEmpty() ? ScoringSheet.NONE : String.join("\n", amounts);
    }

    private String basis(List<Evidence> evidence) {
        return evidence.isEmpty() ? "" : "\n" + EvidenceText.of(evidence, language);
    }

    private String indicators(ProblemFound problem) {
        String names = pack.standard().indicators().stream()
                .filter(row -> row.problems().contains(problem.code()))
                .map(row -> row.name().in(language))
                .collect(Collectors.joining(t("comma")));
        return names.isEmpty() ? ScoringSheet.NONE : names;
    }

    private static String steps(ProblemFound problem) {
        List<String> steps = new ArrayList<>();
        problem.remediation().forEach(step -> steps.add((steps.size() + 1) + ") " + step));
        return String.join("\n", steps);
    }

    private long open() {
        return evaluation.checks().stream()
                .filter(check -> check.state() == Evaluation.State.UNDETERMINED)
                .count();
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
