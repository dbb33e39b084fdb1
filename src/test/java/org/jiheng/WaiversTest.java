package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Approval;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.Notice;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.report.JsonReport;
import org.jiheng.report.TextReport;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waivers (核准免扣): what one in force gives back, and that every other changes nothing and is reported. */
class WaiversTest {
    private static final String EXAMPLE = Evaluations.read(Path.of("fixtures/example-county-2025/submission.yaml"));
    private static final String IN_FORCE = "2026-12-31";

    @TempDir
    Path folder;

    private static String waiver(String of, String expires) {
        return "waivers:\n  - {" + of + ", reason: 政策原因, approvedBy: 财政局, document: 绩函3号, expires: " + expires + "}\n";
    }

    private static Evaluation with(String submission, String waivers) {
        return Evaluations.ofText(submission, waivers, Evaluations.RULES);
    }

    private static List<String> lines(IndicatorResult indicator) {
        return indicator.ledger().stream()
                .map(line -> line.kind() + " " + line.points().toPlainString())
                .toList();
    }

    private static String in(String text, String from, String to) {
        assertThat(text).contains(from);
        return text.replace(from, to);
    }

    /** The same result but for what was handed in and what is to be said of it. */
    private static void assertUnchanged(Evaluation evaluation, String submission, String code, String message) {
        Evaluation before = with(submission, "");
        assertThat(evaluation.score()).isEqualTo(before.score());
        assertThat(evaluation.indicators()).isEqualTo(before.indicators());
        assertThat(evaluation.problems()).isEqualTo(before.problems());
        List<Notice> more = evaluation.notices().stream()
                .filter(notice -> !before.notices().contains(notice))
                .toList();
        assertThat(more).containsExactly(new Notice(code, message));
    }

    @Test
    void aWaiverInForceGivesBackWhatWasDeductedAndShowsBothScores() {
        Evaluation evaluation = with(EXAMPLE, waiver("indicator: public-satisfaction", IN_FORCE));
        IndicatorResult satisfaction = Evaluations.indicator(evaluation, "public-satisfaction");
        assertThat(satisfaction.verdict()).isEqualTo(Verdict.WAIVED);
        assertThat(lines(satisfaction)).containsExactly("AWARD 12", "DEDUCTION -4", "WAIVER 4");
        LedgerLine line = satisfaction.ledger().get(2);
        assertThat(line.reason()).isEqualTo("政策原因（批准：财政局，文号：绩函3号，有效期至 2026-12-31）");
        assertThat(evaluation.score().earned()).isEqualByComparingTo("88.2");
        assertThat(evaluation.score().lowest()).isEqualByComparingTo("88.2");
        assertThat(evaluation.score().highest()).isEqualByComparingTo("88.2");
        assertThat(evaluation.score().beforeWaivers()).isEqualByComparingTo("84.2");
        assertThat(evaluation.digests().waivers()).matches("[0-9a-f]{64}");
        assertThat(TextReport.of(evaluation, Language.ZH))
                .contains("  得分    88.20 / 100    良\n  免扣前  84.20 / 100\n")
                .contains("\n核准免扣\n  服务对象满意度  +4.00  政策原因（批准：财政局");
    }

    @Test
    void theGradeFollowsTheScoreAfterWaivers() {
        String almost = in(EXAMPLE, "goal-clarity.3: {met: false", "goal-clarity.3: {met: true");
        assertThat(with(almost, "").score().grade()).isEqualTo("良");
        Evaluation evaluation = with(almost, waiver("indicator: public-satisfaction", IN_FORCE));
        assertThat(evaluation.score().earned()).isEqualByComparingTo("91.2");
        assertThat(evaluation.score().grade()).isEqualTo("优");
    }

    @Test
    void aWaiverStillHoldsOnTheDayItExpires() {
        Evaluation evaluation = with(EXAMPLE, waiver("indicator: public-satisfaction", "2026-03-31"));
        assertThat(evaluation.score().earned()).isEqualByComparingTo("88.2");
    }

