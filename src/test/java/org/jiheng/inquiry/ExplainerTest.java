package org.jiheng.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.Evaluations;
import org.jiheng.engine.Stop;
import org.jiheng.engine.verdict.Evaluation.Check;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.inquiry.Explanation.Change;
import org.jiheng.inquiry.Explanation.Goal;
import org.jiheng.inquiry.Explanation.Line;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Why, why not, and the smallest change that turns a result. */
class ExplainerTest {
    static Stream<Path> submissions() {
        return Stream.of(Asking.EXAMPLE, Path.of("fixtures/example-county-2025/variants/troubled.yaml"));
    }

    @ParameterizedTest
    @MethodSource("submissions")
    void everyIndicatorAndEveryProblemHasAnExplanationAndItsChangeDoesWhatItSays(Path submission) {
        Trials trials = Asking.of(submission);
        List<String> asked = new ArrayList<>();
        trials.given().evaluation().indicators().stream()
                .map(IndicatorResult::id)
                .forEach(asked::add);
        trials.given().evaluation().checks().stream()
                .map(Check::code)
                .distinct()
                .forEach(asked::add);
        for (String what : asked) {
            Explanation explanation = Explainer.explain(trials, what);

            assertThat(explanation.summary()).as(what).isNotBlank().doesNotContain("{");
            assertThat(explanation.lines()).as(what).isNotEmpty();
            assertStops(what, explanation);
            assertTurns(submission, explanation);
        }
    }

    /** Every rule that found nothing says at which condition it stopped. */
    private static void assertStops(String what, Explanation explanation) {
        for (Line line : explanation.lines()) {
            if (line.outcome().equals("clear")) {
                Stop stop = Objects.requireNonNull(line.stop(), what + " " + line.rule());
                assertThat(stop.written()).as(what).isNotBlank();
            }
        }
    }

