package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Check;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.Notice;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.engine.verdict.Evaluation.SectionResult;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.source.InputException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The fictitious tutorial standard, which uses every method, over a complete submission and its variants. */
@DisplayName("Under the standard of Example County")
class ExampleCountyTest {
    private static final String STANDARD = "example-county-2025";
    private static final Path BASE = Path.of("fixtures", STANDARD, "submission.yaml");
    private static final Path VARIANTS = Path.of("fixtures", STANDARD, "variants");

    @Nested
    @DisplayName("the whole sheet is as expected")
    class Sheets {
        @Test
        void aCompleteSubmissionIsGood() {
            Evaluation evaluation = Evaluations.of(BASE);

            assertThat(sheet(evaluation))
                    .containsExactly(
                            "goal-clarity 5.00/10 deducted",
                            "budget-preparation 4.00/6 deducted",
                            "budget-adjustment 3.60/4 deducted",
                            "budget-execution 9.5/10 deducted",
                            "financial-compliance 9.00/10 deducted",
                            "procurement-execution 5.70/6 deducted",
                            "asset-utilisation 1.00/1 met",
                            "system-soundness 7.00/8 deducted",
                            "science-activities 9.00/10 deducted",
                            "high-tech-enterprises 14.40/15 deducted",
                            "patents-growth 8.00/8 met",
                            "public-satisfaction 8.00/12 deducted",
                            "self-evaluation-quality 0.00/0 met");
            assertThat(score(evaluation)).isEqualTo("84.20 in 84.20–84.20 of 100, judged 5, settled 1.0000, 良");
            assertThat(sections(evaluation))
                    .containsExactly(
                            "decision 12.60/20 63.00%",
                            "management 32.20/35 92.00%", "performance 39.40/45 87.56%", "penalties 0.00/0 null%");
            assertThat(problems(evaluation))
                    .containsExactly("systems.missing/performance-tracking", "complaints.no-ledger");
            assertThat(codes(evaluation, State.UNDETERMINED)).isEmpty();
            assertThat(codes(evaluation, State.NOT_APPLICABLE)).isEmpty();
        }

        @Test
        void whatWasNotHandedInStaysAtStake() {
            Evaluation evaluation = Evaluations.of(VARIANTS.resolve("missing-facts.yaml"));

            assertThat(sheet(evaluation))
                    .containsExactly(
                            "goal-clarity 5.00/10 missing 5.00–7.00",
                            "budget-preparation 0.00/6 missing 0.00–5.00",
                            "budget-adjustment 3.60/4 deducted",
                            "budget-execution 9.5/10 deducted",
                            "financial-compliance 4.00/10 manual 4.00–10.00",
                            "procurement-execution 0.00/6 missing 0.00–6.00",
                            "asset-utilisation 0.70/1 deducted",
                            "system-soundness 0.00/8 missing 0.00–7.00",
                            "science-activities 0.00/10 missing 0.00–10.00",
                            "high-tech-enterprises 14.40/15 deducted",
                            "patents-growth 5.00/8 deducted",
                            "public-satisfaction 0.00/12 missing 0.00–12.00",
                            "self-evaluation-quality 0.00/0 missing -3.00–0.00");
            assertThat(score(evaluation)).isEqualTo("42.20 in 39.20–90.20 of 100, judged 0.7, settled 0.5200, null");
            assertThat(evaluation.score().gradeIfLowest()).isEqualTo("差");
            assertThat(evaluation.score().gradeIfHighest()).isEqualTo("优");
            assertThat(problems(evaluation))
                    .containsExactly("systems.missing/performance-tracking", "complaints.no-ledger");
            assertThat(codes(evaluation, State.CLEAR))
                    .as("what the facts handed in still rule out; nothing else is called clear")
                    .containsExactly(
                            "budget.slow-execution",
                            "budget.initial-far-from-annual",
                            "budget.overspent",
                            "disclosure.late",
                            "disclosure.incomplete");
            assertThat(evaluation.checks())
                    .filteredOn(check -> check.state() == State.UNDETERMINED)
                    .allSatisfy(check -> {
                        assertThat(check.missing()).isNotEmpty();
                        assertThat(check.collect()).hasSameSizeAs(check.missing());
                    });
        }

