package org.jiheng.authoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.authoring.RuleParts.Atom;
import org.jiheng.engine.guard.Expression;
import org.jiheng.engine.guard.FactTypes;
import org.jiheng.engine.guard.RuleTree.Constraint;
import org.jiheng.engine.guard.RuleTree.Pattern;

/**
 * The conditions of one pattern taken together: none that a fact not given meets by accident, and none that no single value can
 * meet. Alternatives are looked at one by one, up to a number of them.
 */
final class ConditionCheck {
    private static final int MAX_ALTERNATIVES = 64;

    private final RuleParts rule;
    private final Pattern pattern;
    private final Findings findings;
    private final Set<String> told = new HashSet<>();

    ConditionCheck(RuleParts rule, Pattern pattern, Findings findings) {
        this.rule = rule;
        this.pattern = pattern;
        this.findings = findings;
    }

    void check() {
        List<List<Atom>> alternatives = List.of(List.of());
        for (Constraint constraint : pattern.constraints()) {
            if (constraint.binding() == null) {
                alternatives = product(alternatives, alternatives(constraint.expression(), constraint.line()));
            }
            if (alternatives.size() > MAX_ALTERNATIVES) {
                findings.notice("finding.alternatives-not-analysed", rule.name(), rule.place(pattern.line()));
                return;
            }
        }
        Set<String> nullAllowed = new HashSet<>();
        alternatives.forEach(all -> all.forEach(atom -> {
            if (atom.expression() instanceof Expression.Comparison c
                    && c.operator().equals("==")
                    && c.right() instanceof Expression.Nothing
                    && c.left() instanceof Expression.Field field) {
                nullAllowed.add(field.name());
            }
        }));
        for (List<Atom> all : alternatives) {
            all.forEach(atom -> matchesNull(atom, all, nullAllowed));
            impossible(all);
        }
    }

    private static List<List<Atom>> alternatives(Expression expression, int line) {
        if (expression instanceof Expression.Logic logic) {
            List<List<Atom>> left = alternatives(logic.left(), line);
            List<List<Atom>> right = alternatives(logic.right(), line);
            if (logic.operator().equals("&&")) {
                return product(left, right);
            }
            List<List<Atom>> either = new ArrayList<>(left);
            either.addAll(right);
            return either;
        }
        return List.of(List.of(new Atom(expression, line)));
    }

    private static List<List<Atom>> product(List<List<Atom>> left, List<List<Atom>> right) {
        List<List<Atom>> product = new ArrayList<>();
        for (List<Atom> a : left) {
            for (List<Atom> b : right) {
                List<Atom> both = new ArrayList<>(a);
                both.addAll(b);
                product.add(both);
                if (product.size() > MAX_ALTERNATIVES) {
                    return product;
                }
            }
        }
        return product;
    }

    // ── null ──

    /** What is not given differs from every value, and equals whatever else is not given. */
    private void matchesNull(Atom atom, List<Atom> all, Set<String> nullAllowed) {
        Expression e = atom.expression();
        if (e instanceof Expression.Comparison c) {
            boolean nothing = c.left() instanceof Expression.Nothing || c.right() instanceof Expression.Nothing;
            if (c.operator().equals("!=") && !nothing) {
                open(c.left(), atom, all, nullAllowed);
                open(c.right(), atom, all, nullAllowed);
            } else if (c.operator().equals("==")
                    && mayBeNull(c.left(), all, nullAllowed)
                    && mayBeNull(c.right(), all, nullAllowed)) {
                open(c.left(), atom, all, nullAllowed);
            }
        } else if (e instanceof Expression.Membership m && m.negated()) {
            open(m.left(), atom, all, nullAllowed);
        } else if (e instanceof Expression.Match m && m.negated()) {
            open(m.left(), atom, all, nullAllowed);
        }
    }

    private void open(Expression side, Atom atom, List<Atom> all, Set<String> nullAllowed) {
        if (side instanceof Expression.Field field
                && mayBeNull(side, all, nullAllowed)
                && told.add("null " + atom.line() + field.name())) {
            findings.add(rule.place(atom.line()), "finding.matches-null", rule.name(), pattern.type(), field.name());
        }
    }

    private boolean mayBeNull(Expression side, List<Atom> all, Set<String> nullAllowed) {
        return side instanceof Expression.Field field
                && !nullAllowed.contains(field.name())
                && FactTypes.nullable(pattern.type(), field.name())
                && all.stream().noneMatch(atom -> needsValue(atom.expression(), field.name()));
    }

