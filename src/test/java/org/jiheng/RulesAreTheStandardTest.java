package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jiheng.source.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a standard says stands in files: a change of a copy of them changes the result, with no Java and no rebuild. */
class RulesAreTheStandardTest {
    private static final String EXAMPLE = Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml"));

    @TempDir
    Path folder;

    private Path rules;
    private Path standard;

    @BeforeEach
    void copy() {
        rules = Evaluations.copyOfRules(folder);
        standard = rules.resolve("example-county-2025/standard.yaml");
    }

    private static LedgerLine line(IndicatorResult indicator, Kind kind) {
        return indicator.ledger().stream()
                .filter(line -> line.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRenamedRuleShowsItsNewNameInTheLedger() {
        Evaluations.change(
                rules.resolve("common/bands.drl"),
                "bands: the band that holds the measure decides the points",
                "分档：以所在档次计分");
        IndicatorResult assets = Evaluations.indicator(Evaluations.ofText(EXAMPLE, rules), "asset-utilisation");
        assertThat(line(assets, Kind.AWARD).rule()).isEqualTo("分档：以所在档次计分");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bands", "per-unit-over", "per-defect", "check-list", "veto", "completion", "judged"})
    void withoutACommonMethodNothingIsScoredInSilence(String method) throws IOException {
        Files.delete(rules.resolve("common/" + method + ".drl"));
        assertThatThrownBy(() -> Evaluations.ofText(EXAMPLE, rules))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("No rule scored")
                .hasMessageContaining(method);
    }

    @Test
    void ninetyPercentChangedToNinetyFiveTakesNinetyTwoPercentToTheNextBand() {
        IndicatorResult before = Evaluations.indicator(Evaluations.ofText(EXAMPLE, rules), "asset-utilisation");
        assertThat(before.earned()).isEqualByComparingTo("1");
        Evaluations.change(standard, "atLeast: 90, points: 1}", "atLeast: 95, points: 1}");
        Evaluations.change(standard, "{atLeast: 75, below: 90, points: 0.7}", "{atLeast: 75, below: 95, points: 0.7}");
        IndicatorResult after = Evaluations.indicator(Evaluations.ofText(EXAMPLE, rules), "asset-utilisation");
        assertThat(after.earned()).isEqualByComparingTo("0.7");
        LedgerLine deduction = line(after, Kind.DEDUCTION);
        assertThat(deduction.points()).isEqualByComparingTo("-0.3");
        assertThat(deduction.reason()).isEqualTo("固定资产利用率为 92%，处于 ≥75 <95 一档");
        assertThat(deduction.arithmetic()).isEqualTo("184 ÷ 200 × 100% = 92%；92 → ≥75 <95 → 0.7");
    }

    @Test
    void aNewMethodIsAddedInRuleTextAlone() {
        Evaluations.write(rules.resolve("common/steps.drl"), """
                // minus the points of a step for every started step below the start
                rule "steps: every started step below the start costs its points"
                when
                  $c : Criterion(method == "steps", $id : id, $measure : measure, $of : of, $full : points)
                  Setting(criterion == $id, name == "start", $start : value)
                  Setting(criterion == $id, name == "step", $step : value)
                  Setting(criterion == $id, name == "perStep", $perStep : value)
                  Measure(name == $measure, subject == $of, $value : value)
                  $steps : BigDecimal() from (ceiling(max(0B, $start - $value) / $step))
                  $points : BigDecimal() from ($full - $steps * $perStep)
                then
                  report.award($c, $points, "{full} − {steps} × {perStep} = {points}");
                end
                """);
        Evaluations.change(
                standard,
                "measure: satisfaction-rate\n",
                "measure: satisfaction-rate\n            values: {start: 100, step: 5, perStep: 2}\n");
        String text = Evaluations.read(standard);
        int at = text.lastIndexOf("method: bands", text.indexOf("measure: satisfaction-rate"));
        Evaluations.write(
                standard, text.substring(0, at) + "method: steps" + text.substring(at + "method: bands".length()));
        // 88.5 is 11.5 below 100: three started steps of 5
        IndicatorResult satisfaction = Evaluations.indicator(Evaluations.ofText(EXAMPLE, rules), "public-satisfaction");
        assertThat(satisfaction.earned()).isEqualByComparingTo("6");
        assertThat(line(satisfaction, Kind.DEDUCTION).arithmetic()).isEqualTo("88.5%；12 − 3 × 2 = 6");
        assertThat(line(satisfaction, Kind.DEDUCTION).rule())
                .isEqualTo("steps: every started step below the start costs its points");
    }

    @Test
    void aNewFactAnIndicatorOnItAndAProblemAreAddedByFilesAlone() {
        String text = Evaluations.read(standard);
        Evaluations.write(standard, text.replaceFirst("(?m)^sections:\\R", """
                        sections:
                          - id: training
                            name: {zh: 培训, en: training}
                            groups:
                              - name: {zh: 培训, en: training}
                                indicators:
                                  - id: training-hours
                                    name: {zh: 人均培训学时, en: training hours a head}
                                    weight: 5
                                    clause: {zh: 示例第9条, en: clause 9}
                                    method: bands
                                    measure: training.hours
                                    problems: [training.too-short]
                                    bands: [{atLeast: 40, points: 5}, {below: 40, points: 2}]
                        """));
        Evaluations.write(rules.resolve("example-county-2025/training.drl"), """
                rule "training: too few hours"
                when
                  $problem : Problem(code == "training.too-short")
                  Measure(name == "training.hours", value < 40B, $hours : value)
                then
                  report.problem($problem);
                end
                """);
        Evaluations.write(rules.resolve("example-county-2025/problems.yaml"), """
                training.too-short:
                  title: {zh: 培训学时不足, en: too little training}
                  category: {zh: 人员管理, en: staff}
                  severity: low
                  basis: fictitious
                  rationale: {zh: 示例, en: example}
                  needs: [training.hours]
                  message: {zh: "人均培训 {hours} 学时。", en: "{hours} hours a head."}
                  remediation: [{zh: 制订年度培训计划, en: plan the year's training}]
                """);
        Evaluation without = Evaluations.ofText(EXAMPLE, rules);
        assertThat(Evaluations.indicator(without, "training-hours").verdict()).isEqualTo(Evaluation.Verdict.MISSING);
        assertThat(without.checks())
                .filteredOn(check -> check.code().equals("training.too-short"))
                .extracting(Evaluation.Check::state)
                .containsExactly(State.UNDETERMINED);
        Evaluation with =
                Evaluations.ofText(EXAMPLE.replaceFirst("(?m)^facts:\\R", "facts:\n  training.hours: 24\n"), rules);
        assertThat(Evaluations.indicator(with, "training-hours").earned()).isEqualByComparingTo("2");
        assertThat(with.problems())
                .filteredOn(problem -> problem.code().equals("training.too-short"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.detail()).isEqualTo("人均培训 24 学时。");
                    assertThat(problem.recoverable()).isEqualByComparingTo("3");
                    assertThat(problem.evidence())
                            .extracting(Evaluation.Evidence::fact)
                            .containsExactly("training.hours");
                });
        assertThat(with.problems()).extracting(ProblemFound::code).contains("training.too-short");
    }

    @Test
    void aBandThatLeavesAGapIsAFaultOfThePackAndNeverZero() {
        Evaluations.change(standard, "atLeast: 90, points: 1}", "atLeast: 95, points: 1}");
        assertThatThrownBy(() -> Evaluations.ofText(EXAMPLE, rules)).hasMessageContaining("No rule scored");
    }

    @Test
    void bandsThatOverlapAreAFaultOfThePack() {
        Evaluations.change(standard, "{atLeast: 75, below: 90, points: 0.7}", "{atLeast: 75, below: 95, points: 0.7}");
        assertThatThrownBy(() -> Evaluations.ofText(EXAMPLE, rules)).hasMessageContaining("scored by two rules");
    }

    @Test
    void aParameterOfTheStandardReplacesTheCommonOne() {
        assertThat(codes(Evaluations.ofText(EXAMPLE, rules))).doesNotContain("assets.low-utilisation");
        Evaluations.write(rules.resolve("example-county-2025/parameters.yaml"), """
                asset-utilisation.floor:
                  - {value: 90, from: 2013, until: 2024, basis: fictitious}
                  - {value: 95, from: 2025, basis: fictitious}
                """);
        assertThat(codes(Evaluations.ofText(EXAMPLE, rules))).contains("assets.low-utilisation");
    }

    private static java.util.List<String> codes(Evaluation evaluation) {
        return evaluation.problems().stream().map(ProblemFound::code).toList();
    }
}
