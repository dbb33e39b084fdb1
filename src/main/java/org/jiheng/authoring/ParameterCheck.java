package org.jiheng.authoring;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.source.Nearest;
import org.jiheng.source.Node;

/** Values by year: periods without clash or gap, in force while the standard is, and each read by some rule that exists. */
final class ParameterCheck {
    private final Pack pack;
    private final PackSource source;
    private final List<RuleParts> rules;
    private final Findings findings;

    ParameterCheck(Pack pack, PackSource source, List<RuleParts> rules, Findings findings) {
        this.pack = pack;
        this.source = source;
        this.rules = rules;
        this.findings = findings;
    }

    static List<Node.Mapping> values(Node node) {
        List<Node> entries = node instanceof Node.Listing listing ? listing.items() : List.of(node);
        return entries.stream()
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .toList();
    }

    void check() {
        Map<String, List<DatedValue>> byName = new TreeMap<>();
        pack.parameters()
                .forEach(value -> byName.computeIfAbsent(value.name(), name -> new java.util.ArrayList<>())
                        .add(value));
        byName.forEach(this::periods);
        Set<String> read = new TreeSet<>();
        boolean anyName = false;
        for (RuleParts rule : rules) {
            for (Pattern pattern : rule.patterns("Parameter")) {
                String name = RuleParts.literal(pattern, "name").orElse("");
                if (name.isEmpty() && rule.rule().problemFinds().isPresent()) {
                    continue;
                }
                anyName |= name.isEmpty();
                read.add(name);
                if (name.isEmpty()) {
                    findings.notice("finding.parameter-by-variable", rule.name());
                } else if (!byName.containsKey(name)) {
                    findings.add(
                            rule.place(pattern.line()),
                            "finding.parameter-unknown",
                            name,
                            Nearest.to(name, byName.keySet()).orElse(String.join(", ", byName.keySet())));
                } else {
                    inForce(name, byName.getOrDefault(name, List.of()));
                }
            }
        }
        pack.problems().values().stream()
                .map(ProblemRow::finds)
                .filter(finds -> finds != null && finds.byLimit())
                .forEach(finds -> {
                    read.add(finds.than());
                    inForce(finds.than(), byName.getOrDefault(finds.than(), List.of()));
                });
        if (!anyName) {
            source.file(pack.standard().id() + "/parameters.yaml").entries().keySet().stream()
                    .filter(name -> !read.contains(name))
                    .forEach(name ->
                            findings.add(source.entry("parameters.yaml", name), "finding.parameter-unused", name));
        }
    }

    private void periods(String name, List<DatedValue> values) {
        List<DatedValue> sorted = values.stream()
                .sorted(Comparator.comparingInt(DatedValue::from))
                .toList();
        DatedValue before = null;
        for (DatedValue value : sorted) {
            if (value.from() > value.until()) {
                findings.add(value.place(), "finding.period-backwards", name, value.from(), value.until());
                continue;
            }
            if (before != null && value.from() <= before.until()) {
                findings.add(
                        value.place(),
                        "finding.period-clash",
                        name,
                        value.from(),
                        before.place().line());
            } else if (before != null && value.from() > before.until() + 1) {
                findings.add(value.place(), "finding.period-gap", name, before.until() + 1, value.from() - 1);
            }
            before = value;
        }
    }

    /** A rule that reads a value out of force never fires. */
    private void inForce(String name, List<DatedValue> values) {
        int first = pack.standard().firstYear();
        int last = pack.standard().lastYear();
        for (int year : last == 9999 ? List.of(first) : List.of(first, last)) {
            if (year > 0 && values.stream().noneMatch(v -> v.from() <= year && year <= v.until())) {
                findings.add(source.entry("parameters.yaml", name), "finding.parameter-not-in-force", name, year);
                return;
            }
        }
    }
}
