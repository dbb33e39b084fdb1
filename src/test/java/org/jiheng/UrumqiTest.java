package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Basis;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.State;
import org.junit.jupiter.api.Test;

/** The published result of the Urumqi ETDZ science bureau 2023, indicator by indicator. */
class UrumqiTest {
    private static final Path SUBMISSION = Path.of("fixtures/urumqi-etdz-2023/submission.yaml");
    private static final Path ORACLE = Path.of("../shared/oracles/urumqi-etdz-2023.json");

    private final Evaluation evaluation = Evaluations.of(SUBMISSION);

    @Test
    void theSheetIsTheOneThatWasPublished() {
        assertThat(evaluation.indicators())
                .extracting(i -> i.id() + " " + i.earned().stripTrailingZeros().toPlainString() + "/"
                        + i.weight().toPlainString() + " " + i.basis())
                .containsExactly(
                        "budget-rationality 5/5 JUDGED",
                        "budget-norms 4/4 JUDGED",
                        "goal-completeness 3/3 JUDGED",
                        "goal-clarity 2.5/3 COMPUTED",
                        "financial-compliance 5/5 MIXED",
                        "budget-disclosure 3/3 JUDGED",
                        "project-preparation 2/2 JUDGED",
                        "project-supervision 3/3 JUDGED",
                        "asset-safety 3/3 JUDGED",
                        "asset-utilisation 1/1 JUDGED",
                        "system-soundness 3/3 JUDGED",
                        "basic-guarantees 5/5 JUDGED",
                        "government-debt 5/5 JUDGED",
                        "rural-revitalisation 5/5 JUDGED",
                        "state-assets 5/5 JUDGED",
                        "unit-finance 5/5 JUDGED",
                        "high-tech-enterprises 0.8/5 COMPUTED",
                        "research-platforms 0/5 COMPUTED",
                        "model-tech-workers 5/5 JUDGED",
                        "project-execution 5/5 COMPUTED",
                        "three-public-control 5/5 JUDGED",
                        "fund-rules-soundness 5/5 JUDGED",
                        "rd-growth 5/5 JUDGED",
                        "enterprise-satisfaction 5/5 JUDGED");
        assertThat(evaluation.sections())
                .extracting(s -> s.earned().toPlainString() + " " + s.rate())
                .containsExactly("14.50 96.67", "20.00 100.00", "25.00 100.00", "30.80 77.00");
        assertThat(evaluation.score().earned()).isEqualTo("90.30");
        assertThat(evaluation.score().lowest()).isEqualTo("90.30");
        assertThat(evaluation.score().highest()).isEqualTo("90.30");
        assertThat(evaluation.score().grade()).isEqualTo("优");
        assertThat(evaluation.score().computed()).isEqualByComparingTo("9.3");
        assertThat(evaluation.score().judged()).isEqualByComparingTo("81");
        assertThat(evaluation.score().completeness()).isEqualByComparingTo("1");
    }

    @Test
    void theScoresAreThoseOfTheAnnexAsExtractedFromTheReport() throws IOException {
        assumeTrue(Files.exists(ORACLE), "the extracted report is not here; the fixture alone is tested");
        List<String> published = new ArrayList<>();
        for (JsonNode row : new ObjectMapper().readTree(ORACLE.toFile()).get("annex")) {
            published.add(
                    row.get("weight_str").asText() + " " + row.get("score_str").asText());
        }
        assertThat(evaluation.indicators())
                .extracting(i -> i.weight().toPlainString() + " "
                        + new BigDecimal(i.earned().stripTrailingZeros().toPlainString()).toPlainString())
                .containsExactlyElementsOf(published);
    }

    @Test
    void everyDeductionCarriesArithmeticClauseAndEvidence() {
        List<LedgerLine> deductions = evaluation.indicators().stream()
                .flatMap(i -> i.ledger().stream())
                .filter(line -> line.kind() == Kind.DEDUCTION)
                .toList();
        assertThat(deductions)
                .extracting(line -> line.points().toPlainString() + " | " + line.arithmetic())
                .containsExactly(
                        "-0.5 | 0.5 − 0.5 = 0",
                        "-4.2 | 184 ÷ 100 × 100% = 184%；5 × (100% − 84%) = 0.8",
                        "-15 | 4 ÷ 1 × 100% = 400%；5 × (100% − 300%) = -10",
                        "-0.00487864 | 81.91 ÷ 81.99 × 100% = 99.9024%；5 × 99.9024% = 4.9951");
        assertThat(deductions).allSatisfy(line -> {
            assertThat(line.rule()).isNotEmpty();
            assertThat(line.clause()).startsWith("附件1 ");
            assertThat(line.reason()).isNotEmpty();
            assertThat(line.evidence())
                    .isNotEmpty()
                    .allSatisfy(e -> assertThat(e.source()).isNotNull());
        });
    }

