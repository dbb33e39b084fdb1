package org.jiheng.engine.guard;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.engine.guard.RuleTree.Call;
import org.jiheng.engine.guard.RuleTree.Computed;
import org.jiheng.engine.guard.RuleTree.Condition;
import org.jiheng.engine.guard.RuleTree.Constraint;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.guard.RuleTree.Totals;
import org.jspecify.annotations.Nullable;

/**
 * The beginnings of a rule, each one demand longer than the one before and reporting nothing. The engine matches them as it does
 * any rule, so that the longest that matches shows how far the whole rule came.
 */
public final class Beginnings {
    /** What the fact of the last condition is bound to, where its author bound it to nothing. */
    public static final String ASKED = "$asked";

    private static final String CODE = "code";

    private final RuleTree rule;
    private final @Nullable String problem;
    private final List<Beginning> found = new ArrayList<>();

    private Beginnings(RuleTree rule, @Nullable String problem) {
        this.rule = rule;
        this.problem = problem;
    }

    /**
     * A beginning of a rule.
     *
     * @param rule the rule it is of
     * @param last the last condition it has, as far as it has it
     * @param demand the last demand it makes on that condition; null where it is only that there be one
     * @param position which condition of the rule that is, from 0
     */
    public record Beginning(
            RuleTree rule,
            RuleTree tree,
            Condition last,
            @Nullable Constraint demand,
            int position) {}

    /**
     * The beginnings of a rule, from the shortest to the whole.
     *
     * @param problem the one problem that a rule which looks for several is asked about, or null
     */
    public static List<Beginning> of(RuleTree rule, @Nullable String problem) {
        Beginnings beginnings = new Beginnings(rule, problem);
        for (int i = 0; i < rule.conditions().size(); i++) {
            beginnings.grow(i);
        }
        return List.copyOf(beginnings.found);
    }

    private void grow(int position) {
        Condition whole = rule.conditions().get(position);
        List<Constraint> constraints = constraints(whole);
        add(position, with(whole, List.of()), null);
        for (int i = 0; i < constraints.size(); i++) {
            Constraint last = constraints.get(i);
            if (last.binding() == null) {
                add(position, with(whole, constraints.subList(0, i + 1)), last);
            }
        }
    }

    private void add(int position, Condition last, @Nullable Constraint demand) {
        List<Condition> conditions = new ArrayList<>();
        rule.conditions().subList(0, position).forEach(condition -> conditions.add(pinned(condition)));
        conditions.add(pinned(last));
        RuleTree tree = new RuleTree(rule.file(), rule.name(), rule.line(), conditions, new Call("", List.of(), 1));
        found.add(new Beginning(rule, tree, rule.conditions().get(position), demand, position));
    }

    /** A rule over many problems is asked about one of them. */
    private Condition pinned(Condition condition) {
        if (problem == null
                || !(condition instanceof Pattern pattern)
                || !pattern.type().equals("Problem")) {
            return condition;
        }
        Constraint pin = new Constraint(
                null,
                new Expression.Comparison(0, "==", new Expression.Field(0, CODE), new Expression.Words(0, problem)),
                pattern.line());
        List<Constraint> constraints = new ArrayList<>(List.of(pin));
        constraints.addAll(pattern.constraints());
        return new Pattern(pattern.binding(), pattern.type(), constraints, pattern.line());
    }

    /** What is demanded of a condition one by one; conditions that cannot be cut have nothing. */
    private static List<Constraint> constraints(Condition condition) {
        if (condition instanceof Pattern pattern) {
            return pattern.constraints();
        }
        if (condition instanceof Computed computed) {
            return computed.constraints();
        }
        return condition instanceof Totals totals ? totals.constraints() : List.of();
    }

    private static Condition with(Condition condition, List<Constraint> constraints) {
        if (condition instanceof Pattern pattern) {
            String binding = pattern.binding() == null ? ASKED : pattern.binding();
            return new Pattern(binding, pattern.type(), constraints, pattern.line());
        }
        if (condition instanceof Computed computed) {
            return new Computed(computed.binding(), computed.value(), constraints, computed.line());
        }
        return condition instanceof Totals totals
                ? new Totals(totals.over(), totals.totals(), constraints, totals.line())
                : condition;
    }
}
