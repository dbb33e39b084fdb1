package org.jiheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.document.Made.p;
import static org.jiheng.document.Made.tc;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.util.Matrix;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jiheng.document.Document.Format;
import org.jiheng.document.Document.Table;
import org.jiheng.document.Made.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
    @Test
    void aWordTableKeepsItsMergedCellsAndEveryCellItsPlace() throws IOException {
        Document read = read(
                "自评表.docx",
                Made.docx(p("一、概况")
                        + "<w:tbl><w:tr>" + tc("<w:gridSpan w:val=\"2\"/>", p("指标")) + tc("", p("得分")) + "</w:tr><w:tr>"
                        + tc("<w:vMerge w:val=\"restart\"/>", p("产出")) + tc("", p("数量") + p("12,345.6"))
                        + tc("", p("")) + "</w:tr><w:tr>" + tc("<w:vMerge/>", p("")) + tc("", p("质量")) + tc("", p("10"))
                        + "</w:tr></w:tbl>" + p("") + p("二、结论")));
        assertThat(Made.print(read)).isEqualTo("""
                一、概况
                [指标<2>|得分]
                [产出|数量\\n12,345.6|]
                [^|质量|10]
                二、结论""");
        assertThat(read.format()).isEqualTo(Format.DOCX);
        assertThat(read.blocks().get(2).at()).isEqualTo(Location.paragraph(3));
        Table table = (Table) read.blocks().get(1);
        assertThat(table.rows().get(0).cells().get(1).at()).isEqualTo(Location.table(1, 1, 3));
        assertThat(table.rows().get(2).cells().get(0).at()).isEqualTo(Location.table(1, 3, 1));
    }

    @Test
    void aTableWithinACellFollowsTheTableThatHoldsIt() throws IOException {
        String inner = "<w:tbl><w:tr>" + tc("", p("内")) + "</w:tr></w:tbl>";
        Document read =
                read("嵌套.docx", Made.docx("<w:tbl><w:tr>" + tc("", p("外") + inner + p("后")) + "</w:tr></w:tbl>"));
        assertThat(Made.print(read)).isEqualTo("[外\\n后]\n[内]");
        assertThat(read.blocks())
                .extracting(Document.Block::at)
                .containsExactly(Location.table(1, 0, 0), Location.table(2, 0, 0));
    }

    @Test
    void contentControlsAroundRowsCellsAndParagraphsHideNothing() throws IOException {
        String control = "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>";
        String cell = String.format(control, tc("", String.format(control, p("甲"))));
        Document read = read(
                "控件.docx",
                Made.docx(String.format(control, p("文")) + "<w:tbl>"
                        + String.format(control, "<w:tr>" + cell + tc("", p("乙")) + "</w:tr>") + "</w:tbl>"));
        assertThat(Made.print(read)).isEqualTo("文\n[甲|乙]");
    }

    @Test
    void insertionsAreKeptAndDeletionsAreNot() throws IOException {
        Document read = read(
                "修订.docx",
                Made.docx("<w:p><w:r><w:t>执行</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
                        + "<w:ins><w:r><w:t>97.84%</w:t></w:r></w:ins></w:p>"
                        + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半，</w:t></w:r></w:p>" + p("后半")
                        + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + tc("", p("删去的行")) + "</w:tr><w:tr>"
                        + tc("", p("留下的行")) + "</w:tr></w:tbl>"));
        assertThat(Made.print(read)).isEqualTo("执行97.84%\n前半，后半\n[留下的行]");
        assertThat(((Table) read.blocks().get(2)).rows().get(0).at()).isEqualTo(Location.table(1, 2, 0));
    }

    @Test
    void textBoxesAreReadOnceAndNotesAtTheEnd() throws IOException {
        String box = "<w:txbxContent>" + p("框内") + "</w:txbxContent>";
        String body = "<w:p><w:r><w:t>框外</w:t><mc:AlternateContent><mc:Choice>" + box + "</mc:Choice><mc:Fallback>"
                + box + "</mc:Fallback></mc:AlternateContent></w:r></w:p>";
        Document read = read(
                "文本框.docx",
                Made.zip(Map.of(
                        "word/document.xml",
                        Made.word("<w:body>" + body + "</w:body>", "document"),
                        "word/footnotes.xml",
                        Made.word("<w:footnote>" + p("注") + "</w:footnote>", "footnotes"))));
        assertThat(Made.print(read)).isEqualTo("框内\n框外\n注");
    }

    @Test
    void whatPoiWritesAsWordIsRead() throws IOException {
        try (XWPFDocument word = new XWPFDocument()) {
            word.createParagraph().createRun().setText("年度总结");
            XWPFTable table = word.createTable(2, 2);
            table.getRow(1).getCell(1).setText("≥90%");
            assertThat(Made.print(read("a.docx", bytes(word::write)))).isEqualTo("年度总结\n[|]\n[|≥90%]");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSheetShowsItsNumbersAsPeopleSeeThem(boolean old) throws IOException {
        try (Workbook workbook = old ? new HSSFWorkbook() : new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("项目01");
            Row head = sheet.createRow(0);
            head.createCell(0).setCellValue("自评表");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
            sheet.addMergedRegion(new CellRangeAddress(3, 4, 0, 0));
            Row row = sheet.createRow(3);
            row.createCell(0).setCellValue("执行率");
            number(workbook, row.createCell(1), 0.9784, "0.00%");
            number(workbook, row.createCell(2), 8065.314, "#,##0.00");
            number(workbook, row.createCell(3), 0.1 + 0.2, "General");
            Row next = sheet.createRow(4);
            number(workbook, next.createCell(1), 1.005, "0.00");
            number(workbook, next.createCell(2), 45657, "yyyy\"年\"m\"月\"d\"日\"");
            Cell formula = next.createCell(3);
            formula.setCellFormula("1+1");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(formula);
            Row last = sheet.createRow(9);
            last.createCell(25).setCellValue(" ７５００ ");
            number(workbook, last.createCell(27), 1e21, "General");
            Document read = read("表.xls", bytes(workbook::write));
            assertThat(read.format()).isEqualTo(old ? Format.XLS : Format.XLSX);
            assertThat(Made.print(read)).isEqualTo("""
                    [自评表<4>]
                    []
                    [执行率|97.84%|8,065.31|0.3]
                    [^|1.01|2024年12月31日|2]
                    []
                    [７５００|1000000000000000000000]""");
            Table table = (Table) read.blocks().get(0);
            assertThat(table.rows().get(5).cells().get(1).at()).isEqualTo(Location.sheet("项目01", "AB10"));
            assertThat(table.rows().get(5).at()).isEqualTo(Location.sheetRow("项目01", 10));
        }
    }

    @Test
    void hiddenSheetsAreReadAndEmptyOnesAreNot() throws IOException {
        try (Workbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("空");
            workbook.createSheet("甲").createRow(0).createCell(0).setCellValue("一");
            workbook.createSheet("乙").createRow(0).createCell(0).setCellValue("二");
            workbook.setSheetHidden(2, true);
            Document read = read("表.xlsx", bytes(workbook::write));
            assertThat(read.blocks())
                    .extracting(Document.Block::at)
                    .containsExactly(Location.sheet("甲", null), Location.sheet("乙", null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
    void aCsvFileIsATableInAnyEncoding(String encoding) {
        String csv = "\uFEFF指标,目标值,得分\r\n\"论文, 数量\",\"≥10\r\n篇\",9.8\r\n,,\r\n合计,,9.8\r\n";
        String text = encoding.equals("UTF-8") ? csv : csv.substring(1);
        Document read = read("表.csv", text.getBytes(Charset.forName(encoding)));
        assertThat(read.format()).isEqualTo(Format.CSV);
        assertThat(Made.print(read)).isEqualTo("[指标|目标值|得分]\n[论文, 数量|≥10\\n篇|9.8]\n[]\n[合计||9.8]");
        assertThat(((Table) read.blocks().get(0)).rows().get(3).at()).isEqualTo(Location.line(5, 1, 4, 0));
    }

    @Test
    void pipedTabbedAndOneCellPerLineAreTheSameTable() {
        List<String> texts = List.of(
                "收入情况\n| 来源 | 年初 | 全年 |\n| --- | ---: | --- |\n| 拨款 | 274.43 | 618.86 |\n|  | 0 | 0 |\n说明",
                "收入情况\n来源\t年初\t全年\n拨款\t274.43\t618.86\n\t0\t0\n说明",
                "[bookmark: _Toc1]收入情况\n\t来源\n\t年初\n\t全年\n\n\t拨款\n\t274.43\n\t618.86\n\n\t\n\t0\n\t0\n\n说明");
        for (String text : texts) {
            Document read = read("表.txt", text.getBytes(StandardCharsets.UTF_8));
            assertThat(Made.print(read)).as(text).isEqualTo("收入情况\n[来源|年初|全年]\n[拨款|274.43|618.86]\n[|0|0]\n说明");
        }
        Table last = (Table) read("表.txt", texts.get(2).getBytes(StandardCharsets.UTF_8))
                .blocks()
                .get(1);
        assertThat(last.rows().get(1).cells().get(2).at()).isEqualTo(Location.line(8, 1, 2, 3));
    }

    @Test
    void linesWithoutATabBelongToTheCellBefore() {
        Document read = read("a.txt", "\t目标\n\t完成\n\n\t第一句\n第二句\n\t全部\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Made.print(read)).isEqualTo("[目标|完成]\n[第一句\\n第二句|全部]");
    }

    @Test
    void indentedSentencesAndATableOfContentsAreParagraphs() {
        String text = "\t主要职能有：\n\t（1）拟订规划。\n\t（2）组织实施。\n一、概况\t3\n二、结论\t12\n三、附件\t13\n";
        assertThat(Made.print(read("a.txt", text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("主要职能有：\n（1）拟订规划。\n（2）组织实施。\n一、概况\\t3\n二、结论\\t12\n三、附件\\t13");
    }

    @Test
    void aSentenceCutAtTheEndOfAPageIsOneParagraph() {
        String text = "全年执行数为7890.98万元，比上年减少，主要原因是项目\n\n经费减少。\n一、下一步打算，继续努力做好各项相关科技工作\n二、其他\n";
        assertThat(Made.print(read("a.txt", text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("全年执行数为7890.98万元，比上年减少，主要原因是项目经费减少。\n一、下一步打算，继续努力做好各项相关科技工作\n二、其他");
    }

    @Test
    void aWebPageUnderTheNameOfASheetIsRead() {
        String html =
                "<html><head><title>x</title></head><body><p>标题&nbsp;&#19968;</p><script>alert('<td>')</script><table border=1>"
                        + "<tr><td colspan=2>指标</td><td>得分<tr><td rowspan='2'>产出</td><td>&ge;10<br>篇</td><td>9</td></tr>"
                        + "<tr><td>质量</td><td>8</td></tr></table><div>说明</div></body></html>";
        Document read = read("导出.xls", html.getBytes(Charset.forName("GB18030")));
        assertThat(read.format()).isEqualTo(Format.HTML);
        assertThat(Made.print(read))
                .isEqualTo("标题\u00a0一\n[指标<2>|得分]\n[产出|≥10\\n篇|9]\n[^|质量|8]\n说明".replace('\u00a0', ' '));
    }

    @Test
    void aPdfTableIsWhatRulesAreDrawnAround() throws IOException {
        List<Mark> page = grid(100, 700, new float[] {0, 100, 200, 300}, new float[] {0, 30, 60});
        page.removeIf(
                mark -> mark.equals(Mark.rule(200, 700, 200, 670))); // the first row's first two fields are one cell
        page.add(Mark.text(100, 740, "Scores of the year"));
        page.add(Mark.text(110, 680, "indicator"));
        page.add(Mark.text(310, 680, "score"));
        page.add(Mark.text(110, 650, "papers"));
        page.add(Mark.text(210, 650, "12"));
        page.add(Mark.text(310, 650, "9.8"));
        page.add(Mark.text(100, 600, "The end"));
        page.add(Mark.text(300, 30, "- 1 -"));
        Document read = read("a.pdf", Made.pdf(List.of(page)));
        assertThat(Made.print(read)).isEqualTo("Scores of the year\n[indicator<2>|score]\n[papers|12|9.8]\nThe end");
        assertThat(((Table) read.blocks().get(1)).rows().get(1).cells().get(2).at())
                .isEqualTo(Location.page(1, 1, 2, 3));
    }

    @Test
    void aPdfTableGoesOnOverPagesAndSoDoesARow() throws IOException {
        float[] columns = {0, 60, 120, 300};
        List<Mark> first = grid(100, 200, columns, new float[] {0, 30, 60});
        first.addAll(List.of(
                Mark.text(105, 180, "no"),
                Mark.text(165, 180, "score"),
                Mark.text(225, 180, "reason"),
                Mark.text(105, 150, "1"),
                Mark.text(165, 150, "9.8"),
                Mark.text(225, 150, "it took longer than")));
        List<Mark> second = grid(100, 760, columns, new float[] {0, 30, 60, 90});
        second.addAll(List.of(
                Mark.text(105, 740, "no"),
                Mark.text(165, 740, "score"),
                Mark.text(225, 740, "reason"),
                Mark.text(225, 710, "planned"),
                Mark.text(105, 680, "2"),
                Mark.text(165, 680, "10"),
                Mark.text(225, 680, "none")));
        assertThat(Made.print(read("a.pdf", Made.pdf(List.of(first, second)))))
                .isEqualTo("[no|score|reason]\n[1|9.8|it took longer than\\nplanned]\n[2|10|none]");
    }

    @Test
    void aPageTurnedOnItsSideReadsAsItIsSeenAndAScannedPageIsNamed() throws IOException {
        byte[] bytes;
        try (PDDocument pdf = new PDDocument()) {
            PDPage turned = new PDPage();
            turned.setRotation(90);
            pdf.addPage(turned);
            try (PDPageContentStream content = new PDPageContentStream(pdf, turned)) {
                content.transform(new Matrix(0, 1, -1, 0, turned.getMediaBox().getWidth(), 0));
                for (float y = 400; y <= 460; y += 30) {
                    content.moveTo(100, y);
                    content.lineTo(300, y);
                }
                for (float x = 100; x <= 300; x += 100) {
                    content.moveTo(x, 400);
                    content.lineTo(x, 460);
                }
                content.stroke();
                content.setFont(new PDType1Font(FontName.HELVETICA), 10);
                content.beginText();
                content.newLineAtOffset(110, 410);
                content.showText("below");
                content.newLineAtOffset(100, 30);
                content.showText("above");
                content.endText();
            }
            PDPage scanned = new PDPage();
            pdf.addPage(scanned);
            try (PDPageContentStream content = new PDPageContentStream(pdf, scanned)) {
                BufferedImage picture = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
                content.drawImage(LosslessFactory.createFromImage(pdf, picture), 0, 0, 600, 800);
            }
            bytes = bytes(pdf::save);
        }
        Document read = read("a.pdf", bytes);
        assertThat(Made.print(read)).isEqualTo("[|above]\n[below|]");
        assertThat(read.unreadPages()).containsExactly(2);
    }

    private static List<Mark> grid(float left, float top, float[] columns, float[] rows) {
        List<Mark> marks = new ArrayList<>();
        float right = left + columns[columns.length - 1];
        for (float row : rows) {
            marks.add(Mark.rule(left, top - row, right, top - row));
        }
        for (int row = 0; row + 1 < rows.length; row++) {
            for (float column : columns) {
                marks.add(Mark.rule(left + column, top - rows[row], left + column, top - rows[row + 1]));
            }
        }
        return marks;
    }

    private static void number(Workbook workbook, Cell cell, double value, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        cell.setCellValue(value);
        cell.setCellStyle(style);
    }

    private static Document read(String name, byte[] bytes) {
        return DocumentReader.read(name, bytes);
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(bytes);
        return bytes.toByteArray();
    }

    /** Something that writes itself. */
    private interface Writing {
        void to(ByteArrayOutputStream bytes) throws IOException;
    }
}
