package org.jiheng.authoring.revision;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.Finds;
import org.jiheng.engine.standard.Pack.MeasureRow;
import org.jiheng.engine.standard.Pack.Method;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;

/**
 * By what names the things of one edition hang together: {@code measure:execution-rate} is a measure, {@code by measure:…} a rule that
 * derives it.
 */
final class References {
    private final Edition edition;
    private final Pack pack;

    References(Edition edition) {
        this.edition = edition;
        this.pack = edition.pack();
    }

    /** The names that a thing gives to others; none where the edition does not have it. */
    Set<String> given(Change change) {
        String key = change.key();
        Set<String> names = new LinkedHashSet<>();
        switch (change.subject()) {
            case INDICATOR ->
                indicators(key).forEach(row -> {
                    names.add("indicator:" + key);
                    row.criteria()
                            .forEach(each ->
                                    names.add("criterion:" + each.criterion().id()));
                });
            case PARAMETER ->
                add(names, pack.parameters().stream().anyMatch(v -> v.name().equals(key)), "parameter:", key);
            case MEASURE -> add(names, pack.measures().containsKey(key), "measure:", key);
            case METHOD -> add(names, pack.methods().containsKey(key), "method:", key);
            case FACT -> add(names, pack.labels().containsKey(key), "fact:", key);
            case PROBLEM -> add(names, pack.problems().containsKey(key), "problem:", key);
            case RULE -> rules(key).forEach(rule -> names.addAll(serves(rule)));
            default -> {}
        }
        return names;
    }

    /** The names that a thing relies on; none where the edition does not have it. */
    Set<String> needed(Change change) {
        String key = change.key();
        Set<String> names = new LinkedHashSet<>();
        switch (change.subject()) {
            case INDICATOR -> indicators(key).forEach(row -> needed(row, names));
            case FILED_RULE -> {
                Standard.Filed filed = pack.standard().filed();
                if (filed != null) {
                    filed.rules().stream()
                            .map(Standard.FiledRule::row)
                            .filter(row -> row.id().equals(key))
                            .forEach(row -> needed(row, names));
                }
            }
            case MEASURE -> {
                MeasureRow row = pack.measures().get(key);
                if (row != null) {
                    names.add("by measure:" + key);
                    facts(row.needs(), names);
                }
            }
            case METHOD -> {
                Method row = pack.methods().get(key);
                if (row != null) {
                    names.add("by method:" + key);
                    facts(row.needs(), names);
                }
            }
            case PROBLEM -> {
                ProblemRow row = pack.problems().get(key);
                if (row != null) {
                    problem(row, names);
                }
            }
            case RULE -> rules(key).forEach(rule -> needed(rule, names));
            default -> {}
        }
        return names;
    }

    /** What a rule does for others: it derives a measure, scores by a method, looks for a problem. */
    static Set<String> serves(RuleTree rule) {
        Set<String> names = new LinkedHashSet<>();
        if (rule.reports().equals("measure") && !rule.call().arguments().isEmpty()) {
            names.add("by measure:" + rule.call().arguments().get(0).value());
        }
        rule.criterionMethods().forEach(method -> names.add("by method:" + method));
        rule.problem().ifPresent(code -> names.add("by problem:" + code));
        return names;
    }

    /** The names that a rule is about: where they are all new, it does nothing without them. */
    static Set<String> about(RuleTree rule) {
        Set<String> names = new LinkedHashSet<>();
        serves(rule).forEach(name -> names.add(name.substring("by ".length())));
        rule.criterionIds().forEach(id -> names.add("criterion:" + id));
        rule.indicatorIds().forEach(id -> names.add("indicator:" + id));
        return names;
    }

    List<RuleTree> rules(String name) {
        return edition.rules().stream().filter(rule -> rule.name().equals(name)).toList();
    }

    private List<IndicatorRow> indicators(String id) {
        return pack.standard().indicators().stream()
                .filter(row -> row.id().equals(id))
                .toList();
    }

    private void needed(IndicatorRow row, Set<String> names) {
        for (CriterionRow each : row.criteria()) {
            names.add("method:" + each.criterion().method());
            names.add("measure:" + each.criterion().measure());
            names.add("fact:" + each.criterion().measure());
            facts(each.needs(), names);
        }
        row.problems().forEach(code -> names.add("problem:" + code));
        Standard.Exempt exempt = row.exempt();
        if (exempt != null) {
            exempt.figures().forEach(name -> names.addAll(List.of("measure:" + name, "fact:" + name)));
        }
    }

    private static void problem(ProblemRow row, Set<String> names) {
        names.add("by problem:" + row.code());
        facts(row.needs(), names);
        Finds finds = row.finds();
        if (finds != null) {
            for (String name : List.of(finds.figure(), finds.than())) {
                names.addAll(List.of("measure:" + name, "fact:" + name, "parameter:" + name));
            }
        }
    }

    private static void needed(RuleTree rule, Set<String> names) {
        names.addAll(about(rule));
        rule.measures().forEach(name -> names.addAll(List.of("measure:" + name, "fact:" + name)));
        rule.named("Parameter", "name").forEach(name -> names.add("parameter:" + name));
        rule.named("Flag", "name").forEach(name -> names.add("fact:" + name));
        rule.named("Label", "name").forEach(name -> names.add("fact:" + name));
    }

    private static void facts(List<String> paths, Set<String> names) {
        paths.forEach(path -> names.add("fact:" + path));
    }

    private static void add(Set<String> names, boolean there, String kind, String key) {
        if (there) {
            names.add(kind + key);
        }
    }
}
