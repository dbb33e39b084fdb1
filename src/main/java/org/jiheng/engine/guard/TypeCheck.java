package org.jiheng.engine.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.engine.guard.FactTypes.Kind;
import org.jiheng.engine.guard.RuleTree.AnyOf;
import org.jiheng.engine.guard.RuleTree.Argument;
import org.jiheng.engine.guard.RuleTree.Computed;
import org.jiheng.engine.guard.RuleTree.Condition;
import org.jiheng.engine.guard.RuleTree.Constraint;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.guard.RuleTree.Quantified;
import org.jiheng.engine.guard.RuleTree.Totals;
import org.jiheng.engine.guard.TreeBuilder.Complainer;
import org.jiheng.source.Nearest;

/** Holds a rule against the facts: names that exist, like compared with like, arithmetic on decimal numbers only. */
final class TypeCheck {
    private static final int MAX_DEGREE = 40;

    private final Complainer complainer;
    private final Map<String, Kind> variables = new HashMap<>();
    private final Map<String, String> facts = new HashMap<>();
    private final Map<String, Integer> degrees = new HashMap<>();
    private boolean ofComputed;
    private String fact = "";
    private int line;

    private TypeCheck(Complainer complainer) {
        this.complainer = complainer;
    }

    static void check(RuleTree rule, Complainer complainer) {
        TypeCheck check = new TypeCheck(complainer);
        rule.conditions().forEach(check::condition);
        check.line = rule.call().line();
        for (Argument argument : rule.call().arguments()) {
            if (argument.variable() && !check.variables.containsKey(argument.value())) {
                check.unknownVariable(argument.value());
            }
        }
    }

    private void condition(Condition condition) {
        line = condition.line();
        if (condition instanceof Pattern pattern) {
            pattern(pattern);
        } else if (condition instanceof Computed computed) {
            fact = "";
            number(computed.value());
            bind(computed.binding(), Kind.NUMBER);
            degrees.put(computed.binding(), degree(computed.value()));
            ofComputed = true;
            computed.constraints().forEach(this::constraint);
            ofComputed = false;
        } else if (condition instanceof Quantified quantified) {
            Set<String> outside = Set.copyOf(variables.keySet());
            quantified.conditions().forEach(this::condition);
            variables.keySet().retainAll(outside);
        } else if (condition instanceof AnyOf any) {
            any.conditions().forEach(this::condition);
        } else if (condition instanceof Totals totals) {
            Set<String> outside = Set.copyOf(variables.keySet());
            pattern(totals.over());
            totals.totals().forEach(total -> {
                Expression of = total.of();
                if (of != null) {
                    number(of);
                }
            });
            variables.keySet().retainAll(outside);
            totals.totals().forEach(total -> {
                Expression of = total.of();
                bind(total.binding(), of == null ? Kind.WHOLE : Kind.NUMBER);
                degrees.put(total.binding(), of == null ? 1 : degree(of));
            });
            fact = "";
            totals.constraints().forEach(this::constraint);
        }
    }

    private void pattern(Pattern pattern) {
        fact = pattern.type();
        if (!FactTypes.names().contains(fact)) {
            complainer.refuse(
                    pattern.line(),
                    "guard.unknown-fact",
                    fact,
                    Nearest.to(fact, FactTypes.names())
                            .orElse(String.join(
                                    ", ", FactTypes.names().stream().sorted().toList())));
        }
        String binding = pattern.binding();
        if (binding != null) {
            bind(binding, Kind.FACT);
            facts.put(binding, fact);
        }
        pattern.constraints().forEach(this::constraint);
    }

    private void constraint(Constraint constraint) {
        line = constraint.line();
        String binding = constraint.binding();
        if (binding == null) {
            condition(constraint.expression());
        } else if (constraint.expression() instanceof Expression.Field field) {
            bind(binding, field(fact, field.name()));
        } else {
            number(constraint.expression());
            bind(binding, Kind.NUMBER);
            degrees.put(binding, degree(constraint.expression()));
            if (usesVariable(constraint.expression())) {
                complainer.refuse(line, "guard.binding-across", binding);
            }
        }
    }

    /** A name bound twice would silently compare. */
    private void bind(String name, Kind type) {
        if (variables.put(name, type) != null) {
            complainer.refuse(line, "guard.bound-twice", name);
        }
    }

    private void condition(Expression expression) {
        if (expression instanceof Expression.Logic logic) {
            condition(logic.left());
            condition(logic.right());
        } else if (expression instanceof Expression.Comparison comparison) {
            comparison(comparison);
        } else if (expression instanceof Expression.Membership membership) {
            membership.parts().forEach(this::degree);
            Kind left = type(membership.left());
            membership.choices().forEach(choice -> agree(left, type(choice)));
        } else if (expression instanceof Expression.Match match) {
            agree(type(match.left()), Kind.TEXT);
        } else {
            complainer.refuse(line, "guard.no-condition");
        }
    }

