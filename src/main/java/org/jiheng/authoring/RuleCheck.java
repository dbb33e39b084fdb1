package org.jiheng.authoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.engine.guard.RuleTree;

/** What can be said of rules by themselves: said twice, in one language only, dividing by zero, conditions nothing meets. */
final class RuleCheck {
    /** Calls whose second argument is a reason in words. */
    private static final Set<String> REASONS = Set.of("notApplicable", "unknown");

    private final List<RuleParts> rules;
    private final Findings findings;

    RuleCheck(List<RuleParts> rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    void check() {
        Map<String, RuleParts> bodies = new HashMap<>();
        for (RuleParts rule : rules) {
            RuleParts first = bodies.putIfAbsent(body(rule.rule()), rule);
            if (first != null) {
                findings.add(
                        rule.place(rule.rule().line()),
                        "finding.rule-duplicate",
                        rule.name(),
                        first.name(),
                        first.place(first.rule().line()));
            }
            reasons(rule);
            new DivisionCheck(rule, findings).check();
            rule.patterns().forEach(pattern -> new ConditionCheck(rule, pattern, findings).check());
        }
    }

    private void reasons(RuleParts rule) {
        RuleTree.Call call = rule.rule().call();
        if (REASONS.contains(call.name())) {
            call.arguments().stream()
                    .filter(argument ->
                            !argument.variable() && !argument.value().contains(" | "))
                    .forEach(argument -> findings.withoutEnglish(rule.place(call.line())));
        }
    }

    /** A rule without its name and places. */
    private static String body(RuleTree rule) {
        return (rule.conditions() + " " + rule.call()).replaceAll("\\b(line|at)=\\d+", "");
    }
}
