package org.jiheng.authoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.engine.Evaluator.Observed;
import org.jiheng.engine.Evaluator.RuleSeen;
import org.jiheng.engine.Submission;
import org.jiheng.engine.facts.Band;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.facts.Setting;
import org.jiheng.engine.guard.Limit;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.Grade;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.standard.Standard.Judging;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** Which rows of a standard have cases that pass, fail and miss the fact, and which limits have cases on both sides. */
final class RowCoverage {
    private static final String JUDGED = "judged";

    private final Pack pack;
    /** Rows by where they stand: what a case says of a filed row it says of the scoring rule. */
    private final Map<Place, String> ids = new HashMap<>();

    private final Map<String, Set<Outcome>> outcomes = new HashMap<>();
    private final Set<String> notApplicable = new HashSet<>();
    private final Map<String, Map<BigDecimal, Boundary>> boundaries = new LinkedHashMap<>();
    private final Map<Grade, Boundary> grades = new LinkedHashMap<>();

    /** What a case made of a row. */
    private enum Outcome {
        PASS,
        FAIL,
        MISSING
    }

    RowCoverage(Pack pack, List<RuleSeen> rules) {
        this.pack = pack;
        for (CriterionRow row : rows()) {
            Map<BigDecimal, Boundary> own = new LinkedHashMap<>();
            for (BigDecimal limit : limits(row, rules)) {
                own.computeIfAbsent(limit.stripTrailingZeros(), key -> new Boundary(limit));
            }
            boundaries.put(row.criterion().id(), own);
            ids.put(row.place(), row.criterion().id());
        }
        List<Grade> all = pack.standard().grades();
        all.stream()
                .limit(Math.max(0, all.size() - 1))
                .forEach(grade -> grades.put(grade, new Boundary(grade.atLeast())));
    }

    private List<CriterionRow> rows() {
        return pack.standard().rows().stream()
                .flatMap(indicator -> indicator.criteria().stream())
                .toList();
    }

    /** Bounds of bands, and the figures that rules of the row's method hold its measure against. */
    private static List<BigDecimal> limits(CriterionRow row, List<RuleSeen> rules) {
        List<BigDecimal> limits = new ArrayList<>();
        for (Band band : row.bands()) {
            BigDecimal lower = band.lower();
            BigDecimal upper = band.upper();
            if (lower != null) {
                limits.add(lower);
            }
            if (upper != null) {
                limits.add(upper);
            }
        }
        for (RuleSeen rule : rules) {
            for (Limit limit : rule.limits()) {
                if (!limit.method().equals(row.criterion().method())) {
                    continue;
                }
                if (limit.kind() == Limit.Kind.NUMBER) {
                    limits.add(new BigDecimal(limit.value()));
                }
                for (Setting setting : row.settings()) {
                    BigDecimal value = setting.value();
                    if (limit.kind() == Limit.Kind.SETTING && setting.name().equals(limit.value()) && value != null) {
                        limits.add(value);
                    }
                }
            }
        }
        return limits;
    }

    void see(Submission submission, Observed observed) {
        Map<String, IndicatorResult> results = new HashMap<>();
        observed.evaluation().indicators().forEach(result -> results.put(result.id(), result));
        for (IndicatorRow indicator : observed.standard().indicators()) {
            IndicatorResult result = results.get(indicator.id());
            if (result != null && result.verdict() == Verdict.NOT_APPLICABLE) {
                notApplicable.add(indicator.id());
            } else if (result != null) {
                indicator.criteria().forEach(row -> see(row, indicator, result, submission, observed.measures()));
            }
        }
        grades.values().forEach(grade -> grade.see(observed.evaluation().score().earned()));
    }

    private void see(
            CriterionRow row,
            IndicatorRow indicator,
            IndicatorResult result,
            Submission submission,
            List<Measure> measures) {
        Criterion criterion = row.criterion();
        String id = ids.getOrDefault(row.place(), criterion.id());
        Outcome outcome = outcome(row, result);
        boolean judged = submission.judgements().stream()
                .anyMatch(j -> j.subject().equals(criterion.id()) || j.subject().equals(indicator.id()));
        boolean own = judged == criterion.method().equals(JUDGED) || row.judging() == Judging.COMPLETES;
        if (own || outcome == Outcome.MISSING) {
            outcomes.computeIfAbsent(id, key -> new HashSet<>()).add(outcome);
        }
        if (own && outcome != Outcome.MISSING) {
            measures.stream()
                    .filter(m ->
                            m.name().equals(criterion.measure()) && m.subject().equals(criterion.of()))
                    .forEach(m -> boundaries
                            .getOrDefault(id, Map.of())
                            .values()
                            .forEach(boundary -> boundary.see(m.value())));
        }
    }

