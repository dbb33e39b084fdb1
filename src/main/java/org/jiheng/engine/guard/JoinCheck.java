package org.jiheng.engine.guard;

import java.util.List;
import java.util.Set;
import org.jiheng.engine.guard.RuleTree.AnyOf;
import org.jiheng.engine.guard.RuleTree.Condition;
import org.jiheng.engine.guard.RuleTree.Constraint;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.guard.RuleTree.Quantified;
import org.jiheng.engine.guard.RuleTree.Totals;
import org.jiheng.engine.guard.TreeBuilder.Complainer;

/**
 * Keeps rules from matching every fact with every other: no limit at run time stops such a join. Where a second kind of fact of
 * which there may be many meets others, an equality must tie it to them, or to one name.
 */
final class JoinCheck {
    private static final int MAX_PATTERNS = 12;

    /** Facts of which a session holds one at most. */
    private static final Set<String> SINGLE = Set.of(
            "Assets",
            "Budget",
            "ComplaintHandling",
            "Department",
            "Disclosure",
            "Plan",
            "Posts",
            "Procurement",
            "Satisfaction");

    private final RuleTree rule;
    private final Complainer complainer;
    private int patterns;
    private int loose;

    private JoinCheck(RuleTree rule, Complainer complainer) {
        this.rule = rule;
        this.complainer = complainer;
    }

    static void check(RuleTree rule, Complainer complainer) {
        JoinCheck check = new JoinCheck(rule, complainer);
        check.all(rule.conditions());
        if (check.patterns > MAX_PATTERNS) {
            complainer.refuse(rule.line(), "guard.too-many-patterns", rule.name(), MAX_PATTERNS);
        }
    }

    private void all(List<Condition> conditions) {
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern) {
                pattern(pattern);
            } else if (condition instanceof Quantified quantified) {
                apart(quantified.conditions());
            } else if (condition instanceof AnyOf any) {
                all(any.conditions());
            } else if (condition instanceof Totals totals) {
                apart(List.of(totals.over()));
            }
        }
    }

    /** What is only looked for, or totalled, does not multiply what the rule fires for. */
    private void apart(List<Condition> conditions) {
        int outside = loose;
        loose = 0;
        all(conditions);
        loose = outside;
    }

    private void pattern(Pattern pattern) {
        patterns++;
        boolean tied = SINGLE.contains(pattern.type())
                || pattern.constraints().stream().anyMatch(JoinCheck::ties);
        if (!tied && ++loose > 1) {
            complainer.refuse(pattern.line(), "guard.cross-join", rule.name(), pattern.type());
        }
    }

    /** An equality with a variable or with one text. */
    private static boolean ties(Constraint constraint) {
        return constraint.binding() == null && ties(constraint.expression());
    }

    private static boolean ties(Expression expression) {
        if (expression instanceof Expression.Logic logic && logic.operator().equals("&&")) {
            return ties(logic.left()) || ties(logic.right());
        }
        return expression instanceof Expression.Comparison comparison
                && comparison.operator().equals("==")
                && comparison.left() instanceof Expression.Field
                && (comparison.right() instanceof Expression.Variable
                        || comparison.right() instanceof Expression.FieldOf
                        || comparison.right() instanceof Expression.Words);
    }
}
