package org.jiheng.inquiry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.engine.Submission;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.inquiry.Simulation.Moved;
import org.jiheng.inquiry.Simulation.Problem;
import org.jiheng.inquiry.Simulation.Reach;
import org.jiheng.inquiry.Trials.Tried;
import org.jiheng.intake.Patch;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Nearest;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** Compares a submission with itself after some facts were set. */
public final class Simulator {
    private Simulator() {}

    /**
     * Sets facts.
     *
     * @param assignments each {@code FACT=VALUE}, the value as it would stand in a file
     * @throws InputException where a fact is not known or a value is not one it can have, all of them at once
     */
    public static Simulation set(Trials trials, List<String> assignments) {
        Complaints complaints = new Complaints();
        Map<String, Node> values = new LinkedHashMap<>();
        Set<String> facts = new LinkedHashSet<>();
        assignments.forEach(assignment -> set(trials, assignment, values, facts, complaints));
        complaints.throwIfAny();
        return compare(trials, facts, trials.evaluated(values), null);
    }

    private static void set(
            Trials trials, String assignment, Map<String, Node> values, Set<String> facts, Complaints complaints) {
        Place place = Place.whole("--set " + assignment);
        int equals = assignment.indexOf('=');
        String fact = equals < 0 ? assignment : assignment.substring(0, equals).strip();
        if (equals < 0) {
            complaints.add(place, "simulate.no-value");
            return;
        }
        Set<String> known = Facts.settable(trials);
        String own = fact.startsWith("facts.") ? fact.substring("facts.".length()) : fact;
        if (!known.contains(own)) {
            Optional<String> near = Nearest.to(own, known);
            complaints.add(
                    place,
                    near.isPresent() ? "simulate.unknown-fact-maybe" : "simulate.unknown-fact",
                    own,
                    near.orElse(""));
            return;
        }
        Node value = value(place, assignment.substring(equals + 1));
        String path = value instanceof Node.Scalar
                ? Patch.leaf(trials.tree(), own).map(Patch.Leaf::path).orElse(Patch.treePath(own))
                : Patch.treePath(own);
        facts.add(own);
        values.put(path, value);
    }

    /** The value as a file of facts would have it: a number, yes or no, words, or one with its unit and source. */
    private static Node value(Place place, String written) {
        Complaints complaints = new Complaints();
        byte[] yaml = ("value: " + written.strip()).getBytes(StandardCharsets.UTF_8);
        Node value = TreeReader.readMapping(place.file(), yaml, complaints).get("value");
        complaints.throwIfAny();
        if (value instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
            return new Node.Scalar(place, scalar.text(), scalar.kind());
        }
        if (value instanceof Node.Mapping mapping) {
            return mapping;
        }
        throw InputException.of(place, "simulate.no-value");
    }

    /** What is different once facts were set. */
    static Simulation compare(Trials trials, Set<String> facts, Tried after, @Nullable Reach reach) {
        Tried before = trials.given();
        Evaluation one = before.evaluation();
        Evaluation other = after.evaluation();
        List<Simulation.Set> changes = new ArrayList<>();
        for (String fact : facts) {
            Evidence from = Facts.shown(trials, before.submission(), fact);
            Evidence to = Facts.shown(trials, after.submission(), fact);
            changes.add(new Simulation.Set(
                    fact,
                    to.label(),
                    from.value().isEmpty() ? given(trials, before.submission(), fact) : from.value(),
                    to.value().isEmpty() ? given(trials, after.submission(), fact) : to.value()));
        }
        return new Simulation(
                Message.of("simulate.notice").in(trials.language()),
                one.department(),
                one.standard(),
                changes,
                one.score(),
                other.score(),
                moved(one, other),
                missing(one, other),
                missing(other, one),
                reach);
    }

    /** What is no single fact is given or not: that a list is whole. */
    private static String given(Trials trials, Submission submission, String fact) {
        boolean whole = fact.endsWith(".complete");
        return Message.of(
                        whole && submission.knows(fact)
                                ? "evidence.true"
                                : whole ? "evidence.false" : "explain.not-given")
                .in(trials.language());
    }

    private static List<Moved> moved(Evaluation before, Evaluation after) {
        Map<String, IndicatorResult> others = new LinkedHashMap<>();
        after.indicators().forEach(indicator -> others.put(indicator.id(), indicator));
        List<Moved> moved = new ArrayList<>();
        for (IndicatorResult one : before.indicators()) {
            IndicatorResult other = others.get(one.id());
            if (other != null && (one.earned().compareTo(other.earned()) != 0 || one.verdict() != other.verdict())) {
                moved.add(
                        new Moved(one.id(), one.name(), one.earned(), other.earned(), one.verdict(), other.verdict()));
            }
        }
        return moved;
    }

    /** The problems of one evaluation that the other does not have. */
    private static List<Problem> missing(Evaluation one, Evaluation other) {
        Set<String> there = new LinkedHashSet<>();
        other.problems().forEach(problem -> there.add(problem.id()));
        return one.problems().stream()
                .filter(problem -> !there.contains(problem.id()))
                .map((ProblemFound problem) -> new Problem(problem.id(), problem.title(), problem.subject()))
                .toList();
    }
}
