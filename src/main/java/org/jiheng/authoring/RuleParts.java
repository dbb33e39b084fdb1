package org.jiheng.authoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.engine.guard.Expression;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.guard.RuleTree.AnyOf;
import org.jiheng.engine.guard.RuleTree.Computed;
import org.jiheng.engine.guard.RuleTree.Condition;
import org.jiheng.engine.guard.RuleTree.Constraint;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.guard.RuleTree.Quantified;
import org.jiheng.engine.guard.RuleTree.Totals;
import org.jiheng.source.Place;

/** A rule taken apart for checks: all its patterns wherever they stand, and what its variables stand for. */
final class RuleParts {
    private final RuleTree rule;
    private final String root;
    private final List<Pattern> patterns = new ArrayList<>();
    private final List<Computed> computed = new ArrayList<>();
    private final List<Totals> totals = new ArrayList<>();
    private final Map<String, Bound> variables = new HashMap<>();
    private final Map<String, Pattern> facts = new HashMap<>();

    RuleParts(RuleTree rule, Path root) {
        this.rule = rule;
        this.root = root.toString();
        rule.conditions().forEach(this::take);
    }

    /** A variable: the pattern that binds it and what to. */
    record Bound(Pattern pattern, Expression to) {}

    /** One condition on a fact that all of its alternatives share, and its line. */
    record Atom(Expression expression, int line) {}

    RuleTree rule() {
        return rule;
    }

    String name() {
        return rule.name();
    }

    /** Whether the rule is shared by all standards. */
    boolean common() {
        return rule.file().startsWith("common/");
    }

    List<Pattern> patterns() {
        return patterns;
    }

    List<Pattern> patterns(String type) {
        return patterns.stream().filter(p -> p.type().equals(type)).toList();
    }

    List<Computed> computed() {
        return computed;
    }

    List<Totals> totals() {
        return totals;
    }

    Optional<Bound> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    Optional<Pattern> fact(String variable) {
        return Optional.ofNullable(facts.get(variable));
    }

    Place place(int line) {
        return new Place(root + "/" + rule.file(), Math.max(1, line), 1);
    }

    /** The text that a field must equal, where a pattern says so. */
    static Optional<String> literal(Pattern pattern, String field) {
        return atoms(pattern).stream()
                .map(Atom::expression)
                .filter(e -> e instanceof Expression.Comparison c
                        && c.operator().equals("==")
                        && c.left() instanceof Expression.Field f
                        && f.name().equals(field)
                        && c.right() instanceof Expression.Words)
                .map(e -> ((Expression.Words) ((Expression.Comparison) e).right()).text())
                .findFirst();
    }

    /** The methods whose criteria the rule scores. */
    Optional<String> method() {
        return patterns("Criterion").stream()
                .flatMap(p -> literal(p, "method").stream())
                .findFirst();
    }

    /** The conditions that a pattern makes, taken apart at {@code &&}. */
    static List<Atom> atoms(Pattern pattern) {
        return atoms(pattern.constraints());
    }

    static List<Atom> atoms(List<Constraint> constraints) {
        List<Atom> atoms = new ArrayList<>();
        constraints.stream()
                .filter(constraint -> constraint.binding() == null)
                .forEach(constraint -> split(constraint.expression(), constraint.line(), atoms));
        return atoms;
    }

    private static void split(Expression expression, int line, List<Atom> atoms) {
        if (expression instanceof Expression.Logic logic && logic.operator().equals("&&")) {
            split(logic.left(), line, atoms);
            split(logic.right(), line, atoms);
        } else {
            atoms.add(new Atom(expression, line));
        }
    }

    private void take(Condition condition) {
        if (condition instanceof Pattern pattern) {
            take(pattern);
        } else if (condition instanceof Computed value) {
            computed.add(value);
        } else if (condition instanceof Quantified quantified) {
            quantified.conditions().forEach(this::take);
        } else if (condition instanceof AnyOf any) {
            any.conditions().forEach(this::take);
        } else if (condition instanceof Totals all) {
            totals.add(all);
            take(all.over());
        }
    }

    private void take(Pattern pattern) {
        patterns.add(pattern);
        String fact = pattern.binding();
        if (fact != null) {
            facts.put(fact, pattern);
        }
        for (Constraint constraint : pattern.constraints()) {
            String binding = constraint.binding();
            if (binding != null) {
                variables.put(binding, new Bound(pattern, constraint.expression()));
            }
        }
    }
}
