package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jiheng.cli.Jiheng;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the owner of a standard changes in a year, each by editing files of a copy of {@code rules/}, and what the command then says. */
class TwelveEditsTest {
    private static final String EXAMPLE = "example-county-2025";
    private static final String DEPARTMENT = Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml"));

    @TempDir
    Path folder;

    private Path rules;
    private Path standard;

    @BeforeEach
    void copy() {
        rules = Evaluations.copyOfRules(folder);
        standard = rules.resolve(EXAMPLE).resolve("standard.yaml");
    }

    private Evaluation evaluation() {
        return Evaluations.ofText(DEPARTMENT, rules);
    }

    private BigDecimal earned(String indicator) {
        return Evaluations.indicator(evaluation(), indicator).earned();
    }

    private static List<String> codes(Evaluation evaluation) {
        return evaluation.problems().stream().map(ProblemFound::code).toList();
    }

    private String own(String file) {
        return rules.resolve(EXAMPLE).resolve(file).toString();
    }

    /** What {@code standards check} prints of the standard; nothing where there is nothing to say. */
    private List<String> check() {
        StringWriter out = new StringWriter();
        Jiheng.run(
                new PrintWriter(out),
                new PrintWriter(out),
                "standards",
                "check",
                EXAMPLE,
                "--rules",
                rules.toString(),
                "--lang",
                "en");
        return out.toString().lines().toList();
    }

    @Test
    void aThreshold() {
        assertThat(earned("budget-adjustment")).isEqualByComparingTo("3.6");
        Evaluations.change(standard, "{limit: 10, perUnit: 0.2}", "{limit: 11, perUnit: 0.2}");
        assertThat(earned("budget-adjustment")).isEqualByComparingTo("3.8");
    }

    @Test
    void aWeightWhoseSumIsOffUntilAnotherIsChanged() {
        weight("budget-preparation", "6", "7");
        assertThat(check()).anyMatch(line -> line.contains("standard.yaml") && line.contains("101"));
        weight("procurement-execution", "6", "5");
        assertThat(check()).noneMatch(line -> line.contains("101"));
        assertThat(earned("budget-preparation")).isEqualByComparingTo("5");
        assertThat(earned("procurement-execution")).isEqualByComparingTo("4.75");
    }

    @Test
    void aWeightBelowNothingIsNoWeight() {
        weight("budget-preparation", "6", "-6");
        assertThat(check()).anyMatch(line -> line.contains("The weight of \"预算编制规范性\" is -6"));
    }

    private void weight(String indicator, String from, String to) {
        String text = Evaluations.read(standard);
        int at = text.indexOf("weight: " + from, text.indexOf("id: " + indicator));
        Evaluations.write(
                standard, text.substring(0, at) + "weight: " + to + text.substring(at + ("weight: " + from).length()));
    }

    @Test
    void aBandAdded() {
        assertThat(earned("asset-utilisation")).isEqualByComparingTo("1");
        Evaluations.change(
                standard,
                "              - {atLeast: 90, points: 1}\n",
                "              - {atLeast: 95, points: 1}\n              - {atLeast: 90, below: 95, points: 0.9}\n");
        assertThat(earned("asset-utilisation")).isEqualByComparingTo("0.9");
    }

    @Test
    void anIndicatorOnANewScalarFact() {
        Evaluations.change(standard, "facts:\n", """
                facts:
                  training.hours: {label: {zh: 人均培训学时, en: training hours a head}, unit: 学时}
                """);
        Evaluations.change(standard, "          - id: system-soundness\n", """
                          - id: staff-training
                            name: {zh: 人均培训学时, en: Training hours a head}
                            weight: 2
                            clause: {zh: 附件 管理/资产与制度/人均培训学时, en: "Annex, Management / Assets and systems / Training hours"}
                            method: bands
                            measure: training.hours
                            bands: [{atLeast: 40, points: 2}, {atLeast: 20, below: 40, points: 1}, {below: 20, points: 0}]
                          - id: system-soundness
                """);
        Evaluation without = evaluation();
        assertThat(Evaluations.indicator(without, "staff-training").verdict()).isEqualTo(Evaluation.Verdict.MISSING);
        assertThat(without.score().full()).isEqualByComparingTo("102");
        Evaluation with =
                Evaluations.ofText(DEPARTMENT.replaceFirst("(?m)^facts:\\R", "facts:\n  training.hours: 24\n"), rules);
        assertThat(Evaluations.indicator(with, "staff-training").earned()).isEqualByComparingTo("1");
    }

    @Test
    void aProblemRuleAsAChineseSentence() {
        Evaluations.write(Path.of(own("more.dslr")), """
                规则 "budget: execution below what this county asks for"
                当
                  查找问题 本县预算执行率偏低
                  部门预算执行率 低于 96%
                则
                  报告该问题
                """);
        Evaluations.write(Path.of(own("problems.yaml")), """
                budget.county-execution:
                  title: {zh: 本县预算执行率偏低, en: Execution below the county's mark}
                  category: {zh: 预算执行, en: budget}
                  severity: low
                  basis: fictitious
                  rationale: {zh: 本县要求的执行率高于一般标准。, en: This county asks for more than others.}
                  needs: [budget.annual, budget.executed]
                  message: {zh: "执行率 {value}%，低于 {limit}%。", en: "{value}% executed, below {limit}%."}
                  remediation:
                    - {zh: 按月通报执行进度, en: Report progress every month}
                    - {zh: 调减年内无法支出的项目, en: Reduce projects that cannot be paid this year}
                """);
        assertThat(evaluation().problems())
                .filteredOn(problem -> problem.code().equals("budget.county-execution"))
                .extracting(ProblemFound::detail)
                .containsExactly("执行率 95%，低于 96%。");
    }

