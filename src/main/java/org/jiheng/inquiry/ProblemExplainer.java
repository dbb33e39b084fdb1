package org.jiheng.inquiry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.engine.EvidenceFinder.Lack;
import org.jiheng.engine.Stop;
import org.jiheng.engine.Trace.Matched;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Check;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jiheng.inquiry.Explanation.Change;
import org.jiheng.inquiry.Explanation.Goal;
import org.jiheng.inquiry.Explanation.Line;
import org.jiheng.inquiry.Explanation.Subject;
import org.jspecify.annotations.Nullable;

/** Explains why a problem was found, or how its rules ended that found nothing. */
final class ProblemExplainer {
    private final Explainer explainer;
    private final ProblemRow row;
    private final String id;
    private final List<ProblemFound> found;
    private final List<Check> checks;

    ProblemExplainer(Explainer explainer, ProblemRow row, String id) {
        this.explainer = explainer;
        this.row = row;
        this.id = id;
        Evaluation evaluation = explainer.trace().evaluation();
        this.found = evaluation.problems().stream().filter(this::isMeant).toList();
        this.checks = evaluation.checks().stream()
                .filter(check -> check.code().equals(row.code()))
                .toList();
    }

    private boolean isMeant(ProblemFound problem) {
        return problem.id().equals(id) || problem.code().equals(id);
    }

    Explanation explain() {
        State state = state();
        List<Line> lines = switch (state) {
            case FIRED -> found.stream().map(this::found).toList();
            case CLEAR -> stopped();
            case UNDETERMINED, NOT_APPLICABLE ->
                checks.stream()
                        .map(check -> line(check.state(), check.rule(), "", "", null))
                        .toList();
        };
        return new Explanation(
                Subject.PROBLEM,
                id,
                row.title().in(explainer.language()),
                Explainer.code(state),
                summary(state),
                row.clause().in(explainer.language()),
                row.basis(),
                row.rationale().in(explainer.language()),
                null,
                null,
                null,
                lines,
                state == State.UNDETERMINED ? collect() : List.of(),
                state == State.FIRED
                        ? row.remediation().stream()
                                .map(step -> step.in(explainer.language()))
                                .toList()
                        : List.of(),
                change(state, lines));
    }

    private State state() {
        if (!found.isEmpty()) {
            return State.FIRED;
        }
        Set<State> states = checks.stream().map(Check::state).collect(Collectors.toSet());
        return states.contains(State.UNDETERMINED)
                ? State.UNDETERMINED
                : states.contains(State.CLEAR) ? State.CLEAR : State.NOT_APPLICABLE;
    }

    private String summary(State state) {
        return switch (state) {
            case FIRED ->
                explainer.message(
                        "explain.fired", explainer.joined(found.stream().map(ProblemFound::detail)));
            case CLEAR -> explainer.message("explain.clear");
            case UNDETERMINED -> explainer.message("explain.undetermined");
            case NOT_APPLICABLE ->
                explainer.message(
                        "explain.problem-not-applicable",
                        explainer.trace().notApplicable().getOrDefault(row.code(), ""));
        };
    }

    private Line found(ProblemFound problem) {
        List<Matched> matches = explainer.figures().ofProblem(problem.rule(), row.code());
        return new Line(
                Explainer.code(State.FIRED),
                problem.rule(),
                explainer.place(problem.rule()),
                problem.subject(),
                "",
                null,
                problem.detail(),
                explainer.figures().derivations(matches),
                problem.evidence(),
                explainer.figures().figures(matches),
                null,
                null);
    }

    /** Each rule that looked, and where it stopped. */
    private List<Line> stopped() {
        Set<String> rules = checks.stream().map(Check::rule).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Stop> stops = new LinkedHashMap<>();
        explainer
                .evaluator()
                .stops(explainer.submission(), rules, row.code(), explainer.language())
                .forEach(stop -> stops.put(stop.rule(), stop));
        List<Line> lines = new ArrayList<>();
        for (Check check : checks) {
            lines.add(line(check.state(), check.rule(), "", "", stops.get(check.rule())));
        }
        return lines;
    }

    private Line line(State state, String rule, String subject, String reason, @Nullable Stop stop) {
        return new Line(
                Explainer.code(state),
                rule,
                explainer.place(rule),
                subject,
                "",
                null,
                reason,
                stop == null ? "" : stop.arithmetic(),
                stop == null ? List.of() : stop.atHand(),
                stop == null ? List.of() : explainer.figures().parameters(stop.parameters()),
                null,
                stop);
    }

    private List<Lack> collect() {
        Map<String, Lack> wanted = new LinkedHashMap<>();
        for (Check check : checks) {
            for (int i = 0; i < check.missing().size(); i++) {
                String fact = check.missing().get(i);
                wanted.putIfAbsent(fact, new Lack(fact, check.collect().get(i)));
            }
        }
        return List.copyOf(wanted.values());
    }

    private @Nullable Change change(State state, List<Line> lines) {
        if (state != State.FIRED && state != State.CLEAR) {
            return null;
        }
        Set<String> paths = new LinkedHashSet<>(row.needs());
        paths.addAll(row.whole());
        Set<String> rules = checks.stream().map(Check::rule).collect(Collectors.toSet());
        return state == State.FIRED
                ? explainer.change(
                        paths,
                        lines,
                        rules,
                        Goal.NO_PROBLEM,
                        evaluation -> evaluation.problems().stream().noneMatch(this::isMeant))
                : explainer.change(
                        paths,
                        lines,
                        rules,
                        Goal.PROBLEM,
                        evaluation -> evaluation.problems().stream().anyMatch(this::isMeant));
    }
}
