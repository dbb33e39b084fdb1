package org.jiheng.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jiheng.Evaluations;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.inquiry.Simulation.Moved;
import org.jiheng.inquiry.Simulation.Outcome;
import org.jiheng.inquiry.Simulation.Problem;
import org.jiheng.inquiry.Simulation.Reach;
import org.jiheng.source.Complaint;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of facts would come to. */
class SimulatorTest {
    private static final Path VARIANTS = Path.of("fixtures/example-county-2025/variants");

    @Nested
    @DisplayName("facts that are set")
    class Setting {
        @Test
        void aSystemPutInPlaceEarnsItsPointAndItsProblemGoes() {
            Simulation simulation =
                    Simulator.set(Asking.of(Asking.EXAMPLE), List.of("systems.performance-tracking.exists=true"));

            assertThat(simulation.changes())
                    .containsExactly(
                            new Simulation.Set("systems.performance-tracking.exists", "绩效跟踪管理办法·是否建立", "否", "是"));
            assertThat(simulation.before().earned()).isEqualByComparingTo("84.20");
            assertThat(simulation.after().earned()).isEqualByComparingTo("85.20");
            assertThat(simulation.indicators()).extracting(Moved::id).containsExactly("system-soundness");
            assertThat(simulation.indicators().get(0).verdictAfter()).isEqualTo(Verdict.MET);
            assertThat(simulation.removed())
                    .containsExactly(new Problem("systems.missing/performance-tracking", "管理制度缺失", "绩效跟踪管理办法"));
            assertThat(simulation.added()).isEmpty();
            assertThat(simulation.reach()).isNull();
            assertThat(simulation.notice()).isEqualTo("测算结果仅供内部参考，不得写入评价报告");
        }

        @Test
        void aFactMadeWorseShowsTheProblemThatComes() {
            Simulation simulation = Simulator.set(Asking.of(Asking.EXAMPLE), List.of("posts.inPost=13"));

            assertThat(simulation.added()).extracting(Problem::id).containsExactly("posts.over-staffed");
            assertThat(simulation.indicators()).isEmpty();
        }

        @Test
        void aFactThatWasNotGivenAFreeOneAndAListSaidToBeWholeCanBeSet() {
            Simulation simulation = Simulator.set(
                    Asking.of(VARIANTS.resolve("missing-facts.yaml")),
                    List.of(
                            "satisfaction.rate=91",
                            "patents.growth=10",
                            "systems.complete=true",
                            "checks.goal-clarity.4=true"));

            assertThat(simulation.changes())
                    .extracting(Simulation.Set::from)
                    .containsExactly("未提供", "6.2%", "否", "未提供");
            assertThat(simulation.indicators())
                    .extracting(moved -> moved.id() + " " + moved.after())
                    .containsExactly(
                            "goal-clarity 7.00",
                            "system-soundness 7.00",
                            "patents-growth 8.00",
                            "public-satisfaction 12.00");
        }

        @Test
        void nothingChangesWhereTheValueIsTheOneGiven() {
            Simulation simulation = Simulator.set(Asking.of(Asking.EXAMPLE), List.of("posts.inPost=11"));

            assertThat(simulation.after()).isEqualTo(simulation.before());
            assertThat(simulation.indicators()).isEmpty();
        }

        @Test
        void whatCannotBeSetIsToldAllAtOnce() {
            Trials trials = Asking.of(Asking.EXAMPLE);

            assertThat(complaints(() -> Simulator.set(
                            trials, List.of("complaints.leger=true", "zzz.qqq.vvv.www=1", "posts.inPost"))))
                    .containsExactly(
                            "--set complaints.leger=true  没有“complaints.leger”这一事实。是否为“complaints.ledger”？",
                            "--set posts.inPost  请写成 事实=取值，如 complaints.ledger=true",
                            "--set zzz.qqq.vvv.www=1  没有“zzz.qqq.vvv.www”这一事实。事实按提交文件中的路径书写，如 complaints.ledger");
            assertThat(complaints(() -> Simulator.set(
                            trials, List.of("complaints.ledger=perhaps", "assets.inUse=300", "posts.inPost=1.5"))))
                    .containsExactly(
                            "--set assets.inUse=300  “inUse”（300）不能大于“total”（200.00）",
                            "--set complaints.ledger=perhaps  须为 true 或 false（现为“perhaps”）",
                            "--set posts.inPost=1.5  “inPost”须为整数（现为 1.5）");
            assertThat(complaints(() -> Simulator.set(trials, List.of("posts.inPost="))))
                    .containsExactly("--set posts.inPost=  请写成 事实=取值，如 complaints.ledger=true");
            assertThat(complaints(() -> Simulator.set(trials, List.of("posts.inPost=[1, 2]"))))
                    .hasSize(1);
        }
    }

