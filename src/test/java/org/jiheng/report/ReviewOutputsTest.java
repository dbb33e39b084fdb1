package org.jiheng.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFComment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jiheng.cli.Jiheng;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a review of a small document leaves on the table. */
class ReviewOutputsTest {
    private static final Path SAMPLE = Path.of("fixtures/example-county-2025/self-evaluation.md");

    @TempDir
    Path folder;

    private record Run(int code, String out, String err) {}

    private static Run review(Path file, String... options) {
        List<String> line = new ArrayList<>(List.of("review", file.toString(), "--rules", "rules"));
        line.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Jiheng.run(new PrintWriter(out, true), new PrintWriter(err, true), line.toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    @Test
    void people_read_it_in_chinese() {
        assertThat(review(SAMPLE)).isEqualTo(new Run(1, """
                自评材料审核  fixtures/example-county-2025/self-evaluation.md
                  读到勾稽关系 18 处，可核算 18 处：相符 16，尾差 0，勾稽不符 2；疑点 0
                  自评表 1 张，指标 5 行

                勾稽不符 2 处
                  1. 增减幅度不符  第3行
                     “部门支出”增减幅度印为 5.24%，应为 5.53%（以上年数为基数）：49.78 ÷ (949.78 − 49.78) × 100% = 5.5311%。印出的幅度是以本年数为基数算得的。
                     原文：支出比上年增加49.78万元，增长5.24%
                     建议：以上年数为基数重算，或改正印错的数
                  2. 得分与赋分规则不符  第16行 表3 第3行 第8列
                     “活动验收合格率”得分印为 19.74，按赋分规则应为 18.95 分：自评表 105.26%（复算 100 ÷ 95 × 100% = 105.2632%）；20 × (100% − 5.26%) = 18.948；18.948 保留 2 位小数为 18.95。
                     原文：活动验收合格率 >=95% 100% 105.26% 20 19.74
                     建议：按赋分规则重算该行得分，或改正完成率
                """, ""));
    }

    @Test
    void others_read_it_in_english() {
        assertThat(review(SAMPLE, "--lang", "en").out())
                .contains("""
                2 contradictions
                  1. The rate of change does not come out  line 3
                     The rate of change of “部门支出” is printed as 5.24%; on last year it comes to 5.53%: 49.78 ÷ (949.78 − 49.78) × 100% = 5.5311%. The printed rate is that on this year's amount.
                """, "  2. The score does not follow from its rule  line 16 table 3 row 3 column 8\n");
    }

    @Test
    void scripts_get_what_the_schema_says() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (InputStream in = Objects.requireNonNull(
                ReviewReport.class.getResourceAsStream("/org/jiheng/report/review.schema.json"))) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(json.readTree(in));
            JsonNode review = json.readTree(
                    review(SAMPLE, "--format", "json", "--show", "rounding").out());
            assertThat(schema.validate(review)).isEmpty();
            ((com.fasterxml.jackson.databind.node.ObjectNode) review.at("/findings/0")).put("severity", "grave");
            assertThat(schema.validate(review)).hasSize(1);
        }
    }

