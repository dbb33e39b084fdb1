package org.jiheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiheng.document.Made.p;
import static org.jiheng.document.Made.tc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.document.Document.Table;
import org.jiheng.document.Made.Mark;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot be read get one clear message; files made to do harm get one too, or are read, in bounded time. */
class HostileDocumentsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    static Stream<Arguments> refused() throws IOException {
        return Stream.of(
                refused("空.docx", new byte[0], "document.empty"),
                refused("扫描.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2}, "document.scan"),
                refused("公文.ofd", Made.zip(Map.of("OFD.xml", "<OFD/>")), "document.ofd"),
                refused("压缩.docx", Made.zip(Map.of("甲.txt", "文")), "document.archive"),
                refused("二进制.xls", Made.zip(Map.of("xl/workbook.bin", "x")), "document.other-format"),
                refused("表.ods", Made.zip(Map.of("mimetype", "x", "content.xml", "<x/>")), "document.other-format"),
                refused("富文本.doc", "{\\rtf1 x}".getBytes(StandardCharsets.US_ASCII), "document.other-format"),
                refused("程序.docx", new byte[] {0x7F, 'E', 'L', 'F', 0, 0, 1}, "document.unknown"),
                refused("空白.txt", " \r\n\t\r\n".getBytes(StandardCharsets.UTF_8), "document.no-text"),
                refused("空白.docx", Made.docx(p(" ")), "document.no-text"),
                refused("空表.xlsx", workbook(new XSSFWorkbook()), "document.no-text"),
                refused("扫描.docx", scan(), "document.scan"),
                refused("加密.xlsx", ole2("EncryptedPackage"), "document.encrypted"),
                refused("旧.xls", ole2("Book"), "document.old-format"),
                refused("其他.doc", ole2("PowerPoint Document"), "document.unknown"),
                refused("假.doc", ole2("WordDocument", (byte) 0xEC, (byte) 0xA5, (byte) 0xC1), "document.corrupt"),
                refused("加密.xls", encryptedXls(), "document.encrypted"),
                refused("加密.pdf", encryptedPdf(), "document.encrypted"),
                refused("空页.pdf", Made.pdf(List.of(List.of())), "document.no-text"),
                refused("坏.docx", "PK\3\4 and nothing more".getBytes(StandardCharsets.US_ASCII), "document.corrupt"),
                refused("坏.pdf", "%PDF-1.7 and nothing more".getBytes(StandardCharsets.US_ASCII), "document.corrupt"),
                refused(
                        "截断.pdf",
                        Arrays.copyOf(Made.pdf(List.of(List.of(Mark.text(100, 700, "text")))), 700),
                        "document.corrupt"),
                refused("半句.docx", Made.zip(Map.of("word/document.xml", "<w:document>")), "document.corrupt"),
                refused("实体.docx", entities("<!ENTITY a \"" + "x".repeat(100) + "\">"), "document.doctype"),
                refused("外部.docx", entities("<!ENTITY a SYSTEM \"file:///etc/passwd\">"), "document.doctype"),
                refused(
                        "外部.xlsx",
                        Made.zip(Map.of("xl/workbook.xml", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x\"><workbook/>")),
                        "document.doctype"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeReadIsToldInOneMessage(String name, byte[] bytes, String key) {
        assertThatThrownBy(() -> DocumentReader.read(name, bytes))
                .isInstanceOfSatisfying(InputException.class, refusal -> {
                    assertThat(refusal.complaints()).hasSize(1);
                    assertThat(refusal.complaints().get(0).message().key()).isEqualTo(key);
                    assertThat(refusal.complaints().get(0).in(Language.ZH)).startsWith(name + "  ");
                });
    }

    @Test
    void aBillionLaughsAreRefusedUnread() throws IOException {
        StringBuilder laughs = new StringBuilder("<!ENTITY a \"ha\">");
        for (char c = 'b'; c <= 'z'; c++) {
            String before = "&" + (char) (c - 1) + ";";
            laughs.append("<!ENTITY ")
                    .append(c)
                    .append(" \"")
                    .append(before.repeat(10))
                    .append("\">");
        }
        byte[] bytes = entities(laughs.toString());
        assertThat(refusal(() -> DocumentReader.read("a.docx", bytes))).isEqualTo("document.doctype");
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        byte[] bytes = Made.docx("<w:p><w:r><w:t>" + " ".repeat(80 << 20) + "</w:t></w:r></w:p>");
        assertThat(bytes.length).isLessThan(1 << 20);
        assertThat(refusal(() -> DocumentReader.read("a.docx", bytes))).isEqualTo("document.too-large");
    }

    @Test
    void aLineOfMillionsOfCharactersIsRefused() {
        byte[] bytes = "收入100万元，".repeat(500_000).getBytes(StandardCharsets.UTF_8);
        assertThat(refusal(() -> DocumentReader.read("a.txt", bytes))).isEqualTo("document.too-large");
    }

    @Test
    void elementsNestedSixtyThousandDeepAreReadOrRefused() throws IOException {
        int deep = 60_000;
        byte[] bytes = Made.docx("<w:p><w:r>".repeat(deep) + "<w:t>文</w:t>" + "</w:r></w:p>".repeat(deep));
        readOrRefuse(bytes);
    }

    @Test
    void aPackageWithBrokenRelationsIsRefused() throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("_rels/.rels", "<Relationships><Rel");
        parts.put("word/_rels/document.xml.rels", "no XML");
        parts.put("word/document.xml", Made.word("<w:body>" + p("文") + "</w:body>", "document"));
        byte[] bytes = Made.zip(parts);
        assertThat(refusal(() -> DocumentReader.read("a.docx", bytes))).isEqualTo("document.corrupt");
    }

    @Test
    void aPageTreeThatHoldsItselfIsRefused() {
        byte[] bytes = """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Count 99999999/Kids[2 0 R 2 0 R 3 0 R]>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
                trailer<</Root 1 0 R>>
                %%EOF""".getBytes(StandardCharsets.US_ASCII);
        assertThat(refusal(() -> DocumentReader.read("a.pdf", bytes))).startsWith("document.");
    }

    @Test
    void tooManyPartsAreRefused() throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        for (int i = 0; i <= Limits.ENTRIES; i++) {
            parts.put("a" + i, "");
        }
        byte[] bytes = Made.zip(parts);
        assertThat(refusal(() -> DocumentReader.read("a.docx", bytes))).isEqualTo("document.too-large");
    }

    @Test
    void aPartWhoseNamePointsOutsideIsJustAPart() throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("../../../tmp/evil", "x");
        parts.put("word/document.xml", Made.word("<w:body>" + p("文") + "</w:body>", "document"));
        assertThat(Made.print(DocumentReader.read("a.docx", Made.zip(parts)))).isEqualTo("文");
    }

