package org.jiheng.authoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jiheng.engine.guard.Expression;
import org.jiheng.engine.guard.RuleTree.Computed;
import org.jiheng.engine.guard.RuleTree.Constraint;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.guard.RuleTree.Total;
import org.jiheng.engine.guard.RuleTree.Totals;
import org.jspecify.annotations.Nullable;

/** Nothing is divided by what may be zero: the same pattern says so of a field, the pattern that binds it of a variable. */
final class DivisionCheck {
    private final RuleParts rule;
    private final Findings findings;

    DivisionCheck(RuleParts rule, Findings findings) {
        this.rule = rule;
        this.findings = findings;
    }

    void check() {
        for (Pattern pattern : rule.patterns()) {
            for (Constraint constraint : pattern.constraints()) {
                look(constraint.expression(), pattern, constraint.line());
            }
        }
        for (Computed computed : rule.computed()) {
            look(computed.value(), null, computed.line());
            computed.constraints().forEach(c -> look(c.expression(), null, c.line()));
        }
        for (Totals totals : rule.totals()) {
            for (Total total : totals.totals()) {
                Expression of = total.of();
                if (of != null) {
                    look(of, totals.over(), totals.line());
                }
            }
        }
    }

    private void look(Expression expression, @Nullable Pattern pattern, int line) {
        if (expression instanceof Expression.Arithmetic a
                && !List.of("+", "-", "*").contains(a.operator())) {
            divisor(a.right(), pattern, line);
        }
        expression.parts().forEach(part -> look(part, pattern, line));
    }

    private void divisor(Expression by, @Nullable Pattern pattern, int line) {
        Optional<BigDecimal> number = number(by);
        if (number.isPresent()) {
            if (number.get().signum() == 0) {
                findings.add(rule.place(line), "finding.division-by-zero", rule.name());
            }
        } else if (by instanceof Expression.Field field) {
            guarded(pattern != null && nonZero(pattern, field.name()), field.name(), line);
        } else if (by instanceof Expression.FieldOf field) {
            boolean safe = rule.fact(field.variable())
                    .filter(p -> nonZero(p, field.name()))
                    .isPresent();
            guarded(safe, field.name(), line);
        } else if (by instanceof Expression.Variable variable) {
            guarded(nonZero(variable.name()), variable.name(), line);
        } else {
            findings.notice("finding.division-not-analysed", rule.name(), rule.place(line));
        }
    }

    private void guarded(boolean safe, String by, int line) {
        if (!safe) {
            findings.add(rule.place(line), "finding.division-unguarded", rule.name(), by);
        }
    }

    private boolean nonZero(String variable) {
        boolean bound = rule.variable(variable)
                .filter(b -> b.to() instanceof Expression.Field f && nonZero(b.pattern(), f.name()))
                .isPresent();
        boolean computed = rule.computed().stream()
                .filter(c -> c.binding().equals(variable))
                .flatMap(c -> RuleParts.atoms(c.constraints()).stream())
                .anyMatch(atom -> excludesZero(atom.expression(), Expression.This.class, ""));
        boolean compared = rule.patterns().stream()
                .flatMap(p -> RuleParts.atoms(p).stream())
                .anyMatch(atom -> excludesZero(atom.expression(), Expression.Variable.class, variable));
        boolean totalled = rule.totals().stream()
                .flatMap(t -> RuleParts.atoms(t.constraints()).stream())
                .anyMatch(atom -> excludesZero(atom.expression(), Expression.Variable.class, variable));
        return bound || computed || compared || totalled;
    }

    private static boolean nonZero(Pattern pattern, String field) {
        return RuleParts.atoms(pattern).stream()
                .anyMatch(atom -> excludesZero(atom.expression(), Expression.Field.class, field));
    }

    /** {@code x > 0B} and whatever else a literal says that keeps zero out. */
    private static boolean excludesZero(Expression e, Class<? extends Expression> kind, String name) {
        if (!(e instanceof Expression.Comparison c)) {
            return false;
        }
        if (named(c.left(), kind, name)) {
            return number(c.right()).filter(n -> excludes(c.operator(), n)).isPresent();
        }
        String turned = c.operator().replace('<', '#').replace('>', '<').replace('#', '>');
        return named(c.right(), kind, name)
                && number(c.left()).filter(n -> excludes(turned, n)).isPresent();
    }

    private static boolean excludes(String operator, BigDecimal number) {
        return switch (operator) {
            case ">" -> number.signum() >= 0;
            case ">=" -> number.signum() > 0;
            case "<" -> number.signum() <= 0;
            case "<=" -> number.signum() < 0;
            case "!=" -> number.signum() == 0;
            case "==" -> number.signum() != 0;
            default -> false;
        };
    }

    private static boolean named(Expression e, Class<? extends Expression> kind, String name) {
        return kind.isInstance(e)
                && (e instanceof Expression.This
                        || (e instanceof Expression.Field f && f.name().equals(name))
                        || (e instanceof Expression.Variable v && v.name().equals(name)));
    }

    /** The number that a literal is. */
    static Optional<BigDecimal> number(Expression e) {
        if (e instanceof Expression.Decimal decimal) {
            return Optional.of(new BigDecimal(decimal.digits()));
        }
        if (e instanceof Expression.Whole whole) {
            return Optional.of(new BigDecimal(whole.digits()));
        }
        return e instanceof Expression.Negative negative
                ? number(negative.operand()).map(BigDecimal::negate)
                : Optional.empty();
    }
}
