package org.jiheng.report.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jiheng.Evaluations;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jiheng.report.word.WordFile.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draft, draft for comment, final: a final report has nothing open; comments stand with their answers. */
class StagesTest {
    private static final Path EXAMPLE = Path.of("fixtures/example-county-2025/submission.yaml");
    private static final String COMMENTS = """
            department: 示例县科学技术局
            year: 2025
            comments:
              - {opinion: 采购执行率的分母有误, adopted: yes, reason: 已核对合同, points: 0.3}
              - {from: 县财政局, opinion: 建议合并问题, adopted: no, reason: 两者依据不同}
              - {opinion: 补充经验做法, adopted: partly, reason: 部分内容有佐证}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"draft, 初稿", "comment, 征求意见稿", "final, 定稿"})
    void theCoverSaysHowFarTheReportHasGot(String stage, String words) {
        assertThat(WordFile.written(folder, EXAMPLE.toString(), "--format", "docx", "--stage", stage)
                        .text())
                .contains("（" + words + "）");
    }

    @Test
    void aFinalReportWithOneManualItemOpenIsRefusedAndTheItemNamed() throws IOException {
        String text = Evaluations.read(EXAMPLE);
        int judged = text.indexOf("  - {indicator: financial-compliance.2");
        String without = text.substring(0, text.lastIndexOf("judgements:", judged))
                + text.substring(text.indexOf('\n', judged) + 1);
        Said said = finalReport(without);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("还有1项没有落实", "三级指标“财务合规性”，涉及6分", "待评定");
        assertThat(folder.resolve("final.docx")).doesNotExist();
    }

    @Test
    void everythingMissingManualOrUndeterminedIsListed() {
        Path turpan = Path.of("fixtures/turpan-2024/submission.yaml");
        Evaluation evaluation = Evaluations.of(turpan);
        Said said = WordFile.run(
                turpan.toString(),
                "--format",
                "docx",
                "--stage",
                "final",
                "--output",
                folder.resolve("final.docx").toString());
        assertThat(said.code()).isEqualTo(2);
        evaluation.indicators().stream()
                .filter(each -> each.lowest().compareTo(each.highest()) != 0)
                .forEach(each -> assertThat(said.err()).contains("“" + each.name() + "”"));
        evaluation.checks().stream()
                .filter(check -> check.state() == State.UNDETERMINED)
                .forEach(check -> assertThat(said.err()).contains("“" + check.title() + "”"));
    }

    @Test
    void commentsStandInATableWithTheirAnswers() throws IOException {
        WordFile word = WordFile.written(
                folder, EXAMPLE.toString(), "--format", "docx", "--stage", "comment", "--comments", comments(COMMENTS));
        assertThat(word.headings("Heading1")).contains("附件3  征求意见采纳情况");
        assertThat(word.table("序号", "提出单位"))
                .containsExactly(
                        List.of("序号", "提出单位", "意见", "采纳否", "理由", "分值变化"),
                        List.of("1", "示例县科学技术局", "采购执行率的分母有误", "采纳", "已核对合同", "+0.30"),
                        List.of("2", "县财政局", "建议合并问题", "不采纳", "两者依据不同", "/"),
                        List.of("3", "示例县科学技术局", "补充经验做法", "部分采纳", "部分内容有佐证", "/"));
    }

    @Test
    void aCommentThatNobodyHasAnsweredKeepsTheReportFromBeingFinal() throws IOException {
        String open = "comments: [{opinion: 尚无答复的意见}]";
        WordFile word = WordFile.written(folder, EXAMPLE.toString(), "--format", "docx", "--comments", comments(open));
        assertThat(word.text()).contains("【待填写：采纳否】");
        Said said = WordFile.run(
                EXAMPLE.toString(),
                "--format",
                "docx",
                "--stage",
                "final",
                "--comments",
                comments(open),
                "--output",
                folder.resolve("final.docx").toString());
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("征求意见“尚无答复的意见”尚未答复");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "department: 别的局                 | comments.yaml:1:1 | 别的局",
                "comments: [{opinon: 错字}]         | comments.yaml:1:  | opinion",
                "comments: [{opinion: 甲, adopted: maybe, reason: 乙}] | comments.yaml:1: | yes, partly, no",
                "comments: [{opinion: 甲, adopted: yes}] | comments.yaml:1: | reason",
                "comments: [{opinion: 甲, adopted: no, reason: 乙, points: 1}] | comments.yaml:1: | adopted: yes"
            })
    void aFileOfCommentsIsCheckedLikeAnyInput(String text, String place, String words) throws IOException {
        Said said = WordFile.run(
                EXAMPLE.toString(),
                "--format",
                "docx",
                "--comments",
                comments(text),
                "--output",
                folder.resolve("out.docx").toString());
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains(place, words);
    }

    @Test
    void whatTheSubmissionSaysOfTheReportIsCheckedToo() throws IOException {
        Said said = finalReport(Evaluations.read(EXAMPLE)
                + "\nreport: {firma: 某所, begun: 2026-04-01, ended: 2026-03-01, team: [{role: 组员}]}\n");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("firma", "2026-03-01", "name");
    }

    @Test
    void aWordFileNeedsAFileToBeWrittenTo() {
        Said said = WordFile.run(EXAMPLE.toString(), "--format", "workpapers");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("--format workpapers", "--output");
    }

    private Said finalReport(String submission) throws IOException {
        Path file = folder.resolve("submission.yaml");
        Files.writeString(file, submission);
        return WordFile.run(
                file.toString(),
                "--format",
                "docx",
                "--stage",
                "final",
                "--output",
                folder.resolve("final.docx").toString());
    }

    private String comments(String text) throws IOException {
        Path file = folder.resolve("comments.yaml");
        Files.writeString(file, text);
        return file.toString();
    }
}