    @Test
    void the_page_needs_nothing_else_and_marks_what_differs() {
        String page = review(SAMPLE, "--format", "html").out();
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<td class=\"differs\">19.74<small>核算 18.95</small></td>")
                .contains("&gt;=95%")
                .doesNotContain("http://", "https://", "<script", "<td class=\"differs\">18.79");
    }

    @Test
    void the_return_sheet_lists_every_finding_and_leaves_room_for_the_reply() throws IOException {
        Path sheet = folder.resolve("sheet.docx");
        assertThat(review(SAMPLE, "--format", "docx", "--output", sheet.toString())
                        .code())
                .isEqualTo(1);
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(sheet))) {
            XWPFTable table = document.getTables().get(0);
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRows().stream()
                            .map(row -> row.getTableCells().stream()
                                    .map(cell ->
                                            cell.getText().lines().findFirst().orElse(""))
                                    .toList()))
                    .hasSize(3)
                    .contains(List.of("表名", "位置", "填报值", "核算值", "审核意见", "单位回复"));
            assertThat(table.getRow(2).getCell(2).getText()).isEqualTo("19.74");
            assertThat(table.getRow(2).getCell(3).getText()).isEqualTo("18.95 分");
            assertThat(table.getRow(2).getCell(5).getText()).isEmpty();
        }
    }

    @Test
    void a_return_sheet_wants_a_file() {
        assertThat(review(SAMPLE, "--format", "docx"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("--output"));
    }

    @Test
    void a_word_document_gets_its_comments_at_its_paragraphs_and_keeps_its_words() throws IOException {
        Path original = folder.resolve("report.docx");
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("自评报告");
            document.createParagraph().createRun().setText("2025年支出949.78万元，比上年增加49.78万元，增长5.24%。");
            Files.write(original, bytes(document));
        }
        byte[] before = Files.readAllBytes(original);
        Path copy = folder.resolve("copy.docx");
        assertThat(review(original, "--annotate", copy.toString()).code()).isEqualTo(1);
        assertThat(Files.readAllBytes(original)).isEqualTo(before);
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(copy))) {
            assertThat(document.getParagraphs().get(1).getText()).startsWith("2025年支出949.78万元");
            assertThat(document.getParagraphs().get(1).getCTP().sizeOfCommentRangeStartArray())
                    .isEqualTo(1);
            assertThat(document.getComments())
                    .singleElement()
                    .satisfies(comment -> assertThat(text(comment)).contains("增减幅度不符", "5.53%"));
        }
        assertThat(review(copy, "--annotate", folder.resolve("again.docx").toString())
                        .code())
                .isEqualTo(1);
        try (XWPFDocument twice = new XWPFDocument(Files.newInputStream(folder.resolve("again.docx")))) {
            assertThat(twice.getComments()).hasSize(2);
        }
    }

    private static String text(XWPFComment comment) {
        return comment.getText();
    }

    @Test
    void a_workbook_gets_its_comments_at_its_cells() throws IOException {
        Path original = folder.resolve("forms.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet("自评表");
            int row = 0;
            for (String line : Files.readAllLines(SAMPLE)) {
                if (line.startsWith("|")) {
                    var cells = sheet.createRow(row++);
                    String[] texts = line.replaceAll("^\\|\\s*|\\s*\\|$", "").split("\\s*\\|\\s*", -1);
                    for (int i = 0; i < texts.length; i++) {
                        cells.createCell(i).setCellValue(texts[i]);
                    }
                }
            }
            workbook.write(out);
            Files.write(original, out.toByteArray());
        }
        Path copy = folder.resolve("copy.xlsx");
        assertThat(review(original, "--annotate", copy.toString()).code()).isEqualTo(1);
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(copy))) {
            assertThat(workbook.getSheetAt(0).getCellComments()).hasSize(1).allSatisfy((at, comment) -> {
                assertThat(at).hasToString("H7");
                assertThat(comment.getString().getString()).contains("18.95");
            });
        }
    }

    @Test
    void a_text_cannot_have_comments_and_is_told_so() {
        Run run = review(SAMPLE, "--annotate", folder.resolve("copy.md").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(".docx", ".xlsx");
        assertThat(folder.resolve("copy.md")).doesNotExist();
    }

    @Test
    void a_form_becomes_a_submission_that_is_evaluated_to_the_points_reviewed() {
        Path submission = folder.resolve("form.yaml");
        review(SAMPLE, "--to-submission", submission.toString());
        StringWriter out = new StringWriter();
        int code = Jiheng.run(
                new PrintWriter(out, true),
                new PrintWriter(new StringWriter(), true),
                "evaluate",
                submission.toString(),
                "--rules",
                "rules");
        assertThat(code).isZero();
        assertThat(out.toString()).contains("97.24 / 100");
    }

    private static byte[] bytes(XWPFDocument document) throws IOException {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.write(out);
            return out.toByteArray();
        }
    }
}