    @Test
    void theAdjustmentIsComputedFromPrintedFiguresAndKeepsItsPoint() {
        LedgerLine line = Evaluations.indicator(evaluation, "financial-compliance").ledger().stream()
                .filter(l -> l.item().equals("2"))
                .findFirst()
                .orElseThrow();
        assertThat(line.kind()).isEqualTo(Kind.AWARD);
        assertThat(line.points()).isEqualByComparingTo("1");
        assertThat(line.arithmetic()).isEqualTo("(265.67 − 248.72) ÷ 248.72 × 100% = 6.8149%；6.8149 ≤ 10");
        assertThat(Evaluations.indicator(evaluation, "financial-compliance").basis())
                .isEqualTo(Basis.MIXED);
    }

    @Test
    void thePublishedProblemIsFoundWithRemediationAndOthersOnlyWhereFiguresProveThem() {
        assertThat(evaluation.problems())
                .extracting(problem -> problem.id() + ": " + problem.detail())
                .containsExactly(
                        "goals.target-too-low/high-tech-enterprises: “高新技术企业总数数量”目标 >= 100 家，实际 184 家，完成 184%，超过 150%。",
                        "goals.target-too-low/research-platforms: “推动重点产业科研平台新建数量”目标 >= 1 家，实际 4 家，完成 400%，超过 150%。",
                        "projects.slow-payment/弥补公用经费项目: “弥补公用经费项目”全年预算 1.99 万元，支付 1.91 万元，支付进度 95.9799%，低于 97%。",
                        "self-evaluation.irregular/弥补公用经费项目: 自评表没有写明实际完成的产出与效益。自评表全年执行数与决算数不一致。未提供项目绩效评价报告。");
        assertThat(evaluation.problems()).allSatisfy(problem -> {
            assertThat(problem.remediation()).hasSizeBetween(2, 5);
            assertThat(problem.evidence()).hasSizeBetween(2, 3);
        });
        assertThat(evaluation.checks())
                .filteredOn(check -> check.state() == State.CLEAR)
                .extracting(Evaluation.Check::code)
                .containsExactly(
                        "budget.slow-execution",
                        "budget.initial-far-from-annual",
                        "budget.overspent",
                        "projects.overspent",
                        "posts.over-staffed");
        assertThat(evaluation.checks())
                .filteredOn(check -> check.state() == State.UNDETERMINED)
                .allSatisfy(check -> assertThat(check.missing()).isNotEmpty());
        assertThat(evaluation.notices())
                .extracting(Evaluation.Notice::code)
                .containsExactly(
                        "standard.items-below-weight", "standard.tier-below-weight", "standard.finance-bureau-duties");
    }

    @Test
    void withoutTheCountOfHighTechEnterprisesTheGradeStaysOpen() {
        String text = Evaluations.read(SUBMISSION).replaceAll("(?m)^      actual: \\{value: 184 家.*\\R", "");
        Evaluation open = Evaluations.ofText(text);
        assertThat(Evaluations.indicator(open, "high-tech-enterprises").verdict())
                .isEqualTo(Evaluation.Verdict.MISSING);
        assertThat(open.score().earned()).isEqualTo("89.50");
        assertThat(open.score().lowest()).isEqualTo("89.50");
        assertThat(open.score().highest()).isEqualTo("94.50");
        assertThat(open.score().grade()).isNull();
        assertThat(open.score().gradeIfLowest()).isEqualTo("良");
        assertThat(open.score().gradeIfHighest()).isEqualTo("优");
    }

    @Test
    void aSecretUnitNeedNotPublishItsBudget() {
        String text = Evaluations.read(SUBMISSION)
                        .replaceAll("(?m)^  - \\{?indicator: budget-disclosure(.|\\R)*?(?=^  - )", "")
                + "\ndisclosure: {secret: true}\n";
        Evaluation.IndicatorResult disclosure = Evaluations.indicator(Evaluations.ofText(text), "budget-disclosure");
        assertThat(disclosure.verdict()).isEqualTo(Evaluation.Verdict.NOT_APPLICABLE);
        assertThat(disclosure.earned()).isEqualByComparingTo("3");
    }
}
