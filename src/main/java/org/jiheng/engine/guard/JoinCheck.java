package org.jiheng.engine.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.engine.guard.RuleTree.AnyOf;
import org.jiheng.engine.guard.RuleTree.Condition;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.guard.RuleTree.Quantified;
import org.jiheng.engine.guard.RuleTree.Totals;
import org.jiheng.engine.guard.TreeBuilder.Complainer;

/**
 * Keeps rules from matching every fact with every other: no limit at run time stops such a join. A fact is tied where equalities
 * with texts or with variables of other facts settle all that names it; of facts that are not tied, a rule takes one that a
 * submission may hold many of and one more.
 */
final class JoinCheck {
    private static final int MAX_CONDITIONS = 16;

    /** Facts of which a session holds one at most. */
    private static final Set<String> SINGLE = Stream.concat(
                    FactTypes.GROUPS.keySet().stream().map(Class::getSimpleName), Stream.of("Department"))
            .collect(Collectors.toUnmodifiableSet());

    /** What names a fact of a type; where there are several ways, each. */
    private static final Map<String, List<Set<String>>> KEYS = Map.ofEntries(
            Map.entry("Approved", List.of(Set.of("id"), Set.of("row"), Set.of("form"))),
            Map.entry("BudgetLine", List.of(Set.of("name", "by"))),
            Map.entry("CheckPoint", List.of(Set.of("id"))),
            Map.entry("Claim", List.of(Set.of("statement", "reading"))),
            Map.entry("CompleteList", List.of(Set.of("name"))),
            Map.entry("Criterion", List.of(Set.of("id"))),
            Map.entry("Form", List.of(Set.of("id"))),
            Map.entry("FormRow", List.of(Set.of("id"), Set.of("form"))),
            Map.entry("Flag", List.of(Set.of("name"))),
            Map.entry("Goal", List.of(Set.of("id"), Set.of("name"))),
            Map.entry("Indicator", List.of(Set.of("id"))),
            Map.entry("Judgement", List.of(Set.of("subject"))),
            Map.entry("Label", List.of(Set.of("name"))),
            Map.entry("ManagementSystem", List.of(Set.of("kind"), Set.of("name"))),
            Map.entry("Measure", List.of(Set.of("name", "subject"))),
            Map.entry("Noted", List.of(Set.of("id"), Set.of("what", "name"))),
            Map.entry("Operand", List.of(Set.of("statement", "reading", "role"))),
            Map.entry("Parameter", List.of(Set.of("name"))),
            Map.entry("Problem", List.of(Set.of("code"))),
            Map.entry("Project", List.of(Set.of("name"))),
            Map.entry("Request", List.of(Set.of("material"))),
            Map.entry("Said", List.of(Set.of("subject", "field", "what"))),
            Map.entry("Scrapping", List.of(Set.of("name"))),
            Map.entry("SelfEvaluation", List.of(Set.of("project"))),
            Map.entry("Setting", List.of(Set.of("criterion", "name"))),
            Map.entry("Task", List.of(Set.of("name"))));

    /** Facts of which the rules folder, not the submission, decides how many there are. */
    private static final Set<String> FEW =
            Set.of("Band", "Criterion", "Indicator", "Measure", "Parameter", "Problem", "Setting");

    private final RuleTree rule;
    private final Complainer complainer;
    private int conditions;
    private int loose;
    private int many;
    private int allowed = 1;

    private JoinCheck(RuleTree rule, Complainer complainer) {
        this.rule = rule;
        this.complainer = complainer;
    }

    static void check(RuleTree rule, Complainer complainer) {
        JoinCheck check = new JoinCheck(rule, complainer);
        check.all(rule.conditions());
        if (check.conditions > MAX_CONDITIONS) {
            complainer.refuse(rule.line(), "guard.too-many-patterns", rule.name(), MAX_CONDITIONS);
        }
    }

    private void all(List<Condition> all) {
        for (Condition condition : all) {
            conditions++;
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
    private void apart(List<Condition> inner) {
        int looseOutside = loose;
        int manyOutside = many;
        allowed++;
        all(inner);
        allowed--;
        loose = looseOutside;
        many = manyOutside;
    }

    private void pattern(Pattern pattern) {
        if (SINGLE.contains(pattern.type()) || tied(pattern)) {
            return;
        }
        loose++;
        if (!FEW.contains(pattern.type())) {
            many++;
        }
        if (many > allowed || loose > allowed + 1) {
            complainer.refuse(pattern.line(), "guard.cross-join", rule.name(), pattern.type());
        }
    }

    private static boolean tied(Pattern pattern) {
        Set<String> own = new HashSet<>();
        pattern.constraints().forEach(constraint -> own.add(String.valueOf(constraint.binding())));
        own.add(String.valueOf(pattern.binding()));
        Set<String> settled = new HashSet<>();
        pattern.constraints().stream()
                .filter(constraint -> constraint.binding() == null)
                .forEach(constraint -> settled(constraint.expression(), own, settled));
        return KEYS.getOrDefault(pattern.type(), List.of()).stream().anyMatch(settled::containsAll);
    }

    /** The fields that must equal a text or something of another fact. */
    private static void settled(Expression expression, Set<String> own, Set<String> fields) {
        if (expression instanceof Expression.Logic logic && logic.operator().equals("&&")) {
            settled(logic.left(), own, fields);
            settled(logic.right(), own, fields);
        } else if (expression instanceof Expression.Comparison comparison
                && comparison.operator().equals("==")
                && comparison.left() instanceof Expression.Field field
                && (comparison.right() instanceof Expression.Words
                        || (comparison.right() instanceof Expression.Variable variable
                                && !own.contains(variable.name()))
                        || (comparison.right() instanceof Expression.FieldOf of && !own.contains(of.variable())))) {
            fields.add(field.name());
        }
    }
}