        @Test
        void moneyDivertedTakesTheWholeIndicatorToZero() {
            Evaluation evaluation = Evaluations.of(VARIANTS.resolve("vetoed.yaml"));

            assertThat(sheet(evaluation))
                    .containsExactlyElementsOf(sheetOfBaseWith("financial-compliance 0.00/10 deducted"));
            assertThat(lines(evaluation, "financial-compliance"))
                    .containsExactly("award 4", "award 6", "deduction -1", "award 0", "veto -9");
            assertThat(score(evaluation)).isEqualTo("75.20 in 75.20–75.20 of 100, judged 0, settled 1.0000, 中");
            assertThat(problems(evaluation)).containsExactlyElementsOf(problems(Evaluations.of(BASE)));
        }

        @Test
        void whatDoesNotApplyEarnsFullPoints() {
            Evaluation evaluation = Evaluations.of(VARIANTS.resolve("not-applicable.yaml"));

            assertThat(sheet(evaluation))
                    .containsExactlyElementsOf(sheetOfBaseWith(
                            "procurement-execution 6.00/6 not-applicable", "asset-utilisation 1.00/1 not-applicable"));
            assertThat(score(evaluation)).isEqualTo("84.50 in 84.50–84.50 of 100, judged 5, settled 1.0000, 良");
            assertThat(problems(evaluation)).containsExactlyElementsOf(problems(Evaluations.of(BASE)));
            assertThat(codes(evaluation, State.NOT_APPLICABLE))
                    .containsExactly("procurement.low-execution", "assets.low-utilisation", "assets.no-inventory");
            assertThat(codes(evaluation, State.UNDETERMINED)).isEmpty();
        }

        @Test
        void overFulfilmentCountsAgainstOneGoalAndNotTheOther() {
            Evaluation evaluation = Evaluations.of(VARIANTS.resolve("over-fulfilled.yaml"));

            assertThat(sheet(evaluation))
                    .containsExactly(
                            "goal-clarity 10.00/10 met",
                            "budget-preparation 6.00/6 met",
                            "budget-adjustment 4.00/4 met",
                            "budget-execution 10.0/10 met",
                            "financial-compliance 10.00/10 met",
                            "procurement-execution 6.00/6 met",
                            "asset-utilisation 1.00/1 met",
                            "system-soundness 8.00/8 met",
                            "science-activities 0.00/10 deducted",
                            "high-tech-enterprises 15.00/15 met",
                            "patents-growth 8.00/8 met",
                            "public-satisfaction 12.00/12 met",
                            "self-evaluation-quality 0.00/0 met");
            assertThat(lines(evaluation, "science-activities"))
                    .containsExactly("award 10", "deduction -12.5", "cap 2.5");
            assertThat(lines(evaluation, "budget-execution"))
                    .as("rounded up to full at one decimal")
                    .containsExactly("award 10", "deduction -0.04", "rounding 0.04");
            assertThat(lines(evaluation, "procurement-execution"))
                    .as("rounded up to full at two decimals")
                    .containsExactly("award 6", "deduction -0.003", "rounding 0.003");
            assertThat(score(evaluation))
                    .as("a boundary value belongs to the upper grade")
                    .isEqualTo("90.00 in 90.00–90.00 of 100, judged 6, settled 1.0000, 优");
            assertThat(problems(evaluation))
                    .as("45 activities held against a target of 20")
                    .containsExactly("goals.target-too-low/science-activities");
            assertThat(codes(evaluation, State.FIRED)).containsExactly("goals.target-too-low");
            assertThat(codes(evaluation, State.UNDETERMINED)).isEmpty();
            assertThat(codes(evaluation, State.NOT_APPLICABLE)).isEmpty();
        }

