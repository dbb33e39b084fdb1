package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Check;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Missing is not zero, and never green: over generated departments of the example county, with defects, slow projects and partial
 * lists, and over generated self-evaluation forms, withholding any fact keeps every guarantee. The seeds are fixed, so a failure can be run again.
 */
class WithholdingTest {
    private static final int DEPARTMENTS = 60;

    /** Names, and what makes a filed row an indicator at all: without it there is nothing to be scored. */
    private static final Set<String> NO_FACTS =
            Set.of("name", "kind", "id", "project", "unit", "text", "indicator", "points", "reason", "rule", "weight");

    static IntStream seeds() {
        return IntStream.range(0, DEPARTMENTS);
    }

    @ParameterizedTest(name = "department {0}")
    @MethodSource("seeds")
    void withholdingAFactPromisesNothing(int seed) {
        keepsItsPromise(new GeneratedDepartment(new Random(seed)).tree(), seed);
    }

    @ParameterizedTest(name = "form {0}")
    @MethodSource("seeds")
    void withholdingWhatAFormSaysPromisesNothing(int seed) {
        keepsItsPromise(new GeneratedForm(new Random(seed)).tree(), seed);
    }

    private static void keepsItsPromise(ObjectNode department, int seed) {
        Evaluation whole = Evaluations.ofText(department.toString());
        assertSound(whole);
        for (Function<ObjectNode, String> withhold : withholdings(department)) {
            ObjectNode less = department.deepCopy();
            String what = withhold.apply(less);
            Evaluation open = Evaluations.ofText(less.toString());
            assertSound(open);
            assertNothingPromised(whole, open, "department " + seed + " without " + what);
        }
    }

    private static void assertNothingPromised(Evaluation whole, Evaluation open, String what) {
        assertThat(open.score().lowest())
                .as(what)
                .isLessThanOrEqualTo(whole.score().lowest());
        assertThat(whole.score().earned())
                .as(what)
                .isBetween(open.score().lowest(), open.score().highest());
        for (int i = 0; i < open.indicators().size(); i++) {
            IndicatorResult indicator = open.indicators().get(i);
            IndicatorResult complete = whole.indicators().get(i);
            String where = what + ": " + indicator.id();
            assertThat(indicator.lowest()).as(where).isLessThanOrEqualTo(complete.lowest());
            assertThat(complete.earned()).as(where).isBetween(indicator.lowest(), indicator.highest());
            if (complete.verdict() == Verdict.DEDUCTED) {
                assertThat(indicator.verdict()).as(where).isNotEqualTo(Verdict.MET);
            }
        }
        Set<String> found = whole.problems().stream().map(ProblemFound::id).collect(Collectors.toSet());
        assertThat(open.problems()).as(what).extracting(ProblemFound::id).isSubsetOf(found);
        Set<String> fired = codes(whole, State.FIRED);
        Set<String> still = codes(open, State.FIRED);
        assertThat(codes(open, State.CLEAR)).as(what).noneMatch(code -> fired.contains(code) && !still.contains(code));
    }

    /** What holds of every result: the ledger closes, and the interval holds what was earned. */
    static void assertSound(Evaluation evaluation) {
        for (IndicatorResult indicator : evaluation.indicators()) {
            assertThat(sum(indicator, true)).as(indicator.id()).isEqualByComparingTo(indicator.weight());
            assertThat(sum(indicator, false))
                    .as(indicator.id())
                    .isEqualByComparingTo(indicator.earned().subtract(indicator.weight()));
            assertThat(indicator.earned()).isBetween(indicator.lowest(), indicator.highest());
        }
        BigDecimal earned =
                evaluation.indicators().stream().map(IndicatorResult::earned).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(evaluation.score().earned()).isEqualByComparingTo(earned);
        assertThat(evaluation.score().computed().add(evaluation.score().judged()))
                .isEqualByComparingTo(earned);
    }

    private static BigDecimal sum(IndicatorResult indicator, boolean awards) {
        return indicator.ledger().stream()
                .filter(line -> (line.kind() == Kind.AWARD) == awards)
                .map(LedgerLine::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Set<String> codes(Evaluation evaluation, State state) {
        return evaluation.checks().stream()
                .filter(check -> check.state() == state)
                .map(Check::code)
                .collect(Collectors.toSet());
    }

    /** Whether the rows of the submission are the indicators themselves. */
    private static boolean filed(ObjectNode submission) {
        return submission.get("standard").asText().startsWith("xinjiang-");
    }

    /** Every way to take one fact away: a value, an item (and with it the claim that the list is complete), a whole group. */
    private static List<Function<ObjectNode, String>> withholdings(ObjectNode department) {
        List<Function<ObjectNode, String>> ways = new ArrayList<>();
        department.fieldNames().forEachRemaining(group -> {
            if (group.equals("department") || group.equals("standard")) {
                return;
            }
            if (group.equals("indicators") && filed(department)) {
                inside(department.get(group), group, tree -> tree.get(group), ways);
                return;
            }
            ways.add(tree -> {
                tree.remove(group);
                return group;
            });
            inside(department.get(group), group, tree -> tree.get(group), ways);
        });
        return ways;
    }

    private static void inside(
            JsonNode node, String path, Function<ObjectNode, JsonNode> at, List<Function<ObjectNode, String>> ways) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(field -> {
                if (NO_FACTS.contains(field)) {
                    return;
                }
                String inner = path + "." + field;
                if (!field.equals("items") && !field.equals("lines")) {
                    ways.add(tree -> {
                        ((ObjectNode) at.apply(tree)).remove(field);
                        return inner;
                    });
                }
                inside(object.get(field), inner, tree -> at.apply(tree).get(field), ways);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int item = i;
                boolean indicator =
                        path.equals("indicators.items") && array.get(i).has("rule");
                if (!indicator) {
                    ways.add(tree -> {
                        ((ArrayNode) at.apply(tree)).remove(item);
                        notComplete(tree, path);
                        return path + "[" + item + "]";
                    });
                }
                inside(
                        array.get(i),
                        path + "[" + i + "]",
                        tree -> at.apply(tree).get(item),
                        ways);
            }
        }
    }

    /** A list that lost an item can no longer be called complete. */
    private static void notComplete(ObjectNode tree, String path) {
        JsonNode list = tree;
        String[] steps = path.split("\\.", -1);
        for (int i = 0; i + 1 < steps.length; i++) {
            list = list.get(steps[i]);
        }
        if (list instanceof ObjectNode object) {
            object.remove("complete");
        }
    }
}
