package org.jiheng.inquiry;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.EvidenceFinder.Lack;
import org.jiheng.engine.Submission;
import org.jiheng.engine.Trace;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.inquiry.Explanation.Change;
import org.jiheng.inquiry.Explanation.Goal;
import org.jiheng.inquiry.Explanation.Line;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** What explanations of indicators and of problems have in common. */
public final class Explainer {
    private final Trials trials;
    private final Trace trace;
    private final FiguresUsed figures;

    private Explainer(Trials trials) {
        this.trials = trials;
        this.trace = trials.trace();
        this.figures = new FiguresUsed(trace, submission().department().year(), language());
    }

    /**
     * Explains an indicator or a problem.
     *
     * @param asked its id, or what people call it
     * @throws org.jiheng.source.InputException where there is nothing of that name
     */
    public static Explanation explain(Trials trials, String asked) {
        Explainer explainer = new Explainer(trials);
        Asked what = Asked.find(asked, explainer.pack(), trials.evaluation());
        if (what instanceof Asked.OfIndicator indicator) {
            return new IndicatorExplainer(explainer, indicator.row()).explain();
        }
        Asked.OfProblem problem = (Asked.OfProblem) what;
        return new ProblemExplainer(explainer, problem.row(), problem.id()).explain();
    }

    Pack pack() {
        return trace.pack();
    }

    Evaluator evaluator() {
        return trials.evaluator();
    }

    Submission submission() {
        return trials.given().submission();
    }

    Language language() {
        return trials.language();
    }

    Trace trace() {
        return trace;
    }

    FiguresUsed figures() {
        return figures;
    }

    /** File and line of a rule. */
    String place(String rule) {
        return evaluator().rules().stream()
                .filter(seen -> seen.name().equals(rule))
                .map(seen -> seen.file() + ":" + seen.line())
                .findFirst()
                .orElse("");
    }

    /** What lacks of the facts that are needed. */
    List<Lack> lacking(Set<String> paths) {
        return evaluator().evidence(submission(), language()).lacking(paths);
    }

    /** The smallest change, among the facts that rows ask for and those that rules look at. */
    Change change(Set<String> paths, List<Line> lines, Set<String> rules, Goal goal, Predicate<Evaluation> reached) {
        Set<String> facts = new TreeSet<>(SmallestChange.known(trials, paths));
        lines.forEach(line -> line.evidence().forEach(evidence -> facts.add(evidence.fact())));
        rules.forEach(rule -> facts.addAll(evaluator().looksAt(rule, submission())));
        facts.removeIf(fact -> fact.startsWith("judgements."));
        List<BigDecimal> limits = lines.stream()
                .flatMap(line -> line.figures().stream())
                .flatMap(figure -> FiguresUsed.number(figure).stream())
                .toList();
        return SmallestChange.find(trials, facts, limits, goal, reached);
    }

    String message(String key, Object... arguments) {
        return Message.of(key, arguments).in(language());
    }

    /** Several reasons as one. */
    String joined(Stream<String> reasons) {
        return reasons.distinct().collect(Collectors.joining(language() == Language.EN ? "; " : "；"));
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
