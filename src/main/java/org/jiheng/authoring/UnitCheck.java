package org.jiheng.authoring;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jiheng.engine.guard.Expression;
import org.jiheng.engine.guard.RuleTree.Argument;
import org.jiheng.engine.guard.RuleTree.Constraint;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.FactLabel;
import org.jiheng.engine.standard.Pack.MeasureRow;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.source.Node;
import org.jiheng.source.Place;

/** Units that contradict each other, where both are stated: of fields compared, of a value and the text that shows it. */
final class UnitCheck {
    private static final Map<String, String> PATHS = Map.of(
            "Posts", "posts.",
            "Budget", "budget.",
            "BudgetLine", "budget.lines[].",
            "Project", "projects[].",
            "Assets", "assets.",
            "Procurement", "procurement.",
            "Satisfaction", "satisfaction.",
            "SelfEvaluation", "selfEvaluations[].");

    private final Pack pack;
    private final PackSource source;
    private final List<RuleParts> rules;
    private final Findings findings;
    private final java.util.regex.Pattern shown;

    UnitCheck(Pack pack, PackSource source, List<RuleParts> rules, Findings findings) {
        this.pack = pack;
        this.source = source;
        this.rules = rules;
        this.findings = findings;
        Set<String> units = new TreeSet<>(Set.of("%", "元", "万元", "亿元"));
        pack.labels().values().forEach(label -> units.add(label.unit()));
        pack.measures().values().forEach(measure -> units.add(measure.unit()));
        units.remove("");
        this.shown = java.util.regex.Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)} ?("
                + units.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(java.util.regex.Pattern::quote)
                        .collect(Collectors.joining("|"))
                + ")(?![\\p{IsHan}A-Za-z])");
    }

    void check() {
        redeclared();
        for (RuleParts rule : rules) {
            for (Pattern pattern : rule.patterns()) {
                for (Constraint constraint : pattern.constraints()) {
                    mixed(rule, pattern, constraint.expression(), constraint.line());
                }
            }
            rule.rule().call().arguments().stream()
                    .filter(argument -> !argument.variable())
                    .forEach(argument -> text(
                            rule,
                            argument.value(),
                            rule.place(rule.rule().call().line())));
            rule.rule().problem().ifPresent(code -> problem(rule, code));
        }
    }

    /** A free fact of the standard in another unit than the glossary, or than the measure of its name. */
    private void redeclared() {
        Node.Mapping facts = PackSource.mapping(
                source.standard().get("facts"), source.standard().place());
        facts.entries().forEach((name, node) -> {
            Node.Mapping known = PackSource.mapping(source.file("glossary.yaml").get(name), facts.place());
            MeasureRow measure = pack.measures().get(name);
            String before = measure == null ? PackSource.scalar(known.get("unit")) : measure.unit();
            String now =
                    PackSource.scalar(PackSource.mapping(node, facts.place()).get("unit"));
            if (!before.isEmpty() && !before.equals(now)) {
                findings.add(facts.keyPlace(name), "finding.unit-redeclared", name, now, before);
            }
        });
    }

    private void mixed(RuleParts rule, Pattern pattern, Expression e, int line) {
        boolean additive = e instanceof Expression.Comparison
                || (e instanceof Expression.Arithmetic a && List.of("+", "-").contains(a.operator()));
        if (additive) {
            String left = unit(pattern, e.parts().get(0));
            String right = unit(pattern, e.parts().get(1));
            if (!left.isEmpty() && !right.isEmpty() && !left.equals(right)) {
                findings.add(rule.place(line), "finding.units-mixed", rule.name(), left, right);
            }
        }
        e.parts().forEach(part -> mixed(rule, pattern, part, line));
    }

    private void problem(RuleParts rule, String code) {
        ProblemRow row = pack.problems().get(code);
        List<Argument> arguments = rule.rule().call().arguments();
        if (row == null || !rule.rule().reports().equals("problem")) {
            return;
        }
        String name = arguments.size() > 2 ? arguments.get(2).value() : "";
        var message = row.messages().get(name);
        if (message != null) {
            Place entry = source.entry("problems.yaml", code);
            Node.Mapping written =
                    PackSource.mapping(source.entries("problems.yaml").get(code), entry);
            Place place = name.isEmpty()
                    ? written.keyPlace("message")
                    : PackSource.mapping(written.get("messages"), entry).keyPlace(name);
            text(rule, message.zh(), place);
            text(rule, message.en(), place);
        }
    }

    /** What a text writes behind a value is the value's unit. */
    private void text(RuleParts rule, String text, Place place) {
        Matcher matcher = shown.matcher(text);
        while (matcher.find()) {
            String written = matcher.group(2);
            rule.variable("$" + matcher.group(1)).ifPresent(bound -> {
                if (bound.pattern().type().equals("Measure")
                        && bound.to() instanceof Expression.Field f
                        && f.name().equals("value")
                        && RuleParts.literal(bound.pattern(), "name").isEmpty()) {
                    rule.method().ifPresent(method -> rows(method, written));
                    return;
                }
                String unit = unit(bound.pattern(), bound.to());
                if (!unit.isEmpty() && !unit.equals(written)) {
                    findings.add(place, "finding.unit-in-text", rule.name(), matcher.group(1), written, unit);
                }
            });
        }
    }

    /** A method that shows its measure in one unit is for measures in that unit. */
    private void rows(String method, String unit) {
        pack.standard().rows().stream()
                .flatMap(indicator -> indicator.criteria().stream())
                .filter(row -> row.criterion().method().equals(method))
                .forEach(row -> row(row, unit));
    }

    private void row(CriterionRow row, String unit) {
        String measured = unitOf(row.criterion().measure());
        if (!measured.isEmpty() && !measured.equals(unit)) {
            findings.add(
                    source.key(row, "measure"),
                    "finding.unit-of-measure",
                    row.criterion().id(),
                    row.criterion().method(),
                    unit,
                    row.criterion().measure(),
                    measured);
        }
    }

    /** The unit of a field, empty where none is stated. */
    private String unit(Pattern pattern, Expression e) {
        if (!(e instanceof Expression.Field field)) {
            return "";
        }
        if (pattern.type().equals("Measure") && field.name().equals("value")) {
            return RuleParts.literal(pattern, "name").map(this::unitOf).orElse("");
        }
        String prefix = PATHS.get(pattern.type());
        return prefix == null ? "" : unitOf(prefix + field.name());
    }

    private String unitOf(String name) {
        MeasureRow measure = pack.measures().get(name);
        FactLabel label = pack.labels().get(name);
        return measure != null ? measure.unit() : label != null ? label.unit() : "";
    }
}
