package org.jiheng.inquiry;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.engine.EvidenceFinder.Lack;
import org.jiheng.engine.Trace.Matched;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Basis;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.inquiry.Explanation.Change;
import org.jiheng.inquiry.Explanation.Goal;
import org.jiheng.inquiry.Explanation.Line;
import org.jiheng.inquiry.Explanation.Subject;
import org.jspecify.annotations.Nullable;

/** Explains the points of an indicator, line by line. */
final class IndicatorExplainer {
    private final Explainer explainer;
    private final IndicatorRow row;
    private final IndicatorResult result;
    private final Map<String, CriterionRow> criteria = new HashMap<>();

    IndicatorExplainer(Explainer explainer, IndicatorRow row) {
        this.explainer = explainer;
        this.row = row;
        this.result = of(explainer.trace().evaluation(), row.id());
        row.criteria().forEach(criterion -> criteria.put(criterion.criterion().id(), criterion));
    }

    Explanation explain() {
        List<Line> lines = result.ledger().stream().map(this::line).toList();
        List<Lack> collect = collect();
        return new Explanation(
                Subject.INDICATOR,
                row.id(),
                result.name(),
                Explainer.code(result.verdict()),
                summary(),
                row.clause().in(explainer.language()),
                explainer.pack().standard().basis(),
                row.text().in(explainer.language()),
                result.earned(),
                row.weight(),
                result.highest().subtract(result.lowest()),
                lines,
                collect,
                List.of(),
                change(lines, collect));
    }

    private Line line(LedgerLine line) {
        CriterionRow criterion = criteria.get(line.criterion());
        List<Matched> matches =
                line.rule().isEmpty() ? List.of() : explainer.figures().ofCriterion(line.rule(), line.criterion());
        return new Line(
                Explainer.code(line.kind()),
                line.rule(),
                explainer.place(line.rule()),
                line.item(),
                criterion == null || line.item().isEmpty()
                        ? ""
                        : criterion.text().in(explainer.language()),
                line.points(),
                line.reason(),
                line.arithmetic(),
                line.evidence(),
                explainer.figures().figures(matches),
                matches.isEmpty() ? null : judgement(line.criterion()),
                null);
    }

    private @Nullable Judgement judgement(String criterion) {
        return explainer.submission().judgements().stream()
                .filter(judgement -> judgement.subject().equals(criterion))
                .findFirst()
                .orElse(null);
    }

    /** What lacks where the ledger says that something does. */
    private List<Lack> collect() {
        Set<String> paths = new LinkedHashSet<>();
        for (LedgerLine line : result.ledger()) {
            CriterionRow criterion = criteria.get(line.criterion());
            if (line.kind() == Kind.MISSING && criterion != null) {
                paths.addAll(criterion.needs());
                paths.addAll(criterion.whole());
            }
        }
        return explainer.lacking(paths);
    }

    private String summary() {
        String earned = result.earned().toPlainString();
        String weight = plain(row.weight());
        String reasons = explainer.joined(result.ledger().stream()
                .filter(line -> line.kind() != Kind.AWARD && !line.reason().isEmpty())
                .map(LedgerLine::reason));
        return switch (result.verdict()) {
            case MET ->
                explainer.message(
                        result.basis() == Basis.JUDGED ? "explain.met-judged" : "explain.met", earned, weight);
            case DEDUCTED ->
                explainer.message(
                        "explain.deducted",
                        earned,
                        weight,
                        row.weight().subtract(result.earned()).toPlainString(),
                        reasons);
            case MISSING ->
                explainer.message(
                        "explain.missing",
                        earned,
                        result.lowest().toPlainString(),
                        result.highest().toPlainString(),
                        weight);
            case MANUAL ->
                explainer.message(
                        "explain.manual",
                        earned,
                        result.lowest().toPlainString(),
                        result.highest().toPlainString(),
                        weight);
            case NOT_APPLICABLE ->
                explainer.message(
                        "explain.not-applicable",
                        earned,
                        weight,
                        result.ledger().get(0).reason());
            case WAIVED -> explainer.message("explain.waived", earned, weight, reasons);
        };
    }

    /** Points that follow from facts could follow from others; what lacks must be collected, and judgements are the evaluator's. */
    private @Nullable Change change(List<Line> lines, List<Lack> collect) {
        boolean open = result.verdict() == Verdict.MISSING && collect.isEmpty();
        boolean computed = result.verdict() == Verdict.DEDUCTED && result.basis() != Basis.JUDGED;
        if (!open && !computed) {
            return null;
        }
        Set<String> paths = new LinkedHashSet<>();
        row.criteria().forEach(criterion -> {
            paths.addAll(criterion.needs());
            paths.addAll(criterion.whole());
        });
        Set<String> rules = result.ledger().stream()
                .map(LedgerLine::rule)
                .filter(rule -> !rule.isEmpty())
                .collect(Collectors.toSet());
        return explainer.change(
                paths,
                lines,
                rules,
                Goal.FULL_POINTS,
                evaluation -> of(evaluation, row.id()).earned().compareTo(row.maximum()) >= 0);
    }

    private static IndicatorResult of(Evaluation evaluation, String id) {
        return evaluation.indicators().stream()
                .filter(indicator -> indicator.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String plain(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }
}
