package org.jiheng.authoring.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiheng.Departments;
import org.jiheng.Evaluations;
import org.jiheng.authoring.revision.Impact.Department;
import org.jiheng.authoring.revision.Impact.Left;
import org.jiheng.authoring.revision.Impact.Part;
import org.jiheng.authoring.revision.Impact.Problem;
import org.jiheng.corpus.Corpus;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.report.ImpactText;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose score a revision moves, by how much and because of what. */
class ImpactTest {
    private static final String PATENTS = "above: 0, below: 5, points: 3";
    private static final String GROWTH = "facts: {patents.growth: {value: %s, unit: \"%%\"}}\n";

    @TempDir
    private Path folder;

    @Test
    void itAgreesWithTwoFullEvaluationsOfEveryDepartment() throws IOException {
        Revised revised = Revised.in(folder)
                .standard(PATENTS, "above: 0, below: 5, points: 5")
                .standard("atLeast: 80, below: 90, points: 8", "atLeast: 80, below: 90, points: 7")
                .change("common/parameters.yaml", "{value: 50, from: 2013", "{value: 20, from: 2013");
        Path corpus = Departments.lines(folder.resolve("all.jsonl"), 200);
        Impact impact = impact(revised, corpus, null);

        Map<String, Evaluation> before = evaluations(corpus, Evaluations.RULES);
        Map<String, Evaluation> after = evaluations(corpus, revised.rules());
        List<String> expected = new ArrayList<>();
        before.forEach((name, was) -> {
            Evaluation is = Objects.requireNonNull(after.get(name));
            expected.add(String.join(
                    " ",
                    name,
                    side(was, before),
                    side(is, after),
                    is.score().earned().subtract(was.score().earned()).toPlainString(),
                    codes(is, was),
                    codes(was, is)));
        });
        assertThat(impact.departments())
                .extracting(d -> String.join(
                        " ",
                        d.name(),
                        side(d.before()),
                        side(d.after()),
                        d.difference().toPlainString(),
                        codes(d.found()),
                        codes(d.gone())))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(impact.summary().averageBefore()).isEqualTo(average(before));
        assertThat(impact.summary().averageAfter()).isEqualTo(average(after));
        for (Impact.Graded graded : impact.summary().grades()) {
            assertThat(graded.before()).isEqualTo(graded(before, graded.grade()));
            assertThat(graded.after()).isEqualTo(graded(after, graded.grade()));
        }
        assertThat(impact.departments())
                .isSortedAccordingTo((a, b) -> Boolean.compare(b.affected(), a.affected()) != 0
                        ? Boolean.compare(b.affected(), a.affected())
                        : b.difference().abs().compareTo(a.difference().abs()));
        // indicators scored apart add up: nothing is left to act jointly
        assertThat(impact.units()).hasSize(3);
        assertThat(impact.departments()).allMatch(d -> d.joint().signum() == 0);
        assertThat(impact.summary().affected()).isBetween(40, 199);
        assertThat(impact.units().get(2).affected()).isPositive();
        assertThat(impact.units().get(2).points()).isEqualByComparingTo("0");
    }