        @Test
        void aTroubledDepartmentHasEveryProblem() {
            Evaluation evaluation = Evaluations.of(VARIANTS.resolve("troubled.yaml"));

            assertThat(sheet(evaluation))
                    .containsExactly(
                            "goal-clarity 0.00/10 deducted",
                            "budget-preparation 0.00/6 deducted",
                            "budget-adjustment 0.00/4 deducted",
                            "budget-execution 6.9/10 deducted",
                            "financial-compliance 2.50/10 deducted",
                            "procurement-execution 3.49/6 deducted",
                            "asset-utilisation 0.40/1 deducted",
                            "system-soundness 6.00/8 deducted",
                            "science-activities 6.50/10 deducted",
                            "high-tech-enterprises 9.30/15 deducted",
                            "patents-growth 0.00/8 deducted",
                            "public-satisfaction 0.00/12 deducted",
                            "self-evaluation-quality -3.00/0 deducted");
            assertThat(score(evaluation)).isEqualTo("32.09 in 32.09–32.09 of 100, judged 2.5, settled 1.0000, 差");
            assertThat(problems(evaluation))
                    .containsExactly(
                            "budget.slow-execution",
                            "budget.initial-far-from-annual",
                            "budget.frequent-adjustment",
                            "budget.spending-without-budget/其他资金",
                            "budget.year-end-rush",
                            "budget.payment-behind-schedule",
                            "carry-over.high",
                            "carry-over.growing",
                            "carry-over.overdue",
                            "three-public.over-budget",
                            "three-public.growing",
                            "operating-cost.over-budget",
                            "plan.incomplete",
                            "goals.tasks-without-indicator/科技人才引进",
                            "goals.not-measurable",
                            "goals.low-completion/technology-contracts",
                            "goals.target-too-low/registered-results",
                            "goals.deviation-unexplained/technology-contracts",
                            "goals.deviation-unexplained/registered-results",
                            "work.key-items-open",
                            "projects.unfinished",
                            "projects.slow-payment/科普活动",
                            "projects.slow-payment/高新技术企业培育",
                            "projects.slow-payment/科技成果转化",
                            "projects.not-started/创新平台建设",
                            "projects.ended-or-delayed/高新技术企业培育",
                            "projects.ended-or-delayed/科技成果转化",
                            "projects.overdue/高新技术企业培育",
                            "projects.overdue/创新平台建设",
                            "projects.overspent/科技特派员",
                            "projects.unpaid/科普活动",
                            "procurement.low-execution",
                            "assets.low-utilisation",
                            "assets.unscrapped/报废台式计算机12台",
                            "assets.disposed-without-approval/旧公务用车1辆",
                            "assets.no-inventory",
                            "assets.records-disagree",
                            "posts.over-staffed",
                            "posts.leaders-over",
                            "posts.hired-beyond",
                            "posts.paid-from-projects",
                            "systems.missing/internal-control",
                            "systems.missing/performance-tracking",
                            "disclosure.late",
                            "disclosure.incomplete",
                            "complaints.no-ledger",
                            "complaints.no-channel",
                            "complaints.unanswered",
                            "satisfaction.low",
                            "satisfaction.thin-sample",
                            "self-evaluation.irregular/科普活动",
                            "self-evaluation.irregular/高新技术企业培育",
                            "self-evaluation.projects-left-out/科技特派员",
                            "self-evaluation.projects-left-out/创新平台建设",
                            "self-evaluation.late/科普活动");
            assertThat(codes(evaluation, State.UNDETERMINED)).isEmpty();
            assertThat(evaluation.checks())
                    .filteredOn(check -> problems(evaluation).stream()
                            .noneMatch(id -> id.equals(check.code()) || id.startsWith(check.code() + "/")))
                    .extracting(check -> check.code() + " " + check.state())
                    .as("what cannot be beside what was found")
                    .containsExactly(
                            "budget.overspent CLEAR", "procurement.over-budget CLEAR", "disclosure.missing CLEAR");
            assertThat(lines(evaluation, "self-evaluation-quality"))
                    .as("four irregularities, of which three count")
                    .containsExactly(
                            "award 0", "deduction -1", "deduction -1", "deduction -1", "deduction -1", "cap 1");
        }

        @Test
        void whatContradictsTheTroubledDepartmentIsFoundInAnother() {
            Evaluation evaluation = Evaluations.of(VARIANTS.resolve("overspent.yaml"));

            assertThat(score(evaluation)).isEqualTo("85.00 in 85.00–85.00 of 100, judged 5, settled 1.0000, 良");
            assertThat(problems(evaluation))
                    .containsExactly(
                            "budget.overspent",
                            "procurement.over-budget",
                            "systems.missing/performance-tracking",
                            "disclosure.missing",
                            "complaints.no-ledger");
            assertThat(codes(evaluation, State.NOT_APPLICABLE))
                    .as("what is not published is neither late nor incomplete")
                    .containsExactly("disclosure.late", "disclosure.incomplete");
            assertThat(codes(evaluation, State.UNDETERMINED)).isEmpty();
        }

        private List<String> sheetOfBaseWith(String... differing) {
            return sheet(Evaluations.of(BASE)).stream()
                    .map(row -> Stream.of(differing)
                            .filter(other -> id(other).equals(id(row)))
                            .findFirst()
                            .orElse(row))
                    .toList();
        }

        private static String id(String row) {
            return row.substring(0, row.indexOf(' '));
        }
    }