    @Nested
    @DisplayName("a grade to be reached")
    class Reaching {
        @Test
        void theSetFoundReachesTheGradeOnceItIsApplied() {
            Simulation found = GradeSearch.reach(Asking.of(Asking.EXAMPLE), "优");

            assertThat(asked(found).outcome()).isEqualTo(Outcome.REACHED);
            assertThat(asked(found).fewest()).isTrue();
            assertThat(found.before().grade()).isEqualTo("良");
            assertThat(found.changes())
                    .extracting(Simulation.Set::fact)
                    .containsExactly(
                            "systems.performance-tracking.exists", "checks.goal-clarity.3", "checks.goal-clarity.4");

            List<String> applied = found.changes().stream()
                    .map(change -> change.fact() + "=true")
                    .toList();
            Simulation again = Simulator.set(Asking.of(Asking.EXAMPLE), applied);
            assertThat(again.after()).isEqualTo(found.after());
            assertThat(again.after().grade()).isEqualTo("优");
            for (String one : applied) {
                List<String> fewer =
                        applied.stream().filter(other -> !other.equals(one)).toList();
                assertThat(Simulator.set(Asking.of(Asking.EXAMPLE), fewer)
                                .after()
                                .grade())
                        .as("without " + one)
                        .isEqualTo("良");
            }
        }

        @Test
        void aGradeReachedAlreadyAsksForNothing() {
            Simulation simulation = GradeSearch.reach(Asking.of(Asking.EXAMPLE), "good");

            assertThat(asked(simulation).outcome()).isEqualTo(Outcome.ALREADY);
            assertThat(simulation.changes()).isEmpty();
        }

        @Test
        void aGradeOutOfReachSaysHowFarAllCorrectionsLead() {
            Simulation simulation = GradeSearch.reach(Asking.of(VARIANTS.resolve("troubled.yaml")), "优");

            assertThat(asked(simulation).outcome()).isEqualTo(Outcome.OUT_OF_REACH);
            assertThat(simulation.changes()).hasSize(asked(simulation).correctable());
            assertThat(simulation.after().lowest()).isLessThan(asked(simulation).atLeast());
        }

        @Test
        void whatWasNotHandedInIsNotPutRight() {
            Simulation simulation = GradeSearch.reach(Asking.of(VARIANTS.resolve("missing-facts.yaml")), "优");

            assertThat(asked(simulation).outcome()).isEqualTo(Outcome.OUT_OF_REACH);
            assertThat(simulation.changes()).extracting(Simulation.Set::fact).doesNotContain("checks.goal-clarity.4");
        }

        @Test
        void tooManyToTryAllStillReachTheGradeWithNoneTooMany() {
            String systems = IntStream.range(0, 24)
                    .mapToObj(i -> "    - {kind: s" + i + ", name: 制度" + i + ", exists: false}\n")
                    .collect(Collectors.joining());
            String yaml = Asking.exampleWith("    - {kind: finance,", systems + "    - {kind: finance,");

            Simulation simulation = GradeSearch.reach(Asking.of(yaml, Evaluations.RULES, Language.ZH), "优");

            assertThat(asked(simulation).outcome()).isEqualTo(Outcome.REACHED);
            assertThat(asked(simulation).fewest()).isFalse();
            assertThat(simulation.after().grade()).isEqualTo("优");
            List<String> applied =
                    simulation.changes().stream().map(c -> c.fact() + "=true").toList();
            for (String one : applied) {
                List<String> fewer =
                        applied.stream().filter(other -> !other.equals(one)).toList();
                assertThat(Simulator.set(Asking.of(yaml, Evaluations.RULES, Language.ZH), fewer)
                                .after()
                                .grade())
                        .as("without " + one)
                        .isNotEqualTo("优");
            }
        }

        @Test
        void anUnknownGradeNamesThoseThereAre() {
            assertThat(complaints(() -> GradeSearch.reach(Asking.of(Asking.EXAMPLE), "特优")))
                    .containsExactly("--reach  本标准没有“特优”这一等级。可选：优 excellent, 良 good, 中 fair, 差 poor");
        }

        @Test
        void aStandardWithoutGradesSaysSo(@TempDir Path folder) {
            Path rules = Evaluations.copyOfRules(folder);
            Evaluations.change(
                    rules.resolve("example-county-2025/standard.yaml"),
                    "\nbasis: fictitious",
                    "\nbasis: project-default");
            Trials trials = Asking.of(Evaluations.read(Asking.EXAMPLE), rules, Language.ZH);

            assertThat(complaints(() -> GradeSearch.reach(trials, "优")))
                    .containsExactly("--reach  标准“example-county-2025”不评级，没有等级可言");
        }
    }

    private static Reach asked(Simulation simulation) {
        return Objects.requireNonNull(simulation.reach());
    }

    private static List<String> complaints(ThrowingCallable asking) {
        List<String> told = new ArrayList<>();
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> e.complaints().stream()
                                .map((Complaint complaint) -> complaint.in(Language.ZH))
                                .forEach(told::add));
        return told;
    }
}
