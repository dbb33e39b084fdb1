package org.jiheng.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jiheng.review.Review;
import org.jiheng.review.Review.Dismissed;
import org.jiheng.review.Review.Finding;
import org.jiheng.review.Review.FollowUp;
import org.jiheng.review.Review.Severity;
import org.jiheng.review.bureau.Filed;
import org.jiheng.review.bureau.Filed.Status;
import org.jiheng.review.bureau.Line;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** The summary of many reviews as a workbook: who filed what and how it stands, every finding, who did not file. */
public final class ReviewWorkbook {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,6})?");
    /** The most characters that a cell may hold. */
    private static final int CELL = 32_000;

    /** Widths in characters that leave the print on A4, lying, at some three quarters of its size. */
    private static final int[] SUMMARY_WIDTHS = {24, 30, 9, 9, 9, 6, 8, 9, 7, 6, 30, 30};

    /** An id is there to be copied, not to be read: it is cut at the border of its column. */
    private static final int ID_WIDTH = 11;

    private static final int[] FINDING_WIDTHS = {16, 18, 20, 14, 16, 9, 12, 12, 40, 24, 9, ID_WIDTH};
    private static final int[] MISSING_WIDTHS = {40, 16, 40, 50};

    /** A row of this font is so high, in points; no row is higher than a workbook allows. */
    private static final double LINE = 13.5;

    private static final double HIGHEST = 405;

    private final Language language;

    private ReviewWorkbook(Language language) {
        this.language = language;
    }

    /** Writes the workbook; the stream is left open. */
    public static void write(List<Line> lines, OutputStream out, Language language) throws IOException {
        new ReviewWorkbook(language).write(lines, out);
    }

    private void write(List<Line> lines, OutputStream out) throws IOException {
        Workbook book = new Workbook(out, "Jiheng", null);
        book.setGlobalDefaultFont("宋体", 10);
        sheet(
                book,
                t("sheet-summary"),
                t("summary-heads"),
                SUMMARY_WIDTHS,
                lines.stream().map(this::line).toList());
        List<List<Object>> findings = new ArrayList<>();
        lines.forEach(line -> findings(line, findings));
        sheet(book, t("sheet-findings"), t("finding-heads"), FINDING_WIDTHS, findings);
        List<List<Object>> missing = lines.stream()
                .filter(line -> line.status() == Status.MISSING)
                .map(line -> List.<Object>of(line.unit(), line.code(), line.project(), note(line)))
                .toList();
        sheet(book, t("sheet-missing"), t("missing-heads"), MISSING_WIDTHS, missing);
        book.finish();
    }

    private List<Object> line(Line line) {
        Review review = review(line);
        boolean reviewed = review != null;
        FollowUp followUp = review == null ? null : review.followUp();
        BigDecimal score = line.score();
        String filed = line.filedScore();
        return List.of(
                line.unit(),
                project(line),
                filed == null ? "" : numeric(filed.replaceFirst("分$", "")),
                score == null ? "" : score.stripTrailingZeros(),
                reviewed ? (Object) line.count(Severity.ERROR) : "",
                reviewed ? (Object) line.count(Severity.SUSPICIOUS) : "",
                reviewed ? (Object) line.unread() : "",
                t("filing." + code(line.status())),
                t("conclusion." + code(line.verdict())),
                reviewed ? (Object) (followUp == null ? 1 : followUp.round()) : "",
                line.document() == null ? "" : line.document().path(),
                note(line));
    }

    /** The project, or which other part of the filing it is. */
    private String project(Line line) {
        boolean whole = line.form() != null && line.form().kind().equals("department");
        return line.rest()
                ? t("summary-rest")
                : whole && line.project().isEmpty() ? t("summary-whole") : line.project();
    }

    private static @Nullable Review review(Line line) {
        Filed document = line.document();
        return document == null ? null : document.review();
    }

    private String note(Line line) {
        List<String> notes = new ArrayList<>();
        if (!line.candidates().isEmpty()) {
            notes.add(t("note-candidates", String.join("、", line.candidates())));
        }
        if (!line.others().isEmpty()) {
            String others = line.others().stream().map(Filed::path).collect(Collectors.joining("、"));
            notes.add(line.status() == Status.MISSING ? t("note-perhaps", others) : t("note-others", others));
        }
        Filed document = line.document();
        InputException failure = document == null ? null : document.failure();
        if (failure != null) {
            failure.complaints().forEach(c -> notes.add(c.message().in(language)));
        }
        if (review(line) != null && !line.checked()) {
            notes.add(t("review-nothing-checked"));
        }
        return String.join("；", notes);
    }

    private void findings(Line line, List<List<Object>> rows) {
        Review review = review(line);
        if (review == null) {
            return;
        }
        FollowUp followUp = review.followUp();
        for (Finding finding : line.findings()) {
            if (finding.severity() != Severity.ROUNDING) {
                boolean again = followUp != null && followUp.remaining().contains(finding.id());
                String state = followUp == null || followUp.round() == 1
                        ? ""
                        : again ? t("state-remaining") : t("state-added");
                rows.add(finding(line, finding, state));
            }
        }
        if (followUp != null && first(line, review)) {
            followUp.mended().forEach(finding -> rows.add(finding(line, finding, t("state-mended"))));
            for (Dismissed each : followUp.dismissed()) {
                rows.add(finding(line, each.finding(), t("state-dismissed", each.reason(), each.by(), each.date())));
            }
        }
    }

    /** Findings that are gone are listed once for each document. */
    private static boolean first(Line line, Review review) {
        return line.form() == null
                ? review.forms().size() <= 1
                : line.form().equals(review.forms().get(0));
    }

    private List<Object> finding(Line line, Finding f, String state) {
        Filed document = line.document();
        return List.of(
                line.unit(),
                project(line),
                document == null ? "" : document.path(),
                ReviewText.place(f.location(), language),
                f.title(),
                t("found." + code(f.severity())),
                numeric(f.printed()),
                numeric(f.expected()),
                f.explanation(),
                f.fix(),
                state,
                f.id());
    }

    private void sheet(Workbook book, String name, String headings, int[] widths, List<List<Object>> rows)
            throws IOException {
        List<String> heads = List.of(headings.split("\\|"));
        Worksheet sheet = book.newWorksheet(name);
        for (int column = 0; column < heads.size(); column++) {
            sheet.value(0, column, heads.get(column));
            sheet.width(column, widths[column]);
        }
        sheet.range(0, 0, 0, heads.size() - 1)
                .style()
                .bold()
                .fontName("黑体")
                .fillColor("D9E2F3")
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .borderStyle("thin")
                .wrapText(true)
                .set();
        int row = 0;
        for (List<Object> cells : rows) {
            row++;
            int lines = 1;
            for (int column = 0; column < cells.size(); column++) {
                String text = String.valueOf(cells.get(column));
                if (cells.get(column) instanceof Number number) {
                    sheet.value(row, column, number);
                } else {
                    sheet.value(row, column, text.length() > CELL ? text.substring(0, CELL) + "…" : text);
                }
                if (widths[column] != ID_WIDTH) {
                    lines = Math.max(lines, lines(text, widths[column]));
                }
            }
            sheet.rowHeight(row, Math.min(HIGHEST, lines * LINE + 2));
        }
        if (row > 0) {
            sheet.range(1, 0, row, heads.size() - 1)
                    .style()
                    .borderStyle("thin")
                    .verticalAlignment("center")
                    .wrapText(true)
                    .set();
            for (int column = 0; column < heads.size(); column++) {
                column(sheet, column, row, widths[column]);
            }
        }
        sheet.freezePane(0, 1);
        sheet.setAutoFilter(0, 0, row, heads.size() - 1);
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.repeatRows(0);
        sheet.header(t("summary-title") + " · " + name, Position.CENTER);
        sheet.footer("&P / &N", Position.CENTER);
        sheet.finish();
    }

    /** Short columns are centred. */
    private static void column(Worksheet sheet, int column, int rows, int width) {
        if (width == ID_WIDTH) {
            sheet.range(1, column, rows, column)
                    .style()
                    .wrapText(false)
                    .horizontalAlignment("fill")
                    .set();
        } else if (width < ID_WIDTH) {
            sheet.range(1, column, rows, column)
                    .style()
                    .horizontalAlignment("center")
                    .set();
        }
    }

    /** How many lines a text takes in a column; a Chinese character is twice as wide as a Latin one. */
    private static int lines(String text, int width) {
        return text.lines()
                .mapToInt(line -> {
                    int wide = (int) line.chars().filter(c -> c > 0x2E7F).count();
                    return 1 + (line.length() + wide) / Math.max(1, width - 1);
                })
                .sum();
    }

    /** A number as a number; with a unit it stays words. */
    private static Object numeric(String text) {
        String plain = text.replace(",", "").strip();
        return NUMBER.matcher(plain).matches() ? new BigDecimal(plain) : text;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
