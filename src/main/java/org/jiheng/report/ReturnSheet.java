package org.jiheng.report;

import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jiheng.report.ReviewReport.Outcome;
import org.jiheng.review.Review;
import org.jiheng.review.Review.Finding;
import org.jiheng.review.Review.FormSeen;
import org.jiheng.review.Review.Severity;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** The sheet by which a document goes back to its department (退回修改意见单), a page of its own for each document. */
public final class ReturnSheet {
    private static final String FANGSONG = "仿宋_GB2312";
    private static final String HEITI = "黑体";
    private static final String TITLE = "方正小标宋简体";

    /** Official letters are set in fonts that not every machine has; the second name of each is what to take instead. */
    private static final Map<String, String> FONTS = Map.of(FANGSONG, "仿宋", HEITI, "SimHei", TITLE, "宋体");

    /** A4, lying; in twentieths of a point. */
    private static final int LONG = 16838;

    private static final int SHORT = 11906;
    private static final int MARGIN = 1134;
    private static final int[] WIDTHS = {2000, 1700, 1700, 1700, 4970, 2500};

    private final Language language;
    private final XWPFDocument document = new XWPFDocument();

    private ReturnSheet(Language language) {
        this.language = language;
    }

    /** The sheet as a Word file; files that could not be reviewed get their reason instead of a table. */
    public static byte[] of(List<Outcome> outcomes, Language language) {
        ReturnSheet sheet = new ReturnSheet(language);
        for (int i = 0; i < outcomes.size(); i++) {
            sheet.outcome(outcomes.get(i), i > 0);
        }
        return sheet.bytes();
    }

    private void outcome(Outcome outcome, boolean pageBreak) {
        XWPFParagraph title = document.createParagraph();
        title.setAlignment(ParagraphAlignment.CENTER);
        title.setPageBreak(pageBreak);
        title.setSpacingAfter(160);
        PlainDocx.run(title, t("sheet-title"), TITLE, 22);
        Review review = outcome.review();
        if (review != null && !unit(review).isEmpty()) {
            paragraph(t("sheet-department", unit(review)));
        }
        paragraph(t("sheet-document", name(outcome.name())));
        if (review == null) {
            paragraph(ReviewReport.message(outcome, language));
        } else {
            reviewed(review);
        }
        document.createParagraph();
        XWPFParagraph signed = document.createParagraph();
        PlainDocx.run(signed, t("sheet-signed"), FANGSONG, 11);
    }

    private void reviewed(Review review) {
        List<Finding> findings = review.findings().stream()
                .filter(finding -> finding.severity() != Severity.ROUNDING)
                .toList();
        if (findings.isEmpty()) {
            paragraph(review.summary().checked() == 0 ? t("review-nothing-checked") : t("sheet-nothing"));
            return;
        }
        paragraph(t("sheet-intro", review.summary().errors(), review.summary().suspicious()));
        XWPFTable table = document.createTable(findings.size() + 1, WIDTHS.length);
        table.setWidth("100%");
        XWPFTableRow head = table.getRow(0);
        head.setRepeatHeader(true);
        List<String> titles = List.of(
                t("sheet-form"),
                t("review-col-place"),
                t("review-col-printed"),
                t("review-col-expected"),
                t("sheet-opinion"),
                t("sheet-reply"));
        for (int i = 0; i < titles.size(); i++) {
            cell(head, i, HEITI, titles.get(i));
            head.getCell(i).setColor("D9D9D9");
            head.getCell(i).getParagraphs().get(0).setAlignment(ParagraphAlignment.CENTER);
        }
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            XWPFTableRow row = table.getRow(i + 1);
            row.setCantSplitRow(true);
            String must = finding.severity() == Severity.ERROR ? t("sheet-correct") : t("sheet-answer");
            cell(row, 0, FANGSONG, form(review, finding));
            cell(row, 1, FANGSONG, ReviewText.place(finding.location(), language));
            cell(row, 2, FANGSONG, finding.printed());
            cell(row, 3, FANGSONG, finding.expected());
            cell(row, 4, FANGSONG, must + finding.title(), finding.explanation(), t("review-fix", finding.fix()));
            cell(row, 5, FANGSONG, "");
        }
    }

    /** The unit that all forms bear alike; empty where they do not say. */
    private static String unit(Review review) {
        List<String> units = review.forms().stream()
                .map(FormSeen::unit)
                .filter(unit -> !unit.isEmpty())
                .distinct()
                .toList();
        return units.size() == 1 ? units.get(0) : "";
    }

    private static String name(String path) {
        java.nio.file.Path file = java.nio.file.Path.of(path).getFileName();
        return file == null ? path : file.toString();
    }

    /** The form that a finding stands in: the last one of its table or sheet that begins before it; else the sheet, table or text. */
    private String form(Review review, Finding finding) {
        var at = finding.location();
        return review.forms().stream()
                .filter(form -> {
                    var begins = form.location();
                    return at.sheet() != null
                            ? at.sheet().equals(begins.sheet())
                            : at.table() != null && at.table().equals(begins.table());
                })
                .map(FormSeen::name)
                .reduce((first, second) -> second)
                .orElseGet(() -> at.sheet() != null
                        ? at.sheet()
                        : at.table() != null ? t("place-table", at.table()) : t("sheet-text"));
    }

    private void cell(XWPFTableRow row, int column, String font, String... lines) {
        XWPFTableCell cell = row.getCell(column);
        cell.setWidth(String.valueOf(WIDTHS[column]));
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        XWPFParagraph paragraph = cell.getParagraphs().get(0);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                paragraph = cell.addParagraph();
            }
            PlainDocx.run(paragraph, lines[i], lines.length > 1 && i == 0 ? HEITI : font, 10);
        }
    }

    private void paragraph(String text) {
        PlainDocx.run(document.createParagraph(), text, FANGSONG, 12);
    }

    private byte[] bytes() {
        PlainDocx.pages(document, LONG, SHORT, MARGIN);
        PlainDocx.fonts(document, FONTS);
        return PlainDocx.bytes(document);
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
