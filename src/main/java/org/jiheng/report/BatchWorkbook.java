package org.jiheng.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jiheng.batch.Summary;
import org.jiheng.batch.Summary.Count;
import org.jiheng.batch.Summary.Ranked;
import org.jiheng.engine.standard.Standard;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** What many results come to, as a workbook: overview, ranking, problems, checks that could not be made, what could not be used. */
public final class BatchWorkbook {
    /** A sheet has 1,048,576 rows; a ranking that is longer goes on in the next. */
    static final int ROWS = 1_000_000;

    /** Rows are written away so many at a time. */
    private static final int CHUNK = 10_000;

    /** A row of this font is so high, in points; no row is higher than a workbook allows. */
    private static final double LINE = 13.5;

    private static final double HIGHEST = 405;
    private static final String POINTS = "0.00##";
    private static final int CENTRED = 10;
    private static final int DIGITS = 12;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Summary summary;
    private final Workbook book;
    private final Language language;

    private BatchWorkbook(Summary summary, Workbook book, Language language) {
        this.summary = summary;
        this.book = book;
        this.language = language;
    }

    /** Writes the workbook; the stream is left open. */
    public static void write(Summary summary, Standard standard, String rules, OutputStream out, Language language)
            throws IOException {
        Workbook book = new Workbook(out, "Jiheng", null);
        book.setGlobalDefaultFont("宋体", 10);
        new BatchWorkbook(summary, book, language).write(standard, rules);
        book.finish();
    }

    private void write(Standard standard, String rules) throws IOException {
        List<Ranked> ranking = summary.ranking();
        overview(standard, rules, ranking);
        int rank = 0;
        for (int from = 0; from == 0 || from < ranking.size(); from += ROWS) {
            String name = t("batch-ranking") + (from == 0 ? "" : " " + (from / ROWS + 1));
            try (Sheet sheet = new Sheet(name, t("batch-ranking-heads"), 8, 40, -10, -10, -10, 10, 10)) {
                for (int i = from; i < Math.min(from + ROWS, ranking.size()); i++) {
                    Ranked each = ranking.get(i);
                    boolean tied =
                            i > 0 && each.earned().compareTo(ranking.get(i - 1).earned()) == 0;
                    rank = tied ? rank : i + 1;
                    sheet.row(
                            rank,
                            each.name(),
                            each.earned(),
                            each.lowest(),
                            each.highest(),
                            grade(each.grade(), standard),
                            each.line());
                }
            }
        }
        counts(t("batch-problems"), t("batch-problem-heads"), summary.problems());
        counts(t("batch-undetermined"), t("batch-undetermined-heads"), summary.undetermined());
        int failed = summary.submissions() - summary.evaluated();
        try (Sheet sheet = new Sheet(t("batch-failures"), t("batch-failure-heads"), 10, 40, 100)) {
            summary.failures().forEach(each -> sheet.row(each.line(), each.document(), each.message()));
            if (failed > Summary.NAMED) {
                sheet.row("", t("batch-more", failed - Summary.NAMED), "");
            }
        }
    }

    private void overview(Standard standard, String rules, List<Ranked> ranking) throws IOException {
        try (Sheet sheet = new Sheet(t("batch-overview"), t("batch-overview-heads"), 36, 60, 10)) {
            sheet.row(t("batch-standard"), standard.title().in(language), "");
            sheet.row(t("batch-rules"), rules.substring(0, DIGITS), "");
            sheet.row(t("batch-submissions"), summary.submissions(), "");
            sheet.row(t("batch-evaluated"), summary.evaluated(), "");
            sheet.row(t("batch-failures"), summary.submissions() - summary.evaluated(), "");
            if (!ranking.isEmpty()) {
                sheet.row(t("batch-mean"), summary.mean(), "");
                sheet.row(t("batch-best"), ranking.get(0).earned(), "");
                sheet.row(
                        t("batch-middle"), ranking.get((ranking.size() - 1) / 2).earned(), "");
                sheet.row(t("batch-least"), ranking.get(ranking.size() - 1).earned(), "");
            }
            List<String> grades = new ArrayList<>(standard.grades().stream()
                    .map(grade -> grade.name().in(language))
                    .toList());
            grades.add("");
            for (String grade : grades) {
                int count = summary.graded(grade);
                sheet.row(t("batch-grade", grade(grade, standard)), count, share(count));
            }
            summary.sections()
                    .forEach(section -> sheet.row(
                            t("batch-section", section.name()),
                            summary.mean(section.points()),
                            rate(section, standard)));
        }
    }

