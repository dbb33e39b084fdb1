package org.jiheng.engine.guard;

import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.engine.guard.RuleTree.AnyOf;
import org.jiheng.engine.guard.RuleTree.Argument;
import org.jiheng.engine.guard.RuleTree.Computed;
import org.jiheng.engine.guard.RuleTree.Condition;
import org.jiheng.engine.guard.RuleTree.Constraint;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.guard.RuleTree.Quantified;
import org.jiheng.engine.guard.RuleTree.Total;
import org.jiheng.engine.guard.RuleTree.Totals;

/** Prints rules the way people write them; what it prints reads back as the same rules. */
public final class SourcePrinter {
    private SourcePrinter() {}

    public static String print(List<RuleTree> rules) {
        return rules.stream().map(SourcePrinter::rule).collect(Collectors.joining("\n"));
    }

    private static String rule(RuleTree rule) {
        String conditions = rule.conditions().stream()
                .map(condition -> "  " + condition(condition) + "\n")
                .collect(Collectors.joining());
        return "rule \"" + rule.name() + "\"\nwhen\n" + conditions + "then\n  report."
                + rule.call().name() + "("
                + rule.call().arguments().stream().map(SourcePrinter::argument).collect(Collectors.joining(", "))
                + ");\nend\n";
    }

    private static String argument(Argument argument) {
        return argument.variable() ? argument.value() : quoted(argument.value());
    }

    private static String condition(Condition condition) {
        if (condition instanceof Pattern pattern) {
            return pattern(pattern);
        }
        if (condition instanceof Computed computed) {
            return computed.binding() + " : BigDecimal(" + constraints(computed.constraints()) + ") from "
                    + grouped(computed.value(), computed.value() instanceof Expression.Arithmetic);
        }
        if (condition instanceof Quantified q) {
            return q.quantifier() + "(" + all(q.conditions(), " ") + ")";
        }
        if (condition instanceof AnyOf any) {
            return "(" + all(any.conditions(), " or ") + ")";
        }
        if (condition instanceof Totals totals) {
            String functions =
                    totals.totals().stream().map(SourcePrinter::total).collect(Collectors.joining(", "));
            String limits = totals.constraints().isEmpty() ? "" : "; " + constraints(totals.constraints());
            return "accumulate(" + pattern(totals.over()) + "; " + functions + limits + ")";
        }
        throw new IllegalStateException(condition.toString());
    }

    private static String all(List<Condition> conditions, String separator) {
        return conditions.stream().map(SourcePrinter::condition).collect(Collectors.joining(separator));
    }

    private static String pattern(Pattern pattern) {
        return (pattern.binding() == null ? "" : pattern.binding() + " : ") + pattern.type() + "("
                + constraints(pattern.constraints()) + ")";
    }

    private static String total(Total total) {
        Expression of = total.of();
        return total.binding() + " : " + total.function() + "(" + (of == null ? "1" : expression(of)) + ")";
    }

    private static String constraints(List<Constraint> constraints) {
        return constraints.stream()
                .map(c -> c.binding() == null
                        ? expression(c.expression())
                        : c.binding() + " : " + grouped(c.expression(), !(c.expression() instanceof Expression.Field)))
                .collect(Collectors.joining(", "));
    }

    private static String expression(Expression expression) {
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
        if (expression instanceof Expression.Field field) {
            return field.name();
        }
        if (expression instanceof Expression.Variable variable) {
            return variable.name();
        }
        if (expression instanceof Expression.FieldOf field) {
            return field.variable() + "." + field.name();
        }
        if (expression instanceof Expression.Negative negative) {
            return "-" + factor(negative.operand());
        }
        if (expression instanceof Expression.Function f) {
            return f.name() + "("
                    + f.arguments().stream().map(SourcePrinter::expression).collect(Collectors.joining(", ")) + ")";
        }
        if (expression instanceof Expression.Membership m) {
            return expression(m.left()) + (m.negated() ? " not in (" : " in (")
                    + m.choices().stream().map(SourcePrinter::factor).collect(Collectors.joining(", ")) + ")";
        }
        if (expression instanceof Expression.Match m) {
            return expression(m.left()) + (m.negated() ? " not matches " : " matches ") + quoted(m.pattern());
        }
        if (expression instanceof Expression.Comparison c) {
            return expression(c.left()) + " " + c.operator() + " " + expression(c.right());
        }
        if (expression instanceof Expression.Arithmetic a) {
            return infix(expression, a.left(), a.operator(), a.right());
        }
        if (expression instanceof Expression.Logic l) {
            return infix(expression, l.left(), l.operator(), l.right());
        }
        throw new IllegalStateException(expression.toString());
    }

    private static String infix(Expression whole, Expression left, String operator, Expression right) {
        return grouped(left, rank(left) < rank(whole)) + " " + operator + " "
                + grouped(right, rank(right) <= rank(whole));
    }

    private static String factor(Expression expression) {
        return grouped(expression, rank(expression) < 6 || expression instanceof Expression.Negative);
    }

    /** How closely an expression holds together. */
    private static int rank(Expression expression) {
        if (expression instanceof Expression.Logic logic) {
            return logic.operator().equals("||") ? 1 : 2;
        }
        if (expression instanceof Expression.Arithmetic arithmetic) {
            return List.of("+", "-").contains(arithmetic.operator()) ? 4 : 5;
        }
        return expression instanceof Expression.Comparison
                        || expression instanceof Expression.Membership
                        || expression instanceof Expression.Match
                ? 3
                : 6;
    }

    private static String grouped(Expression expression, boolean brackets) {
        return brackets ? "(" + expression(expression) + ")" : expression(expression);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
