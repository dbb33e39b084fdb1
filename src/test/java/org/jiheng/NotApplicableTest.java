package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Notice;
import org.jiheng.engine.verdict.Evaluation.SectionResult;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.report.TextReport;
import org.jiheng.text.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the weight of an indicator that does not apply, as the standard says: full points, spread, rescaled. */
class NotApplicableTest {
    private static final String EXAMPLE = Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml"));

    @TempDir
    static Path folder;

    private static Path spread;
    private static Path rescaled;

    @BeforeAll
    static void copies() {
        spread = rules("spread");
        rescaled = rules("rescaled");
    }

    private static Path rules(String policy) {
        Path rules = Evaluations.copyOfRules(folder.resolve(policy));
        Evaluations.change(
                rules.resolve("example-county-2025/standard.yaml"), "notApplicable: full", "notApplicable: " + policy);
        return rules;
    }

    /** Nothing to procure: 6 points of the 35 of management do not apply. */
    private static Evaluation withoutProcurement(Path rules) {
        String given = "procurement: {budget: 40.00, executed: 38.00";
        assertThat(EXAMPLE).contains(given);
        return Evaluations.ofText(EXAMPLE.replace(given, "procurement: {budget: 0, executed: 0"), rules);
    }

    private static List<String> points(Evaluation evaluation) {
        return evaluation.indicators().stream()
                .map(i -> i.id() + " " + i.earned().toPlainString() + "/"
                        + i.weight().toPlainString())
                .toList();
    }

    private static List<String> lines(IndicatorResult indicator) {
        return indicator.ledger().stream()
                .map(line ->
                        line.kind() + " " + line.points().stripTrailingZeros().toPlainString())
                .toList();
    }

    @Test
    void fullGivesTheIndicatorItsWeight() {
        Evaluation evaluation = withoutProcurement(Evaluations.RULES);
        assertThat(Evaluations.indicator(evaluation, "procurement-execution").earned())
                .isEqualByComparingTo("6");
        assertThat(evaluation.score().earned()).isEqualByComparingTo("84.5");
    }