    @Nested
    @DisplayName("every result, whatever the submission,")
    class Invariants {
        @ParameterizedTest
        @MethodSource("org.jiheng.ExampleCountyTest#submissions")
        void keepsALedgerThatAddsUp(Path submission) {
            for (IndicatorResult indicator : Evaluations.of(submission).indicators()) {
                BigDecimal awarded = points(indicator, line -> line.kind() == Kind.AWARD);
                BigDecimal others = points(indicator, line -> line.kind() != Kind.AWARD);

                assertThat(awarded).as(indicator.id()).isEqualByComparingTo(indicator.weight());
                assertThat(others)
                        .as(indicator.id())
                        .isEqualByComparingTo(indicator.earned().subtract(indicator.weight()));
                assertThat(indicator.earned()).as(indicator.id()).isBetween(indicator.lowest(), indicator.highest());
            }
        }

        @ParameterizedTest
        @MethodSource("org.jiheng.ExampleCountyTest#submissions")
        void sumsIndicatorsToSectionsAndTheTotal(Path submission) {
            Evaluation evaluation = Evaluations.of(submission);

            for (SectionResult section : evaluation.sections()) {
                List<IndicatorResult> own = evaluation.indicators().stream()
                        .filter(indicator -> indicator.section().equals(section.id()))
                        .toList();
                assertThat(section.earned())
                        .isEqualByComparingTo(
                                sum(own.stream().map(IndicatorResult::earned).toList()));
                assertThat(section.weight())
                        .isEqualByComparingTo(
                                sum(own.stream().map(IndicatorResult::weight).toList()));
            }
            var all = evaluation.indicators();
            var score = evaluation.score();
            assertThat(score.full())
                    .isEqualByComparingTo(
                            sum(all.stream().map(IndicatorResult::weight).toList()))
                    .isEqualByComparingTo("100");
            assertThat(score.earned())
                    .isEqualByComparingTo(
                            sum(all.stream().map(IndicatorResult::earned).toList()))
                    .isEqualByComparingTo(score.computed().add(score.judged()))
                    .isBetween(score.lowest(), score.highest());
            assertThat(score.lowest())
                    .isEqualByComparingTo(
                            sum(all.stream().map(IndicatorResult::lowest).toList()));
            assertThat(score.highest())
                    .isEqualByComparingTo(
                            sum(all.stream().map(IndicatorResult::highest).toList()));
        }

        @ParameterizedTest
        @MethodSource("org.jiheng.ExampleCountyTest#submissions")
        void namesTheSourceOfAllItRestsOn(Path submission) {
            Evaluation evaluation = Evaluations.of(submission);
            var needFacts = EnumSet.of(Kind.DEDUCTION, Kind.VETO);

            for (IndicatorResult indicator : evaluation.indicators()) {
                for (LedgerLine line : indicator.ledger()) {
                    if (needFacts.contains(line.kind()) || indicator.verdict() == Verdict.NOT_APPLICABLE) {
                        assertThat(line.evidence()).as(indicator.id()).isNotEmpty();
                        assertThat(line.reason())
                                .as(indicator.id())
                                .isNotBlank()
                                .doesNotContain("{");
                        assertThat(line.rule()).as(indicator.id()).isNotBlank();
                    }
                    assertThat(line.evidence()).allSatisfy(ExampleCountyTest::assertSourced);
                }
            }
            for (ProblemFound problem : evaluation.problems()) {
                assertThat(problem.evidence())
                        .as(problem.id())
                        .isNotEmpty()
                        .allSatisfy(ExampleCountyTest::assertSourced);
                assertThat(problem.detail()).as(problem.id()).isNotBlank().doesNotContain("{");
            }
        }

        @ParameterizedTest
        @MethodSource("org.jiheng.ExampleCountyTest#submissions")
        void isTheSameOnEveryRun(Path submission) {
            assertThat(Evaluations.of(submission)).isEqualTo(Evaluations.of(submission));
        }

        @ParameterizedTest
        @MethodSource("org.jiheng.ExampleCountyTest#submissions")
        void saysThatItIsFictitious(Path submission) {
            Evaluation evaluation = Evaluations.of(submission);

            assertThat(evaluation.department().fictitious()).isTrue();
            assertThat(evaluation.standard().basis()).isEqualTo("fictitious");
            assertThat(evaluation.notices())
                    .extracting(Notice::code)
                    .filteredOn(code -> !code.equals("intake.overspent"))
                    .containsExactly("standard.fictitious");
        }
    }