    @Test
    void twoHundredTablesWithinEachOtherAreRead() throws IOException {
        String nested = "<w:tbl><w:tr><w:tc>" + p("层");
        byte[] bytes = Made.docx(nested.repeat(200) + "</w:tc></w:tr></w:tbl>".repeat(200));
        Document read = DocumentReader.read("a.docx", bytes);
        assertThat(read.blocks())
                .hasSize(200)
                .allMatch(block -> block instanceof Table table && table.rows().size() == 1);
        assertThat(read.blocks().get(199).at()).isEqualTo(Location.table(200, 0, 0));
    }

    @Test
    void aTableOfTenThousandRowsIsRead() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 10_000; i++) {
            rows.append("<w:tr>")
                    .append(tc("", p("指标" + i)))
                    .append(tc("", p("100%")))
                    .append("</w:tr>");
        }
        byte[] bytes = Made.docx("<w:tbl>" + rows + "</w:tbl>");
        long began = System.nanoTime();
        Table table = (Table) DocumentReader.read("a.docx", bytes).blocks().get(0);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        assertThat(table.rows()).hasSize(10_000);
        assertThat(table.rows().get(9_999).cells().get(0).text()).isEqualTo("指标10000");
    }

    @Test
    void aSheetWithACellInItsLastCornerIsReadAsItsTwoCells() throws IOException {
        try (Workbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("稀");
            sheet.createRow(0).createCell(0).setCellValue("始");
            sheet.createRow(1_048_575).createCell(16_383).setCellValue("终");
            sheet.addMergedRegion(CellRangeAddress.valueOf("B1:XFC1000"));
            Table table = (Table)
                    DocumentReader.read("a.xlsx", workbook(workbook)).blocks().get(0);
            assertThat(table.rows()).hasSize(3);
            assertThat(table.rows().get(2).cells().get(0).at()).isEqualTo(Location.sheet("稀", "XFD1048576"));
        }
    }

    @Test
    void aCellThatClaimsAMillionColumnsIsRefused() throws IOException {
        byte[] bytes = Made.docx("<w:tbl><w:tr>" + tc("<w:gridSpan w:val=\"999999999\"/>", p("x")) + "</w:tr></w:tbl>");
        assertThat(refusal(() -> DocumentReader.read("a.docx", bytes))).isEqualTo("document.too-large");
    }

    @Test
    void aDocumentCutShortAnywhereIsRefusedOrRead() throws IOException {
        byte[] xls;
        try (Workbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("甲").createRow(0).createCell(0).setCellValue("一");
            xls = workbook(workbook);
        }
        byte[] pdf = Made.pdf(List.of(List.of(Mark.text(100, 700, "text"), Mark.rule(1, 1, 90, 1))));
        byte[] docx = Made.docx(p("一") + "<w:tbl><w:tr>" + tc("", p("x")) + "</w:tr></w:tbl>");
        for (byte[] whole : List.of(docx, xls, pdf)) {
            for (int length = 1; length < whole.length; length += Math.max(1, whole.length / 97)) {
                readOrRefuse(Arrays.copyOf(whole, length));
            }
        }
        assertThat(refusal(() -> DocumentReader.read("a.docx", Arrays.copyOf(docx, docx.length / 2))))
                .isEqualTo("document.corrupt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK\3\4", "%PDF-1.7\n", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"})
    void randomBytesAreRefusedOrRead(String mark) {
        byte[] start = mark.getBytes(StandardCharsets.ISO_8859_1);
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[start.length + 1 + random.nextInt(5000)];
            random.nextBytes(bytes);
            System.arraycopy(start, 0, bytes, 0, start.length);
            readOrRefuse(bytes);
        }
    }

    @Test
    void aDocumentWithBytesChangedIsRefusedOrRead() throws IOException {
        byte[] xls;
        try (Workbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("甲").createRow(0).createCell(0).setCellValue("一");
            xls = workbook(workbook);
        }
        byte[] pdf = Made.pdf(List.of(List.of(Mark.text(100, 700, "text"), Mark.rule(1, 1, 90, 1))));
        byte[] docx = Made.docx(p("一") + "<w:tbl><w:tr>" + tc("", p("x")) + "</w:tr></w:tbl>");
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            byte[] bytes = List.of(docx, xls, pdf).get(seed % 3).clone();
            for (int i = 0; i < 4; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            readOrRefuse(bytes);
        }
    }

    private static void readOrRefuse(byte[] bytes) {
        long began = System.nanoTime();
        try {
            assertThat(DocumentReader.read("a", bytes).blocks()).isNotEmpty();
        } catch (InputException e) {
            assertThat(e.complaints()).hasSize(1);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
    }

    private static String refusal(Runnable reading) {
        try {
            reading.run();
            return "read";
        } catch (InputException e) {
            return e.complaints().get(0).message().key();
        }
    }

    private static Arguments refused(String name, byte[] bytes, String key) {
        return Arguments.of(name, bytes, key);
    }

    private static byte[] entities(String declared) throws IOException {
        String document = "<!DOCTYPE x [" + declared + "]>"
                + Made.word("<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body>", "document")
                        .replaceFirst("<\\?.*?\\?>", "");
        return Made.zip(Map.of("word/document.xml", document));
    }

    private static byte[] scan() throws IOException {
        return Made.zip(Map.of(
                "word/document.xml",
                Made.word("<w:body><w:p><w:r><w:drawing/></w:r></w:p></w:body>", "document"),
                "word/media/image1.png",
                "x"));
    }

    private static byte[] ole2(String stream, byte... start) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(Arrays.copyOf(start, 5000)), stream);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            files.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] encryptedXls() throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try (Workbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("甲").createRow(0).createCell(0).setCellValue("一");
            return workbook(workbook);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    private static byte[] encryptedPdf() throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] workbook(Workbook workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return bytes.toByteArray();
    }
}
