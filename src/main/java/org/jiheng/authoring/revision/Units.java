package org.jiheng.authoring.revision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.authoring.revision.Change.Effect;
import org.jiheng.authoring.revision.Change.Kind;
import org.jiheng.authoring.revision.Change.Subject;
import org.jiheng.engine.guard.RuleTree;

/**
 * Changes put together so that each group can stand alone. What comes new and does nothing unless something else asks for it (a fact,
 * a parameter, a measure and the rule that derives it) goes along with whatever asks; so does what goes once nothing asks any more.
 */
final class Units {
    private static final Set<Subject> ASKED_FOR =
            EnumSet.of(Subject.FACT, Subject.PARAMETER, Subject.MEASURE, Subject.METHOD);

    private final List<Change> changes;
    private final References old;
    private final References next;
    private final Map<Change, Set<Change>> needs = new LinkedHashMap<>();
    private final Set<Change> inert = new LinkedHashSet<>();

    private Units(Revision revision, List<Change> changes) {
        this.changes = changes.stream()
                .filter(change -> change.effect() != Effect.WORDING)
                .toList();
        this.old = new References(revision.before());
        this.next = new References(revision.after());
    }

    /**
     * Changes that can stand alone together.
     *
     * @param changes those that have an effect of their own, in the order of the revision
     * @param along those that they need and that do nothing by themselves
     */
    record Unit(List<Change> changes, List<Change> along) {
        List<Change> all() {
            List<Change> all = new ArrayList<>(changes);
            all.addAll(along);
            return all;
        }
    }

    static List<Unit> of(Revision revision, List<Change> changes) {
        Units units = new Units(revision, changes);
        units.link();
        units.quiet();
        return units.group();
    }

    private void link() {
        Map<String, List<Change>> added = new HashMap<>();
        Map<String, List<Change>> removed = new HashMap<>();
        Map<String, List<Change>> asking = new HashMap<>();
        for (Change change : changes) {
            needs.put(change, new LinkedHashSet<>());
            Set<String> was = old.given(change);
            Set<String> is = next.given(change);
            is.stream().filter(name -> !was.contains(name)).forEach(name -> put(added, name, change));
            was.stream().filter(name -> !is.contains(name)).forEach(name -> put(removed, name, change));
            old.needed(change).forEach(name -> put(asking, name, change));
        }
        for (Change change : changes) {
            next.needed(change).stream()
                    .flatMap(name -> added.getOrDefault(name, List.of()).stream())
                    .forEach(other -> need(change, other));
        }
        removed.forEach((name, gone) -> gone.forEach(change -> {
            asking.getOrDefault(name, List.of()).forEach(other -> need(change, other));
            added.getOrDefault(name, List.of()).forEach(other -> {
                need(change, other);
                need(other, change);
            });
        }));
    }

    private void need(Change change, Change other) {
        Set<Change> own = needs.get(change);
        if (own != null && !change.equals(other)) {
            own.add(other);
        }
    }

    private static void put(Map<String, List<Change>> lists, String name, Change change) {
        lists.computeIfAbsent(name, key -> new ArrayList<>()).add(change);
    }

    /** Marks what has no effect by itself. */
    private void quiet() {
        Set<String> news = new LinkedHashSet<>();
        Set<String> gone = new LinkedHashSet<>();
        for (Change change : changes) {
            if (change.kind() == Kind.ADDED && change.subject() != Subject.RULE) {
                news.addAll(next.given(change));
            } else if (change.kind() == Kind.REMOVED && change.subject() != Subject.RULE) {
                gone.addAll(old.given(change));
            }
        }
        for (Change change : changes) {
            boolean here = change.kind() != Kind.CHANGED;
            if (here && ASKED_FOR.contains(change.subject())) {
                inert.add(change);
            } else if (here && change.subject() == Subject.RULE) {
                boolean isNew = change.kind() == Kind.ADDED;
                List<RuleTree> rules = isNew ? next.rules(change.key()) : old.rules(change.key());
                Set<String> about = new LinkedHashSet<>();
                rules.forEach(rule -> about.addAll(References.about(rule)));
                if (!about.isEmpty() && (isNew ? news : gone).containsAll(about)) {
                    inert.add(change);
                }
            }
        }
    }

    private List<Unit> group() {
        Map<Change, Set<Change>> groups = new LinkedHashMap<>();
        changes.stream().filter(change -> !inert.contains(change)).forEach(change -> {
            Set<Change> own = new LinkedHashSet<>();
            own.add(change);
            groups.put(change, own);
        });
        for (Change change : List.copyOf(groups.keySet())) {
            for (Change other : reached(change)) {
                Set<Change> a = groups.get(change);
                Set<Change> b = groups.get(other);
                if (a != null && b != null && a != b) {
                    a.addAll(b);
                    b.forEach(each -> groups.put(each, a));
                }
            }
        }
        List<Unit> units = new ArrayList<>();
        new LinkedHashSet<>(groups.values()).forEach(group -> {
            Set<Change> along = new LinkedHashSet<>();
            group.forEach(
                    change -> reached(change).stream().filter(inert::contains).forEach(along::add));
            units.add(new Unit(
                    changes.stream().filter(group::contains).toList(),
                    changes.stream().filter(along::contains).toList()));
        });
        return units;
    }

    /** All that a change needs, and what that needs. */
    private Set<Change> reached(Change change) {
        Set<Change> reached = new LinkedHashSet<>();
        List<Change> open = new ArrayList<>(List.of(change));
        while (!open.isEmpty()) {
            for (Change other : needs.getOrDefault(open.remove(open.size() - 1), Set.of())) {
                if (reached.add(other)) {
                    open.add(other);
                }
            }
        }
        reached.remove(change);
        return reached;
    }
}
