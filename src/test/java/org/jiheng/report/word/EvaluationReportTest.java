package org.jiheng.report.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jiheng.Evaluations;
import org.jiheng.engine.verdict.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report that a firm signs: its order, its marked places, what it does not say, and that it is the same file every time. */
class EvaluationReportTest {
    private static final String EXAMPLE = "fixtures/example-county-2025/submission.yaml";
    private static final String TURPAN = "fixtures/turpan-2024/submission.yaml";

    @TempDir
    Path folder;

    @Test
    void theReportOfTheExampleHasThisOrder() {
        WordFile word = report(EXAMPLE);
        assertThat(word.headings("Heading1"))
                .containsExactly(
                        "一、基本情况",
                        "二、评价工作开展情况",
                        "三、资金安排与执行情况",
                        "四、绩效目标及完成情况",
                        "五、评价结论",
                        "六、绩效分析",
                        "七、主要经验及做法",
                        "八、存在的问题及原因分析",
                        "九、改进建议",
                        "十、其他需要说明的事项",
                        "附件1  综合评分表",
                        "附件2  满意度调查问卷");
        assertThat(word.headings("Heading2")).contains("（一）决策", "（四）扣减项", "（一）管理制度缺失", "（二）未建立投诉台账", "（一）针对“管理制度缺失”");
        assertThat(word.text())
                .contains("经评价，示例县科学技术局2025年度部门整体支出综合得分84.20分（满分100分），评价等级为“良”。")
                .contains("核定编制12人，在职11人，退休9人，编外聘用0人。");
    }

    @Test
    void theContentsAreFilledInAndBroughtUpToDateByTheWordProcessor() {
        WordFile word = report(EXAMPLE);
        List<String> entries = word.document().getParagraphs().stream()
                .filter(paragraph -> String.valueOf(paragraph.getStyle()).startsWith("TOC"))
                .map(paragraph -> paragraph.getText().strip())
                .toList();
        List<String> headings = word.document().getParagraphs().stream()
                .filter(paragraph -> Set.of("Heading1", "Heading2").contains(String.valueOf(paragraph.getStyle())))
                .map(paragraph -> paragraph.getText())
                .toList();
        assertThat(entries).isEqualTo(headings);
        String xml = word.document().getDocument().xmlText();
        assertThat(xml).contains("TOC \\o", "w:dirty=\"true\"");
        assertThat(xml.split("PAGEREF _Toc", -1)).hasSize(headings.size() + 1);
        assertThat(xml.split("fldCharType=\"begin\"", -1)).hasSameSizeAs(xml.split("fldCharType=\"end\"", -1));
    }

    @Test
    void problemsStandInTheOrderOfTheStandardEachWithWhatToDoAboutIt() {
        WordFile word = report(TURPAN);
        List<String> problems = word.headings("Heading2").stream()
                .dropWhile(heading -> !heading.equals("（四）效果"))
                .skip(1)
                .takeWhile(heading -> !heading.contains("针对"))
                .map(heading -> heading.replaceFirst("（.+?）", ""))
                .toList();
        assertThat(problems).containsSubsequence("年初预算与全年预算差异大", "未建立投诉台账", "应报废资产未处置", "固定资产利用率偏低", "项目完成率低");
        assertThat(word.headings("Heading2").stream()
                        .filter(heading -> heading.contains("针对"))
                        .map(heading -> heading.replaceFirst(".*针对“(.*)”", "$1")))
                .containsExactlyElementsOf(problems);
    }

    @Test
    void whatNobodyHasSaidIsAPlaceToFillIn() {
        assertThat(report(TURPAN).text()).contains("报告编号：【待填写：报告编号】", "【待填写：主要经验及做法】", "【待填写：项目名称和资金】", "【待填写：年度重点任务】");
    }

    @Test
    void everyPlaceToFillInHasTheStyleOfSuchPlaces() {
        assertThat(report(TURPAN).document().getParagraphs().stream()
                        .flatMap(paragraph -> paragraph.getRuns().stream())
                        .filter(run -> run.text().startsWith("【待填写")))
                .hasSizeGreaterThan(20)
                .allSatisfy(run -> assertThat(run.getStyle()).isEqualTo("Marked"));
    }

