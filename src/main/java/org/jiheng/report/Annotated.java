package org.jiheng.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.document.Location;
import org.jiheng.review.Review;
import org.jiheng.review.Review.Finding;
import org.jiheng.review.Review.Severity;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** A copy of a reviewed document with a comment at each finding; what is explained by rounding gets none. */
public final class Annotated {
    static final String AUTHOR = "绩衡";
    private static final int WIDTH = 4;
    private static final int HEIGHT = 8;

    private Annotated() {}

    /**
     * Adds comments to a document.
     *
     * @param original the bytes that were reviewed
     * @throws InputException where a file of this kind cannot have comments
     */
    public static byte[] of(Review review, byte[] original, Language language) {
        Map<Location, List<String>> notes = new LinkedHashMap<>();
        review.findings().stream()
                .filter(finding -> finding.severity() != Severity.ROUNDING)
                .forEach(finding -> notes.computeIfAbsent(finding.location(), at -> new ArrayList<>())
                        .add(note(finding, language)));
        try {
            return switch (review.document().kind()) {
                case "docx" -> AnnotatedDocx.of(original, notes);
                case "xlsx" -> workbook(original, notes);
                default ->
                    throw InputException.of(
                            Place.whole(review.document().name()),
                            "cli.annotate-format",
                            review.document().name());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String note(Finding finding, Language language) {
        return finding.title() + "\n" + finding.explanation() + "\n"
                + Message.of("report.review-fix", finding.fix()).in(language);
    }

    private static byte[] workbook(byte[] original, Map<Location, List<String>> notes) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(original))) {
            notes.forEach((at, texts) -> {
                Sheet sheet = at.sheet() == null ? null : workbook.getSheet(at.sheet());
                if (sheet != null) {
                    comment(workbook.getCreationHelper(), sheet, at, String.join("\n\n", texts));
                }
            });
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    /** Where a cell has a comment already, the new one follows it. */
    private static void comment(CreationHelper helper, Sheet sheet, Location at, String text) {
        String name = at.cell();
        Integer number = at.row();
        CellAddress address =
                name != null ? new CellAddress(name) : new CellAddress(number == null ? 0 : number - 1, 0);
        Row row = sheet.getRow(address.getRow());
        row = row == null ? sheet.createRow(address.getRow()) : row;
        Cell cell = row.getCell(address.getColumn());
        cell = cell == null ? row.createCell(address.getColumn()) : cell;
        Comment old = cell.getCellComment();
        if (old != null) {
            old.setString(helper.createRichTextString(old.getString().getString() + "\n\n" + text));
            return;
        }
        Drawing<?> drawing = sheet.createDrawingPatriarch();
        ClientAnchor anchor = helper.createClientAnchor();
        anchor.setCol1(address.getColumn() + 1);
        anchor.setCol2(address.getColumn() + 1 + WIDTH);
        anchor.setRow1(address.getRow());
        anchor.setRow2(address.getRow() + HEIGHT);
        Comment comment = drawing.createCellComment(anchor);
        comment.setAuthor(AUTHOR);
        comment.setString(helper.createRichTextString(text));
        cell.setCellComment(comment);
    }
}