    @Nested
    @DisplayName("the submission and its variants together show")
    class Together {
        @Test
        void everyVerdictButWaived() {
            assertThat(all().flatMap(evaluation -> evaluation.indicators().stream()))
                    .extracting(IndicatorResult::verdict)
                    .hasSameElementsAs(EnumSet.complementOf(EnumSet.of(Verdict.WAIVED)));
        }

        @Test
        void everyKindOfLedgerLineButWaiverAndBonus() {
            assertThat(all().flatMap(evaluation -> evaluation.indicators().stream())
                            .flatMap(indicator -> indicator.ledger().stream()))
                    .extracting(LedgerLine::kind)
                    .hasSameElementsAs(EnumSet.complementOf(EnumSet.of(Kind.WAIVER, Kind.BONUS)));
        }

        @Test
        void everyBasisOfPoints() {
            assertThat(all().flatMap(evaluation -> evaluation.indicators().stream()))
                    .extracting(IndicatorResult::basis)
                    .contains(Evaluation.Basis.values());
        }

        @Test
        void everyStateOfACheck() {
            assertThat(all().flatMap(evaluation -> evaluation.checks().stream()))
                    .extracting(Check::state)
                    .contains(State.values());
        }

        @Test
        void everyProblemOfTheCatalogue() {
            var catalogue = RulesFolder.open(Evaluations.RULES)
                    .read(STANDARD)
                    .problems()
                    .keySet();

            assertThat(all().flatMap(evaluation -> evaluation.problems().stream()))
                    .extracting(ProblemFound::code)
                    .hasSameElementsAs(catalogue);
        }

        private Stream<Evaluation> all() {
            return submissions().map(Evaluations::of);
        }
    }

    @Nested
    @DisplayName("at the edge")
    class Edges {
        @ParameterizedTest(name = "{0} % in use earns {1}")
        @CsvSource({
            "100, 1.00",
            "90.01, 1.00",
            "90, 1.00",
            "89.99, 0.70",
            "75, 0.70",
            "74.99, 0.40",
            "60, 0.40",
            "59.99, 0.00",
            "0, 0.00"
        })
        void aBandBeginsAtItsLowerBound(String percent, String points) {
            String inUse = new BigDecimal(percent).multiply(new BigDecimal(2)).toPlainString();

            Evaluation evaluation = Evaluations.ofText(with("inUse: 184.00", "inUse: " + inUse));

            assertThat(indicator(evaluation, "asset-utilisation").earned()).isEqualTo(points);
        }

        @ParameterizedTest(name = "{0} % growth earns {1}")
        @CsvSource({"10, 8.00", "9.99, 5.00", "5, 5.00", "4.99, 3.00", "0.01, 3.00", "0, 0.00", "-0.01, 0.00"})
        void noGrowthEarnsNothing(String percent, String points) {
            Evaluation evaluation = Evaluations.ofText(with("{value: 12.2,", "{value: " + percent + ","));

            assertThat(indicator(evaluation, "patents-growth").earned()).isEqualTo(points);
        }

        @ParameterizedTest(name = "an annual budget of {0} leaves {1}")
        @CsvSource({"550.00, award 4", "549.99, award 4", "550.01, award 4;deduction -0.0004;rounding 0.0004"})
        void anAdjustmentAtTheLimitCostsNothing(String annual, String ledger) {
            Evaluation evaluation = Evaluations.ofText(with("  annual: 560.00\n", "  annual: " + annual + "\n"));

            assertThat(lines(evaluation, "budget-adjustment")).containsExactly(ledger.split(";", -1));
        }

        @Test
        void nothingIsSureWhileAVetoMayYetFall() {
            String veto =
                    "  financial-compliance.3: {met: true, source: {document: 会计凭证抽查记录, page: 3, quote: 未发现挪用}}\n";

            Evaluation evaluation = Evaluations.ofText(with(veto, ""));

            assertThat(sheet(evaluation)).contains("financial-compliance 0.00/10 missing 0.00–9.00");
            assertThat(evaluation.score().completeness()).isEqualByComparingTo("0.9");
        }

        @Test
        void theRetiredAreNotTakenForOverStaffing() throws IOException {
            String troubled = Files.readString(VARIANTS.resolve("troubled.yaml"));
            assertThat(problems(Evaluations.ofText(troubled))).contains("posts.over-staffed");

            String justFull = troubled.replace("inPost: 13, retired: 9", "inPost: 12, retired: 9");

            assertThat(problems(Evaluations.ofText(justFull)))
                    .doesNotContain("posts.over-staffed")
                    .contains("posts.hired-beyond");
        }

