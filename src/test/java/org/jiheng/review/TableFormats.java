package org.jiheng.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jiheng.document.Document;
import org.jiheng.document.DocumentReader;

/** The same table in the formats that departments file. */
enum TableFormats {
    PIPED("txt") {
        @Override
        byte[] bytes(TableFixture f) {
            return text(f, row -> "| " + String.join(" | ", row) + " |");
        }
    },
    BARE_PIPES("md") {
        @Override
        byte[] bytes(TableFixture f) {
            return text(f, row -> String.join("|", row));
        }
    },
    TABBED("txt") {
        @Override
        byte[] bytes(TableFixture f) {
            return text(f, row -> String.join("\t", row));
        }
    },
    CELL_PER_LINE("txt") {
        @Override
        byte[] bytes(TableFixture f) {
            return text(f, row -> row.stream().map(c -> "\t" + c).collect(Collectors.joining("\n")) + "\n");
        }
    },
    CSV("csv") {
        @Override
        byte[] bytes(TableFixture f) {
            return text(f, row -> row.stream().map(c -> '"' + c + '"').collect(Collectors.joining(",")));
        }
    },
    WORD("docx") {
        @Override
        byte[] bytes(TableFixture f) throws IOException {
            String titles = f.titles().stream().map(TableFormats::paragraph).collect(Collectors.joining());
            String rows = f.rows().stream()
                    .map(row -> row.stream()
                            .map(c -> "<w:tc>" + paragraph(c) + "</w:tc>")
                            .collect(Collectors.joining("", "<w:tr>", "</w:tr>")))
                    .collect(Collectors.joining());
            String grid = "<w:tblGrid>" + "<w:gridCol/>".repeat(f.rows().get(0).size()) + "</w:tblGrid>";
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(new ZipEntry("word/document.xml"));
                zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document"
                                + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                                + titles + "<w:tbl>" + grid + rows + "</w:tbl></w:body></w:document>")
                        .getBytes(UTF_8));
                zip.closeEntry();
            }
            return bytes.toByteArray();
        }
    },
    EXCEL("xlsx") {
        @Override
        byte[] bytes(TableFixture f) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (Workbook book = new Workbook(bytes, "tables", "1.0")) {
                Worksheet sheet = book.newWorksheet("表");
                int r = 0;
                for (String title : f.titles()) {
                    sheet.value(r++, 0, title);
                }
                for (List<String> row : f.rows()) {
                    for (int c = 0; c < row.size(); c++) {
                        if (!row.get(c).isEmpty()) {
                            sheet.value(r, c, row.get(c));
                        }
                    }
                    r++;
                }
            }
            return bytes.toByteArray();
        }
    };

    private final String extension;

    TableFormats(String extension) {
        this.extension = extension;
    }

    abstract byte[] bytes(TableFixture fixture) throws IOException;

    Document document(TableFixture fixture) throws IOException {
        return DocumentReader.read(fixture.name() + "." + extension, bytes(fixture));
    }

    private static String paragraph(String text) {
        String plain = text.replace("&", "&amp;").replace("<", "&lt;");
        return "<w:p><w:r><w:t xml:space=\"preserve\">" + plain + "</w:t></w:r></w:p>";
    }

    private static byte[] text(TableFixture f, java.util.function.Function<List<String>, String> row) {
        return (String.join("\n", f.titles())
                        + "\n\n"
                        + f.rows().stream().map(row).collect(Collectors.joining("\n"))
                        + "\n")
                .getBytes(UTF_8);
    }
}