    @Test
    void theTextOfARemediation() {
        String text = Evaluations.read(rules.resolve("common/problems.yaml"));
        String step = text.substring(text.indexOf("remediation:", text.indexOf("\ncomplaints.no-ledger:")))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        Evaluations.change(
                rules.resolve("common/problems.yaml"),
                step,
                "    - {zh: 三日内建立台账, en: Set up a ledger within three days}");
        assertThat(evaluation().problems())
                .filteredOn(problem -> problem.code().equals("complaints.no-ledger"))
                .flatExtracting(ProblemFound::remediation)
                .startsWith("三日内建立台账");
    }

    @Test
    void aValueThatEndsThisYearAndAnotherThatStartsNext() {
        Evaluations.change(standard, "years: {from: 2025, until: 2025}", "years: {from: 2025, until: 2026}");
        Evaluations.write(Path.of(own("parameters.yaml")), """
                asset-utilisation.floor:
                  - {value: 90, from: 2025, until: 2025, basis: fictitious}
                  - {value: 95, from: 2026, basis: fictitious}
                """);
        assertThat(check()).noneMatch(line -> line.contains("parameters.yaml"));
        assertThat(codes(evaluation())).doesNotContain("assets.low-utilisation");
        String next = DEPARTMENT.replace("  year: 2025\n  asOf: 2026-03-31", "  year: 2026\n  asOf: 2027-03-31");
        assertThat(codes(Evaluations.ofText(next, rules))).contains("assets.low-utilisation");
    }

    @Test
    void theThresholdsOfGrades() {
        assertThat(evaluation().score().grade()).isEqualTo("良");
        Evaluations.change(standard, "en: good}, atLeast: 80}", "en: good}, atLeast: 85}");
        assertThat(evaluation().score().grade()).isEqualTo("中");
    }

    @Test
    void whatBecomesOfAnExcessOverTheTarget() {
        assertThat(earned("science-activities")).isEqualByComparingTo("9");
        Evaluations.change(standard, "{overTarget: deviation}", "{overTarget: full}");
        assertThat(earned("science-activities")).isEqualByComparingTo("10");
    }

    @Test
    void aRuleRetired() {
        String department = DEPARTMENT.replace(
                "procurement: {budget: 40.00, executed: 38.00", "procurement: {budget: 0, executed: 0");
        assertThat(Evaluations.indicator(Evaluations.ofText(department, rules), "procurement-execution")
                        .verdict())
                .isEqualTo(Evaluation.Verdict.NOT_APPLICABLE);
        Path county = Path.of(own("county.drl"));
        String text = Evaluations.read(county);
        int from = text.indexOf("rule \"procurement: a department with nothing to procure\"");
        Evaluations.write(county, text.substring(0, from) + text.substring(text.indexOf("rule \"assets:", from)));
        Evaluation without = Evaluations.ofText(department, rules);
        // nothing was to be procured, so there is no rate: open, and never zero
        assertThat(Evaluations.indicator(without, "procurement-execution").verdict())
                .isEqualTo(Evaluation.Verdict.MISSING);
    }

    @Test
    void whatBecomesOfAnIndicatorThatDoesNotApply() {
        String department = DEPARTMENT.replace(
                "procurement: {budget: 40.00, executed: 38.00", "procurement: {budget: 0, executed: 0");
        assertThat(Evaluations.indicator(Evaluations.ofText(department, rules), "procurement-execution")
                        .earned())
                .isEqualByComparingTo("6");
        Evaluations.change(standard, "notApplicable: full", "notApplicable: rescaled");
        Evaluation rescaled = Evaluations.ofText(department, rules);
        assertThat(Evaluations.indicator(rescaled, "procurement-execution").earned())
                .isEqualByComparingTo("0");
        assertThat(rescaled.score().full()).isEqualByComparingTo("100");
    }

    @Test
    void aPackCopiedForAnotherCounty() {
        StringWriter out = new StringWriter();
        int code = Jiheng.run(
                new PrintWriter(out),
                new PrintWriter(out),
                "standards",
                "new",
                "neighbour-county-2026",
                "--from",
                EXAMPLE,
                "--rules",
                rules.toString());
        assertThat(code).as(out.toString()).isZero();
        Path copy = rules.resolve("neighbour-county-2026/standard.yaml");
        Evaluations.change(copy, "zh: 示例县财政局（虚构）", "zh: 邻县财政局（虚构）");
        Evaluations.change(copy, "{limit: 10, perUnit: 0.2}", "{limit: 10, perUnit: 1}");
        Evaluation there = Evaluations.ofText(
                DEPARTMENT.replace("standard: " + EXAMPLE, "standard: neighbour-county-2026"), rules);
        assertThat(there.standard().id()).isEqualTo("neighbour-county-2026");
        assertThat(Evaluations.indicator(there, "budget-adjustment").earned()).isEqualByComparingTo("2");
        assertThat(earned("budget-adjustment")).isEqualByComparingTo("3.6");
    }
}