    @Test
    void whatTheSubmissionSaysOfTheReportIsPrinted() throws IOException {
        Path file = folder.resolve("given.yaml");
        Files.writeString(file, Evaluations.read(Path.of(EXAMPLE)) + """

                        report:
                          number: 示例评字〔2026〕3号
                          firm: 示例会计师事务所
                          commissioner: 示例县财政局
                          lead: 甲某
                          date: 2026-04-20
                          begun: 2026-03-01
                          ended: 2026-04-10
                          team:
                            - {name: 甲某, role: 项目负责人, duty: 统筹}
                            - {name: 乙某}
                        """);
        WordFile word = WordFile.written(folder, file.toString(), "--format", "docx");
        assertThat(word.text())
                .contains(
                        "报告编号：示例评字〔2026〕3号", "受示例县财政局委托，示例会计师事务所对", "评价工作时间：2026年3月1日至2026年4月10日。", "报告日期：2026年4月20日");
        assertThat(word.table("姓名"))
                .containsExactly(
                        List.of("姓名", "职责分工", "工作内容"),
                        List.of("甲某", "项目负责人", "统筹"),
                        List.of("乙某", "【待填写：职责分工】", "【待填写：工作内容】"));
    }

    @ParameterizedTest
    @ValueSource(strings = {EXAMPLE, TURPAN})
    void aReportNamesNoRulesAndNoDigests(String file) {
        Evaluation evaluation = Evaluations.of(Path.of(file));
        String text = report(file).text();
        Stream.of(
                        evaluation.indicators().stream()
                                .flatMap(each -> each.ledger().stream())
                                .map(Evaluation.LedgerLine::rule),
                        evaluation.problems().stream().map(Evaluation.ProblemFound::rule),
                        evaluation.problems().stream().map(Evaluation.ProblemFound::code),
                        Stream.of(
                                evaluation.digests().rules(),
                                evaluation.digests().submission(),
                                evaluation.standard().version()))
                .flatMap(each -> each)
                .filter(each -> !each.isEmpty())
                .forEach(each -> assertThat(text).doesNotContain(each));
    }

    @Test
    void theScoringSheetLiesRepeatsItsHeaderAndJoinsItsLevels() {
        WordFile word = report(EXAMPLE);
        XWPFTable sheet = word.xwpfTable("一级指标", "二级指标");
        assertThat(sheet.getRow(0).isRepeatHeader()).isTrue();
        assertThat(joined(sheet, 0)).containsExactly(4, 6, 5, 2);
        assertThat(joined(sheet, 1)).containsExactly(2, 3, 2, 2, 2);
        assertThat(word.table("一级指标", "二级指标"))
                .filteredOn(row -> row.get(2).equals("固定资产利用率"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(7)).isEqualTo("/"));
        assertThat(word.document().getDocument().xmlText()).contains("w:orient=\"landscape\"");
    }

    /** How many rows each joined cell of a column spans. */
    private static List<Integer> joined(XWPFTable table, int column) {
        List<Integer> spans = new java.util.ArrayList<>();
        for (XWPFTableRow row : table.getRows()) {
            var properties = row.getCell(column).getCTTc().getTcPr();
            if (properties.isSetVMerge()) {
                if ("restart".equals(String.valueOf(properties.getVMerge().getVal()))) {
                    spans.add(1);
                } else {
                    spans.set(spans.size() - 1, spans.get(spans.size() - 1) + 1);
                }
            }
        }
        return spans;
    }

    @ParameterizedTest
    @ValueSource(strings = {"docx", "workpapers"})
    void theSameEvaluationIsTheSameFile(String format) throws IOException {
        byte[] first = WordFile.written(folder, EXAMPLE, "--format", format).bytes();
        byte[] second = WordFile.written(folder, EXAMPLE, "--format", format).bytes();
        assertThat(second).isEqualTo(first);
        Set<String> times = new TreeSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(first))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                times.add(entry.getTimeLocal().toString());
                if (entry.getName().equals("docProps/core.xml")) {
                    assertThat(new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                            .contains("2026-03-31T00:00:00Z");
                }
            }
        }
        assertThat(times).containsExactly("1980-01-01T00:00");
    }

    @Test
    void englishIsThereForWhoAsksForIt() {
        WordFile word = WordFile.written(folder, EXAMPLE, "--format", "docx", "--lang", "en");
        assertThat(word.headings("Heading1")).contains("5  Conclusion", "Annex 1  Scoring sheet");
        assertThat(word.text()).contains("earns 84.20 of 100 points").doesNotContain("【");
    }

    private WordFile report(String file) {
        return WordFile.written(folder, file, "--format", "docx");
    }
}
