package org.jiheng.inquiry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.inquiry.Explanation.Change;
import org.jiheng.inquiry.Explanation.Goal;
import org.jiheng.inquiry.NearestFigure.Answer;
import org.jiheng.inquiry.Trials.Tried;
import org.jiheng.intake.Patch;
import org.jiheng.intake.Patch.Leaf;
import org.jiheng.source.Node;

/**
 * The smallest change of one value that turns a result, found by evaluating again. A figure's change is measured against the
 * figure, another answer or choice counts as a change by the whole; of equals the first in the submission is taken.
 */
final class SmallestChange {
    /** More trials than any fact a result depends on needs; a list of hundreds of projects could ask for more. */
    private static final int TRIALS = 20_000;

    /** The whole of anything, in percent. */
    private static final BigDecimal WHOLE = new BigDecimal("100");

    private final Trials trials;
    private final Goal goal;
    private final Predicate<Evaluation> reached;
    private final Map<String, Leaf> leaves = new LinkedHashMap<>();
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final List<BigDecimal> meaningful = new ArrayList<>(List.of(BigDecimal.ZERO, WHOLE));
    private Optional<Candidate> best = Optional.empty();

    private SmallestChange(Trials trials, Goal goal, Predicate<Evaluation> reached) {
        this.trials = trials;
        this.goal = goal;
        this.reached = reached;
    }

    private record Candidate(String fact, String written, BigDecimal size) {}

    /**
     * Looks for the smallest change.
     *
     * @param facts the facts that the result could depend on
     * @param limits figures of the standard that may mean something to them
     */
    static Change find(
            Trials trials, Set<String> facts, List<BigDecimal> limits, Goal goal, Predicate<Evaluation> reached) {
        SmallestChange search = new SmallestChange(trials, goal, reached);
        search.collect(facts);
        search.meaningful.addAll(limits);
        boolean complete = true;
        int allowed = trials.count() + TRIALS;
        for (String fact : search.values.keySet()) {
            complete = trials.count() < allowed;
            if (complete) {
                search.attempt(fact, search.values.get(fact));
            }
        }
        return search.change(complete);
    }

    /** The values in the order of the submission. */
    private void collect(Set<String> facts) {
        for (String fact : trials.given().submission().known().keySet()) {
            if (facts.contains(fact)) {
                Patch.leaf(trials.tree(), fact)
                        .ifPresent(leaf -> Value.of(fact, leaf, trials).ifPresent(value -> {
                            leaves.put(fact, leaf);
                            values.put(fact, value);
                            if (value instanceof Value.Figure figure) {
                                meaningful.add(figure.number());
                            }
                        }));
            }
        }
    }

    private void attempt(String fact, Value value) {
        if (value instanceof Value.Answer answer) {
            offer(fact, String.valueOf(!answer.yes()));
        } else if (value instanceof Value.Choice choice) {
            choice.others().forEach(other -> offer(fact, other));
        } else if (value instanceof Value.Figure figure) {
            NearestFigure.find(figure.number(), meaningful, n -> trial(fact, figure.written(n)))
                    .ifPresent(n -> take(fact, figure.written(n), size(figure.number(), n)));
        } else if (value instanceof Value.Day day) {
            BigDecimal from = BigDecimal.valueOf(day.day().toEpochDay());
            NearestFigure.find(from, List.of(), n -> trial(fact, day(n)))
                    .ifPresent(n -> take(fact, day(n), size(from, n)));
        }
    }

    private void offer(String fact, String other) {
        if (trial(fact, other) == Answer.TURNS) {
            take(fact, other, BigDecimal.ONE);
        }
    }

    private void take(String fact, String written, BigDecimal size) {
        if (best.isEmpty() || size.compareTo(best.get().size()) < 0) {
            best = Optional.of(new Candidate(fact, written, size));
        }
    }

    private static BigDecimal size(BigDecimal from, BigDecimal to) {
        BigDecimal distance = to.subtract(from).abs();
        return from.signum() == 0 ? distance.max(BigDecimal.ONE) : distance.divide(from.abs(), MathContext.DECIMAL64);
    }

    private static String day(BigDecimal number) {
        return LocalDate.ofEpochDay(number.longValue()).toString();
    }

    private Answer trial(String fact, String written) {
        return trials.with(value(fact, written))
                .map(Tried::evaluation)
                .map(evaluation -> reached.test(evaluation) ? Answer.TURNS : Answer.STAYS)
                .orElse(Answer.INVALID);
    }

    private Map<String, Node> value(String fact, String written) {
        Leaf leaf = leaves.getOrDefault(
                fact, new Leaf(fact, new Node.Scalar(trials.tree().place(), "", Node.Kind.EMPTY)));
        return Map.of(
                leaf.path(),
                new Node.Scalar(leaf.scalar().place(), written, leaf.scalar().kind()));
    }

    private Change change(boolean complete) {
        if (best.isEmpty()) {
            return new Change(goal, null, "", "", "", "", complete);
        }
        String fact = best.get().fact();
        var before = Facts.shown(trials, trials.given().submission(), fact);
        String after = trials.with(value(fact, best.get().written()))
                .map(tried -> Facts.shown(trials, tried.submission(), fact).value())
                .orElse(best.get().written());
        return new Change(
                goal, fact, before.label(), before.value(), after, best.get().written(), complete);
    }

    /** The known facts that paths of {@code needs} and {@code whole} lead to. */
    static Set<String> known(Trials trials, Iterable<String> paths) {
        Set<String> known = new LinkedHashSet<>();
        var submission = trials.given().submission();
        for (String path : paths) {
            int each = path.indexOf("[].");
            String list = each < 0 ? path.replaceFirst("\\.complete$", "") : path.substring(0, each);
            for (String fact : submission.known().keySet()) {
                boolean field = each < 0
                        || List.of(path.substring(each + 3).split("\\|", -1)).stream()
                                .anyMatch(name -> fact.endsWith("." + name));
                boolean inList = submission.lists().containsKey(list) && fact.startsWith(list + ".") && field;
                if (fact.equals(path) || inList) {
                    known.add(fact);
                }
            }
        }
        return known;
    }
}
