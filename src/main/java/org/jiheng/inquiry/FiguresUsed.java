package org.jiheng.inquiry;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jiheng.engine.Trace;
import org.jiheng.engine.Trace.Derivation;
import org.jiheng.engine.Trace.Matched;
import org.jiheng.engine.facts.Band;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.facts.Parameter;
import org.jiheng.engine.facts.Problem;
import org.jiheng.engine.facts.Setting;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Standard;
import org.jiheng.inquiry.Explanation.Figure;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** The figures of the standard that matches used, and how the measures they used were derived. */
final class FiguresUsed {
    private static final String SENTENCE = "sentence";

    private final Pack pack;
    private final Trace trace;
    private final int year;
    private final Language language;

    FiguresUsed(Trace trace, int year, Language language) {
        this.pack = trace.pack();
        this.trace = trace;
        this.year = year;
        this.language = language;
    }

    /** The matches by which a rule reported on a criterion. */
    List<Matched> ofCriterion(String rule, String criterion) {
        return matches(rule, match -> match.facts(Criterion.class).stream().anyMatch(c -> c.id().equals(criterion)));
    }

    /** The matches by which a rule found a problem. */
    List<Matched> ofProblem(String rule, String code) {
        return matches(
                rule,
                match -> match.facts(Problem.class).stream()
                        .anyMatch(problem -> problem.code().equals(code)));
    }

    private List<Matched> matches(String rule, Predicate<Matched> about) {
        return trace.matches().stream()
                .filter(match -> match.rule().equals(rule) && about.test(match))
                .toList();
    }

    /** How the measures of the matches were derived, one after the other. */
    String derivations(List<Matched> matches) {
        return String.join(
                language == Language.EN ? "; " : "；",
                derivationsOf(matches).stream()
                        .map(Derivation::arithmetic)
                        .distinct()
                        .toList());
    }

    /** The figures that the matches used, and those that the derivation of their measures used. */
    List<Figure> figures(List<Matched> matches) {
        Set<Figure> figures = new LinkedHashSet<>();
        for (Derivation derivation : derivationsOf(matches)) {
            matches(derivation.rule(), match -> true).forEach(match -> add(match, figures));
        }
        matches.forEach(match -> add(match, figures));
        return List.copyOf(figures);
    }

    /** The figures that parameters of these names are in the year. */
    List<Figure> parameters(List<String> names) {
        return names.stream()
                .flatMap(name -> inForce(name).stream())
                .map(this::figure)
                .toList();
    }

    /** The number that a figure is, where it is one. */
    static Optional<BigDecimal> number(Figure figure) {
        return figure.value().matches("[+-]?\\d+(\\.\\d+)?")
                ? Optional.of(new BigDecimal(figure.value()))
                : Optional.empty();
    }

    private List<Derivation> derivationsOf(List<Matched> matches) {
        return matches.stream()
                .flatMap(match -> match.facts(Measure.class).stream())
                .distinct()
                .map(measure -> trace.derivation().apply(measure))
                .filter(Objects::nonNull)
                .toList();
    }

    private void add(Matched match, Set<Figure> figures) {
        Standard standard = pack.standard();
        String years = years(standard.firstYear(), standard.lastYear());
        for (Parameter parameter : match.facts(Parameter.class)) {
            inForce(parameter.name()).ifPresent(value -> figures.add(figure(value)));
        }
        for (Setting setting : match.facts(Setting.class)) {
            BigDecimal value = setting.value();
            String word = setting.word();
            figures.add(new Figure(
                    setting.name(),
                    called(setting.name(), setting, match),
                    value != null ? value.toPlainString() : called(word == null ? "" : word, setting, match),
                    years,
                    standard.basis(),
                    ""));
        }
        for (Band band : match.facts(Band.class)) {
            figures.add(new Figure(
                    "band",
                    Message.of("explain.band").in(language),
                    band.range() + " → " + band.points().toPlainString(),
                    years,
                    standard.basis(),
                    ""));
        }
    }

    private Optional<DatedValue> inForce(String name) {
        return pack.parameters().stream()
                .filter(value -> value.name().equals(name) && value.from() <= year && year <= value.until())
                .findFirst();
    }

    private Figure figure(DatedValue value) {
        boolean sentence = value.basis().equals(SENTENCE);
        String label = sentence
                ? Message.of("explain.in-sentence").in(language)
                : Message.of("explain.limit").in(language) + " " + value.name();
        return new Figure(
                value.name(),
                label,
                value.value().toPlainString(),
                years(value.from(), value.until()),
                value.basis(),
                value.clause().in(language));
    }

    /** What the method of a criterion calls one of its values, or a word it may have. */
    private String called(String name, Setting setting, Matched match) {
        return match.facts(Criterion.class).stream()
                .filter(criterion -> criterion.id().equals(setting.criterion()))
                .map(criterion -> pack.methods().get(criterion.method()))
                .filter(Objects::nonNull)
                .map(method -> method.values().get(name))
                .filter(Objects::nonNull)
                .map(text -> text.in(language))
                .findFirst()
                .orElse(name);
    }

    private String years(int from, int until) {
        if (from == until) {
            return String.valueOf(from);
        }
        if (from == 0 && until == 9999) {
            return "";
        }
        return (from == 0 ? "" : from) + "–" + (until == 9999 ? "" : until);
    }
}
