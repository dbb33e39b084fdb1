package org.jiheng.engine.guard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.engine.guard.RuleTree.AnyOf;
import org.jiheng.engine.guard.RuleTree.Computed;
import org.jiheng.engine.guard.RuleTree.Condition;
import org.jiheng.engine.guard.RuleTree.Constraint;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.guard.RuleTree.Quantified;
import org.jiheng.engine.guard.RuleTree.Total;
import org.jiheng.engine.guard.RuleTree.Totals;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jspecify.annotations.Nullable;

/**
 * Prints checked rules as the text that is compiled. Every condition stands on the line its writer knows it by, so that a compile
 * error names the right one.
 */
final class Printer {
    /** The executable model's builder fails over a literal on the left of a quotient; both sides are the same the other way. */
    private static final Map<String, String> MIRRORED = Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=");

    /** Digits that a {@code long} holds. */
    private static final int LONG_DIGITS = 18;

    private final StringBuilder out = new StringBuilder();
    private int line = 1;

    static String print(RuleFile file, List<RuleTree> rules) {
        Printer printer = new Printer();
        printer.out
                .append("package ")
                .append(file.packageName())
                .append("; import org.jiheng.engine.facts.*; global ")
                .append(file.reports().getName())
                .append(" report; ");
        rules.forEach(printer::rule);
        return printer.out.append('\n').toString();
    }

    /** The conditions and the call of a rule, on one line: what it does, whatever its name and wherever it stands. */
    static String body(RuleTree rule) {
        Printer printer = new Printer();
        printer.rule(rule);
        String text = printer.out.toString().replace("\n", "");
        return text.substring("rule \"".length() + rule.name().length() + 1).strip();
    }

    private void rule(RuleTree rule) {
        moveTo(rule.line());
        out.append("rule \"").append(rule.name()).append("\" when ");
        rule.conditions().forEach(this::conditionOnItsLine);
        moveTo(rule.call().line());
        String arguments = rule.call().arguments().stream()
                .map(a -> a.variable() ? a.value() : quoted(a.value()))
                .collect(Collectors.joining(", "));
        if (rule.call().name().isEmpty()) {
            out.append("then end ");
            return;
        }
        out.append("then report.")
                .append(rule.call().name())
                .append('(')
                .append(arguments)
                .append("); end ");
    }

    private void conditionOnItsLine(Condition condition) {
        moveTo(condition.line());
        out.append(condition(condition)).append(' ');
    }

    private void moveTo(int wanted) {
        while (line < wanted) {
            out.append('\n');
            line++;
        }
    }

    private static String condition(Condition condition) {
        if (condition instanceof Pattern pattern) {
            return pattern(pattern);
        }
        if (condition instanceof Computed computed) {
            return computed.binding() + " : java.math.BigDecimal(" + constraints(computed.constraints()) + ") from "
                    + number(computed.value());
        }
        if (condition instanceof Quantified q) {
            String separator = q.quantifier().equals("forall") ? " " : " and ";
            return q.quantifier() + "(" + all(q.conditions(), separator) + ")";
        }
        if (condition instanceof AnyOf any) {
            return "(" + all(any.conditions(), " or ") + ")";
        }
        if (condition instanceof Totals totals) {
            String functions = totals.totals().stream().map(Printer::total).collect(Collectors.joining(", "));
            String limits = totals.constraints().isEmpty() ? "" : "; " + constraints(totals.constraints());
            return "accumulate(" + pattern(totals.over()) + "; " + functions + limits + ")";
        }
        throw new IllegalStateException(condition.toString());
    }

    private static String all(List<Condition> conditions, String separator) {
        return conditions.stream().map(Printer::condition).collect(Collectors.joining(separator));
    }

    private static String pattern(Pattern pattern) {
        return (pattern.binding() == null ? "" : pattern.binding() + " : ") + pattern.type() + "("
                + constraints(pattern.constraints()) + ")";
    }

    private static String total(Total total) {
        Expression of = total.of();
        return total.binding() + " : " + total.function() + "(" + (of == null ? "1" : number(of)) + ")";
    }

