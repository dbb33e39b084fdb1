package org.jiheng.report.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jiheng.Evaluations;
import org.jiheng.report.word.WordFile.Said;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A firm's own template beside the pack: its words, logo and order count; what it asks for and there is not is named. */
class FirmTemplateTest {
    private static final String EXAMPLE = "fixtures/example-county-2025/submission.yaml";
    private static final byte[] LOGO = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    @TempDir
    Path folder;

    private Path rules = Path.of("");
    private Path template = Path.of("");

    @BeforeEach
    void copyRules() {
        rules = Evaluations.copyOfRules(folder);
        template = rules.resolve("example-county-2025/report.docx");
    }

    @Test
    void itsHeadingsLogoOrderAndColumnsAreTaken() throws IOException, InvalidFormatException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph()
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(LOGO),
                            PictureType.PNG,
                            "logo.png",
                            Units.toEMU(40),
                            Units.toEMU(40));
            paragraph(document, "建议在前");
            paragraph(document, "{{?problems}}");
            paragraph(document, "{{title}}：{{rationale}}");
            paragraph(document, "{{/problems}}");
            paragraph(document, "结论在后：{{conclusion}}");
            XWPFTable table = document.createTable(2, 3);
            List.of("{{sheet}}得分", "指标", "部分").forEach(text -> fill(table, 0, text));
            List.of("[earned]", "[indicator]", "[section]").forEach(text -> fill(table, 1, text));
            save(document);
        }
        WordFile word = WordFile.written(folder, EXAMPLE, "--format", "docx", "--rules", rules.toString());
        assertThat(word.document().getAllPictures())
                .singleElement()
                .satisfies(picture -> assertThat(picture.getData()).isEqualTo(LOGO));
        assertThat(word.text())
                .containsSubsequence("建议在前", "管理制度缺失：", "未建立投诉台账：", "结论在后：经评价")
                .doesNotContain("{{", "基本情况");
        assertThat(word.table("得分").subList(1, 4))
                .containsExactly(
                        List.of("5.00", "绩效目标明确性", "决策"),
                        List.of("4.00", "预算编制规范性", ""),
                        List.of("3.60", "预算调整控制", ""));
    }

    @Test
    void theShippedTemplateChangedInAWordProcessorIsTaken() throws IOException {
        try (XWPFDocument document = new XWPFDocument(EvaluationReport.class.getResourceAsStream("report.zh.docx"))) {
            document.getParagraphs().stream()
                    .filter(paragraph -> paragraph.getText().equals("五、评价结论"))
                    .findFirst()
                    .orElseThrow()
                    .getRuns()
                    .get(0)
                    .setText("五、综合评价", 0);
            save(document);
        }
        WordFile word = WordFile.written(folder, EXAMPLE, "--format", "docx", "--rules", rules.toString());
        assertThat(word.headings("Heading1")).contains("五、综合评价").doesNotContain("五、评价结论");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "结论：{{conclusoin}}                  | {{conclusoin}} | {{conclusion}}",
                "{{?problems}}{{remedy}}{{/problems}}  | {{remedy}}     | number, title",
                "{{?problems}}没有结尾                 | {{?problems}}  | {{/problems}}",
                "没有开头{{/problems}}                 | {{/problems}}  | {{?problems}}",
                "{{sheet}}                             | {{sheet}}      | [字段]",
                "{{@logo}}                             | {{@logo}}      | 不认识的标签",
                "{{+report}}                           | {{+report}}    | 不认识的标签"
            })
    void aTagThatIsNotKnownIsNamedWithItsPlace(String text, String tag, String hint) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            paragraph(document, text);
            save(document);
        }
        Said said = evaluate();
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .contains(template.toString(), tag, hint, text.length() > 40 ? text.substring(0, 40) : text);
        assertThat(said.err().lines()).noneMatch(line -> line.contains("Exception"));
    }

    @Test
    void aFieldOfARowThatIsNotKnownIsNamedAlsoWhereWordHasSplitIt() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            XWPFTable table = document.createTable(2, 1);
            fill(table, 0, "{{sheet}}得分");
            var paragraph = table.getRow(1).getCell(0).getParagraphs().get(0);
            paragraph.createRun().setText("[ear");
            paragraph.createRun().setText("nd]");
            save(document);
        }
        assertThat(evaluate().err()).contains("[earnd]").contains("[earned]");
    }

    @Test
    void aFileThatIsNoWordDocumentIsRefused() throws IOException {
        Files.writeString(template, "<html>");
        Said said = evaluate();
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains(template.toString(), ".docx").doesNotContain("Exception");
    }

    private Said evaluate() {
        return WordFile.run(
                EXAMPLE,
                "--format",
                "docx",
                "--rules",
                rules.toString(),
                "--output",
                folder.resolve("out.docx").toString());
    }

    private void save(XWPFDocument document) throws IOException {
        try (OutputStream out = Files.newOutputStream(template)) {
            document.write(out);
        }
    }

    private static void paragraph(XWPFDocument document, String text) {
        document.createParagraph().createRun().setText(text);
    }

    /** Into the first cell of a row that is still empty. */
    private static void fill(XWPFTable table, int row, String text) {
        table.getRow(row).getTableCells().stream()
                .filter(cell -> cell.getText().isEmpty())
                .findFirst()
                .orElseThrow()
                .setText(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void everyTagStandsInTheReadme(String readme) {
        String text = Evaluations.read(Path.of(readme));
        Set<String> tags = new TreeSet<>(TemplateTags.texts(ReportData.class));
        tags.addAll(TemplateTags.lists(ReportData.class));
        assertThat(tags).allSatisfy(tag -> assertThat(text).contains("`" + tag + "`"));
    }
}
