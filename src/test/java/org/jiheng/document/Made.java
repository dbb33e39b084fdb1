package org.jiheng.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.jiheng.document.Document.Paragraph;
import org.jiheng.document.Document.Table;

/** Files made for tests, and documents printed for comparison. */
final class Made {
    private Made() {}

    static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] docx(String body) throws IOException {
        return zip(Map.of("word/document.xml", word("<w:body>" + body + "</w:body>", "document")));
    }

    static String word(String content, String root) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:" + root
                + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">" + content + "</w:" + root
                + ">";
    }

    static String p(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    static String tc(String properties, String content) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
    }

    /** A page per list of lines, each line a text at x and y, or a rule where the text is empty: from x, y to x2, y2. */
    static byte[] pdf(List<List<Mark>> pages) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            for (List<Mark> marks : pages) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    for (Mark mark : marks) {
                        if (mark.text.isEmpty()) {
                            content.moveTo(mark.x, mark.y);
                            content.lineTo(mark.x2, mark.y2);
                            content.stroke();
                        } else {
                            content.beginText();
                            content.setFont(new PDType1Font(FontName.HELVETICA), 10);
                            content.newLineAtOffset(mark.x, mark.y);
                            content.showText(mark.text);
                            content.endText();
                        }
                    }
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** A document, a line per paragraph and row: {@code ^} marks a cell that goes on from above, {@code <2>} one of two columns. */
    static String print(Document document) {
        return document.blocks().stream()
                .map(block -> block instanceof Paragraph p ? escaped(p.text()) : print((Table) block))
                .collect(Collectors.joining("\n"));
    }

    private static String print(Table table) {
        return table.rows().stream()
                .map(row -> row.cells().stream()
                        .map(cell -> (cell.continued() ? "^" : "")
                                + escaped(cell.text())
                                + (cell.columns() > 1 ? "<" + cell.columns() + ">" : ""))
                        .collect(Collectors.joining("|", "[", "]")))
                .collect(Collectors.joining("\n"));
    }

    private static String escaped(String text) {
        return text.replace("\n", "\\n").replace("\t", "\\t");
    }

    /** What is drawn on a page. */
    record Mark(String text, float x, float y, float x2, float y2) {
        static Mark text(float x, float y, String text) {
            return new Mark(text, x, y, 0, 0);
        }

        static Mark rule(float x, float y, float x2, float y2) {
            return new Mark("", x, y, x2, y2);
        }
    }
}
