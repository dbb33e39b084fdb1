package org.jiheng.authoring;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jiheng.engine.guard.RuleTree.Argument;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.MeasureRow;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.Exempt;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.source.Nearest;
import org.jiheng.source.Node;
import org.jiheng.source.Place;

/** Names that lead somewhere: facts that rows need, measures that are derived, rows that rules speak of. */
final class ReferenceCheck {
    private final Pack pack;
    private final PackSource source;
    private final List<RuleParts> rules;
    private final Findings findings;
    private final KnownFacts known;

    ReferenceCheck(Pack pack, PackSource source, List<RuleParts> rules, Findings findings) {
        this.pack = pack;
        this.source = source;
        this.rules = rules;
        this.findings = findings;
        this.known = new KnownFacts(pack);
    }

    void check() {
        int goals = 0;
        for (IndicatorRow indicator : pack.standard().rows()) {
            Exempt exempt = indicator.exempt();
            if (exempt != null) {
                exempt(exempt);
            }
            for (CriterionRow row : indicator.criteria()) {
                paths(source.row(row));
                measure(row);
                String of = row.criterion().of();
                goals += of.isEmpty() || of.equals(Standard.EACH) ? 0 : 1;
            }
        }
        if (goals > 0) {
            findings.notice("finding.goals-not-checked", pack.standard().id(), goals);
        }
        for (String file : List.of("methods.yaml", "measures.yaml", "problems.yaml")) {
            source.entries(file).values().forEach(node -> paths(PackSource.mapping(node, node.place())));
        }
        pack.problems().values().stream()
                .map(Pack.ProblemRow::finds)
                .filter(Objects::nonNull)
                .forEach(this::finds);
        pack.problems().forEach((code, row) -> {
            if (!row.about().isEmpty() && !known.measure(row.about())) {
                Place place = source.entry("problems.yaml", code);
                unknown(place, row.about());
            }
        });
        derivations();
        rules.forEach(this::rows);
    }

    private void paths(Node.Mapping row) {
        for (String key : List.of("needs", "whole")) {
            for (Node path : PackSource.list(row, key)) {
                String name = PackSource.scalar(path);
                if (!name.contains("{of}") && !known.path(name)) {
                    findings.add(path.place(), "finding.fact-unknown", name, known.nearest(name));
                }
            }
        }
    }

    /** A problem that a figure shows names figures and limits that there are. */
    private void finds(Pack.Finds finds) {
        for (String figure : finds.each() ? List.of(finds.figure()) : finds.figures()) {
            if (!figure.isEmpty() && !known.measure(figure)) {
                unknown(finds.place(), figure);
            }
        }
    }

    private void unknown(Place place, String name) {
        known.near(name)
                .ifPresentOrElse(
                        near -> findings.add(place, "finding.measure-unknown", name, near),
                        () -> findings.add(place, "finding.measure-unknown-far", name));
    }

    /** What makes an indicator not apply is a figure, or a yes-or-no, that there is. */
    private void exempt(Exempt exempt) {
        exempt.figures().stream()
                .filter(figure -> !known.measure(figure))
                .forEach(figure -> unknown(exempt.place(), figure));
    }

    private void measure(CriterionRow row) {
        String name = row.criterion().measure();
        if (name.isEmpty()) {
            return;
        }
        Place place = source.key(row, "measure");
        if (!known.measure(name) && !known.path(name)) {
            unknown(place, name);
            return;
        }
        MeasureRow measure = pack.measures().get(name);
        boolean ofEach = measure != null && measure.needs().stream().anyMatch(need -> need.contains("{of}"));
        String of = row.criterion().of();
        if (ofEach && of.isEmpty()) {
            findings.add(place, "finding.of-missing", name);
        } else if (!ofEach && !of.isEmpty()) {
            findings.add(source.key(row, "of"), "finding.of-unused", name, of);
        }
    }

    /** Every measure is derived by a rule, and every rule derives one that stands in the table. */
    private void derivations() {
        Set<String> derived = new TreeSet<>();
        for (RuleParts rule : rules) {
            List<Argument> arguments = rule.rule().call().arguments();
            if (rule.rule().reports().equals("measure") && !arguments.isEmpty()) {
                String name = arguments.get(0).value();
                derived.add(name);
                if (!pack.measures().containsKey(name)) {
                    findings.add(
                            rule.place(rule.rule().call().line()),
                            "finding.measure-undeclared",
                            name,
                            Nearest.to(name, pack.measures().keySet()).orElse("measures.yaml"));
                }
            }
        }
        pack.measures().keySet().stream()
                .filter(name -> !derived.contains(name))
                .forEach(name ->
                        findings.add(source.entry("measures.yaml", name), "finding.measure-without-rule", name));
    }

    /** A rule that asks for a name no row has can never fire. */
    private void rows(RuleParts rule) {
        for (Pattern pattern : rule.patterns()) {
            switch (pattern.type()) {
                case "Measure" ->
                    RuleParts.literal(pattern, "name")
                            .filter(name -> !known.measure(name))
                            .ifPresent(name -> findings.add(
                                    rule.place(pattern.line()),
                                    "finding.rule-measure-unknown",
                                    rule.name(),
                                    name,
                                    known.nearest(name)));
                case "CompleteList" ->
                    RuleParts.literal(pattern, "name")
                            .filter(name -> !known.path(name))
                            .ifPresent(name -> dead(rule, pattern, "name", name, known.nearest(name)));
                case "Criterion" -> {
                    method(rule, pattern);
                    among(rule, pattern, "indicator", known.indicators());
                    among(rule, pattern, "id", known.criteria());
                }
                case "Indicator" -> among(rule, pattern, "id", known.indicators());
                case "CheckPoint" -> among(rule, pattern, "id", known.criteria());
                case "Band", "Defect", "Setting" -> among(rule, pattern, "criterion", known.criteria());
                default -> {
                    // other facts are the department's
                }
            }
        }
    }

    private void method(RuleParts rule, Pattern pattern) {
        Optional<String> method = RuleParts.literal(pattern, "method");
        Set<String> used = new TreeSet<>();
        pack.standard().rows().stream()
                .flatMap(indicator -> indicator.criteria().stream())
                .map(row -> row.criterion().method())
                .filter(name -> !name.isEmpty())
                .forEach(used::add);
        if (rule.common()) {
            used.addAll(pack.methods().keySet());
        }
        method.filter(name -> !used.contains(name))
                .ifPresent(name -> dead(
                        rule, pattern, "method", name, Nearest.to(name, used).orElse(String.join(", ", used))));
    }

    private void among(RuleParts rule, Pattern pattern, String field, Set<String> names) {
        RuleParts.literal(pattern, field)
                .filter(name -> !names.contains(name))
                .ifPresent(name -> dead(
                        rule,
                        pattern,
                        field,
                        name,
                        Nearest.to(name, names).orElse(pack.standard().id())));
    }

    private void dead(RuleParts rule, Pattern pattern, String field, String name, String nearest) {
        findings.add(
                rule.place(pattern.line()), "finding.rule-dead", rule.name(), pattern.type(), field, name, nearest);
    }
}
