package org.jiheng.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
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
import org.jiheng.review.bureau.Ledger.Line;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** The summary of many reviews as a workbook: who filed what and how it stands, every finding, who did not file. */
public final class ReviewWorkbook {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,6})?");
    /** The most characters that a cell may hold. */
    private static final int CELL = 32_000;

    private static final int[] SUMMARY_WIDTHS = {28, 34, 10, 10, 10, 8, 8, 10, 8, 6, 44, 40};
    private static final int[] FINDING_WIDTHS = {28, 30, 36, 20, 24, 10, 16, 16, 60, 44, 10, 40};
    private static final int[] MISSING_WIDTHS = {34, 16, 44};

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
        book.setGlobalDefaultFont("宋体", 11);
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
                .map(line -> List.<Object>of(line.unit(), line.code(), line.project()))
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
                line.project(),
                filed == null ? "" : numeric(filed.replaceFirst("分$", "")),
                score == null ? "" : score,
                reviewed ? (Object) line.count(Severity.ERROR) : "",
                reviewed ? (Object) line.count(Severity.SUSPICIOUS) : "",
                reviewed ? (Object) line.unread() : "",
                t("filing." + code(line.status())),
                t("conclusion." + code(line.verdict())),
                reviewed ? (Object) (followUp == null ? 1 : followUp.round()) : "",
                line.document() == null ? "" : line.document().name(),
                note(line));
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
                line.project(),
                document == null ? "" : document.name(),
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

    private static void sheet(Workbook book, String name, String headings, int[] widths, List<List<Object>> rows)
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
                .fillColor("D9E2F3")
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .borderStyle("thin")
                .wrapText(true)
                .set();
        int row = 0;
        for (List<Object> cells : rows) {
            row++;
            for (int column = 0; column < cells.size(); column++) {
                if (cells.get(column) instanceof Number number) {
                    sheet.value(row, column, number);
                } else {
                    String text = String.valueOf(cells.get(column));
                    sheet.value(row, column, text.length() > CELL ? text.substring(0, CELL) + "…" : text);
                }
            }
        }
        if (row > 0) {
            sheet.range(1, 0, row, heads.size() - 1)
                    .style()
                    .borderStyle("thin")
                    .verticalAlignment("top")
                    .wrapText(true)
                    .set();
        }
        sheet.freezePane(0, 1);
        sheet.setAutoFilter(0, 0, row, heads.size() - 1);
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.repeatRows(0);
        sheet.footer("&P / &N", Position.CENTER);
        sheet.finish();
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
