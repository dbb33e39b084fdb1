package org.jiheng.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jiheng.document.Document;
import org.jiheng.document.DocumentReader;
import org.jiheng.review.Written.Cell;
import org.jiheng.review.Written.Row;
import org.jiheng.review.Written.Rows;
import org.jiheng.review.Written.Sheet;
import org.jiheng.review.Written.Text;
import org.jspecify.annotations.Nullable;

/** The formats in which a department files what it has written. */
enum WrittenAs {
    /** Word: cells span columns and rows, the first row of a table is repeated on each page. */
    DOCX {
        @Override
        byte[] bytes(Written w, Map<String, String> changed) throws IOException {
            return docx(w, changed, false);
        }
    },
    /** What other word processors make of it: content controls, text boxes, runs cut within figures, full-width digits, tables within tables. */
    WPS {
        @Override
        byte[] bytes(Written w, Map<String, String> changed) throws IOException {
            return docx(w, changed, true);
        }
    },
    /** Sheets: a figure alone in its cell is a number with a format, a percentage a fraction. */
    XLSX {
        @Override
        byte[] bytes(Written w, Map<String, String> changed) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (Workbook book = new Workbook(bytes, "tables", "1.0")) {
                Worksheet sheet = null;
                int r = 0;
                for (Written.Part part : w.parts) {
                    if (part instanceof Sheet next) {
                        sheet = book.newWorksheet(next.name());
                        r = 0;
                    }
                    sheet = sheet == null ? book.newWorksheet("Sheet1") : sheet;
                    if (part instanceof Text text) {
                        sheet.value(r++, 0, w.shown(text.text(), changed));
                    } else if (part instanceof Rows rows) {
                        r = rows(w, changed, rows.rows(), sheet, r);
                    }
                }
            }
            return bytes.toByteArray();
        }
    },
    /** A text with a line for each cell, which a tab begins, and an empty line after each row. */
    LINES {
        @Override
        byte[] bytes(Written w, Map<String, String> changed) {
            return text(w, changed, "\t", "\n\t", "\n\n", false);
        }
    },
    /** A text whose rows stand between bars; cells that go on are empty. */
    PIPED {
        @Override
        byte[] bytes(Written w, Map<String, String> changed) {
            return text(w, changed, "| ", " | ", " |\n", true);
        }
    };

    abstract byte[] bytes(Written written, Map<String, String> changed) throws IOException;

    Document document(Written written, Map<String, String> changed) throws IOException {
        return DocumentReader.read(written.name + "." + extension(), bytes(written, changed));
    }

    String extension() {
        return this == DOCX || this == WPS ? "docx" : this == XLSX ? "xlsx" : this == LINES ? "txt" : "md";
    }

    // ── text ──

    private static byte[] text(
            Written w, Map<String, String> changed, String begin, String between, String end, boolean empty) {
        StringBuilder text = new StringBuilder();
        for (Written.Part part : w.parts) {
            if (part instanceof Text t) {
                text.append(w.shown(t.text(), changed)).append("\n\n");
            } else if (part instanceof Rows rows) {
                for (Row row : rows.rows()) {
                    StringBuilder line = new StringBuilder(begin);
                    for (Cell cell : row.cells()) {
                        line.append(line.length() > begin.length() ? between : "")
                                .append(w.shown(cell.text(), changed))
                                .append(empty ? between.repeat(cell.span() - 1) : "");
                    }
                    text.append(line).append(end);
                }
                text.append('\n');
            }
        }
        return text.toString().getBytes(UTF_8);
    }

    // ── sheets ──

    private static int rows(Written w, Map<String, String> changed, List<Row> rows, Worksheet sheet, int first) {
        int r = first;
        for (Row row : rows) {
            int c = 0;
            for (int i = 0; i < row.cells().size(); i++) {
                Cell cell = row.cells().get(i);
                int down = cell.below() ? 0 : down(rows, r - first, c);
                if (!cell.below()) {
                    cell(w, changed, cell, sheet, r, c);
                }
                if (!cell.below() && (cell.span() > 1 || down > 0)) {
                    sheet.range(r, c, r + down, c + cell.span() - 1).merge();
                }
                c += cell.span();
            }
            r++;
        }
        return r + 1;
    }

    /** In how many rows below the cell goes on. */
    private static int down(List<Row> rows, int row, int column) {
        int down = 0;
        while (row + down + 1 < rows.size() && below(rows.get(row + down + 1), column)) {
            down++;
        }
        return down;
    }

    private static boolean below(Row row, int column) {
        int c = 0;
        for (Cell cell : row.cells()) {
            if (c == column) {
                return cell.below();
            }
            c += cell.span();
        }
        return false;
    }

    private static void cell(Written w, Map<String, String> changed, Cell cell, Worksheet sheet, int r, int c) {
        String shown = w.shown(cell.text(), changed);
        String figure = w.alone(cell.text());
        if (figure == null) {
            if (!shown.isEmpty()) {
                sheet.value(r, c, shown);
            }
            return;
        }
        boolean percent = shown.endsWith("%");
        BigDecimal number = new BigDecimal(shown.replaceAll("[,%]", ""));
        int decimals = Math.max(0, number.scale());
        sheet.value(r, c, percent ? number.movePointLeft(2) : number);
        sheet.style(r, c)
                .format((shown.contains(",") ? "#,##0" : "0")
                        + (decimals > 0 ? "." + "0".repeat(decimals) : "")
                        + (percent ? "%" : ""))
                .set();
    }

    // ── Word ──

    private static byte[] docx(Written w, Map<String, String> changed, boolean odd) throws IOException {
        StringBuilder body = new StringBuilder();
        int number = 0;
        for (Written.Part part : w.parts) {
            number++;
            if (part instanceof Text t) {
                body.append(paragraph(w.shown(t.text(), changed), odd ? number : 0));
            } else if (part instanceof Rows rows) {
                String table = table(w, changed, rows.rows(), odd);
                body.append(
                        odd && number % 2 == 0
                                ? "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>" + table
                                        + "<w:p/></w:tc></w:tr></w:tbl>"
                                : table + "<w:p/>");
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\""
                            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\""
                            + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            zip(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\""
                            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                            + " Target=\"word/document.xml\"/></Relationships>");
            zip(
                    zip,
                    "word/document.xml",
                    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
                            + " xmlns:v=\"urn:schemas-microsoft-com:vml\""
                            + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><w:body>"
                            + body
                            + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>");
        }
        return bytes.toByteArray();
    }

    private static void zip(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(UTF_8));
        zip.closeEntry();
    }

    private static String table(Written w, Map<String, String> changed, List<Row> rows, boolean odd) {
        int columns = rows.stream()
                .mapToInt(r -> r.cells().stream().mapToInt(Cell::span).sum())
                .max()
                .orElse(1);
        StringBuilder table = new StringBuilder("<w:tbl><w:tblPr><w:tblW w:w=\"9000\" w:type=\"dxa\"/><w:tblBorders>"
                + borders() + "</w:tblBorders></w:tblPr><w:tblGrid>"
                + ("<w:gridCol w:w=\"" + 9000 / columns + "\"/>").repeat(columns) + "</w:tblGrid>");
        int r = 0;
        for (Row row : rows) {
            table.append(r == 0 ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>");
            int c = 0;
            for (Cell cell : row.cells()) {
                boolean begins = !cell.below() && down(rows, r, c) > 0;
                table.append("<w:tc><w:tcPr><w:tcW w:w=\"")
                        .append(9000 / columns * cell.span())
                        .append("\" w:type=\"dxa\"/><w:gridSpan w:val=\"")
                        .append(cell.span())
                        .append("\"/>")
                        .append(cell.below() ? "<w:vMerge/>" : begins ? "<w:vMerge w:val=\"restart\"/>" : "")
                        .append("</w:tcPr>")
                        .append(paragraph(w.shown(cell.text(), changed), odd ? 7 : 0))
                        .append("</w:tc>");
                c += cell.span();
            }
            table.append("</w:tr>");
            r++;
        }
        return table.append("</w:tbl>").toString();
    }

    private static String borders() {
        StringBuilder borders = new StringBuilder();
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            borders.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"4\"/>");
        }
        return borders.toString();
    }

    /** A paragraph; above 0, {@code kind} says how oddly it is written. */
    private static String paragraph(String text, int kind) {
        if (kind == 0) {
            return "<w:p>" + run(text, null) + "</w:p>";
        }
        String wide = kind % 3 == 1 && kind != 7 ? widened(text) : text;
        int middle = cut(wide);
        String inner = run(wide.substring(0, middle), "宋体") + "<w:proofErr w:type=\"gramStart\"/>"
                + run(wide.substring(middle), "Times New Roman");
        return switch (kind % 4) {
            case 1 -> "<w:sdt><w:sdtPr/><w:sdtContent><w:p>" + inner + "</w:p></w:sdtContent></w:sdt>";
            case 2 ->
                "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent><w:p>"
                        + inner
                        + "</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
                        + "<w:txbxContent><w:p>" + inner + "</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>"
                        + "</mc:AlternateContent></w:r></w:p>";
            case 3 -> "<w:p><w:sdt><w:sdtContent>" + inner + "</w:sdtContent></w:sdt></w:p>";
            default -> "<w:p>" + inner + "</w:p>";
        };
    }

    /** Within its last figure, if it has any. */
    private static int cut(String text) {
        for (int i = text.length() - 1; i > 0; i--) {
            if (Character.isDigit(text.charAt(i)) && Character.isDigit(text.charAt(i - 1))) {
                return i;
            }
        }
        return text.length() / 2;
    }

    private static String widened(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c >= '0' && c <= '9' ? c - '0' + '０' : c == '%' ? '％' : c)));
        return wide.toString();
    }

    private static String run(String text, @Nullable String font) {
        String plain = text.replace("&", "&amp;").replace("<", "&lt;");
        return "<w:r>"
                + (font == null ? "" : "<w:rPr><w:rFonts w:hint=\"eastAsia\" w:eastAsia=\"" + font + "\"/></w:rPr>")
                + "<w:t xml:space=\"preserve\">" + plain + "</w:t></w:r>";
    }
}
