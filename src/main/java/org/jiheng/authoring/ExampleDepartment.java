package org.jiheng.authoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.guard.Expression;
import org.jiheng.engine.guard.RuleTree.Argument;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.standard.Pack;

/**
 * Makes up the smallest department whose measure has a wanted value. A derived measure is turned around where it is straight in
 * one field: its denominators are set to 100. What comes out is only an example to be evaluated, never a result.
 */
final class ExampleDepartment {
    private static final Set<String> GROUPS = Set.of("Posts", "Budget", "Assets", "Procurement", "Satisfaction");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Pack pack;
    private final List<RuleParts> rules;

    ExampleDepartment(Pack pack, List<RuleParts> rules) {
        this.pack = pack;
        this.rules = rules;
    }

    /** A submission in which the criterion's measure is {@code value}; empty where none could be made up. */
    Optional<String> with(Criterion criterion, BigDecimal value) {
        String measure = criterion.measure();
        if (pack.measures().containsKey(measure)) {
            return rules.stream()
                    .filter(rule -> rule.rule().reports().equals("measure")
                            && rule.rule().call().arguments().stream()
                                    .findFirst()
                                    .filter(a -> a.value().equals(measure))
                                    .isPresent())
                    .flatMap(rule -> inputs(rule, value).stream())
                    .findFirst()
                    .map(this::submission);
        }
        int dot = measure.indexOf('.');
        String group = dot < 0 ? "" : measure.substring(0, dot);
        boolean ofGroup =
                GROUPS.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(group));
        if (ofGroup) {
            return Optional.of(
                    submission(group + ": {" + measure.substring(dot + 1) + ": " + value.toPlainString() + "}\n"));
        }
        var label = pack.labels().get(measure);
        String unit = label == null || label.unit().isEmpty() ? "" : ", unit: \"" + label.unit() + "\"";
        return measure.isEmpty()
                ? Optional.empty()
                : Optional.of(submission("facts:\n  " + measure + ": {value: " + value.toPlainString() + unit + "}\n"));
    }

    private String submission(String facts) {
        int year = Math.max(2000, pack.standard().firstYear());
        return "department: {name: 示例部门, year: " + year + ", asOf: " + (year + 1) + "-03-31, fictitious: true}\n"
                + "standard: " + pack.standard().id() + "\n" + facts;
    }

    /** The fields of one group that make the rule derive the value. */
    private static Optional<String> inputs(RuleParts rule, BigDecimal wanted) {
        List<Argument> arguments = rule.rule().call().arguments();
        if (arguments.size() != 3 || rule.patterns().size() != 1) {
            return Optional.empty();
        }
        Pattern pattern = rule.patterns().get(0);
        Optional<Expression> formula = rule.variable(arguments.get(1).value()).map(RuleParts.Bound::to);
        if (formula.isEmpty() || !GROUPS.contains(pattern.type())) {
            return Optional.empty();
        }
        Set<String> all = new TreeSet<>();
        Set<String> below = new TreeSet<>();
        fields(formula.get(), false, all, below);
        Map<String, BigDecimal> values = new HashMap<>();
        below.forEach(field -> values.put(field, HUNDRED));
        all.removeAll(below);
        if (all.size() != 1) {
            return Optional.empty();
        }
        String free = all.iterator().next();
        Optional<BigDecimal> atNone = at(formula.get(), values, free, BigDecimal.ZERO);
        Optional<BigDecimal> atHundred = at(formula.get(), values, free, HUNDRED);
        if (atNone.isEmpty() || atHundred.isEmpty() || atNone.get().compareTo(atHundred.get()) == 0) {
            return Optional.empty();
        }
        BigDecimal solved = wanted.subtract(atNone.get())
                .multiply(HUNDRED)
                .divide(atHundred.get().subtract(atNone.get()), MathContext.DECIMAL32);
        boolean exact = at(formula.get(), values, free, solved)
                .filter(value -> value.compareTo(wanted) == 0)
                .isPresent();
        values.put(free, solved);
        if (!exact || solved.signum() < 0 || !holds(pattern, values)) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values)
                .forEach((field, value) -> text.append(text.isEmpty() ? "" : ", ")
                        .append(field)
                        .append(": ")
                        .append(value.toPlainString()));
        return Optional.of(pattern.type().toLowerCase(Locale.ROOT) + ": {" + text + "}\n");
    }

    private static boolean holds(Pattern pattern, Map<String, BigDecimal> values) {
        return RuleParts.atoms(pattern).stream()
                .map(RuleParts.Atom::expression)
                .allMatch(atom -> !(atom instanceof Expression.Comparison c) || holds(c, values));
    }

    private static boolean holds(Expression.Comparison c, Map<String, BigDecimal> values) {
        Optional<BigDecimal> left = value(c.left(), values);
        Optional<BigDecimal> right = value(c.right(), values);
        if (left.isEmpty() || right.isEmpty()) {
            return c.right() instanceof Expression.Nothing;
        }
        int order = left.get().compareTo(right.get());
        return switch (c.operator()) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "==" -> order == 0;
            default -> order != 0;
        };
    }

    private static Optional<BigDecimal> at(
            Expression formula, Map<String, BigDecimal> values, String field, BigDecimal value) {
        Map<String, BigDecimal> with = new HashMap<>(values);
        with.put(field, value);
        return value(formula, with);
    }

    private static Optional<BigDecimal> value(Expression e, Map<String, BigDecimal> values) {
        if (e instanceof Expression.Field field) {
            return Optional.ofNullable(values.get(field.name()));
        }
        if (e instanceof Expression.Decimal decimal) {
            return Optional.of(new BigDecimal(decimal.digits()));
        }
        if (e instanceof Expression.Arithmetic a) {
            Optional<BigDecimal> left = value(a.left(), values);
            Optional<BigDecimal> right = value(a.right(), values);
            return left.isEmpty() || right.isEmpty()
                    ? Optional.empty()
                    : switch (a.operator()) {
                        case "+" -> Optional.of(left.get().add(right.get()));
                        case "-" -> Optional.of(left.get().subtract(right.get()));
                        case "*" -> Optional.of(left.get().multiply(right.get()));
                        case "/" ->
                            right.get().signum() == 0
                                    ? Optional.empty()
                                    : Optional.of(left.get().divide(right.get(), MathContext.DECIMAL128));
                        default -> Optional.empty();
                    };
        }
        return Optional.empty();
    }

    private static void fields(Expression e, boolean divides, Set<String> all, Set<String> below) {
        if (e instanceof Expression.Field field) {
            all.add(field.name());
            if (divides) {
                below.add(field.name());
            }
        } else if (e instanceof Expression.Arithmetic a && a.operator().equals("/")) {
            fields(a.left(), divides, all, below);
            fields(a.right(), true, all, below);
        } else {
            e.parts().forEach(part -> fields(part, divides, all, below));
        }
    }
}
