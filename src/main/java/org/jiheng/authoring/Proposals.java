package org.jiheng.authoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.authoring.Knob.Turned;
import org.jiheng.authoring.RowCoverage.Uncovered;
import org.jiheng.authoring.RowCoverage.UncoveredGrade;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Evaluator.Observed;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.source.Node;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/**
 * Makes up cases for limits that no case stands at: a department that is there, with one figure turned until it stands there. What
 * such a case expects is what the evaluator says.
 */
final class Proposals {
    /** How many departments are tried for the bound of a grade, the nearest first. */
    private static final int TRIES = 6;

    private final Pack pack;
    private final Evaluator evaluator;

    Proposals(Pack pack, Evaluator evaluator) {
        this.pack = pack;
        this.evaluator = evaluator;
    }

    /**
     * A case made up.
     *
     * @param on the case whose department it is, or null where it is the one that cases build on
     * @param points the names of what it expects
     */
    record Proposal(String name, @Nullable Case on, Turned turned, List<String> points) {}

    /** Cases for limits of rows, on the department that cases build on. */
    List<Proposal> rows(Node.Mapping base, List<Uncovered> uncovered) {
        List<Proposal> proposals = new ArrayList<>();
        Observed there = uncovered.isEmpty() ? null : Knob.observe(pack, evaluator, base);
        if (there != null) {
            uncovered.forEach(each -> row(each, base, there).ifPresent(proposals::add));
        }
        return proposals;
    }

    private Optional<Proposal> row(Uncovered at, Node.Mapping base, Observed there) {
        CriterionRow row = at.row();
        BigDecimal now = measure(row, there);
        if (now == null) {
            return Optional.empty();
        }
        String indicator = row.criterion().indicator();
        return row.needs().stream()
                .flatMap(Proposals::either)
                .flatMap(fact -> Knob.at(pack, evaluator, base, fact).stream())
                .flatMap(knob -> knob.until(at.value(), now, observed -> measure(row, observed)).stream())
                .filter(turned -> turned.observed().evaluation().indicators().stream()
                        .filter(result -> result.id().equals(indicator))
                        .anyMatch(result -> result.verdict() == Verdict.MET || result.verdict() == Verdict.DEDUCTED))
                .findFirst()
                .map(turned -> new Proposal(
                        name(at),
                        null,
                        turned,
                        List.of("indicators." + indicator + ".earned", "indicators." + indicator + ".verdict")));
    }

    /** Cases for bounds of grades, on departments of cases whose score is near. */
    List<Proposal> grades(Map<Case, BigDecimal> scores, List<UncoveredGrade> uncovered) {
        List<Proposal> proposals = new ArrayList<>();
        for (UncoveredGrade at : uncovered) {
            scores.entrySet().stream()
                    .sorted(Comparator.comparing(
                            entry -> entry.getValue().subtract(at.value()).abs()))
                    .limit(TRIES)
                    .flatMap(entry -> grade(at, entry.getKey(), entry.getValue()).stream())
                    .findFirst()
                    .ifPresent(proposals::add);
        }
        return proposals;
    }

    private Optional<Proposal> grade(UncoveredGrade at, Case on, BigDecimal now) {
        Set<String> facts = new LinkedHashSet<>();
        on.submission().judgements().forEach(judgement -> facts.add("judgements." + judgement.subject()));
        pack.standard().indicators().stream()
                .flatMap(indicator -> indicator.criteria().stream())
                .flatMap(row -> row.needs().stream())
                .flatMap(Proposals::either)
                .forEach(facts::add);
        return facts.stream()
                .flatMap(fact -> Knob.at(pack, evaluator, on.given(), fact).stream())
                .flatMap(knob ->
                        knob
                                .until(
                                        at.value(),
                                        now,
                                        observed ->
                                                observed.evaluation().score().earned())
                                .stream())
                .filter(turned -> turned.observed().evaluation().score().grade() != null)
                .findFirst()
                .map(turned -> new Proposal(
                        say(
                                "cases.proposed-grade",
                                Knob.plain(at.value()).toPlainString(),
                                String.valueOf(
                                        turned.observed().evaluation().score().grade())),
                        on,
                        turned,
                        List.of("earned", "grade")));
    }

    private String name(Uncovered at) {
        String measure = at.row().criterion().measure();
        var derived = pack.measures().get(measure);
        var label = pack.labels().get(measure);
        String unit = derived != null ? derived.unit() : label == null ? "" : label.unit();
        String called = derived != null
                ? derived.label().zh()
                : label == null ? "" : label.label().zh();
        String subject = subject(at.row(), called);
        String value = Knob.plain(at.value()).toPlainString() + unit;
        String limit = Knob.plain(at.limit()).toPlainString() + unit;
        int side = at.value().compareTo(at.limit());
        if (side == 0) {
            return say("cases.proposed-at", subject, value);
        }
        return side < 0
                ? say("cases.proposed-below", subject, value, limit)
                : say("cases.proposed-above", subject, value, limit);
    }

    private String subject(CriterionRow row, String measure) {
        String name = pack.standard().indicators().stream()
                .filter(indicator -> indicator.id().equals(row.criterion().indicator()))
                .map(indicator -> indicator.name().zh() + row.item())
                .findFirst()
                .orElse(row.criterion().id());
        return measure.isEmpty() || name.contains(measure) ? name : name + "（" + measure + "）";
    }

    /** The paths of a need, of which any will do: {@code a.b|c.d}, or {@code a.b|c} for its last part. */
    private static Stream<String> either(String need) {
        List<String> paths = List.of(need.split("\\|", -1));
        String first = paths.get(0);
        String group = first.substring(0, first.lastIndexOf('.') + 1);
        return paths.stream().map(path -> path.contains(".") ? path : group + path);
    }

    private static @Nullable BigDecimal measure(CriterionRow row, Observed observed) {
        return observed.measures().stream()
                .filter(m -> m.name().equals(row.criterion().measure())
                        && m.subject().equals(row.criterion().of()))
                .map(Measure::value)
                .findFirst()
                .orElse(null);
    }

    /** A case as files of cases hold it: the one it is on, if any, with the figure and what comes of it. */
    static Map<String, Object> written(Proposal proposal, Map<String, Object> on, Map<String, Object> expected) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", proposal.name());
        for (String key : List.of("base", "given")) {
            if (on.get(key) != null) {
                written.put(key, on.get(key));
            }
        }
        Map<String, Object> change = new LinkedHashMap<>();
        if (on.get("change") instanceof Map<?, ?> before) {
            before.forEach((path, value) -> change.put(String.valueOf(path), value));
        }
        Node.Scalar value = proposal.turned().value();
        change.put(
                proposal.turned().path(),
                value.kind() == Node.Kind.NUMBER ? new BigDecimal(value.text()) : value.text());
        written.put("change", change);
        if (on.get("without") != null) {
            written.put("without", on.get("without"));
        }
        written.put("expect", expected);
        return written;
    }

    private static String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(Language.ZH);
    }
}