    private static void assertTurns(Path submission, Explanation explanation) {
        Change change = explanation.change();
        if (change == null || change.fact() == null) {
            return;
        }
        Trials trials = Asking.of(submission);
        boolean quoted = change.value().contains(">") || change.value().contains("<");
        String assignment = change.fact() + "=" + (quoted ? "'" + change.value() + "'" : change.value());
        Simulation simulation = Simulator.set(trials, List.of(assignment));
        switch (change.goal()) {
            case FULL_POINTS ->
                assertThat(simulation.indicators())
                        .as(assignment)
                        .filteredOn(moved -> moved.id().equals(explanation.id()))
                        .allSatisfy(moved -> assertThat(moved.after())
                                .isGreaterThanOrEqualTo(Objects.requireNonNull(explanation.weight())))
                        .isNotEmpty();
            case NO_PROBLEM ->
                assertThat(simulation.removed()).as(assignment).anyMatch(p -> p.id().startsWith(explanation.id()));
            case PROBLEM ->
                assertThat(simulation.added()).as(assignment).anyMatch(p -> p.id().startsWith(explanation.id()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "budget-adjustment, budget.annual, 550.12",
        "budget-execution, budget.annual, 534.67",
        "system-soundness, systems.performance-tracking.exists, true",
        "science-activities, indicators.science-activities.actual, 20 场",
        "public-satisfaction, satisfaction.rate, 90.0",
        "posts.over-staffed, posts.authorised, 10",
        "assets.low-utilisation, assets.inUse, 179.99",
        "complaints.no-ledger, complaints.ledger, true",
        "complaints.no-channel, complaints.channel, false",
        "systems.missing/performance-tracking, systems.performance-tracking.exists, true",
    })
    void theSmallestChangeIsToTheLastDecimal(String asked, String fact, String value) {
        Change change = Objects.requireNonNull(
                Explainer.explain(Asking.of(Asking.EXAMPLE), asked).change());

        assertThat(change.fact() + " " + change.value()).isEqualTo(fact + " " + value);
    }

    @Test
    void aCompletionAsPrintedIsAFigureThatMayBeOther() {
        Trials trials = Asking.of(Path.of("fixtures/changji-2024/projects/01.yaml"));
        Change change = Objects.requireNonNull(Explainer.explain(trials, "r03").change());

        assertThat(change.fact() + " " + change.value()).isEqualTo("indicators.r03.completion 100%");
    }

    @Test
    void whereTwoThingsAreMissingNoSingleChangeDoes() {
        Explanation explanation = Explainer.explain(Asking.of(Asking.EXAMPLE), "goal-clarity");

        assertThat(explanation.change()).isEqualTo(new Change(Goal.FULL_POINTS, null, "", "", "", "", true));
    }

    @ParameterizedTest
    @CsvSource({
        "example-county-2025/submission.yaml, asset-utilisation",
        "example-county-2025/variants/missing-facts.yaml, public-satisfaction",
        "example-county-2025/variants/not-applicable.yaml, procurement-execution",
        "urumqi-etdz-2023/submission.yaml, budget-disclosure",
    })
    void nothingIsLookedForWhereNothingIsShortFactsLackOrPointsAreJudged(String submission, String indicator) {
        Trials trials = Asking.of(Path.of("fixtures").resolve(submission));

        assertThat(Explainer.explain(trials, indicator).change()).isNull();
    }

    @Test
    void theFirstConditionThatFailsFollowsTheFacts(@TempDir Path folder) {
        Path rules = planted(folder, """
                rule "planted: large, badly used, and without a channel"
                when
                  $problem : Problem(code == "complaints.no-channel")
                  Assets(total > 100B, inUse != null, $rate : (inUse / total * 100B))
                  $idle : BigDecimal(this > 10B) from (100B - $rate)
                  not ManagementSystem(kind == "assets", exists == true)
                  ComplaintHandling(channel == false)
                then
                  report.problem($problem);
                end
                """);

        assertThat(stop(rules, "assets: {total: 200.00, inUse: 184.00", "assets: {total: 90.00, inUse: 84.00"))
                .isEqualTo("total > 100B | 固定资产总额 90 万元，没有超过100 万元");
        assertThat(stop(rules, "assets: {total: 200.00, inUse: 184.00", "assets: {total: 200.00"))
                .isEqualTo("inUse != null | 在用固定资产 未提供，恰为未提供");
        assertThat(stop(rules, "assets: {total: 200.00", "assets: {total: 200.00"))
                .isEqualTo("$idle : BigDecimal(this > 10B) from (100B - $rate) | 8，没有超过10");
        assertThat(stop(rules, "inUse: 184.00", "inUse: 150.00"))
                .isEqualTo("not ManagementSystem(kind == \"assets\", exists == true) | ");
        assertThat(stop(rules, "assets: {total: 200.00", "assets: {total: 200.00", "kind: assets", "kind: furniture"))
                .isEqualTo("$idle : BigDecimal(this > 10B) from (100B - $rate) | 8，没有超过10");
        assertThat(stop(rules, "inUse: 184.00", "inUse: 150.00", "kind: assets", "kind: furniture"))
                .isEqualTo("channel == false | 是否有投诉渠道 是，不是否");
    }

    @Test
    void aRuleOverSeveralItemsSaysThatNoneFits(@TempDir Path folder) {
        Path rules = planted(folder, """
                rule "planted: a project ended early"
                when
                  $problem : Problem(code == "complaints.no-channel")
                  Project(state == "ended", $name : name)
                then
                  report.problem($problem, $name);
                end
                """);
        Stop stop = stopOf(rules, Evaluations.read(Asking.EXAMPLE));

        assertThat(stop.written()).isEqualTo("state == \"ended\"");
        assertThat(stop.said()).isEqualTo("所列 3 项的“项目进展”都不符合这一条件");
        assertThat(stop.atHand())
                .extracting(Evidence::fact)
                .containsExactly("projects.科普活动.state", "projects.高新技术企业培育.state", "projects.科技成果转化.state");
    }

    private static Path planted(Path folder, String rule) {
        Path rules = Evaluations.copyOfRules(folder);
        Evaluations.write(rules.resolve("example-county-2025/planted.drl"), rule);
        return rules;
    }

    private static String stop(Path rules, String... changes) {
        String yaml = Evaluations.read(Asking.EXAMPLE);
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(yaml).contains(changes[i]);
            yaml = yaml.replace(changes[i], changes[i + 1]);
        }
        Stop stop = stopOf(rules, yaml);
        return stop.written() + " | " + stop.said();
    }

    private static Stop stopOf(Path rules, String yaml) {
        Explanation explanation = Explainer.explain(Asking.of(yaml, rules, Language.ZH), "complaints.no-channel");
        assertThat(explanation.state()).isEqualTo("clear");
        return explanation.lines().stream()
                .map(Line::stop)
                .filter(stop -> stop.rule().startsWith("planted"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "人员超编, posts.over-staffed",
        "Over-staffing, posts.over-staffed",
        "预算调整控制, budget-adjustment",
        "Control of adjustments, budget-adjustment",
        "systems.missing/performance-tracking, systems.missing/performance-tracking",
    })
    void whatIsAskedMayBeNamedAsPeopleDo(String asked, String id) {
        assertThat(Explainer.explain(Asking.of(Asking.EXAMPLE), asked).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "人员超, --explain  没有“人员超”这一指标或问题。是否为“人员超编”？",
        "budget-adjustmant, --explain  没有“budget-adjustmant”这一指标或问题。是否为“budget-adjustment”？",
    })
    void whatIsUnknownNamesTheNearest(String asked, String complaint) {
        assertThatThrownBy(() -> Explainer.explain(Asking.of(Asking.EXAMPLE), asked))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.complaints())
                                .extracting(c -> c.in(Language.ZH))
                                .containsExactly(complaint));
    }

    @Test
    void aFigureIsSearchedOnBothSidesAndToTheEdgeOfWhatIsValid() {
        assertThat(NearestFigure.find(decimal("5.0"), List.of(), n -> turns(n.compareTo(decimal("7.35")) >= 0)))
                .contains(decimal("7.4"));
        assertThat(NearestFigure.find(decimal("5.0"), List.of(), n -> turns(n.compareTo(decimal("1.2")) <= 0)))
                .contains(decimal("1.2"));
        assertThat(NearestFigure.find(
                        decimal("5"),
                        List.of(),
                        n -> n.compareTo(decimal("9")) > 0
                                ? NearestFigure.Answer.INVALID
                                : turns(n.compareTo(decimal("9")) == 0)))
                .contains(decimal("9"));
        assertThat(NearestFigure.find(
                        decimal("22"), List.of(decimal("31")), n -> turns(n.compareTo(decimal("31")) == 0)))
                .contains(decimal("31"));
        assertThat(NearestFigure.find(decimal("5"), List.of(), n -> turns(n.signum() < 0)))
                .isEmpty();
    }

    private static NearestFigure.Answer turns(boolean turns) {
        return turns ? NearestFigure.Answer.TURNS : NearestFigure.Answer.STAYS;
    }

    private static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }
}