    private static Outcome outcome(CriterionRow row, IndicatorResult result) {
        List<Kind> kinds = result.ledger().stream()
                .filter(line -> line.criterion().equals(row.criterion().id()))
                .map(LedgerLine::kind)
                .toList();
        boolean penalty = result.weight().signum() == 0;
        boolean open = result.lowest().compareTo(result.highest()) != 0;
        if (kinds.contains(Kind.MISSING) || (penalty && open)) {
            return Outcome.MISSING;
        }
        return kinds.contains(Kind.DEDUCTION) || kinds.contains(Kind.VETO) || kinds.contains(Kind.BONUS)
                ? Outcome.FAIL
                : Outcome.PASS;
    }

    /** What lacks, each a sentence; a limit excused by {@code limit <row> <value>} is passed over. */
    List<String> lacks(Set<String> excused, Language language) {
        List<String> lacks = new ArrayList<>();
        for (CriterionRow row : rows()) {
            String id = row.criterion().id();
            Set<Outcome> seen = outcomes.getOrDefault(id, Set.of());
            List<String> states = new ArrayList<>();
            if (row.criterion().method().equals(JUDGED)) {
                if (!seen.contains(Outcome.PASS) && !seen.contains(Outcome.FAIL)) {
                    states.add(Message.of("cases.given").in(language));
                }
                if (!seen.contains(Outcome.MISSING)) {
                    states.add(Message.of("cases.not-given").in(language));
                }
            } else {
                if (!seen.contains(Outcome.PASS)) {
                    states.add(Message.of("cases.passes").in(language));
                }
                if (!seen.contains(Outcome.FAIL)) {
                    states.add(Message.of("cases.fails").in(language));
                }
                if (!seen.contains(Outcome.MISSING)) {
                    states.add(Message.of("cases.misses").in(language));
                }
            }
            if (!states.isEmpty()) {
                String words = String.join(language == Language.EN ? ", " : "、", states);
                lacks.add(Message.of("cases.row-lacks", id, words).in(language));
            }
            boundaries
                    .getOrDefault(id, Map.of())
                    .forEach((limit, boundary) -> lack(id, limit, boundary, excused, language, lacks));
        }
        pack.standard().indicators().stream()
                .filter(row -> row.exempt() != null && !notApplicable.contains(row.id()))
                .forEach(row -> lacks.add(Message.of(
                                "cases.row-lacks",
                                row.id(),
                                Message.of("cases.not-applicable").in(language))
                        .in(language)));
        grades.forEach(
                (grade, boundary) -> lack(grade.name().zh(), grade.atLeast(), boundary, excused, language, lacks));
        return lacks;
    }

    /** A value of a row's measure at a limit, or one unit beside it, where no case stands. */
    record Uncovered(CriterionRow row, BigDecimal limit, BigDecimal value) {}

    /** Where cases lack at limits of the standard's own indicators. */
    List<Uncovered> uncovered(Set<String> excused) {
        List<Uncovered> all = new ArrayList<>();
        for (IndicatorRow indicator : pack.standard().indicators()) {
            for (CriterionRow row : indicator.criteria()) {
                String id = row.criterion().id();
                boundaries.getOrDefault(id, Map.of()).forEach((limit, boundary) -> {
                    if (!excused.contains("limit " + id + " " + limit.toPlainString())) {
                        boundary.lacking().forEach(value -> all.add(new Uncovered(row, limit, value)));
                    }
                });
            }
        }
        return all;
    }

    /** A score at the bound of a grade, or one unit beside it, that no case comes to. */
    record UncoveredGrade(Grade grade, BigDecimal value) {}

    /** Where cases lack at bounds of grades. */
    List<UncoveredGrade> uncoveredGrades(Set<String> excused) {
        List<UncoveredGrade> all = new ArrayList<>();
        grades.forEach((grade, boundary) -> {
            String limit = "limit " + grade.name().zh() + " " + grade.atLeast().toPlainString();
            if (!excused.contains(limit)) {
                boundary.lacking().forEach(value -> all.add(new UncoveredGrade(grade, value)));
            }
        });
        return all;
    }

    static void lack(
            String of,
            BigDecimal limit,
            Boundary boundary,
            Set<String> excused,
            Language language,
            List<String> lacks) {
        String sides = boundary.lacking(language);
        if (!sides.isEmpty() && !excused.contains("limit " + of + " " + limit.toPlainString())) {
            lacks.add(Message.of("cases.boundary-lacks", of, limit.toPlainString(), sides)
                    .in(language));
        }
    }
}