        @Test
        void aSystemOfWhichNothingIsSaidLeavesThePointsOpen() {
            Evaluation evaluation = Evaluations.ofText(with("name: 财务管理制度, exists: true", "name: 财务管理制度"));

            assertThat(sheet(evaluation)).contains("system-soundness 0.00/8 missing 0.00–7.00");
            assertThat(codes(evaluation, State.FIRED)).contains("systems.missing");
        }
    }

    @Nested
    @DisplayName("a submission is refused that")
    class Refused {
        @Test
        void givesBothTheFactAndAJudgement() {
            assertRefused(
                    with("judgements:\n", "judgements:\n  - {indicator: asset-utilisation, points: 1}\n"),
                    "asset-utilisation");
        }

        @Test
        void judgesWhatMustBeComputed() {
            assertRefused(
                    with("judgements:\n", "judgements:\n  - {indicator: budget-execution, points: 10}\n"),
                    "budget-execution");
        }

        @Test
        void judgesAboveTheFullPoints() {
            assertRefused(with("points: 5, reason", "points: 6.01, reason"), "6.01");
        }

        @Test
        void checksWhatTheStandardDoesNotKnow() {
            assertRefused(with("goal-clarity.4:", "goal-clarity.5:"), "goal-clarity.5");
        }

        private static void assertRefused(String yaml, String naming) {
            assertThatThrownBy(() -> Evaluations.ofText(yaml))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(naming);
        }
    }

    static Stream<Path> submissions() {
        try (Stream<Path> variants = Files.list(VARIANTS)) {
            return Stream.concat(Stream.of(BASE), variants.sorted().toList().stream());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The complete submission with one place written otherwise. */
    private static String with(String old, String replacement) {
        try {
            String yaml = Files.readString(BASE);
            assertThat(yaml.split(java.util.regex.Pattern.quote(old), -1))
                    .as("occurrences of " + old)
                    .hasSize(2);
            return yaml.replace(old, replacement);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** One row for each indicator: id, earned/weight, verdict, and lowest–highest where that is still open. */
    private static List<String> sheet(Evaluation evaluation) {
        return evaluation.indicators().stream()
                .map(i -> i.id() + " " + i.earned().toPlainString() + "/"
                        + i.weight().toPlainString() + " "
                        + i.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-')
                        + (i.lowest().compareTo(i.highest()) == 0
                                ? ""
                                : " " + i.lowest().toPlainString() + "–"
                                        + i.highest().toPlainString()))
                .toList();
    }

    private static String score(Evaluation evaluation) {
        var s = evaluation.score();
        return s.earned() + " in " + s.lowest() + "–" + s.highest() + " of " + s.full() + ", judged " + s.judged()
                + ", settled " + s.completeness() + ", " + s.grade();
    }

    private static List<String> sections(Evaluation evaluation) {
        return evaluation.sections().stream()
                .map(s -> s.id() + " " + s.earned() + "/" + s.weight() + " " + s.rate() + "%")
                .toList();
    }

    private static List<String> problems(Evaluation evaluation) {
        return evaluation.problems().stream().map(ProblemFound::id).toList();
    }

    /** The codes of which some rule ended in a state. */
    private static List<String> codes(Evaluation evaluation, State state) {
        return evaluation.checks().stream()
                .filter(check -> check.state() == state)
                .map(Check::code)
                .distinct()
                .toList();
    }

    private static List<String> lines(Evaluation evaluation, String indicator) {
        return indicator(evaluation, indicator).ledger().stream()
                .map(line -> line.kind().name().toLowerCase(Locale.ROOT) + " "
                        + line.points().toPlainString())
                .toList();
    }

    private static IndicatorResult indicator(Evaluation evaluation, String id) {
        return evaluation.indicators().stream()
                .filter(indicator -> indicator.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal points(IndicatorResult indicator, Predicate<LedgerLine> wanted) {
        return sum(indicator.ledger().stream()
                .filter(wanted)
                .map(LedgerLine::points)
                .toList());
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertSourced(Evidence evidence) {
        assertThat(evidence.source()).as(evidence.fact()).isNotNull();
        assertThat(evidence.value()).as(evidence.fact()).isNotBlank();
    }
}