    /** Whether a condition can hold only where the field is given. */
    private static boolean needsValue(Expression e, String field) {
        if (e instanceof Expression.Comparison c && (isField(c.left(), field) || isField(c.right(), field))) {
            boolean nothing = c.left() instanceof Expression.Nothing || c.right() instanceof Expression.Nothing;
            boolean literal =
                    literal(c.left()).isPresent() || literal(c.right()).isPresent();
            return switch (c.operator()) {
                case "!=" -> nothing;
                case "==" -> literal;
                default -> true;
            };
        }
        return (e instanceof Expression.Membership m && !m.negated() && isField(m.left(), field))
                || (e instanceof Expression.Match match && !match.negated() && isField(match.left(), field));
    }

    private static boolean isField(Expression e, String field) {
        return e instanceof Expression.Field f && f.name().equals(field);
    }

    // ── conditions that exclude each other ──

    private void impossible(List<Atom> all) {
        Map<String, Interval> ranges = new LinkedHashMap<>();
        Map<String, Set<String>> words = new LinkedHashMap<>();
        Map<String, Boolean> given = new LinkedHashMap<>();
        for (Atom atom : all) {
            Expression e = atom.expression();
            if (e instanceof Expression.Comparison c && c.left() instanceof Expression.Field field) {
                comparison(atom, c.operator(), field.name(), c.right(), ranges, words, given);
            } else if (e instanceof Expression.Comparison c && c.right() instanceof Expression.Field field) {
                String turned = c.operator().replace('<', '#').replace('>', '<').replace('#', '>');
                comparison(atom, turned, field.name(), c.left(), ranges, words, given);
            } else if (e instanceof Expression.Membership m
                    && !m.negated()
                    && m.left() instanceof Expression.Field field) {
                Set<String> choices = new HashSet<>();
                m.choices().forEach(choice -> literal(choice).ifPresent(choices::add));
                if (choices.size() == m.choices().size()) {
                    among(atom, field.name(), choices, words);
                }
            }
        }
    }

    private void comparison(
            Atom atom,
            String operator,
            String field,
            Expression other,
            Map<String, Interval> ranges,
            Map<String, Set<String>> words,
            Map<String, Boolean> given) {
        boolean nothing = other instanceof Expression.Nothing;
        if (nothing || !operator.equals("!=")) {
            boolean must = !(nothing && operator.equals("=="));
            Boolean before = given.putIfAbsent(field, must);
            if (before != null && before != must && (nothing || literal(other).isPresent() || !operator.equals("=="))) {
                told(atom, field);
            }
        }
        Optional<BigDecimal> number = DivisionCheck.number(other);
        if (number.isPresent() && !operator.equals("!=")) {
            Interval range = ranges.getOrDefault(field, Interval.ALL).and(interval(operator, number.get()));
            ranges.put(field, range);
            if (range.isEmpty()) {
                told(atom, field);
            }
        } else if (operator.equals("==")) {
            literal(other).ifPresent(word -> among(atom, field, Set.of(word), words));
        } else if (operator.equals("!=")) {
            literal(other).filter(word -> Set.of(word).equals(words.get(field))).ifPresent(word -> told(atom, field));
        }
    }

    private void among(Atom atom, String field, Set<String> choices, Map<String, Set<String>> words) {
        Set<String> left = new HashSet<>(words.getOrDefault(field, choices));
        left.retainAll(choices);
        words.put(field, left);
        if (left.isEmpty()) {
            told(atom, field);
        }
    }

    private static Interval interval(String operator, BigDecimal n) {
        return switch (operator) {
            case "<" -> new Interval(null, false, n, false);
            case "<=" -> new Interval(null, false, n, true);
            case ">" -> new Interval(n, false, null, false);
            case ">=" -> new Interval(n, true, null, false);
            default -> new Interval(n, true, n, true);
        };
    }

    private static Optional<String> literal(Expression e) {
        if (e instanceof Expression.Words words) {
            return Optional.of("\"" + words.text());
        }
        if (e instanceof Expression.Truth truth) {
            return Optional.of(String.valueOf(truth.value()));
        }
        return DivisionCheck.number(e).map(n -> n.stripTrailingZeros().toPlainString());
    }

    private void told(Atom atom, String field) {
        if (told.add("impossible " + field)) {
            findings.add(rule.place(atom.line()), "finding.impossible", rule.name(), pattern.type(), field);
        }
    }
}
