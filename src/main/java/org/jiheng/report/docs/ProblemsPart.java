package org.jiheng.report.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Pack.Finds;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.report.docs.Block.Fact;

/** The problems that are looked for, with what to do about them. */
final class ProblemsPart {
    private final Material m;
    private final Pages pages;

    ProblemsPart(Material m, Pages pages) {
        this.m = m;
        this.pages = pages;
    }

    void write() {
        Map<String, List<ProblemRow>> categories = new LinkedHashMap<>();
        m.pack()
                .problems()
                .values()
                .forEach(problem -> categories
                        .computeIfAbsent(m.in(problem.category()), key -> new ArrayList<>())
                        .add(problem));
        pages.heading(1, m.t("docs-problems"));
        categories.forEach((category, problems) -> {
            pages.heading(2, category);
            problems.forEach(this::problem);
        });
    }

    private void problem(ProblemRow problem) {
        pages.heading(3, m.in(problem.title()));
        Finds finds = problem.finds();
        String indicators = m.pack().standard().rows().stream()
                .filter(row -> row.problems().contains(problem.code()))
                .map(row -> m.in(row.name()))
                .collect(Collectors.joining("、"));
        pages.facts(List.of(
                new Fact(m.t("docs-id"), problem.code()),
                new Fact(m.t("docs-severity"), m.t("severity." + Material.code(problem.severity()))),
                new Fact(m.t("docs-basis"), m.basis(problem.basis())),
                new Fact(m.t("clause"), m.in(problem.clause())),
                new Fact(m.t("docs-rationale"), m.in(problem.rationale())),
                new Fact(m.t("docs-found-when"), finds == null ? worded(problem) : found(finds)),
                new Fact(
                        m.t("docs-not-about"),
                        problem.about().isEmpty() ? "" : m.t("docs-about-zero", figure(problem.about()))),
                new Fact(m.t("docs-rules"), rules(problem)),
                new Fact(m.t("docs-problem-needs"), m.facts().of(problem.needs())),
                new Fact(m.t("docs-problem-whole"), m.facts().of(problem.whole())),
                new Fact(
                        m.t("docs-message"),
                        problem.messages().values().stream().map(m::in).collect(Collectors.joining("\n"))),
                new Fact(m.t("docs-indicators-of"), indicators),
                new Fact(m.t("remediation"), steps(problem))));
    }

    private String steps(ProblemRow problem) {
        List<String> steps = new ArrayList<>();
        problem.remediation().forEach(step -> steps.add(m.number(String.valueOf(steps.size() + 1)) + m.in(step)));
        return Material.lines(steps);
    }

    private String rules(ProblemRow problem) {
        Finds finds = problem.finds();
        return m.rules(rule -> rule.subjects().contains(problem.code())
                || (finds != null && rule.finds().contains(finds.how())));
    }

    /** The conditions of the sentences that look for it, those of each rule on a line. */
    private String worded(ProblemRow problem) {
        return m.rules().stream()
                .filter(rule -> rule.sentences() && rule.subjects().contains(problem.code()))
                .map(rule -> rule.text()
                        .lines()
                        .map(String::strip)
                        .dropWhile(line -> !line.equals("当"))
                        .takeWhile(line -> !line.equals("则"))
                        .filter(line -> !line.equals("当") && !line.contains("查找问题") && !line.contains("记作"))
                        .collect(Collectors.joining(m.t("semicolon"))))
                .collect(Collectors.joining("\n"));
    }

    private String found(Finds finds) {
        String figure = figure(finds.figure());
        String than = finds.byLimit() ? limit(finds.than()) : figure(finds.than());
        return switch (finds.how()) {
            case "below-limit", "below-figure" -> m.t("docs-below", figure, than);
            case "above-limit", "above-figure" -> m.t("docs-above", figure, than);
            case "each-below-limit" -> m.t("docs-each-below", figure, than);
            case "each-above-limit" -> m.t("docs-each-above", figure, than);
            case "any" -> m.t("docs-any", figure);
            default -> m.t("docs-no", figure);
        };
    }

    private String figure(String name) {
        return m.pack().measures().containsKey(name)
                ? m.criteria().measure(name)
                : m.facts().of(name);
    }

    /** A limit with its values. */
    private String limit(String name) {
        String values = m.pack().parameters().stream()
                .filter(value -> value.name().equals(name))
                .map((DatedValue value) -> value.value().toPlainString())
                .collect(Collectors.joining("、"));
        return name + m.brackets(values);
    }
}
