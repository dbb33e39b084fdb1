package org.jiheng.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
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
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** The sheet by which a document goes back to its department (退回修改意见单), a page of its own for each document. */
public final class ReturnSheet {
    private static final String FANGSONG = "仿宋";
    private static final String HEITI = "黑体";

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
        run(title, t("sheet-title"), HEITI, 18);
        Review review = outcome.review();
        if (review == null) {
            paragraph(t("sheet-document", outcome.name()));
            paragraph(ReviewReport.message(outcome, language));
            return;
        }
        paragraph(t("sheet-department", ""));
        paragraph(t("sheet-document", name(review.document().name())));
        paragraph(t("sheet-date"));
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
            cell(head, i, titles.get(i), HEITI);
        }
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            XWPFTableRow row = table.getRow(i + 1);
            row.setCantSplitRow(true);
            String form = form(review, finding);
            cell(row, 0, form, FANGSONG);
            cell(row, 1, ReviewText.place(finding.location(), language), FANGSONG);
            cell(row, 2, finding.printed(), FANGSONG);
            cell(row, 3, finding.expected(), FANGSONG);
            cell(row, 4, finding.title() + "\n" + finding.explanation() + "\n" + finding.fix(), FANGSONG);
            cell(row, 5, "", FANGSONG);
        }
        document.createParagraph();
    }

    private static String name(String path) {
        java.nio.file.Path file = java.nio.file.Path.of(path).getFileName();
        return file == null ? path : file.toString();
    }

    /** The form that a finding stands in: the last one of its table or sheet that begins before it. */
    private static String form(Review review, Finding finding) {
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
                .orElse("");
    }

    private void cell(XWPFTableRow row, int column, String text, String font) {
        XWPFTableCell cell = row.getCell(column);
        cell.setWidth(String.valueOf(WIDTHS[column]));
        XWPFParagraph paragraph = cell.getParagraphs().get(0);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                paragraph = cell.addParagraph();
            }
            run(paragraph, lines.get(i), font, 10);
        }
    }

    private void paragraph(String text) {
        run(document.createParagraph(), text, FANGSONG, 12);
    }

    private static void run(XWPFParagraph paragraph, String text, String font, int size) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontSize(size);
        CTFonts fonts = run.getCTR().isSetRPr()
                ? run.getCTR().getRPr().addNewRFonts()
                : run.getCTR().addNewRPr().addNewRFonts();
        fonts.setAscii(font);
        fonts.setHAnsi(font);
        fonts.setEastAsia(font);
    }

    private byte[] bytes() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(LONG));
        size.setH(BigInteger.valueOf(SHORT));
        size.setOrient(STPageOrientation.LANDSCAPE);
        CTPageMar margins = section.addNewPgMar();
        BigInteger margin = BigInteger.valueOf(MARGIN);
        margins.setTop(margin);
        margins.setBottom(margin);
        margins.setLeft(margin);
        margins.setRight(margin);
        try (document;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