    private void comparison(Expression.Comparison comparison) {
        degree(comparison.left());
        degree(comparison.right());
        Kind left = type(comparison.left());
        Kind right = type(comparison.right());
        agree(left, right);
        boolean ordered =
                !comparison.operator().equals("==") && !comparison.operator().equals("!=");
        if (ordered && (List.of(Kind.TEXT, Kind.FLAG, Kind.NOTHING).contains(left) || right == Kind.NOTHING)) {
            complainer.refuse(line, "guard.not-ordered", comparison.operator());
        }
    }

    private void agree(Kind left, Kind right) {
        if (left != right && left != Kind.NOTHING && right != Kind.NOTHING) {
            complainer.refuse(line, "guard.types-differ", name(left), name(right));
        }
    }

    private void number(Expression expression) {
        Kind type = type(expression);
        if (type != Kind.NUMBER) {
            complainer.refuse(line, type == Kind.WHOLE ? "guard.whole" : "guard.not-a-number", name(type));
        }
    }

    private Kind type(Expression expression) {
        if (expression instanceof Expression.Decimal) {
            return Kind.NUMBER;
        }
        if (expression instanceof Expression.This) {
            if (!ofComputed) {
                complainer.refuse(line, "guard.this");
            }
            return Kind.NUMBER;
        }
        if (expression instanceof Expression.Whole) {
            return Kind.WHOLE;
        }
        if (expression instanceof Expression.Words) {
            return Kind.TEXT;
        }
        if (expression instanceof Expression.Truth) {
            return Kind.FLAG;
        }
        if (expression instanceof Expression.Nothing) {
            return Kind.NOTHING;
        }
        if (expression instanceof Expression.Field field) {
            return field(fact, field.name());
        }
        if (expression instanceof Expression.Variable variable) {
            return variable(variable.name());
        }
        if (expression instanceof Expression.FieldOf field) {
            variable(field.variable());
            return field(facts.getOrDefault(field.variable(), ""), field.name());
        }
        if (expression instanceof Expression.Arithmetic arithmetic) {
            number(arithmetic.left());
            number(arithmetic.right());
            return Kind.NUMBER;
        }
        if (expression instanceof Expression.Negative negative) {
            number(negative.operand());
            return Kind.NUMBER;
        }
        if (expression instanceof Expression.Function function) {
            function.arguments().forEach(this::number);
            return Kind.NUMBER;
        }
        complainer.refuse(line, "guard.no-value");
        return Kind.NUMBER;
    }

    private Kind field(String of, String name) {
        Optional<Kind> type = FactTypes.field(of, name);
        if (type.isEmpty()) {
            complainer.refuse(
                    line,
                    "guard.unknown-field",
                    of,
                    name,
                    Nearest.to(name, FactTypes.fields(of))
                            .orElse(String.join(
                                    ", ", FactTypes.fields(of).stream().sorted().toList())));
        }
        return type.orElse(Kind.NOTHING);
    }

    private Kind variable(String name) {
        if (!variables.containsKey(name)) {
            unknownVariable(name);
        }
        return variables.getOrDefault(name, Kind.NOTHING);
    }

    private void unknownVariable(String name) {
        complainer.refuse(
                line,
                "guard.unknown-variable",
                name,
                Nearest.to(name, variables.keySet())
                        .orElse(String.join(
                                ", ", variables.keySet().stream().sorted().toList())));
    }

    /** How many factors a value is the product of; each adds its digits, and products of products would never end. */
    private int degree(Expression expression) {
        int degree;
        if (expression instanceof Expression.Variable variable) {
            return degrees.getOrDefault(variable.name(), 1);
        } else if (expression instanceof Expression.Arithmetic a
                && !List.of("+", "-").contains(a.operator())) {
            degree = degree(a.left()) + degree(a.right());
        } else {
            degree = expression.parts().stream().mapToInt(this::degree).max().orElse(1);
        }
        if (degree > MAX_DEGREE) {
            complainer.refuse(line, "guard.too-many-factors", MAX_DEGREE);
            return 1;
        }
        return degree;
    }

    private static boolean usesVariable(Expression expression) {
        return expression instanceof Expression.Variable
                || expression instanceof Expression.FieldOf
                || expression.parts().stream().anyMatch(TypeCheck::usesVariable);
    }

    private static String name(Kind type) {
        return type.name().toLowerCase(java.util.Locale.ROOT);
    }
}
