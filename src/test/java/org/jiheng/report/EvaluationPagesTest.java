package org.jiheng.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jiheng.Evaluations;
import org.jiheng.cli.Jiheng;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evaluation as a page, as Markdown and as feedback: complete, and with nothing of a submission taken for markup. */
class EvaluationPagesTest {
    private static final Path EXAMPLE = Path.of("fixtures/example-county-2025/submission.yaml");

    @TempDir
    Path folder;

    @Test
    void thePageNeedsNothingElseAndShowsEveryIndicatorWithItsLines() {
        Evaluation evaluation = Evaluations.of(EXAMPLE);
        String page = EvaluationHtml.of(evaluation, Language.ZH);
        assertThat(page)
                .contains("Content-Security-Policy", "default-src 'none'", "script-src 'sha256-", "<svg")
                .doesNotContain("http://", "https://", "url(", "src=\"", "@import");
        evaluation.indicators().forEach(indicator -> {
            assertThat(page).contains("<span>" + Html.escaped(indicator.name()) + "</span>");
            indicator
                    .ledger()
                    .forEach(line -> assertThat(page)
                            .contains(
                                    Html.escaped(line.arithmetic()),
                                    Html.escaped(line.reason()),
                                    Format.points(line.points())));
        });
        long entries =
                Pattern.compile("class=\"entry\"").matcher(page).results().count();
        assertThat(entries)
                .isEqualTo(evaluation.indicators().stream()
                        .mapToLong(indicator -> indicator.ledger().size())
                        .sum());
    }

    @Test
    void markupInASubmissionStaysText() {
        String yaml = Evaluations.read(EXAMPLE)
                .replace("name: 示例县科学技术局", "name: \"<script>alert(1)</script>{{x}}|a|**b**\"")
                .replace("text: 科技成果转化项目未填报细化测算", "text: \"</script><img src=x onerror=alert(1)>\\n# title\"");
        Evaluation evaluation = Evaluations.ofText(yaml);
        String page = EvaluationHtml.of(evaluation, Language.ZH);
        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert", "<img");
        assertThat(Pattern.compile("<script").matcher(page).results().count()).isEqualTo(1);
        String markdown = run(yaml, "markdown");
        assertThat(markdown)
                .contains("&lt;script>alert(1)&lt;/script>{{x}}\\|a\\|\\*\\*b\\*\\*")
                .doesNotContain("<script", "<img", "\n# title");
    }

    @Test
    void theFeedbackMarksWhatItDoesNotKnow() throws IOException {
        Path file = folder.resolve("feedback.docx");
        String yaml = Evaluations.read(EXAMPLE).replace("name: 示例县科学技术局", "name: \"{{name}} <w:t>=1+1\"");
        run(yaml, "feedback", "--output", file.toString());
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            assertThat(document.getTables()).hasSize(1);
            String text = document.getTables().get(0).getText();
            assertThat(text)
                    .contains("【待填写】", "{{name}} <w:t>=1+1", "84.20", "良", "全年预算数 560.00 万元", "未建立投诉台账")
                    .contains("评价组织机构", "项目主管部门", "项目单位名称", "评价机构", "评价时间", "评价结论", "主要问题与建议");
        }
    }

    @Test
    void aWorkbookIsNotPrintedOnATerminal() {
        StringWriter err = new StringWriter();
        int code = Jiheng.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "evaluate",
                EXAMPLE.toString(),
                "--rules",
                "rules",
                "--format",
                "xlsx");
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("--output");
    }

    private String run(String yaml, String format, String... more) {
        try {
            Path file = Files.writeString(folder.resolve("submission.yaml"), yaml);
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            String[] arguments = java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(
                                    "evaluate", file.toString(), "--rules", "rules", "--format", format),
                            java.util.stream.Stream.of(more))
                    .toArray(String[]::new);
            int code = Jiheng.run(new PrintWriter(out), new PrintWriter(err), arguments);
            assertThat(code).as(err.toString()).isZero();
            return out.toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
