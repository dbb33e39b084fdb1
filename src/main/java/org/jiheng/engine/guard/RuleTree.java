package org.jiheng.engine.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A rule as its writer meant it. {@code file} is its path below the rules folder; lines are those of the file, from 1. */
public record RuleTree(String file, String name, int line, List<Condition> conditions, Call call) {

    /** One condition. */
    public sealed interface Condition {
        int line();
    }

    /** A fact of a type that satisfies all constraints. */
    public record Pattern(@Nullable String binding, String type, List<Constraint> constraints, int line)
            implements Condition {}

    /** A constraint of a pattern; where it binds a name, it binds and does not constrain. */
    public record Constraint(@Nullable String binding, Expression expression, int line) {}

    /** A value computed from what was bound before. */
    public record Computed(String binding, Expression value, List<Constraint> constraints, int line)
            implements Condition {}

    /** {@code not}, {@code exists} or {@code forall} of conditions. */
    public record Quantified(String quantifier, List<Condition> conditions, int line) implements Condition {}

    /** {@code or} of conditions. */
    public record AnyOf(List<Condition> conditions, int line) implements Condition {}

    /** Totals over the facts that match a pattern. */
    public record Totals(Pattern over, List<Total> totals, List<Constraint> constraints, int line)
            implements Condition {}

    /** {@code count} or {@code sum}, {@code min}, {@code max} of an expression. */
    public record Total(
            String binding, String function, @Nullable Expression of) {}

    /** The one call of {@code report}: its name and arguments, texts or variables. */
    public record Call(String name, List<Argument> arguments, int line) {}

    /** An argument: a text, or a variable that begins with {@code $}. */
    public record Argument(String value, boolean variable) {}

    /** What the rule reports: {@code award}, {@code problem} …. */
    public String reports() {
        return call.name();
    }

    /** What is compiled of it, without its name: two rules do the same where this is the same, whatever their lines and comments. */
    public String compiled() {
        return Printer.body(this);
    }

    /** The code of the problem it looks for, where it looks for one. */
    public Optional<String> problem() {
        return named("Problem", "code").stream().findFirst();
    }

    /** How the figures show the problems it looks for, where it looks for all that are shown so. */
    public Optional<String> problemFinds() {
        return named("Problem", "finds").stream().findFirst();
    }

    /** The measures it asks for by name. */
    public List<String> measures() {
        return named("Measure", "name");
    }

    /** The figures and yes-or-nos it can match by names of its own, besides those that rows name; empty where it could match any. */
    public Optional<Set<String>> figures() {
        return FiguresAsked.of(this);
    }

    /** The methods of the criteria it scores, empty where it names none. */
    public List<String> criterionMethods() {
        return named("Criterion", "method");
    }

    /** The ids of the criteria it scores, empty where it names none. */
    public List<String> criterionIds() {
        return named("Criterion", "id");
    }

    /** The ids of the indicators it is about, empty where it names none. */
    public List<String> indicatorIds() {
        return named("Indicator", "id");
    }

    /** The texts that a field of a type of fact must equal. */
    public List<String> named(String type, String field) {
        return conditions.stream()
                .filter(Pattern.class::isInstance)
                .map(Pattern.class::cast)
                .filter(pattern -> pattern.type().equals(type))
                .flatMap(pattern -> pattern.constraints().stream())
                .map(constraint -> equalText(constraint, field))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The limits it holds measures against. */
    public List<Limit> limits() {
        return Limit.of(this);
    }

    /** The variables that its conditions bind. */
    public Set<String> variables() {
        Set<String> variables = new TreeSet<>();
        conditions.forEach(condition -> bound(condition, variables));
        return variables;
    }

    private static void bound(Condition condition, Set<String> variables) {
        if (condition instanceof Pattern pattern) {
            add(pattern.binding(), variables);
            pattern.constraints().forEach(constraint -> add(constraint.binding(), variables));
        } else if (condition instanceof Computed computed) {
            variables.add(computed.binding());
        } else if (condition instanceof Totals totals) {
            totals.totals().forEach(total -> variables.add(total.binding()));
        } else if (condition instanceof AnyOf any) {
            any.conditions().forEach(inner -> bound(inner, variables));
        }
    }

    private static void add(@Nullable String binding, Set<String> variables) {
        if (binding != null) {
            variables.add(binding);
        }
    }

    /** The fields it looks at, by type of fact. */
    public Map<String, Set<String>> fields() {
        Map<String, Set<String>> fields = new TreeMap<>();
        conditions.forEach(condition -> collect(condition, fields));
        return fields;
    }

    private static void collect(Condition condition, Map<String, Set<String>> fields) {
        if (condition instanceof Pattern pattern) {
            Set<String> own = fields.computeIfAbsent(pattern.type(), type -> new TreeSet<>());
            pattern.constraints().forEach(constraint -> collect(constraint.expression(), own));
        } else if (condition instanceof Quantified quantified) {
            quantified.conditions().forEach(inner -> collect(inner, fields));
        } else if (condition instanceof AnyOf any) {
            any.conditions().forEach(inner -> collect(inner, fields));
        } else if (condition instanceof Totals totals) {
            collect(totals.over(), fields);
        }
    }

    private static void collect(Expression expression, Set<String> fields) {
        if (expression instanceof Expression.Field field) {
            fields.add(field.name());
        }
        expression.parts().forEach(part -> collect(part, fields));
    }

    private static Optional<String> equalText(Constraint constraint, String field) {
        return constraint.expression() instanceof Expression.Comparison comparison
                        && comparison.operator().equals("==")
                        && comparison.left() instanceof Expression.Field left
                        && left.name().equals(field)
                        && comparison.right() instanceof Expression.Words words
                ? Optional.of(words.text())
                : Optional.empty();
    }
}
