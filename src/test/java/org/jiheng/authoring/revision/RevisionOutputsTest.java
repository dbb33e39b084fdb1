package org.jiheng.authoring.revision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jiheng.cli.Jiheng;
import org.jiheng.report.RevisionJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands and the files they write: JSON, the workbook, the table that goes to a meeting. */
class RevisionOutputsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OLD = "rules/example-county-2025";

    @TempDir
    private Path folder;

    private String revised = "";
    private String corpus = "";
    private String err = "";

    @BeforeEach
    void revise() throws IOException {
        revised = Revised.in(folder)
                .standard("above: 0, below: 5, points: 3", "above: 0, below: 5, points: 5")
                .standard("zh: 自评不规范扣减,", "zh: =自评质量扣减,")
                .append(Revised.ID + "/CHANGES.md", "\n## 未发布\n\n- `patents-growth`：与上级口径一致\n")
                .rules()
                .toString();
        Path lines = folder.resolve("all.jsonl");
        Files.writeString(lines, """
                {"department": {"name": "甲局", "year": 2025, "asOf": "2026-03-31"}, "facts": {"patents.growth": 2}}
                {"department": {"name": "乙局", "year": 2025, "asOf": "2026-03-31"}, "facts": {"patents.growth": 12}}
                {"department":
                {"department": {"name": "丙局", "year": 2025, "asOf": "2026-03-31"}, "standard": "urumqi-etdz-2023"}
                """);
        corpus = lines.toString();
    }

    @Test
    void jsonIsWhatItsSchemaSays() throws IOException {
        JsonNode diff = JSON.readTree(run(0, "diff", OLD, revised, "--format", "json"));
        assertThat(wrong("diff", diff)).isEmpty();
        assertThat(diff.at("/counts/changes").asInt()).isEqualTo(2);
        assertThat(diff.at("/changes/0/reason").asText()).isEqualTo("与上级口径一致");
        String text = run(0, "impact", OLD, revised, corpus, "--format", "json");
        JsonNode impact = JSON.readTree(text);
        assertThat(wrong("impact", impact)).isEmpty();
        assertThat(impact.at("/departments/0/difference").decimalValue()).isEqualByComparingTo("2");
        assertThat(impact.at("/departments/0/before/grade").isNull()).isTrue();
        assertThat(impact.at("/unusable/0/document").asText()).isEqualTo(corpus + ":3");
        assertThat(impact.at("/skipped/0/document").asText()).isEqualTo(corpus + ":4");
        assertThat(run(0, "impact", OLD, revised, corpus, "--format", "json")).isEqualTo(text);
        ((com.fasterxml.jackson.databind.node.ObjectNode) impact.at("/summary")).put("totl", 1);
        assertThat(wrong("impact", impact)).hasSize(1);
    }

    @Test
    void theWorkbookListsEveryDepartmentWithNumbersAsNumbers() throws IOException {
        Path file = folder.resolve("impact.xlsx");
        run(0, "impact", OLD, revised, corpus, "--format", "xlsx", "--output", file.toString());
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            assertThat(rows(book.getSheet("单位")))
                    .anyMatch(row -> row.startsWith("1|甲局||2025|3.00|5.00|2.00|"))
                    .anyMatch(row -> row.startsWith("2|乙局||2025|8.00|8.00|0.00|"));
            assertThat(book.getSheet("单位").getRow(1).getCell(6).getNumericCellValue())
                    .isEqualTo(2.0);
            assertThat(rows(book.getSheet("未纳入"))).hasSize(3);
            assertThat(rows(book.getSheet("修订对照"))).anyMatch(row -> row.contains("=自评质量扣减"));
            assertThat(rows(book.getSheet("逐项变动"))).anyMatch(row -> row.contains(">0 <5：3 分|>0 <5：5 分"));
        }
        Path diff = folder.resolve("diff.xlsx");
        run(0, "diff", OLD, revised, "--format", "xlsx", "--output", diff.toString());
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(diff)))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(2);
        }
    }

    @Test
    void theTableOfRevisionsLiesAcrossRepeatsItsHeadAndMarksWhatIsNotKnown() throws IOException {
        Path measured = folder.resolve("impact.docx");
        run(0, "impact", OLD, revised, corpus, "--format", "docx", "--output", measured.toString());
        List<List<String>> rows = table(measured);
        assertThat(rows.get(0)).containsExactly("序号", "条款 / 指标", "原条款", "新条款", "修订理由", "影响单位数");
        assertThat(rows.get(1).get(2)).contains(">0 <5：3 分");
        assertThat(rows.get(1).get(3)).contains(">0 <5：5 分");
        assertThat(rows.get(1).subList(4, 6)).containsExactly("与上级口径一致", "1");
        assertThat(rows.get(2).subList(4, 6)).containsExactly("【待填写】", "0");
        Path open = folder.resolve("diff.docx");
        run(0, "diff", OLD, revised, "--format", "docx", "--output", open.toString());
        assertThat(table(open).get(1).get(5)).isEqualTo("【待测算】");
        byte[] first = Files.readAllBytes(open);
        assertThat(java.util.Arrays.equals(first, again(open))).isTrue();
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(open))) {
            assertThat(document.getTables().get(0).getRow(0).isRepeatHeader()).isTrue();
            assertThat(document.getDocument()
                            .getBody()
                            .getSectPr()
                            .getPgSz()
                            .getW()
                            .toString())
                    .isEqualTo("16838");
            assertThat(document.getParagraphs())
                    .anyMatch(paragraph -> paragraph.getText().equals("日期：【待填写】"));
        }
    }

    @Test
    void whatCannotBeUsedEndsWithTwoAndOneSentence() {
        for (List<String> command : List.of(
                List.of("diff", OLD, "nowhere/at-all"),
                List.of("diff", "rules", revised),
                List.of("impact", OLD, revised, folder + "/none"),
                List.of("impact", OLD, revised, corpus, "--format", "docx"))) {
            run(2, command.toArray(String[]::new));
            assertThat(err.lines()).as(command.toString()).hasSize(1);
        }
        assertThat(run(0, "diff", OLD, OLD)).contains("没有差异");
    }

    private byte[] again(Path file) throws IOException {
        run(0, "diff", OLD, revised, "--format", "docx", "--output", file.toString());
        return Files.readAllBytes(file);
    }

    private String run(int code, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        List<String> all = new ArrayList<>(List.of("standards"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--rules", "rules"));
        assertThat(Jiheng.run(new PrintWriter(out), new PrintWriter(errors), all.toArray(String[]::new)))
                .as(errors.toString())
                .isEqualTo(code);
        err = errors.toString();
        return out.toString();
    }

    private static List<String> wrong(String schema, JsonNode document) throws IOException {
        try (InputStream in = Objects.requireNonNull(RevisionJson.class.getResourceAsStream(schema + ".schema.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(JSON.readTree(in))
                    .validate(document)
                    .stream()
                    .map(String::valueOf)
                    .toList();
        }
    }

    private static List<String> rows(XSSFSheet sheet) {
        DataFormatter shown = new DataFormatter();
        List<String> rows = new ArrayList<>();
        sheet.forEach(row -> {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(shown.formatCellValue(cell)));
            rows.add(String.join("|", cells));
        });
        return rows;
    }

    private static List<List<String>> table(Path file) throws IOException {
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(file))) {
            XWPFTable table = document.getTables().get(0);
            return table.getRows().stream()
                    .map(row -> row.getTableCells().stream()
                            .map(cell -> cell.getText())
                            .toList())
                    .toList();
        }
    }
}
