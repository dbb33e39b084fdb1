package org.jiheng.report;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/**
 * What the finance bureau sends back to a department (绩效评价结果反馈): one table of who, how many points, what was found and what
 * to do. What the evaluation does not know is marked for the author, never made up.
 */
public final class Feedback {
    private static final int[] WIDTHS = {1900, 2900, 1900, 2900};
    /** A4, standing; in twentieths of a point. */
    private static final int WIDE = 11906;

    private static final int HIGH = 16838;
    private static final int MARGIN = 1134;
    private static final List<String> FACTS =
            List.of("budget.initial", "budget.annual", "budget.executed", "posts.authorised", "posts.inPost");

    private final Evaluation evaluation;
    private final Submission submission;
    private final Pack pack;
    private final Language language;
    private final XWPFDocument document = new XWPFDocument();
    private final XWPFTable table;
    private int rows;

    private Feedback(Evaluation evaluation, Submission submission, Pack pack, Language language) {
        this.evaluation = evaluation;
        this.submission = submission;
        this.pack = pack;
        this.language = language;
        var d = evaluation.department();
        String subject = d.project() == null ? t("feedback-whole", d.year(), d.name()) : d.project();
        XWPFParagraph title = document.createParagraph();
        title.setAlignment(ParagraphAlignment.CENTER);
        PlainDocx.run(title, t("feedback-title"), "黑体", 18);
        PlainDocx.run(document.createParagraph(), t("feedback-project") + t("colon") + subject, "仿宋", 12);
        table = document.createTable(1, WIDTHS.length);
        table.setWidth(String.valueOf(IntStream.of(WIDTHS).sum()));
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        CTTblGrid grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        for (int width : WIDTHS) {
            grid.addNewGridCol().setW(BigInteger.valueOf(width));
        }
    }

    /** The feedback as a Word file. */
    public static byte[] of(Evaluation evaluation, Submission submission, Pack pack, Language language) {
        Feedback feedback = new Feedback(evaluation, submission, pack, language);
        feedback.fill();
        return feedback.bytes();
    }

    private void fill() {
        var d = evaluation.department();
        String open = t("feedback-open");
        four(t("feedback-organiser"), open, t("feedback-supervisor"), open);
        four(t("feedback-unit"), d.name(), t("feedback-year"), String.valueOf(d.year()));
        four(t("feedback-evaluator"), open, t("feedback-date"), t("feedback-as-of", d.asOf()) + "\n" + open);
        four(
                t("feedback-score"),
                Format.points(evaluation.score().earned()),
                t("feedback-conclusion"),
                TextReport.grade(evaluation, language));
        wide(t("feedback-facts"), facts());
        wide(t("feedback-performance"), performance());
        wide(t("feedback-problems"), problems());
    }

    private String facts() {
        String known = FACTS.stream().map(this::fact).filter(Objects::nonNull).collect(Collectors.joining(t("comma")));
        return (known.isEmpty() ? "" : known + t("stop")) + "\n" + t("feedback-open-facts");
    }

    private @Nullable String fact(String path) {
        Submission.Known known = submission.known().get(path);
        Pack.FactLabel label = pack.labels().get(path);
        if (known == null || label == null) {
            return null;
        }
        boolean bare = known.value().matches("[0-9.]+");
        return label.label().in(language) + " " + known.value() + (bare ? " " + label.unit() : "");
    }

    private String performance() {
        List<String> lines = new ArrayList<>();
        evaluation.sections().stream()
                .filter(s -> s.weight().signum() > 0)
                .forEach(s -> lines.add(t(
                        "feedback-section",
                        s.name(),
                        Format.weight(s.weight()),
                        Format.points(s.earned()),
                        s.rate() == null ? "—" : s.rate().toPlainString() + "%")));
        String met = evaluation.indicators().stream()
                .filter(i -> i.verdict() == Verdict.MET && i.weight().signum() > 0)
                .map(Evaluation.IndicatorResult::name)
                .collect(Collectors.joining("、"));
        if (!met.isEmpty()) {
            lines.add(t("feedback-met", met));
        }
        lines.add(t("feedback-open-performance"));
        return String.join("\n", lines);
    }

    /** The problems, then what to do about each under the same number. */
    private String problems() {
        Map<String, List<ProblemFound>> byCode = evaluation.problems().stream()
                .filter(p -> p.waiver() == null)
                .collect(Collectors.groupingBy(ProblemFound::code, LinkedHashMap::new, Collectors.toList()));
        if (byCode.isEmpty()) {
            return t("feedback-no-problems");
        }
        List<String> found = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        byCode.forEach((code, each) -> {
            String number = t("feedback-number", found.size() + 1);
            ProblemFound first = each.get(0);
            found.add(number
                    + first.title()
                    + t("colon")
                    + each.stream().map(ProblemFound::detail).distinct().collect(Collectors.joining()));
            advice.add(number + String.join(t("semicolon"), first.remediation()) + t("stop"));
        });
        return Stream.of(
                        Stream.of(t("feedback-found")),
                        found.stream(),
                        Stream.of(t("feedback-advice")),
                        advice.stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private void four(String... texts) {
        XWPFTableRow row = row();
        for (int i = 0; i < texts.length; i++) {
            cell(row.getCell(i), WIDTHS[i], texts[i], i % 2 == 0);
        }
    }

    private void wide(String label, String text) {
        XWPFTableRow row = row();
        cell(row.getCell(0), WIDTHS[0], label, true);
        while (row.getTableCells().size() > 2) {
            row.removeCell(2);
        }
        XWPFTableCell wide = row.getCell(1);
        cell(wide, WIDTHS[1] + WIDTHS[2] + WIDTHS[3], text, false);
        wide.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(3));
    }

    private XWPFTableRow row() {
        rows++;
        return rows == 1 ? table.getRow(0) : table.createRow();
    }

    private static void cell(XWPFTableCell cell, int width, String text, boolean label) {
        cell.setWidth(String.valueOf(width));
        cell.setVerticalAlignment(label ? XWPFTableCell.XWPFVertAlign.CENTER : XWPFTableCell.XWPFVertAlign.TOP);
        XWPFParagraph paragraph = cell.getParagraphs().get(0);
        List<String> lines = text.strip().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            paragraph = i == 0 ? paragraph : cell.addParagraph();
            if (label) {
                paragraph.setAlignment(ParagraphAlignment.CENTER);
            }
            PlainDocx.run(paragraph, lines.get(i), label ? "黑体" : "仿宋", 10);
        }
    }

    private byte[] bytes() {
        PlainDocx.pages(document, WIDE, HIGH, MARGIN);
        return PlainDocx.bytes(document);
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
