package org.jiheng.engine;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.engine.EvidenceFinder.Lack;
import org.jiheng.engine.RuleBase.ProblemRule;
import org.jiheng.engine.facts.Problem;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.Finds;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.verdict.Evaluation.Check;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jiheng.text.Language;

/**
 * The problems that a pack looks for, as facts and as checks. What is the same for every submission is made once, so that the many
 * checks that find nothing cost next to nothing.
 */
final class Checks {
    private final Pack pack;
    private final List<Looked> problems = new ArrayList<>();

    Checks(Pack pack, RuleBase rules) {
        this.pack = pack;
        for (ProblemRow row : pack.problems().values()) {
            Finds finds = row.finds();
            Problem fact = finds == null
                    ? new Problem(row.code(), "", "", "", row.about())
                    : new Problem(row.code(), finds.how(), finds.figure(), finds.than(), row.about());
            problems.add(new Looked(
                    row,
                    fact,
                    rules.problemRules(row).stream().map(rule -> by(rule, pack)).toList()));
        }
    }

    /** A problem looked for: its row, the fact that lets its rules match, and the rules. */
    private record Looked(ProblemRow row, Problem fact, List<By> rules) {}

    /** A rule that looks for a problem, and the derived measures it asks for. */
    private record By(String rule, List<String> measures) {}

    private static By by(ProblemRule rule, Pack pack) {
        return new By(
                rule.name(),
                rule.measures().stream().filter(pack.measures()::containsKey).toList());
    }

    /** What lacks before each problem could be called absent, in the order of the catalogue. */
    record Opened(List<List<Lack>> lacking) {}

    /** Which problems may be looked for: those whose facts are known go to {@code known}. */
    Opened open(EvidenceFinder evidence, List<? super Problem> known) {
        List<List<Lack>> lacking = new ArrayList<>(problems.size());
        for (Looked problem : problems) {
            List<Lack> needs = evidence.lacking(problem.row().needs());
            if (needs.isEmpty()) {
                known.add(problem.fact());
            }
            lacking.add(join(needs, evidence.lacking(problem.row().whole())));
        }
        return new Opened(lacking);
    }

    private static List<Lack> join(List<Lack> first, List<Lack> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        List<Lack> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** The state of every check once the rules have fired. */
    List<Check> states(Opened opened, Recorder recorder, EvidenceFinder evidence, Language language) {
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < problems.size(); i++) {
            Looked problem = problems.get(i);
            String title = problem.row().title().in(language);
            for (By by : problem.rules()) {
                List<Lack> lacks = opened.lacking().get(i);
                if (lacks.isEmpty()) {
                    lacks = underived(by, recorder, evidence);
                }
                State state = state(by.rule(), problem.row().code(), recorder, lacks);
                checks.add(check(by.rule(), problem.row().code(), title, state, lacks));
            }
        }
        return checks;
    }

    private static Check check(String rule, String code, String title, State state, List<Lack> lacks) {
        if (state != State.UNDETERMINED) {
            return new Check(rule, code, title, state, List.of(), List.of());
        }
        List<String> facts = lacks.stream().map(Lack::fact).toList();
        List<String> labels = lacks.stream().map(Lack::label).toList();
        return new Check(rule, code, title, state, facts, labels);
    }

    /** The measures a rule asks for that could not be derived, though the facts are there (a zero denominator, say). */
    private List<Lack> underived(By by, Recorder recorder, EvidenceFinder evidence) {
        List<Lack> lacks = List.of();
        for (String name : by.measures()) {
            if (!recorder.derived(name, "")) {
                lacks = join(lacks, List.of(new Lack(name, evidence.measure(name, pack))));
            }
        }
        return lacks;
    }

    private static State state(String rule, String problem, Recorder recorder, List<Lack> lacks) {
        if (recorder.found(rule, problem)) {
            return State.FIRED;
        }
        if (recorder.problemsNotApplicable().containsKey(problem)) {
            return State.NOT_APPLICABLE;
        }
        return lacks.isEmpty() ? State.CLEAR : State.UNDETERMINED;
    }
}
