package org.jiheng.report.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.jiheng.Evaluations;
import org.jiheng.engine.verdict.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A working paper for each indicator and an evidence sheet for each problem, with rule and digest, each on a page of its own. */
class WorkingPapersTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"example-county-2025", "urumqi-etdz-2023", "turpan-2024"})
    void eachIndicatorAndEachProblemHasItsPage(String name) {
        Path file = Path.of("fixtures", name, "submission.yaml");
        Evaluation evaluation = Evaluations.of(file);
        WordFile word = WordFile.written(folder, file.toString(), "--format", "workpapers");
        List<XWPFParagraph> pages = word.document().getParagraphs().stream()
                .filter(paragraph -> "Heading1".equals(paragraph.getStyle()))
                .toList();
        assertThat(pages).allMatch(page -> page.getCTP().getPPr().isSetPageBreakBefore());
        assertThat(pages)
                .hasSize(evaluation.indicators().size() + evaluation.problems().size());
        String text = word.text();
        assertThat(text).contains(evaluation.digests().rules());
        for (var indicator : evaluation.indicators()) {
            assertThat(text).contains(indicator.name());
            for (var line : indicator.ledger()) {
                assertThat(text).contains(line.rule(), line.reason().replaceAll("[<>]= ?", ""));
            }
        }
        evaluation.problems().forEach(problem -> assertThat(text).contains(problem.title(), problem.rule()));
    }

    @Test
    void whoJudgedAndWhereTheEvidenceIsFiledStandOnlyWhereTheyWereSaid() throws java.io.IOException {
        Path file = folder.resolve("submission.yaml");
        Files.writeString(
                file,
                Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml"))
                        .replace(
                                "points: 5, reason: 一笔支付早于验收,",
                                "points: 5, reason: 一笔支付早于验收, scorer: 甲某, reviewer: 乙某, evidence: 凭证-07,"));
        WordFile word = WordFile.written(folder, file.toString(), "--format", "workpapers");
        assertThat(rows(word)).contains(List.of("编制人", "甲某", "日期", "")).contains(List.of("复核人", "乙某", "日期", ""));
        assertThat(rows(word)).contains(List.of("证据索引号", "凭证-07")).contains(List.of("证据索引号", "【待填写：证据索引号】"));
    }

    private static List<List<String>> rows(WordFile word) {
        return word.document().getTables().stream()
                .flatMap(table -> WordFile.rows(table).stream())
                .toList();
    }
}
