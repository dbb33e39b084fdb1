package org.jiheng.review.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bureau's March: roster, summary, approvals, rounds, dismissals, resuming. */
class BureauTest {
    private static final byte[] SCAN = {(byte) 0x89, 'P', 'N', 'G', 13, 10};

    @TempDir
    Path folder;

    private Path filed;
    private Path summary;

    @BeforeEach
    void folders() {
        filed = folder.resolve("filed");
        summary = folder.resolve("summary.xlsx");
    }

    // ── who filed ──

    @Test
    void everyFilingThatIsDueHasALineAndWhatNobodyIsToFileComesAfter() {
        form("1.docx", "示例县教育局", "校舍维修", Map.of());
        form("2.docx", "示例县教育局", "营养改善", Map.of("99.00", "98.00"));
        form("3.docx", "示例县教育局", "营养改善", Map.of());
        Filings.file(filed.resolve("示例县民政局.png"), SCAN);
        form("4.docx", "示例县林业局", "造林", Map.of());
        Path roster = Filings.file(
                folder.resolve("roster.csv"), "序号,预算单位,项目名称\n1,示例县教育局,校舍维修\n2,,营养改善\n3,示例县民政局,养老补贴\n4,示例县水利局,水库除险\n");
        Filings.Run run = Filings.run(filed, "--roster", roster, "--summary", summary);
        assertThat(run.code()).isEqualTo(1);
        assertThat(Filings.sheet(summary, "汇总", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
                .containsExactly(
                        List.of("单位", "项目", "自评得分", "重算得分", "勾稽不符", "疑点", "未识别", "状态", "结论", "轮次"),
                        List.of("示例县教育局", "校舍维修", "#99.0", "#99.0", "#0.0", "#0.0", "#0.0", "已审", "通过", "#1.0"),
                        List.of("示例县教育局", "营养改善", "#98.0", "#99.0", "#1.0", "#0.0", "#0.0", "重复", "人工", "#1.0"),
                        List.of("示例县教育局", "营养改善", "#99.0", "#99.0", "#0.0", "#0.0", "#0.0", "重复", "人工", "#1.0"),
                        List.of("示例县民政局", "养老补贴", "", "", "", "", "", "扫描件", "退回", ""),
                        List.of("示例县水利局", "水库除险", "", "", "", "", "", "未报", "退回", ""),
                        List.of("示例县林业局", "造林", "#99.0", "#99.0", "#0.0", "#0.0", "#0.0", "不在名单", "人工", "#1.0"));
        assertThat(Filings.sheet(summary, "未报", 0, 2)).containsExactly(List.of("单位", "项目"), List.of("示例县水利局", "水库除险"));
        assertThat(Filings.sheet(summary, "问题清单", 0, 1, 3, 4, 5, 6, 7))
                .containsExactly(
                        List.of("单位", "项目", "位置", "问题", "类别", "填报值", "核算值"),
                        List.of("示例县教育局", "营养改善", "表1 第8行 第7列", "总分与各项得分之和不符", "勾稽不符", "#98.0", "99.00 分"));
    }

    @Test
    void aUnitWhoseNameIsPartOfAnothersIsNotTakenForIt() {
        Filings.file(filed.resolve("示例县教育局幼儿园2024年自评表.png"), SCAN);
        Filings.file(filed.resolve("示例县教育局关于2024年自评的报告.png"), SCAN);
        Filings.file(filed.resolve("示例县教育局 第一小学.png"), SCAN);
        Filings.file(filed.resolve("西示例县教育局.png"), SCAN);
        Path roster = Filings.file(folder.resolve("roster.csv"), "单位名称,单位代码\n示例县教育局,101\n示例县财政局,102\n");
        Filings.run(filed, "--roster", roster, "--summary", summary);
        assertThat(Filings.sheet(summary, "汇总", 0, 7, 11).stream()
                        .map(row ->
                                row.get(0) + " " + row.get(1) + " " + row.get(2).replaceAll("；.*|只有.*", "")))
                .containsExactly(
                        "单位 状态 备注",
                        "示例县教育局 扫描件 ",
                        "示例县财政局 未报 ",
                        " 扫描件 可能属于：示例县教育局",
                        " 扫描件 可能属于：示例县教育局",
                        " 扫描件 可能属于：示例县教育局");
    }

    @Test
    void aFileThatTwoUnitsMayHaveFiledIsLeftToAPerson() {
        form("示例县财政局/1.docx", "示例县教育局", "校舍维修", Map.of());
        form("2.docx", "示例县财政局", "校舍维修", Map.of());
        form("3.docx", "县里", "校舍维修", Map.of());
        Path roster = Filings.file(folder.resolve("roster.csv"), "单位,项目\n示例县教育局,校舍维修\n示例县财政局,校舍维修\n");
        Filings.run(filed, "--roster", roster, "--summary", summary);
        assertThat(Filings.sheet(summary, "汇总", 0, 1, 7, 8, 11))
                .containsExactly(
                        List.of("单位", "项目", "状态", "结论", "备注"),
                        List.of("示例县教育局", "校舍维修", "未报", "人工", "可能在归属不明的材料中：filed/3.docx"),
                        List.of("示例县财政局", "校舍维修", "重复", "人工", "与下列文件内容相同或属同一申报事项：filed/示例县财政局/1.docx"),
                        List.of("示例县财政局", "校舍维修", "重复", "人工", "与下列文件内容相同或属同一申报事项：filed/2.docx"),
                        List.of("", "校舍维修", "归属不明", "人工", "可能属于：示例县教育局、示例县财政局"));
    }

    @Test
    void aDocumentThatNamesItsUnitInItsTextAloneIsLeftToAPersonAndTheUnitIsNotSimplyMissing() {
        form("1.docx", "", "校舍维修", Map.of("培训人次", "示例县教育局培训人次"));
        Path roster = Filings.file(folder.resolve("roster.csv"), "单位\n示例县教育局\n示例县财政局\n");
        Filings.Run run = Filings.run(filed, "--roster", roster, "--summary", summary);
        assertThat(run.err()).contains("未报 2 项").contains("另有 1 份材料归属不明");
        assertThat(Filings.sheet(summary, "汇总", 0, 1, 7, 8, 11))
                .containsExactly(
                        List.of("单位", "项目", "状态", "结论", "备注"),
                        List.of("示例县教育局", "", "未报", "人工", "可能在归属不明的材料中：filed/1.docx"),
                        List.of("示例县财政局", "", "未报", "退回", ""),
                        List.of("", "校舍维修", "归属不明", "人工", "可能属于：示例县教育局"));
    }

    @Test
    void theSameBytesTwiceAreToldWithoutARosterToo() {
        form("1.docx", "甲局", "培训", Map.of());
        form("3.docx", "甲局", "会议", Map.of());
        Filings.file(filed.resolve("副本.docx"), read(filed.resolve("1.docx")));
        Filings.run(filed, "--summary", summary);
        assertThat(Filings.sheet(summary, "汇总", 1, 7, 11))
                .containsExactly(
                        List.of("项目", "状态", "备注"),
                        List.of("培训", "重复", "与下列文件内容相同或属同一申报事项：filed/副本.docx"),
                        List.of("会议", "已审", ""),
                        List.of("培训", "重复", "与下列文件内容相同或属同一申报事项：filed/1.docx"));
    }

    private static byte[] read(Path file) {
        try {
            return java.nio.file.Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theSummaryCanBeReadPrintedAndFiltered() throws IOException {
        form("1.docx", "甲局", "培训", Map.of());
        Filings.run(filed, "--summary", summary);
        try (Workbook book = WorkbookFactory.create(summary.toFile())) {
            assertThat(book.getNumberOfSheets()).isEqualTo(3);
            for (Sheet sheet : book) {
                assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
                assertThat(sheet.getPaneInformation().getHorizontalSplitPosition())
                        .isEqualTo((short) 1);
                assertThat(sheet.getFitToPage()).isTrue();
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
                assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
                assertThat(sheet.getRepeatingRows().formatAsString()).contains("1");
                assertThat(((org.apache.poi.xssf.usermodel.XSSFSheet) sheet)
                                .getCTWorksheet()
                                .isSetAutoFilter())
                        .isTrue();
            }
        }
    }

    @Test
    void aRosterWithoutHeadingsIsRefusedWithOneMessage() {
        form("1.docx", "甲局", "培训", Map.of());
        Path roster = Filings.file(folder.resolve("roster.csv"), "甲局,1\n乙局,2\n丙局,3\n");
        Filings.Run run = Filings.run(filed, "--roster", roster, "--summary", summary);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("roster.csv").contains("没有找到表头").doesNotContain("at org.");
        assertThat(summary).doesNotExist();
    }

    @Test
    void anOutputThatEndsInASlashIsAFolderEvenIfItIsNotThereYet() {
        form("1.docx", "甲局", "培训", Map.of());
        Filings.run(
                filed, "--format", "json", "--output", folder.resolve("results").toString() + "/");
        assertThat(folder.resolve("results").resolve("filed").resolve("1.docx.json"))
                .isRegularFile();
    }

    // ── against what was approved ──

    @Test
    void anApprovalMayHaveTwoRowsOfHeadingsAndItsUnitOverTheTable() {
        Path form = form("1.docx", "甲局", "培训", Map.of());
        Path approval = Filings.file(folder.resolve("approved.csv"), """
                        2024年绩效目标批复表,,,,,,
                        ,,,,,,单位：元
                        预算单位,项目名称,资金,,指标,,
                        ,,年初预算数,全年预算数,三级指标,目标值,权重
                        甲局,培训,1200000,1100000,培训人次,≥200人,50
                        甲局,,,,群众满意率,≥92%,40
                        """);
        Filings.Run run = Filings.run(form, "--against", approval);
        assertThat(run.out())
                .contains("勾稽不符 1；疑点 0")
                .contains("approved.csv:5 为 1100000元")
                .doesNotContain("不在批复的指标之内");
    }

    @Test
    void whatDiffersFromTheApprovalIsFoundWithBothPlaces() {
        Path form = form("1.docx", "甲局", "培训", Map.of());
        Path approved = Filings.file(folder.resolve("批复.csv"), """
                单位名称,项目名称,三级指标,目标值,权重,年初预算数（万元）,全年预算数（万元）,全年执行数（元）
                甲局,培训,培训人次,≥300人,45,120.00,105.00,900000.00
                甲局,培训,群众满意率,≥92%,40,,,
                甲局,培训,结业率,≥98%,10,,,
                乙局,培训,别的,≥1,10,,,
                """);
        Filings.Run run = Filings.run(form, "--against", approved);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines().map(String::strip).filter(line -> line.matches("\\d\\..*|“.*|.*批复.csv.*")))
                .containsExactly(
                        "1. 金额与批复（执行）数据不符  表1 第4行 第3列",
                        "“年度资金总额全年预算数”印为 100.00，批复.csv:2 为 105.00。",
                        "1. 目标值低于批复  表1 第6行",
                        "“培训人次”目标值 ≥200人：200 < 300（批复.csv:2）。是否有调整目标的批复？",
                        "2. 权重与批复不同  表1 第6行",
                        "“培训人次”权重与批复不同：50 ≠ 45（批复.csv:2）。是否有调整批复？",
                        "3. 批复的指标未见填报  第1段",
                        "“培训”中没有批复的指标：结业率 ≥98%（批复.csv:4）。是否删减或改名？");
    }

    @Test
    void anApprovalThatAgreesOrIsAnothersFindsNothing() {
        Path form = form("1.docx", "甲局", "培训", Map.of());
        Path approved = Filings.file(folder.resolve("批复.csv"), """
                单位名称,项目名称,三级指标,目标值,权重,年初预算数,全年预算数,全年执行数
                甲局,培训,培训人次,≥200人,50,1200000,1000000.00,900000
                甲局,培训,群众满意率,≥92%,40,,,
                甲局,别的培训,结业率,≥98%,10,1,1,1
                丙局,考察,培训人次,≥900人,10,5,5,5
                """);
        Filings.Run run = Filings.run(form, "--against", approved);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("未发现勾稽不符").contains("疑点 0");
    }

    // ── rounds ──

    @Test
    void theSecondRoundTellsWhatIsMendedWhatIsNotAndWhatIsNew() throws IOException {
        Path first = folder.resolve("first.json");
        form("1.docx", "甲局", "培训", Map.of("99.00", "98.00"));
        form("2.docx", "乙局", "考察", Map.of("99.00", "98.00"));
        Filings.run(filed, "--format", "json", "--output", first);
        form("1.docx", "甲局", "培训", Map.of("90.00%", "91.00%"));
        Path second = folder.resolve("second.json");
        Filings.run(filed, "--format", "json", "--output", second, "--previous", first, "--summary", summary);
        assertThat(followed(second))
                .containsExactly(
                        "round 2, new [form-rate:project:培训/年度资金总额], left [], gone [form-total:project:培训/]",
                        "round 2, new [], left [form-total:project:考察/], gone []");
        assertThat(Filings.sheet(summary, "问题清单", 0, 4, 10))
                .containsExactly(
                        List.of("单位", "问题", "处理情况"),
                        List.of("甲局", "预算执行率不符", "新增"),
                        List.of("甲局", "总分与各项得分之和不符", "已消除"),
                        List.of("乙局", "总分与各项得分之和不符", "未改正"));
        Path third = folder.resolve("third.json");
        Filings.run(filed, "--format", "json", "--output", third, "--previous", second);
        assertThat(followed(third)).allMatch(line -> line.startsWith("round 3"));
    }

    @Test
    void aFindingKeepsItsIdWhenParagraphsAndRowsAreInsertedBeforeIt() throws IOException {
        Path file = form("1.docx", "甲局", "培训", Map.of("99.00", "98.00", "90.00%", "91.00%"));
        List<String> before = ids(file);
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            var cursor = document.getParagraphArray(0).getCTP().newCursor();
            document.insertNewParagraph(cursor).createRun().setText("现将有关情况报告如下。");
            var table = document.getTableArray(0);
            var row = table.insertNewTableRow(5);
            for (String text : List.of("产出指标", "数量指标", "印发手册", "0", "≥10本", "12本", "0.00")) {
                row.createCell().setText(text);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            Files.write(file, out.toByteArray());
        }
        assertThat(before).hasSize(2);
        assertThat(ids(file)).isEqualTo(before);
    }

    @Test
    void whatIsNoSavedReviewIsRefused() {
        Path form = form("1.docx", "甲局", "培训", Map.of());
        for (String text : List.of("", "[", "{}", "[]", "{\"schema\":\"jiheng/review/1\"}", "{\"schema\":\"x\"}")) {
            Path previous = Filings.file(folder.resolve("p.json"), text);
            Filings.Run run = Filings.run(form, "--previous", previous);
            assertThat(run.code()).as(text).isEqualTo(2);
            assertThat(run.err()).contains("不是审核结果").doesNotContain("at org.");
        }
    }

    // ── dismissals ──

    @Test
    void aDismissedFindingIsLeftOutAndListedWithItsReason() throws IOException {
        Path form = form("1.docx", "甲局", "培训", Map.of("99.00", "98.00"));
        Path decisions = Filings.file(folder.resolve("decisions.yaml"), """
                - {id: "form-total:project:培训/", document: 1.docx, reason: 已电话核实, by: 张三, date: 2025-03-10}
                - {id: "form-total:project:没有/", reason: 旧的, by: 李四, date: 2025-03-11}
                """);
        Path out = folder.resolve("out.json");
        Filings.Run run = Filings.run(form, "--dismissals", decisions, "--format", "json", "--output", out);
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("decisions.yaml:2").contains("form-total:project:没有/");
        JsonNode review = new ObjectMapper().readTree(Files.readString(out));
        assertThat(review.path("findings")).isEmpty();
        assertThat(review.path("summary").path("errors").asInt()).isZero();
        assertThat(review.path("followUp")
                        .path("dismissed")
                        .path(0)
                        .path("reason")
                        .asText())
                .isEqualTo("已电话核实");
        assertThat(Filings.run(form, "--dismissals", decisions).out()).contains("已认可：已电话核实（张三，2025-03-10）");
    }

    @Test
    void aDismissalOfAnotherDocumentLeavesTheFinding() {
        Path form = form("1.docx", "甲局", "培训", Map.of("99.00", "98.00"));
        Path decisions = Filings.file(
                folder.resolve("d.yaml"),
                "- {id: \"form-total:project:培训/\", document: 11.docx, reason: x, by: y, date: 2025-03-10}\n");
        assertThat(Filings.run(form, "--dismissals", decisions).code()).isEqualTo(1);
    }

    @Test
    void aDismissalWithoutReasonOrDayIsRefusedWithItsLine() {
        Path form = form("1.docx", "甲局", "培训", Map.of());
        Path decisions = Filings.file(folder.resolve("d.yaml"), "- {id: a, by: 张三, date: 三月}\n");
        Filings.Run run = Filings.run(form, "--dismissals", decisions);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("d.yaml:1").contains("reason").contains("三月");
    }

    // ── resuming ──

    @Test
    void aSecondRunSkipsWhatHasNotChangedAndMakesTheRestAnew() throws IOException {
        form("1.docx", "甲局", "培训", Map.of());
        form("2.docx", "乙局", "考察", Map.of("99.00", "98.00"));
        Path out = folder.resolve("out");
        Filings.Run first = resume(out);
        assertThat(first.code()).isEqualTo(1);
        Path one = out.resolve("filed/1.docx.json");
        Path two = out.resolve("filed/2.docx.json");
        String before = Files.readString(one);
        // a mark shows that the review was taken from the file: it is in no document
        Files.writeString(one, before.replace("\"unread\" : 0", "\"unread\" : 77"));
        Files.writeString(two, Files.readString(two).replace("\"unread\" : 0", "\"unread\" : 77"));
        form("2.docx", "乙局", "考察", Map.of());
        Filings.file(out.resolve("filed/.1.docx.json.123.part"), "{\"half\":");
        assertThat(resume(out).code()).isZero();
        assertThat(Files.readString(one)).contains("\"unread\" : 77");
        assertThat(Files.readString(two)).contains("\"unread\" : 0").contains("\"errors\" : 0");
        assertThat(out.resolve("filed/.1.docx.json.123.part")).doesNotExist();
        Filings.run(filed, "--format", "json", "--output", out, "--resume", "--lang", "en");
        assertThat(Files.readString(one)).contains("\"unread\" : 0");
    }

    @Test
    void aBrokenResultIsMadeAnew() throws IOException {
        form("1.docx", "甲局", "培训", Map.of());
        Path out = folder.resolve("out");
        resume(out);
        Path one = out.resolve("filed/1.docx.json");
        String whole = Files.readString(one);
        Files.writeString(one, whole.substring(0, whole.length() / 2));
        resume(out);
        assertThat(Files.readString(one)).isEqualTo(whole);
    }

    @Test
    void resumingNeedsAFolderForTheResults() {
        form("1.docx", "甲局", "培训", Map.of());
        Filings.Run run = Filings.run(filed, "--resume");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--resume").contains("--output");
    }

    private Filings.Run resume(Path out) {
        return Filings.run(filed, "--format", "json", "--output", out, "--resume");
    }

    private Path form(String name, String unit, String project, Map<String, String> changes) {
        return Filings.file(filed.resolve(name), Filings.form(unit, project, changes));
    }

    private List<String> ids(Path file) throws IOException {
        JsonNode review = new ObjectMapper()
                .readTree(Filings.run(file, "--format", "json").out());
        return review.path("findings").findValuesAsText("id");
    }

    private static List<String> followed(Path json) throws IOException {
        List<String> lines = new java.util.ArrayList<>();
        for (JsonNode review : new ObjectMapper().readTree(json.toFile())) {
            JsonNode f = review.path("followUp");
            lines.add("round " + f.path("round") + ", new " + words(f.path("added")) + ", left "
                    + words(f.path("remaining")) + ", gone " + f.path("mended").findValuesAsText("id"));
        }
        return lines;
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new java.util.ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }
}