    @Test
    void aWaiverThatExpiredTheDayBeforeChangesNothingAndIsReported() {
        assertUnchanged(
                with(EXAMPLE, waiver("indicator: public-satisfaction", "2026-03-30")),
                EXAMPLE,
                "waiver.expired",
                "核准免扣“服务对象满意度”（绩函3号）已于 2026-03-30 到期，评价基准日为 2026-03-31，未生效");
        assertUnchanged(
                with(EXAMPLE, waiver("problem: complaints.no-ledger", "2026-03-30")),
                EXAMPLE,
                "waiver.expired",
                "核准免扣“complaints.no-ledger”（绩函3号）已于 2026-03-30 到期，评价基准日为 2026-03-31，未生效");
    }

    @Test
    void aWaiverOfAnIndicatorThatLostNothingIsUnnecessary() {
        assertUnchanged(
                with(EXAMPLE, waiver("indicator: asset-utilisation", IN_FORCE)),
                EXAMPLE,
                "waiver.unnecessary",
                "核准免扣“固定资产利用率”（绩函3号）没有必要：该指标没有扣分（资料缺失的分值不在免扣之列）");
    }

    @Test
    void whatIsMissingIsNotWaived() {
        String missing = in(EXAMPLE, "inUse: 184.00, ", "");
        assertUnchanged(
                with(missing, waiver("indicator: asset-utilisation", IN_FORCE)),
                missing,
                "waiver.unnecessary",
                "核准免扣“固定资产利用率”（绩函3号）没有必要：该指标没有扣分（资料缺失的分值不在免扣之列）");
    }