    @Test
    void spreadSharesTheWeightWithinTheSectionInProportion() {
        Evaluation evaluation = withoutProcurement(spread);
        assertThat(points(evaluation))
                .containsExactly(
                        "goal-clarity 5.00/10",
                        "budget-preparation 4.00/6",
                        "budget-adjustment 3.60/4",
                        "budget-execution 11.4/12.0",
                        "financial-compliance 10.89/12.10",
                        "procurement-execution 0/0",
                        "asset-utilisation 1.21/1.21",
                        "system-soundness 8.48/9.69",
                        "science-activities 9.00/10",
                        "high-tech-enterprises 14.40/15",
                        "patents-growth 8.00/8",
                        "public-satisfaction 8.00/12",
                        "self-evaluation-quality 0.00/0");
        assertThat(evaluation.score().full()).isEqualByComparingTo("100");
        assertThat(evaluation.sections())
                .extracting(SectionResult::weight)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal(20), new BigDecimal(35), new BigDecimal(45), BigDecimal.ZERO);
    }

    @Test
    void theShareAndWhatOfItIsLostAreLinesOfTheLedger() {
        Evaluation evaluation = withoutProcurement(spread);
        assertThat(lines(Evaluations.indicator(evaluation, "system-soundness")))
                .containsExactly("AWARD 8", "DEDUCTION -1", "AWARD 1.69", "DEDUCTION -0.21");
        assertThat(lines(Evaluations.indicator(evaluation, "asset-utilisation")))
                .containsExactly("AWARD 1", "AWARD 0.21");
        IndicatorResult procurement = Evaluations.indicator(evaluation, "procurement-execution");
        assertThat(procurement.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(procurement.ledger().get(0).reason()).isEqualTo("本年没有政府采购预算");
        assertThat(TextReport.of(evaluation, Language.ZH)).contains("""
                          管理制度健全性    8.48 / 9.69
                            扣分  -1.00  缺少管理制度：绩效跟踪管理办法
                        """).contains("""
                            得分  +1.69  分得不适用指标的权重 1.69 分
                            扣分  -0.21  分得的权重按本指标得分率计：7 × 9.69 ÷ 8 = 8.48
                        """);
    }

    @Test
    void rescaledSharesTheWeightAmongAllIndicators() {
        Evaluation evaluation = withoutProcurement(rescaled);
        assertThat(points(evaluation))
                .contains("goal-clarity 5.32/10.64", "public-satisfaction 8.53/12.79", "procurement-execution 0/0");
        assertThat(evaluation.score().full()).isEqualByComparingTo("100");
    }

    @Test
    void whatIsMissingStaysMissingInItsShareToo() {
        String partial = EXAMPLE.replace(
                        "procurement: {budget: 40.00, executed: 38.00", "procurement: {budget: 0, executed: 0")
                .replace("systems:\n  complete: true", "systems:\n  complete: false");
        IndicatorResult systems = Evaluations.indicator(Evaluations.ofText(partial, spread), "system-soundness");
        assertThat(lines(systems))
                .containsExactly(
                        "AWARD 8", "DEDUCTION -1", "MISSING -7", "AWARD 1.69", "DEDUCTION -0.21", "MISSING -1.48");
        assertThat(systems.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(systems.highest()).isEqualByComparingTo("8.48");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spread", "rescaled"})
    void aDepartmentThatLosesNothingStillEarnsAll(String policy) {
        String judged = """
                department: {name: 某局, year: 2025, asOf: 2026-03-31}
                standard: example-county-2025
                checks: {goal-clarity.1: true, goal-clarity.2: true, goal-clarity.3: true, goal-clarity.4: true, financial-compliance.1: true, financial-compliance.3: true}
                defects: {budget-preparation: {complete: true}, self-evaluation-quality: {complete: true}}
                judgements: [{indicator: financial-compliance.2, points: 6}]
                budget: {initial: 100, annual: 100, executed: 100}
                procurement: {budget: 0, executed: 0}
                assets: {total: 0, inUse: 0}
                systems: {complete: true}
                indicators: {complete: true, items: [{id: science-activities, target: ">= 20 场", actual: 20 场}, {id: high-tech-enterprises, target: ">= 20 家", actual: 20 家}]}
                satisfaction: {rate: 95}
                facts: {patents.growth: 20}
                """;
        Evaluation evaluation = Evaluations.ofText(judged, policy.equals("spread") ? spread : rescaled);
        assertThat(evaluation.score().earned()).isEqualByComparingTo("100");
        assertThat(evaluation.score().completeness()).isEqualByComparingTo("1");
        assertThat(evaluation.indicators())
                .filteredOn(i -> i.verdict() != Verdict.NOT_APPLICABLE)
                .allMatch(i -> i.verdict() == Verdict.MET);
    }

    @Test
    void aSectionWithNothingLeftGivesItsWeightToTheOthers() {
        Path rules = nothingAppliesIn("^(procurement-execution)$", "spread", "section");
        Evaluations.change(
                rules.resolve("example-county-2025/standard.yaml"),
                "          - id: procurement-execution\n",
                "      - name: {zh: 采购, en: Procurement}\n        indicators:\n          - id: procurement-execution\n");
        Evaluations.change(
                rules.resolve("example-county-2025/standard.yaml"),
                "      - name: {zh: 采购, en: Procurement}\n",
                "  - id: buying\n    name: {zh: 采购, en: Procurement}\n    groups:\n      - name: {zh: 采购, en: Procurement}\n");
        Evaluations.change(
                rules.resolve("example-county-2025/standard.yaml"),
                "      - name: {zh: 资产与制度, en: Assets and systems}\n",
                "  - id: keeping\n    name: {zh: 资产与制度, en: Assets and systems}\n    groups:\n      - name: {zh: 资产与制度, en: Assets and systems}\n");
        Evaluation evaluation = Evaluations.ofText(EXAMPLE, rules);
        assertThat(evaluation.sections())
                .extracting(s -> s.id() + " " + s.weight().toPlainString())
                .containsExactly(
                        "decision 21.27",
                        "management 21.24",
                        "buying 0",
                        "keeping 9.57",
                        "performance 47.92",
                        "penalties 0");
        assertThat(evaluation.sections().get(2).rate()).isNull();
        assertThat(evaluation.score().full()).isEqualByComparingTo("100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spread", "rescaled"})
    void whereNothingAppliesThereIsNothingToEarnAndItIsSaid(String policy) {
        Evaluation evaluation = Evaluations.ofText(EXAMPLE, nothingAppliesIn(".*", policy, "none-" + policy));
        assertThat(evaluation.score().full()).isEqualByComparingTo("0");
        assertThat(evaluation.score().earned()).isEqualByComparingTo("0");
        assertThat(evaluation.score().grade()).isNull();
        assertThat(evaluation.notices()).contains(new Notice("standard.nothing-applies", "各项指标均不适用，没有可评的分值，不评等级"));
        assertThat(TextReport.of(evaluation, Language.ZH)).contains("  得分  0.00 / 0    各项指标均不适用，不评等级\n");
    }

    /** Rules by which indicators whose id matches never apply. */
    private static Path nothingAppliesIn(String ids, String policy, String name) {
        Path rules = rules(policy, name);
        Path county = rules.resolve("example-county-2025/county.drl");
        String own = Evaluations.read(county);
        int from = own.indexOf("rule \"procurement: a department with nothing");
        String rule = "rule \"none\"\nwhen\n  $indicator : Indicator("
                + (ids.equals(".*") ? "id != \"\"" : "id == \"procurement-execution\"")
                + ")\nthen\n  report.notApplicable($indicator, \"不适用 | not applicable\");\nend\n";
        Evaluations.write(county, own.substring(0, from) + rule);
        return rules;
    }

    private static Path rules(String policy, String name) {
        Path rules = Evaluations.copyOfRules(folder.resolve(name));
        Evaluations.change(
                rules.resolve("example-county-2025/standard.yaml"), "notApplicable: full", "notApplicable: " + policy);
        return rules;
    }

    static IntStream seeds() {
        return IntStream.range(0, 120);
    }

    /** Whatever applies or not: weights sum to 100, every ledger closes, sections and total are sums, and no policy loses more. */
    @ParameterizedTest(name = "department {0}")
    @MethodSource("seeds")
    void everyPolicyKeepsEveryAccount(int seed) {
        String department = new GeneratedDepartment(new Random(seed)).tree().toString();
        for (Path rules : List.of(Evaluations.RULES, spread, rescaled)) {
            Evaluation evaluation = Evaluations.ofText(department, rules);
            WithholdingTest.assertSound(evaluation);
            assertThat(evaluation.score().full()).isEqualByComparingTo("100");
            assertThat(sum(evaluation.indicators().stream()
                            .map(IndicatorResult::weight)
                            .toList()))
                    .isEqualByComparingTo("100");
            assertThat(sum(evaluation.sections().stream()
                            .map(SectionResult::weight)
                            .toList()))
                    .isEqualByComparingTo("100");
            assertThat(sum(evaluation.sections().stream()
                            .map(SectionResult::earned)
                            .toList()))
                    .isEqualByComparingTo(evaluation.score().earned());
            assertThat(evaluation.score().completeness()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            assertThat(evaluation.indicators()).allMatch(i -> i.highest().compareTo(i.weight()) <= 0);
        }
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