    @Test
    void whatChangesDoTogetherBeyondTheirSumIsJoint() {
        // what is not applicable is shared out by weight: the lower weight takes another share than it would have alone
        Revised revised = Revised.in(folder)
                .standard("notApplicable: full", "notApplicable: rescaled")
                .standard("            weight: 15\n", "            weight: 12\n");
        Path corpus = corpus(
                "a",
                "assets: {total: 0, inUse: 0}\nprocurement: {budget: 0, executed: 0}",
                "indicators: {complete: true, items: [{id: high-tech-enterprises, target: \">= 100 家\", actual: 100 家}]}\n");
        Impact impact = impact(revised, corpus, null);
        Department department = impact.departments().get(0);
        BigDecimal sum = department.parts().stream()
                .map(part -> Objects.requireNonNull(part.difference()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(department.parts()).extracting(Part::unit).containsExactly(1, 2);
        assertThat(department.joint())
                .isEqualByComparingTo(department.difference().subtract(sum));
        assertThat(department.joint().signum()).isNotZero();
        assertThat(ImpactText.of(impact, Language.ZH)).contains("共同作用");
    }

    @Test
    void departmentsOfEqualScoresShareARank() {
        Revised revised = Revised.in(folder).standard(PATENTS, "above: 0, below: 5, points: 5");
        Path corpus = corpus("a", GROWTH.formatted(12));
        corpus("b", GROWTH.formatted(7));
        corpus("c", GROWTH.formatted(2));
        corpus("d", GROWTH.formatted(2));
        corpus("e", GROWTH.formatted(0));
        assertThat(impact(revised, corpus, null).departments())
                .extracting(d -> d.name() + " " + d.before().earned().stripTrailingZeros() + " "
                        + d.before().rank() + " → " + d.after().earned().stripTrailingZeros() + " "
                        + d.after().rank())
                .containsExactly("c 3 3 → 5 2", "d 3 3 → 5 2", "a 8 1 → 8 1", "b 5 2 → 5 2", "e 0 5 → 0 5");
    }

    @Test
    void whatIsOfAnotherStandardIsSkippedAndWhatIsBadStopsNothing() {
        Path corpus = corpus("a", GROWTH.formatted(2));
        write("corpus/other.yaml", "department: {name: o, year: 2023, asOf: 2024-03-31}\nstandard: urumqi-etdz-2023\n");
        write("corpus/bad.yaml", "department: {name: o, year: 2025\n");
        corpus("odd", "posts: {authorized: 3}\njudgements: [{indicator: nothing, points: 1, reason: x}]\n");
        Impact impact = impact(Revised.in(folder).standard(PATENTS, "above: 0, below: 5, points: 5"), corpus, null);
        assertThat(impact.departments()).extracting(Department::name).containsExactly("a");
        assertThat(impact.skipped()).containsExactly(new Left(corpus + "/other.yaml", "属于标准 urumqi-etdz-2023，不在比较之列"));
        assertThat(impact.unusable())
                .extracting(Left::document)
                .containsExactly(corpus + "/bad.yaml", corpus + "/odd.yaml");
        assertThat(impact.unusable().get(1).message().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith(corpus + "/odd.yaml:"));
    }

    @Test
    void nobodyToEvaluateIsRefusedWithAllReasons() {
        Path corpus = corpus("odd", "posts: {authorized: 3}\n");
        assertThatThrownBy(() -> impact(Revised.in(folder), corpus, null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("odd.yaml");
    }

    @Test
    void anIndicatorGoesWithTheFactTheMeasureTheParameterAndTheRuleItNeeds() {
        Revision revision = Revised.in(folder).thoroughly().revision();
        List<String> units = Units.of(revision, revision.changes()).stream()
                .map(unit -> ids(unit.changes()) + " + " + ids(unit.along()))
                .toList();
        assertThat(units)
                .contains(
                        "indicator:goal-clarity + ",
                        "indicator:patents-growth + parameter:patents.factor, measure:patents-score, rule:patents: growth as reckoned",
                        "indicator:digital-services + fact:services.online",
                        "rule:procurement: a department with nothing to procure + ")
                .noneMatch(unit -> unit.contains("assets: none at all") || unit.contains("method:per-defect"));
        assertThat(units).filteredOn(unit -> unit.contains("patents")).hasSize(1);
    }

    private static String ids(List<Change> changes) {
        return String.join(", ", changes.stream().map(Change::id).toList());
    }

    @Test
    void aRuleThatChangesIsCompiledAloneAndItsProblemsAreCounted() {
        Revised revised = Revised.in(folder)
                .change("common/problems.dslr", "部门预算执行率 低于 80%", "部门预算执行率 低于 85%")
                .append(Revised.ID + "/county.drl", """

                        rule "missing systems: the internal control system costs twice"
                        when
                          $c : Criterion(method == "missing-systems", $id : id)
                          Setting(criterion == $id, name == "each", $each : value)
                          ManagementSystem(exists == false, kind == "internal-control", $name : name)
                        then
                          report.deduct($c, $each, "−{each}：{name}，加倍");
                        end
                        """);
        Path corpus = corpus(
                "a",
                "systems: {complete: true, items: [{kind: internal-control, name: 内控制度, exists: false}]}",
                "budget: {initial: 100, annual: 100, executed: 82}\n");
        Impact impact = impact(revised, corpus, null);
        assertThat(impact.units())
                .extracting(unit -> unit.changes() + " " + unit.affected() + " "
                        + unit.points().stripTrailingZeros())
                .containsExactly(
                        "[rule:budget: execution of the whole budget below the limit] 1 0",
                        "[rule:missing systems: the internal control system costs twice] 1 -1");
        assertThat(impact.departments().get(0).found())
                .extracting(Problem::code)
                .containsExactly("budget.slow-execution");
        assertThat(impact.summary().problems())
                .containsExactly(new Impact.Problems("budget.slow-execution", "预算执行进度慢", 0, 1, 1, 0));
    }

    @Test
    void valuesOfNextYearShowOnThisYearsDepartmentsWhereAskedFor() {
        Revised revised = Revised.in(folder)
                .change(
                        "common/parameters.yaml",
                        "  - {value: 50, from: 2013, until: 9999, basis: project-default}",
                        "  - {value: 50, from: 2013, until: 2025, basis: project-default}\n"
                                + "  - {value: 10, from: 2026, until: 9999, basis: project-default}");
        Path corpus = corpus("a", "budget: {initial: 100, annual: 130, executed: 130}\n");
        Impact own = impact(revised, corpus, null);
        assertThat(own.summary().affected()).isZero();
        assertThat(own.notices())
                .containsExactly("budget-distance.limit＝10（2026 年起） 从 2026 年起才生效，本次测算未体现；可用 --year 2026 查看");
        Impact next = impact(revised, corpus, 2026);
        assertThat(next.departments().get(0).found())
                .extracting(Problem::code)
                .containsExactly("budget.initial-far-from-annual");
        // the same edition on both sides: only the year differs
        Impact same = impact(Comparison.of(revised.edition(), revised.edition(), Language.ZH), corpus, 2026);
        assertThat(same.changes()).extracting(Change::id).containsExactly("parameter:budget-distance.limit");
        assertThat(same.departments().get(0).found()).hasSize(1);
    }

    @Test
    void answersFollowTheirCheckPointAndJudgementsAboveTheNewWeightAreSaid() {
        Revised revised = Revised.in(folder)
                .standard(
                        "              - {points: 2, text: {zh: 年度目标与部门职责",
                        "              - {points: 1, text: {zh: 已公开, en: Published}}\n"
                                + "              - {points: 1, text: {zh: 年度目标与部门职责")
                .standard("- {points: 6, method: judged", "- {points: 5, method: judged")
                .standard("- {points: 4, method: check-list", "- {points: 5, method: check-list");
        Path corpus = corpus(
                "a",
                "checks: {goal-clarity.1: true, goal-clarity.2: false, goal-clarity.3: true, goal-clarity.4: true, financial-compliance.3: true}",
                "judgements: [{indicator: financial-compliance.2, points: 6, reason: 按进度支付}]\n");
        Department department = impact(revised, corpus, null).departments().get(0);
        // 2 + 3 + 2 before; 1 + 3 + 2 after, the new check point unanswered; 6 judged before, 5 after
        assertThat(department.before().earned()).isEqualByComparingTo("13");
        assertThat(department.after().earned()).isEqualByComparingTo("11");
        assertThat(department.notices()).containsExactly("“financial-compliance.2”评定 6 分高于该版满分 5，按 5 分计，需重新评定");
    }

    @Test
    void anIndicatorThatIsGoneTakesWhatWasFiledForItAlong() {
        Revised revised = Revised.in(folder)
                .standard(
                        "              - {points: 6, method: judged, text: {zh: 支付与工作进度相符，由评价人员评定, en: \"Payments follow the progress of the work, as the evaluator judges\"}}\n",
                        "")
                .standard(
                        "weight: 10\n            clause: {zh: 附件 管理/资金管理/财务合规性",
                        "weight: 4\n            clause: {zh: 附件 管理/资金管理/财务合规性");
        Path corpus = corpus(
                "a",
                "judgements: [{indicator: financial-compliance.2, points: 6, reason: 按进度支付}]",
                "checks: {financial-compliance.1: true, financial-compliance.3: true}\n");
        Department department = impact(revised, corpus, null).departments().get(0);
        assertThat(department.before().earned()).isEqualByComparingTo("10");
        assertThat(department.after().earned()).isEqualByComparingTo("4");
    }

    @Test
    void twoEditionsThatAreTheSameMoveNobody() {
        Impact impact = impact(Revised.in(folder), corpus("a", GROWTH.formatted(2)), null);
        assertThat(impact.units()).isEmpty();
        assertThat(ImpactText.of(impact, Language.EN)).contains("do not differ", "No department is affected");
    }

    private Impact impact(Revised revised, Path corpus, @Nullable Integer year) {
        return impact(revised.revision(), corpus, year);
    }

    private static Impact impact(Revision revision, Path corpus, @Nullable Integer year) {
        try (Corpus submissions = Corpus.open(corpus);
                Impacts impacts = Impacts.compile(revision, year, Language.ZH)) {
            return impacts.of(submissions);
        }
    }

    /** Adds a department to the folder that is the corpus. */
    private Path corpus(String name, String... facts) {
        write(
                "corpus/" + name + ".yaml",
                "department: {name: " + name + ", year: 2025, asOf: 2026-03-31}\nstandard: example-county-2025\n"
                        + String.join("\n", facts)
                        + "\n");
        return folder.resolve("corpus");
    }

    private void write(String file, String text) {
        try {
            Files.createDirectories(folder.resolve("corpus"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Evaluations.write(folder.resolve(file), text);
    }

    private static Map<String, Evaluation> evaluations(Path corpus, Path rules) throws IOException {
        Map<String, Evaluation> evaluations = new LinkedHashMap<>();
        for (String line : Files.readAllLines(corpus)) {
            Evaluation evaluation = Evaluations.ofText(line, rules);
            evaluations.put(evaluation.department().name(), evaluation);
        }
        return evaluations;
    }

    private static String side(Evaluation evaluation, Map<String, Evaluation> all) {
        BigDecimal earned = evaluation.score().earned();
        long above = all.values().stream()
                .filter(other -> other.score().earned().compareTo(earned) > 0)
                .count();
        return earned + " " + evaluation.score().lowest() + "–"
                + evaluation.score().highest() + " " + evaluation.score().grade() + " " + (above + 1);
    }

    private static String side(Impact.Standing standing) {
        return standing.earned() + " " + standing.lowest() + "–" + standing.highest() + " " + standing.grade() + " "
                + standing.rank();
    }

    /** The problems of one evaluation that another does not have. */
    private static String codes(Evaluation evaluation, Evaluation other) {
        List<String> known =
                other.problems().stream().map(Evaluation.ProblemFound::id).toList();
        return evaluation.problems().stream()
                .map(Evaluation.ProblemFound::id)
                .filter(id -> !known.contains(id))
                .toList()
                .toString();
    }

    private static String codes(List<Problem> problems) {
        return problems.stream().map(Problem::id).toList().toString();
    }

    private static BigDecimal average(Map<String, Evaluation> evaluations) {
        return evaluations.values().stream()
                .map(evaluation -> evaluation.score().earned())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(evaluations.size()), 4, RoundingMode.HALF_UP);
    }

    private static int graded(Map<String, Evaluation> evaluations, @Nullable String grade) {
        return (int) evaluations.values().stream()
                .filter(evaluation -> Objects.equals(evaluation.score().grade(), grade))
                .count();
    }
}
