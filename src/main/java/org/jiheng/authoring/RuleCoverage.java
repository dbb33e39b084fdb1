package org.jiheng.authoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jiheng.engine.Evaluator.Observed;
import org.jiheng.engine.Evaluator.RuleSeen;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.guard.Limit;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.verdict.Evaluation.Check;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** Which rules fired in some case, in which states problem rules ended, and which of their limits have cases on both sides. */
final class RuleCoverage {
    private static final Set<State> WANTED = EnumSet.of(State.FIRED, State.CLEAR, State.UNDETERMINED);

    private final Map<String, RuleSeen> rules = new LinkedHashMap<>();
    private final Set<String> fired = new HashSet<>();
    private final Map<String, Set<State>> states = new HashMap<>();
    private final Map<String, Map<BigDecimal, Boundary>> boundaries = new LinkedHashMap<>();

    void add(List<RuleSeen> more) {
        more.forEach(rule -> rules.putIfAbsent(rule.name(), rule));
    }

    void see(Pack pack, Observed observed) {
        fired.addAll(observed.fired());
        for (Check check : observed.evaluation().checks()) {
            for (String name : List.of(check.rule(), check.code())) {
                states.computeIfAbsent(name, key -> EnumSet.noneOf(State.class)).add(check.state());
            }
        }
        int year = observed.evaluation().department().year();
        for (RuleSeen rule : rules.values()) {
            for (Limit limit : rule.limits()) {
                BigDecimal value = limit.kind() == Limit.Kind.PARAMETER ? pack.parameter(limit.value(), year) : null;
                if (value != null) {
                    Boundary boundary = boundaries
                            .computeIfAbsent(rule.name(), name -> new LinkedHashMap<>())
                            .computeIfAbsent(value, Boundary::new);
                    for (Measure measure : observed.measures()) {
                        if (measure.name().equals(limit.measure())) {
                            boundary.see(measure.value());
                        }
                    }
                }
            }
        }
    }

    /** What lacks of the rules whose file is wanted, each a sentence. */
    List<String> lacks(Predicate<String> file, Set<String> excused, Language language) {
        List<String> lacks = new ArrayList<>();
        for (RuleSeen rule : rules.values()) {
            if (!file.test(rule.file())) {
                continue;
            }
            boolean problem = rule.reports().equals("problem");
            if (!problem && !fired.contains(rule.name())) {
                lacks.add(Message.of("cases.rule-never-fired", rule.name()).in(language));
            }
            if (problem) {
                List<String> lacking = new ArrayList<>();
                for (State state : WANTED) {
                    if (!states.getOrDefault(rule.name(), Set.of()).contains(state)) {
                        lacking.add(word(state).in(language));
                    }
                }
                if (!lacking.isEmpty()) {
                    String words = String.join(language == Language.EN ? ", " : "、", lacking);
                    lacks.add(Message.of("cases.row-lacks", rule.name(), words).in(language));
                }
            }
            boundaries
                    .getOrDefault(rule.name(), Map.of())
                    .forEach((limit, boundary) ->
                            RowCoverage.lack(rule.name(), limit, boundary, excused, language, lacks));
        }
        return lacks;
    }

    private static Message word(State state) {
        return switch (state) {
            case FIRED -> Message.of("cases.fired");
            case CLEAR -> Message.of("cases.clear");
            default -> Message.of("cases.undetermined");
        };
    }
}
