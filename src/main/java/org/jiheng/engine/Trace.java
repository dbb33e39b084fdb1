package org.jiheng.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.verdict.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation and how it came about.
 *
 * @param pack the pack, its standard completed with the rows that the submission filed
 * @param matches every match that fired, in order
 * @param notApplicable the problems that cannot concern the department, by code, and why
 * @param derivation how a measure was derived; null for a figure of the submission
 */
public record Trace(
        Pack pack,
        Evaluation evaluation,
        List<Matched> matches,
        Map<String, String> notApplicable,
        Function<Measure, @Nullable Derivation> derivation) {
    public Trace {
        matches = List.copyOf(matches);
        notApplicable = Map.copyOf(notApplicable);
    }

    /** A rule and the facts it matched. */
    public record Matched(String rule, List<Object> facts, Map<String, Object> bindings) {
        /** The facts of one type. */
        public <T> List<T> facts(Class<T> type) {
            return facts.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    /** The rule that derived a measure, and the arithmetic with its figures. */
    public record Derivation(String rule, String arithmetic) {}
}