    private static String constraints(List<Constraint> constraints) {
        return constraints.stream()
                .map(c -> c.binding() == null ? truth(c.expression()) : c.binding() + " : " + bound(c.expression()))
                .collect(Collectors.joining(", "));
    }

    private static String bound(Expression expression) {
        return expression instanceof Expression.Field field ? field.name() : "(" + number(expression) + ")";
    }

    /** An expression that is true or false. */
    private static String truth(Expression expression) {
        if (expression instanceof Expression.Logic logic) {
            return "(" + truth(logic.left()) + " " + logic.operator() + " " + truth(logic.right()) + ")";
        }
        if (expression instanceof Expression.Comparison c) {
            return literal(c.left()) != null && literal(c.right()) == null
                    ? side(c.right()) + " " + MIRRORED.getOrDefault(c.operator(), c.operator()) + " " + side(c.left())
                    : side(c.left()) + " " + c.operator() + " " + side(c.right());
        }
        if (expression instanceof Expression.Membership m) {
            String choices = m.choices().stream().map(Printer::side).collect(Collectors.joining(", "));
            return side(m.left()) + (m.negated() ? " not in (" : " in (") + choices + ")";
        }
        if (expression instanceof Expression.Match m) {
            return side(m.left()) + (m.negated() ? " not matches " : " matches ") + quoted(m.pattern());
        }
        throw new IllegalStateException(expression.toString());
    }

    /** A side of a comparison: a plain value as it is, arithmetic as exact decimal calls. */
    private static String side(Expression expression) {
        String literal = literal(expression);
        return literal == null ? number(expression) : literal;
    }

    private static @Nullable String literal(Expression expression) {
        if (expression instanceof Expression.Decimal decimal) {
            return decimal.digits() + "B";
        }
        if (expression instanceof Expression.Whole whole) {
            return whole.digits();
        }
        if (expression instanceof Expression.Words words) {
            return quoted(words.text());
        }
        if (expression instanceof Expression.Truth truth) {
            return String.valueOf(truth.value());
        }
        if (expression instanceof Expression.Nothing) {
            return "null";
        }
        if (expression instanceof Expression.This) {
            return "this";
        }
        return null;
    }

    /** Arithmetic as calls of {@link BigDecimal}; quotients keep 34 digits. */
    private static String number(Expression expression) {
        if (expression instanceof Expression.Decimal decimal) {
            return number(new BigDecimal(decimal.digits()));
        }
        if (expression instanceof Expression.Field field) {
            return field.name();
        }
        if (expression instanceof Expression.Variable variable) {
            return variable.name();
        }
        if (expression instanceof Expression.FieldOf field) {
            return field.variable() + "." + field.name();
        }
        if (expression instanceof Expression.This) {
            return "this";
        }
        if (expression instanceof Expression.Negative negative) {
            return number(negative.operand()) + ".negate()";
        }
        if (expression instanceof Expression.Arithmetic a) {
            if (a.operator().equals("/")) {
                return Quotient.class.getName() + ".of(" + number(a.left()) + ", " + number(a.right()) + ")";
            }
            return number(a.left())
                    + switch (a.operator()) {
                        case "+" -> ".add(" + number(a.right()) + ")";
                        case "-" -> ".subtract(" + number(a.right()) + ")";
                        case "*" -> ".multiply(" + number(a.right()) + ")";
                        default -> ".remainder(" + number(a.right()) + ")";
                    };
        }
        if (expression instanceof Expression.Function f) {
            String first = number(f.arguments().get(0));
            return switch (f.name()) {
                case "ceiling" -> first + ".setScale(0, java.math.RoundingMode.CEILING)";
                case "floor" -> first + ".setScale(0, java.math.RoundingMode.FLOOR)";
                case "abs" -> first + ".abs()";
                default -> first + "." + f.name() + "(" + number(f.arguments().get(1)) + ")";
            };
        }
        throw new IllegalStateException(expression.toString());
    }

    /** A number of the rule text; one of few digits is not parsed again each time. */
    private static String number(BigDecimal number) {
        return number.precision() < LONG_DIGITS
                ? "java.math.BigDecimal.valueOf(" + number.unscaledValue() + "L, " + number.scale() + ")"
                : "new java.math.BigDecimal(\"" + number + "\")";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
