package org.jiheng.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.engine.Trace.Matched;
import org.jiheng.engine.facts.Parameter;
import org.jiheng.engine.guard.Beginnings;
import org.jiheng.engine.guard.Beginnings.Beginning;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.verdict.Evaluation.Evidence;

/** The beginnings of the rules asked about, each under a name of its own, and what their matches say of where the rules stop. */
final class Stops {
    /** Facts listed of those at hand; a list of projects can be long. */
    private static final int LISTED = 12;

    private final Pack pack;
    private final List<RuleTree> rules = new ArrayList<>();
    private final Map<String, List<Named>> beginnings = new LinkedHashMap<>();

    Stops(Pack pack, List<RuleTree> all, Set<String> asked, String problem) {
        this.pack = pack;
        for (RuleTree rule : all) {
            if (rule.reports().equals("measure")) {
                rules.add(rule);
            }
        }
        for (RuleTree rule : all) {
            if (asked.contains(rule.name())) {
                for (Beginning beginning : Beginnings.of(rule, problem.isEmpty() ? null : problem)) {
                    add(rule, beginning);
                }
            }
        }
    }

    private record Named(String name, Beginning beginning) {}

    private void add(RuleTree rule, Beginning beginning) {
        List<Named> own = beginnings.computeIfAbsent(rule.name(), key -> new ArrayList<>());
        String name = own.size() + " of " + rule.name();
        RuleTree tree = beginning.tree();
        rules.add(new RuleTree(tree.file(), name, tree.line(), tree.conditions(), tree.call()));
        own.add(new Named(name, beginning));
    }

    /** The rules to be compiled: those that derive measures, and the beginnings. */
    List<RuleTree> rules() {
        return rules;
    }

    /** Of each rule that does not hold as a whole, where it stops. */
    List<Stop> of(List<Matched> matches, Words words) {
        Map<String, List<Matched>> byRule = matches.stream().collect(Collectors.groupingBy(Matched::rule));
        List<Stop> stops = new ArrayList<>();
        for (List<Named> own : beginnings.values()) {
            List<Matched> before = List.of();
            for (Named named : own) {
                List<Matched> now = byRule.getOrDefault(named.name(), List.of());
                if (now.isEmpty()) {
                    stops.add(stop(named.beginning(), before, words));
                    break;
                }
                before = now;
            }
        }
        return stops;
    }

    private Stop stop(Beginning failed, List<Matched> before, Words words) {
        List<Matched> shown = words.looksUp(failed) ? List.of() : before;
        Set<Evidence> found = new LinkedHashSet<>();
        shown.forEach(match -> found.addAll(words.atHand(match, failed)));
        List<Evidence> atHand = words.inOrder(found);
        RuleTree rule = failed.rule();
        return new Stop(
                rule.name(),
                rule.file() + ":" + Written.line(failed),
                Written.of(pack, failed),
                words.said(failed, before),
                words.derived(shown),
                atHand.stream().limit(LISTED).toList(),
                Math.max(0, atHand.size() - LISTED),
                shown.stream()
                        .flatMap(match -> match.facts(Parameter.class).stream())
                        .map(Parameter::name)
                        .distinct()
                        .toList());
    }
}
