package org.jiheng.engine.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jiheng.engine.guard.RuleTree.AnyOf;
import org.jiheng.engine.guard.RuleTree.Condition;
import org.jiheng.engine.guard.RuleTree.Constraint;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.guard.RuleTree.Quantified;
import org.jiheng.engine.guard.RuleTree.Totals;

/**
 * Which figures and yes-or-nos a rule can match at all: those it names, besides those that the rows of a pack name. A rule that could
 * match any says so, and then all are put before it.
 */
final class FiguresAsked {
    private static final Set<String> FIGURES = Set.of("Measure", "Flag");

    /** The fields of a pack's rows that name figures, by type. */
    private static final Map<String, Set<String>> ROWS = Map.of(
            "Criterion", Set.of("measure"),
            "Problem", Set.of("figure", "than", "about"),
            "Exemption", Set.of("figure"));

    private final Map<String, Integer> bindings = new HashMap<>();
    private final Set<String> ofRows = new TreeSet<>();
    private final Set<String> named = new TreeSet<>();
    private boolean any;

    private FiguresAsked() {}

    /** The names that the rule itself gives; empty where it could match figures of any name. */
    static Optional<Set<String>> of(RuleTree rule) {
        FiguresAsked asked = new FiguresAsked();
        rule.conditions().forEach(asked::bind);
        rule.conditions().forEach(asked::ask);
        return asked.any ? Optional.empty() : Optional.of(asked.named);
    }

    private static List<Condition> inner(Condition condition) {
        if (condition instanceof Quantified quantified) {
            return quantified.conditions();
        }
        if (condition instanceof AnyOf anyOf) {
            return anyOf.conditions();
        }
        return condition instanceof Totals totals ? List.of(totals.over()) : List.of();
    }

    private void bind(Condition condition) {
        if (condition instanceof Pattern pattern) {
            for (Constraint constraint : pattern.constraints()) {
                if (constraint.binding() != null && constraint.expression() instanceof Expression.Field field) {
                    bindings.merge(constraint.binding(), 1, Integer::sum);
                    if (ROWS.getOrDefault(pattern.type(), Set.of()).contains(field.name())) {
                        ofRows.add(constraint.binding());
                    }
                }
            }
        }
        inner(condition).forEach(this::bind);
    }

    private void ask(Condition condition) {
        if (condition instanceof Pattern pattern && FIGURES.contains(pattern.type())) {
            any |= pattern.constraints().stream().noneMatch(this::names);
        }
        inner(condition).forEach(this::ask);
    }

    /** Whether a constraint leaves only figures that are named by it or by rows. */
    private boolean names(Constraint constraint) {
        if (constraint.expression() instanceof Expression.Membership membership
                && isName(membership.left())
                && !membership.negated()
                && membership.choices().stream().allMatch(Expression.Words.class::isInstance)) {
            membership.choices().forEach(choice -> named.add(((Expression.Words) choice).text()));
            return true;
        }
        if (!(constraint.expression() instanceof Expression.Comparison comparison)
                || !comparison.operator().equals("==")
                || !isName(comparison.left())) {
            return false;
        }
        if (comparison.right() instanceof Expression.Words words) {
            named.add(words.text());
            return true;
        }
        return comparison.right() instanceof Expression.Variable variable
                && ofRows.contains(variable.name())
                && Integer.valueOf(1).equals(bindings.get(variable.name()));
    }

    private static boolean isName(Expression expression) {
        return expression instanceof Expression.Field field && field.name().equals("name");
    }
}
