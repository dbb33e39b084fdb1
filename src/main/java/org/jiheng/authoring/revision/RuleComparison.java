package org.jiheng.authoring.revision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiheng.authoring.revision.Change.Effect;
import org.jiheng.authoring.revision.Change.Kind;
import org.jiheng.authoring.revision.Change.Subject;
import org.jiheng.engine.guard.RuleTree;
import org.jspecify.annotations.Nullable;

/** What changed of the rules: what is compiled of them counts, shown is what their writers wrote. */
final class RuleComparison {
    private final Edition old;
    private final Edition next;
    private final Wording words;

    RuleComparison(Edition old, Edition next, Wording words) {
        this.old = old;
        this.next = next;
        this.words = words;
    }

    void compare(List<Change> changes) {
        Map<String, RuleTree> a = old.rulesByName();
        Map<String, RuleTree> b = next.rulesByName();
        Map<String, String> renamed = renamed(a, b);
        for (String name : Details.merged(a.keySet(), b.keySet())) {
            RuleTree first = a.get(renamed.getOrDefault(name, name));
            RuleTree second = b.get(name);
            if (second != null && first != null) {
                Change change = changed(first, second);
                if (change != null) {
                    changes.add(change);
                }
            } else if (second != null) {
                changes.add(whole(second, Kind.ADDED, "", RuleText.written(next, second)));
            } else if (first != null && !renamed.containsValue(name)) {
                changes.add(whole(first, Kind.REMOVED, RuleText.written(old, first), ""));
            }
        }
    }

    /** Rules that do the same under another name: old name by new. */
    private Map<String, String> renamed(Map<String, RuleTree> a, Map<String, RuleTree> b) {
        Map<String, String> left = new LinkedHashMap<>();
        a.forEach((name, rule) -> {
            if (!b.containsKey(name)) {
                left.putIfAbsent(RuleText.compiled(old, rule), name);
            }
        });
        Map<String, String> renamed = new LinkedHashMap<>();
        b.forEach((name, rule) -> {
            String was = a.containsKey(name) ? null : left.remove(RuleText.compiled(next, rule));
            if (was != null) {
                renamed.put(name, was);
            }
        });
        return renamed;
    }

    private @Nullable Change changed(RuleTree a, RuleTree b) {
        String was = RuleText.written(old, a);
        String is = RuleText.written(next, b);
        boolean same = RuleText.compiled(old, a).equals(RuleText.compiled(next, b));
        if (same && a.name().equals(b.name())) {
            return null;
        }
        Details details = new Details().field("name", words.say("diff.name"), a.name(), b.name(), Effect.WORDING);
        if (!same) {
            boolean visible = !was.equals(is);
            Effect effect = effect(a).compareTo(effect(b)) > 0 ? effect(a) : effect(b);
            details.field(
                    "rule",
                    words.say("diff.rule-text"),
                    visible ? was : a.compiled(),
                    visible ? is : b.compiled(),
                    effect);
        }
        return new Change(
                Comparison.id(Subject.RULE, b.name()),
                Subject.RULE,
                b.name(),
                b.name(),
                Kind.CHANGED,
                Details.effect(details.list()),
                b.file(),
                details.list(),
                was,
                is,
                "");
    }

    private static Change whole(RuleTree rule, Kind kind, String was, String is) {
        return new Change(
                Comparison.id(Subject.RULE, rule.name()),
                Subject.RULE,
                rule.name(),
                rule.name(),
                kind,
                effect(rule),
                rule.file(),
                List.of(),
                was,
                is,
                "");
    }

    private static Effect effect(RuleTree rule) {
        return Objects.equals(rule.reports(), "problem") ? Effect.PROBLEMS : Effect.SCORES;
    }
}
