package org.jiheng.report.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jiheng.Evaluations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a submission holds is text in a Word file: never a tag, never markup, never a formula. */
class HostileTextsTest {
    private static final Path EXAMPLE = Path.of("fixtures/example-county-2025/submission.yaml");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{conclusion}}",
                "{{?problems}}{{title}}{{/problems}}",
                "{{+evil}}{{@evil}}{{#evil}}",
                "[indicator][earned]",
                "</w:t></w:r><w:r><w:t>&amp;<![CDATA[",
                "=cmd|' /C calc'!A0",
                "$1 \\0 ${jndi:ldap://x} #this"
            })
    void itStaysAsItWasWritten(String text) throws IOException {
        int rows = report(Evaluations.read(EXAMPLE)).table("项目名称").size();
        WordFile word = report(named(text));
        assertThat(word.table("项目名称"))
                .hasSize(rows)
                .anySatisfy(row -> assertThat(row.get(0)).isEqualTo(text));
        assertThat(word.table("绩效指标").get(1).get(0)).isEqualTo(text);
        assertThat(word.text()).contains("1. " + text);
        assertThat(word.headings("Heading1")).hasSize(12);
        WordFile papers = WordFile.written(folder, file(named(text)), "--format", "workpapers");
        assertThat(papers.text()).contains(text);
    }

    @Test
    void charactersThatXmlCannotHoldAreLeftOutAndLineEndsStay() {
        assertThat(Bound.clean("甲\u0000\u0007乙\uFFFE\uD800丙\r\n丁\t😀")).isEqualTo("甲乙丙\n丁\t😀");
    }

    @Test
    void aVeryLongTextIsWhole() throws IOException {
        String text = "长".repeat(20_000);
        assertThat(report(named(text)).table("项目名称").get(1).get(0)).isEqualTo(text);
    }

    @Test
    void anEmptyTextDisturbsNothing() throws IOException {
        WordFile word = report(Evaluations.read(EXAMPLE) + "\nreport: {number: '', firm: ' ', team: []}\n");
        assertThat(word.text()).contains("报告编号：【待填写：报告编号】", "评价机构（盖章）：【待填写：评价机构】");
        assertThat(word.table("姓名")).hasSize(2);
    }

    /** The example with another name for a project, a goal and a task. */
    private static String named(String text) {
        String quoted = "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return Evaluations.read(EXAMPLE)
                .replace("{name: 科普活动, initial", "{name: " + quoted + ", initial")
                .replace("name: 科普活动场次", "name: " + quoted)
                .replace("{name: 科学普及,", "{name: " + quoted + ",")
                .replace("task: 科学普及", "task: " + quoted)
                .replace("{project: 科普活动,", "{project: " + quoted + ",");
    }

    private WordFile report(String submission) throws IOException {
        return WordFile.written(folder, file(submission), "--format", "docx");
    }

    private String file(String submission) throws IOException {
        Path file = folder.resolve("submission.yaml");
        Files.writeString(file, submission);
        return file.toString();
    }

    @Test
    void listsOfTheTemplateAreNeverTexts() {
        assertThat(TemplateTags.lists(ReportData.class))
                .contains("sheet", "problems")
                .doesNotContain("about");
        assertThat(List.of(ReportData.class, PapersData.class))
                .allSatisfy(data ->
                        assertThat(TemplateTags.lists(data)).doesNotContainAnyElementsOf(TemplateTags.texts(data)));
    }
}
