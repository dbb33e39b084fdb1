package org.jiheng.engine.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.engine.guard.RuleTree.Condition;
import org.jiheng.engine.guard.RuleTree.Constraint;
import org.jiheng.engine.guard.RuleTree.Pattern;

/**
 * A limit that a rule holds a measure against, with {@code < <= > >=}.
 *
 * @param method the scoring method of the criterion the rule is of, or empty
 * @param kind whether the limit is a setting of the criterion, a parameter, or a number in the rule itself
 * @param value the name of the setting or parameter, or the number
 * @param measure the measure's name, or empty where it is the criterion's
 */
public record Limit(String method, Kind kind, String value, String measure) {
    private static final Set<String> ORDERED = Set.of("<", "<=", ">", ">=");

    /** Where a limit stands. */
    public enum Kind {
        SETTING,
        PARAMETER,
        NUMBER
    }

    /** A variable that stands for a figure of a row or a parameter. */
    private record Figure(Kind kind, String name) {}

    static List<Limit> of(RuleTree rule) {
        List<Pattern> patterns = new ArrayList<>();
        for (Condition condition : rule.conditions()) {
            if (condition instanceof Pattern pattern) {
                patterns.add(pattern);
            }
        }
        Map<String, Figure> figures = new HashMap<>();
        String method = "";
        for (Pattern pattern : patterns) {
            if (pattern.type().equals("Criterion")) {
                method = equalTo(pattern, "method");
            } else if (pattern.type().equals("Setting") || pattern.type().equals("Parameter")) {
                Kind kind = pattern.type().equals("Setting") ? Kind.SETTING : Kind.PARAMETER;
                for (Constraint constraint : pattern.constraints()) {
                    String variable = constraint.binding();
                    if (variable != null && isField(constraint.expression(), "value")) {
                        figures.put(variable, new Figure(kind, equalTo(pattern, "name")));
                    }
                }
            }
        }
        List<Limit> limits = new ArrayList<>();
        for (Pattern pattern : patterns) {
            if (pattern.type().equals("Measure")) {
                List<Figure> found = new ArrayList<>();
                pattern.constraints().forEach(constraint -> compared(constraint.expression(), figures, found));
                for (Figure figure : found) {
                    limits.add(new Limit(method, figure.kind(), figure.name(), equalTo(pattern, "name")));
                }
            }
        }
        return List.copyOf(limits);
    }

    private static void compared(Expression expression, Map<String, Figure> figures, List<Figure> found) {
        if (expression instanceof Expression.Comparison comparison && ORDERED.contains(comparison.operator())) {
            if (isField(comparison.left(), "value")) {
                limit(comparison.right(), figures, found);
            } else if (isField(comparison.right(), "value")) {
                limit(comparison.left(), figures, found);
            }
        }
        expression.parts().forEach(part -> compared(part, figures, found));
    }

    private static void limit(Expression expression, Map<String, Figure> figures, List<Figure> found) {
        if (expression instanceof Expression.Decimal decimal) {
            found.add(new Figure(Kind.NUMBER, decimal.digits()));
        } else if (expression instanceof Expression.Variable variable) {
            Figure figure = figures.get(variable.name());
            if (figure != null) {
                found.add(figure);
            }
        }
    }

    private static boolean isField(Expression expression, String name) {
        return expression instanceof Expression.Field field && field.name().equals(name);
    }

    private static String equalTo(Pattern pattern, String field) {
        for (Constraint constraint : pattern.constraints()) {
            if (constraint.expression() instanceof Expression.Comparison comparison
                    && comparison.operator().equals("==")
                    && isField(comparison.left(), field)
                    && comparison.right() instanceof Expression.Words words) {
                return words.text();
            }
        }
        return "";
    }
}