    @Test
    void whereSomeIsMissingOnlyWhatWasDeductedIsGivenBack() {
        String partial = in(EXAMPLE, "systems:\n  complete: true", "systems:\n  complete: false");
        IndicatorResult systems = Evaluations.indicator(
                with(partial, waiver("indicator: system-soundness", IN_FORCE)), "system-soundness");
        assertThat(lines(systems)).containsExactly("AWARD 8", "DEDUCTION -1", "MISSING -7", "WAIVER 1");
        assertThat(systems.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(systems.earned()).isEqualByComparingTo("1");
        assertThat(systems.lowest()).isEqualByComparingTo("1");
        assertThat(systems.highest()).isEqualByComparingTo("8");
    }

    @Test
    void aWaiverOfAnIndicatorThatDoesNotApplyIsUnused() {
        String nothing =
                in(EXAMPLE, "procurement: {budget: 40.00, executed: 38.00", "procurement: {budget: 0, executed: 0");
        assertUnchanged(
                with(nothing, waiver("indicator: procurement-execution", IN_FORCE)),
                nothing,
                "waiver.unused",
                "核准免扣“政府采购执行率”（绩函3号）没有用上：该指标不适用");
    }

    @Test
    void aVetoIsNeverWaived() {
        String vetoed = in(EXAMPLE, "financial-compliance.3: {met: true", "financial-compliance.3: {met: false");
        assertUnchanged(
                with(vetoed, waiver("indicator: financial-compliance", IN_FORCE)),
                vetoed,
                "waiver.veto",
                "核准免扣“财务合规性”（绩函3号）未生效：一票否决不得免扣");
    }

    @Test
    void whileAVetoMayYetFallNothingGivenBackIsSure() {
        String open = in(
                EXAMPLE,
                "  financial-compliance.3: {met: true, source: {document: 会计凭证抽查记录, page: 3, quote: 未发现挪用}}\n",
                "");
        IndicatorResult compliance = Evaluations.indicator(
                with(open, waiver("indicator: financial-compliance", IN_FORCE)), "financial-compliance");
        assertThat(lines(compliance))
                .containsExactly("AWARD 4", "AWARD 6", "DEDUCTION -1", "AWARD 0", "WAIVER 1", "MISSING -10");
        assertThat(compliance.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(compliance.lowest()).isEqualByComparingTo("0");
        assertThat(compliance.highest()).isEqualByComparingTo("10");
    }

    @Test
    void withTheDeductionItsRoundingGoesToo() {
        String uneven = in(EXAMPLE, "executed: 532.00\n", "executed: 539.00\n");
        IndicatorResult before = Evaluations.indicator(with(uneven, ""), "budget-execution");
        assertThat(lines(before)).containsExactly("AWARD 10", "DEDUCTION -0.375", "ROUNDING -0.025");
        IndicatorResult after = Evaluations.indicator(
                with(uneven, waiver("indicator: budget-execution", IN_FORCE)), "budget-execution");
        assertThat(lines(after)).containsExactly("AWARD 10", "DEDUCTION -0.375", "WAIVER 0.375");
        assertThat(after.earned()).isEqualByComparingTo("10");
    }

    @Test
    void whatACapGaveAlreadyIsNotGivenTwice() {
        String many = in(EXAMPLE, """
                  budget-preparation:
                    complete: true
                    items:
                """, """
                  budget-preparation:
                    complete: true
                    items:
                      - {text: 一}
                      - {text: 二}
                      - {text: 三}
                      - {text: 四}
                      - {text: 五}
                """);
        IndicatorResult preparation = Evaluations.indicator(
                with(many, waiver("indicator: budget-preparation", IN_FORCE)), "budget-preparation");
        assertThat(lines(preparation).subList(7, 10)).containsExactly("DEDUCTION -1", "CAP 1", "WAIVER 6");
        assertThat(preparation.earned()).isEqualByComparingTo("6");
    }

    @Test
    void aPenaltyCanBeWaived() {
        String four = in(
                EXAMPLE,
                "self-evaluation-quality: {complete: true, items: []}",
                "self-evaluation-quality: {complete: true, items: [{text: 一}, {text: 二}, {text: 三}, {text: 四}]}");
        Evaluation evaluation = with(four, waiver("indicator: self-evaluation-quality", IN_FORCE));
        IndicatorResult quality = Evaluations.indicator(evaluation, "self-evaluation-quality");
        assertThat(lines(quality))
                .containsExactly(
                        "AWARD 0", "DEDUCTION -1", "DEDUCTION -1", "DEDUCTION -1", "DEDUCTION -1", "CAP 1", "WAIVER 3");
        assertThat(quality.verdict()).isEqualTo(Verdict.WAIVED);
        assertThat(evaluation.score().earned()).isEqualByComparingTo("84.2");
        assertThat(evaluation.score().beforeWaivers()).isEqualByComparingTo("81.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"systems.missing", "systems.missing/performance-tracking"})
    void aWaivedProblemStaysListedAndIsNotOpen(String problem) {
        Evaluation evaluation = with(EXAMPLE, waiver("problem: " + problem, IN_FORCE));
        assertThat(evaluation.problems())
                .extracting(ProblemFound::id, ProblemFound::waiver)
                .containsExactly(
                        tuple(
                                "systems.missing/performance-tracking",
                                new Approval("政策原因", "财政局", "绩函3号", LocalDate.of(2026, 12, 31))),
                        tuple("complaints.no-ledger", null));
        assertThat(evaluation.score().earned()).isEqualByComparingTo("84.2");
        assertThat(evaluation.notices()).extracting(Notice::code).containsExactly("standard.fictitious");
        assertThat(TextReport.of(evaluation, Language.ZH))
                .contains("  其中 1 个已核准免扣，其余 1 个待整改\n")
                .contains("        免扣      政策原因（批准：财政局，文号：绩函3号，有效期至 2026-12-31）\n")
                .doesNotContain("免扣前");
        assertThat(JsonReport.of(evaluation)).contains("\"document\" : \"绩函3号\"", "\"waiver\" : null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assets.low-utilisation", "systems.missing/finance"})
    void aWaiverOfAProblemThatWasNotFoundIsUnused(String problem) {
        assertUnchanged(
                with(EXAMPLE, waiver("problem: " + problem, IN_FORCE)),
                EXAMPLE,
                "waiver.unused",
                "核准免扣“" + problem + "”（绩函3号）没有用上：未发现这一问题，或资料不足尚不能判定");
    }

    @Test
    void aStandardThatTakesNoWaiversSaysSoAndChangesNothing() {
        Path rules = Evaluations.copyOfRules(folder);
        Evaluations.change(rules.resolve("example-county-2025/standard.yaml"), "waivers: restored", "waivers: refused");
        Evaluation evaluation = Evaluations.ofText(EXAMPLE, waiver("indicator: public-satisfaction", IN_FORCE), rules);
        assertThat(evaluation.score()).isEqualTo(with(EXAMPLE, "").score());
        assertThat(evaluation.notices()).contains(new Notice("waiver.refused", "本标准不认可核准免扣，“服务对象满意度”（绩函3号）未生效"));
    }

    @Test
    void waiversMayBeJson() {
        Evaluation evaluation = with(EXAMPLE, """
                {"department": "示例县科学技术局", "year": 2025, "waivers": [{"indicator": "public-satisfaction",
                 "reason": "政策原因", "approvedBy": "财政局", "document": "绩函3号", "expires": "2026-12-31"}]}
                """);
        assertThat(evaluation.score().earned()).isEqualByComparingTo("88.2");
    }

    @Test
    void everythingWrongWithWaiversIsToldAtOnce() {
        assertThatThrownBy(() -> with(EXAMPLE, """
                department: 别的局
                year: 2024
                note: 无
                waivers:
                  - {indicator: public-satisfactoin, reason: 甲, approvedBy: 乙, document: 丙, expires: 2026-12-31}
                  - {problem: system.missing/finance, reason: 甲, approvedBy: 乙, document: 丙, expires: 2026-12-31}
                  - {indicator: goal-clarity, problem: systems.missing, reason: 甲, approvedBy: 乙, document: 丙, expires: 明年}
                  - {reason: 甲}
                  - {indicator: goal-clarity, reason: 甲, approvedBy: 乙, document: 丙, expires: 2026-12-31}
                """))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.complaints())
                                .extracting(complaint -> complaint.in(Language.EN))
                                .containsExactly(
                                        "waivers.yaml:1:1  The waivers are for \"别的局\", the submission is of \"示例县科学技术局\". Use those of this department and year",
                                        "waivers.yaml:2:1  The waivers are for \"2024\", the submission is of \"2025\". Use those of this department and year",
                                        "waivers.yaml:3:1  Unknown key \"note\". Known: department, year, waivers (a text with a comma needs quotes)",
                                        "waivers.yaml:5:6  This standard has no indicator or check point \"public-satisfactoin\". Maybe \"public-satisfaction\"?",
                                        "waivers.yaml:6:6  There is no problem \"system.missing\" in problems.yaml. Maybe \"systems.missing\"?",
                                        "waivers.yaml:7:5  A waiver names either an indicator or a problem, and only one of them",
                                        "waivers.yaml:7:105  A date is expected, such as 2026-03-31 (it is \"明年\")",
                                        "waivers.yaml:8:5  A waiver names either an indicator or a problem, and only one of them",
                                        "waivers.yaml:8:5  \"expires\" is missing",
                                        "waivers.yaml:8:5  \"approvedBy\" is missing",
                                        "waivers.yaml:8:5  \"document\" is missing",
                                        "waivers.yaml:9:6  \"goal-clarity\" appears again; it first stands at line 7. Merge or rename"));
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    /** With every indicator waived, nothing but what is missing, vetoed or not applicable is lost, and every ledger closes. */
    @ParameterizedTest(name = "department {0}")
    @MethodSource("seeds")
    void withEveryIndicatorWaivedOnlyWhatIsMissingOrVetoedIsLost(int seed) {
        String department = new GeneratedDepartment(new Random(seed)).tree().toString();
        Evaluation before = with(department, "");
        StringBuilder all = new StringBuilder("waivers:\n");
        before.indicators()
                .forEach(i -> all.append("  - {indicator: ")
                        .append(i.id())
                        .append(", reason: 甲, approvedBy: 乙, document: 丙, expires: 2026-03-31}\n"));
        Evaluation after = with(department, all.toString());
        WithholdingTest.assertSound(after);
        assertThat(after.score().beforeWaivers())
                .isEqualByComparingTo(before.score().earned());
        for (int i = 0; i < after.indicators().size(); i++) {
            IndicatorResult was = before.indicators().get(i);
            IndicatorResult is = after.indicators().get(i);
            assertThat(is.earned()).as(is.id()).isGreaterThanOrEqualTo(was.earned());
            boolean vetoed = is.ledger().stream().anyMatch(line -> line.kind() == Kind.VETO);
            if (vetoed) {
                assertThat(is).isEqualTo(was);
            } else {
                assertThat(is.highest()).as(is.id()).isEqualByComparingTo(is.weight());
                assertThat(is.verdict() == Verdict.MISSING || is.verdict() == Verdict.MANUAL)
                        .as(is.id())
                        .isEqualTo(was.verdict() == Verdict.MISSING || was.verdict() == Verdict.MANUAL);
            }
        }
    }
}