    /** Average points of a section in percent of its weight. */
    private String rate(Summary.Sum section, Standard standard) {
        BigDecimal weight = standard.sections().stream()
                .filter(each -> each.id().equals(section.id()))
                .map(Standard.Section::weight)
                .findFirst()
                .orElse(BigDecimal.ZERO);
        return weight.signum() == 0 ? "" : percent(summary.mean(section.points()), weight);
    }

    private String grade(String grade, Standard standard) {
        if (!grade.isEmpty()) {
            return grade;
        }
        return standard.grades().isEmpty() ? t("batch-no-grade") : t("batch-open");
    }

    private void counts(String name, String heads, List<Count> counts) throws IOException {
        try (Sheet sheet = new Sheet(name, heads, 8, 40, 38, 10, 10)) {
            for (int i = 0; i < counts.size(); i++) {
                Count each = counts.get(i);
                sheet.row(i + 1, each.title(), each.id(), each.departments(), share(each.departments()));
            }
        }
    }

    private String share(int departments) {
        return summary.evaluated() == 0
                ? ""
                : percent(BigDecimal.valueOf(departments), BigDecimal.valueOf(summary.evaluated()));
    }

    private static String percent(BigDecimal part, BigDecimal of) {
        return part.multiply(HUNDRED).divide(of, 1, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    /**
     * A sheet that is filled from the top and written away as it grows. Of a column below zero the width is that without its sign,
     * and it holds points; what is no wider than ten is centred.
     */
    private final class Sheet implements AutoCloseable {
        private final Worksheet sheet;
        private final int[] widths;
        private int row;
        private int styled = 1;

        Sheet(String name, String headings, int... widths) {
            this.widths = widths;
            sheet = book.newWorksheet(name);
            List<String> heads = List.of(headings.split("\\|"));
            for (int column = 0; column < widths.length; column++) {
                sheet.inlineString(0, column, heads.get(column));
                sheet.width(column, Math.abs(widths[column]));
            }
            sheet.range(0, 0, 0, widths.length - 1)
                    .style()
                    .bold()
                    .fontName("黑体")
                    .fillColor("D9E2F3")
                    .horizontalAlignment("center")
                    .borderStyle("thin")
                    .set();
            sheet.freezePane(0, 1);
            sheet.paperSize(PaperSize.A4_PAPER);
            sheet.pageOrientation("landscape");
            sheet.setFitToPage(true);
            sheet.fitToWidth((short) 1);
            sheet.fitToHeight((short) 0);
            sheet.repeatRows(0);
            sheet.header(t("batch-title") + " · " + name, Position.CENTER);
            sheet.footer("&P / &N", Position.CENTER);
        }

        void row(Object... cells) {
            row++;
            int lines = 1;
            for (int column = 0; column < cells.length; column++) {
                if (cells[column] instanceof Number number) {
                    sheet.value(row, column, number);
                    if (widths[column] > CENTRED && number instanceof BigDecimal) {
                        sheet.style(row, column).format(POINTS).set();
                    }
                } else {
                    String text = Book.shortened(String.valueOf(cells[column]));
                    sheet.inlineString(row, column, text);
                    lines = Math.max(lines, lines(text, Math.abs(widths[column])));
                }
            }
            if (lines > 1) {
                sheet.rowHeight(row, Math.min(HIGHEST, lines * LINE + 2));
            }
            if (row % CHUNK == 0) {
                style();
            }
        }

        private void style() {
            if (styled > row) {
                return;
            }
            for (int column = 0; column < widths.length; column++) {
                var style = sheet.range(styled, column, row, column).style();
                style.borderStyle("thin").verticalAlignment("center");
                if (widths[column] < 0) {
                    style.format(POINTS);
                }
                if (widths[column] <= CENTRED) {
                    style.horizontalAlignment("center");
                } else {
                    style.wrapText(true).horizontalAlignment("left");
                }
                style.set();
            }
            styled = row + 1;
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private static int lines(String text, int width) {
            return text.lines()
                    .mapToInt(line -> Math.max(1, (Columns.width(line) + width - 3) / (width - 2)))
                    .sum();
        }

        @Override
        public void close() throws IOException {
            style();
            sheet.setAutoFilter(0, 0, row, widths.length - 1);
            sheet.finish();
        }
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
