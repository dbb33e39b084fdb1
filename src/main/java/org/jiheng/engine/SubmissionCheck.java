package org.jiheng.engine;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.engine.Submission.Known;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.FactLabel;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.standard.Standard.Judging;
import org.jiheng.source.Complaints;
import org.jiheng.source.Nearest;
import org.jiheng.source.Place;

/** What only the standard can say of a submission: judgements in range and in place, check points and defects it knows. */
final class SubmissionCheck {
    private final Pack pack;
    private final Submission submission;
    private final Complaints complaints;
    private final Map<String, CriterionRow> criteria = new LinkedHashMap<>();
    private final Map<String, IndicatorRow> indicators = new LinkedHashMap<>();

    SubmissionCheck(Pack pack, Submission submission, Complaints complaints) {
        this.pack = pack;
        this.submission = submission;
        this.complaints = complaints;
        for (IndicatorRow indicator : pack.standard().indicators()) {
            indicators.put(indicator.id(), indicator);
            indicator.criteria().forEach(row -> criteria.put(row.criterion().id(), row));
        }
    }

    void check() {
        submission.judgements().forEach(this::judgement);
        submission.facts().forEach(this::unit);
        submission.known().forEach((path, known) -> {
            if (path.startsWith("checks.")) {
                knownCriterion(path.substring("checks.".length()), known.place());
            }
        });
        submission.lists().keySet().stream()
                .filter(list -> list.startsWith("defects."))
                .forEach(list -> knownCriterion(list.substring("defects.".length()), Place.of(submission.file())));
    }

    /** A free fact in another unit than the standard declares would be scored as if it were in that one. */
    private void unit(Object fact) {
        if (fact instanceof Measure measure && submission.freeFacts().contains(measure.name())) {
            String wanted = unitOf(measure.name());
            Known known = submission.known().get(measure.name());
            boolean bothSay = !wanted.isEmpty() && !measure.unit().isEmpty();
            if (bothSay && known != null && !wanted.equals(measure.unit())) {
                complaints.add(known.place(), "check.unit-differs", measure.name(), measure.unit(), wanted);
            }
        }
    }

    private String unitOf(String fact) {
        FactLabel label = pack.labels().get(fact);
        return label == null ? "" : label.unit();
    }

    private void judgement(Judgement judgement) {
        String subject = judgement.subject();
        Known known = submission.known().get("judgements." + subject);
        Place place = known == null ? Place.of(submission.file()) : known.place();
        CriterionRow row = criteria.get(subject);
        IndicatorRow indicator = indicators.get(subject);
        List<CriterionRow> judged;
        BigDecimal full;
        if (row != null) {
            judged = List.of(row);
            full = row.criterion().points();
        } else if (indicator != null) {
            judged = indicator.criteria();
            full = indicator.weight();
        } else {
            unknown(subject, place);
            return;
        }
        if (judgement.points().compareTo(full) > 0) {
            complaints.add(
                    place, "check.judgement-above", subject, judgement.points().toPlainString(), full.toPlainString());
        }
        for (CriterionRow each : judged) {
            boolean ownMethod = each.criterion().method().equals(Evaluator.JUDGED);
            if (!ownMethod && !each.judgementPermitted()) {
                complaints.add(place, "check.judgement-refused", subject);
            } else if (!ownMethod && each.judging() == Judging.PERMITTED && hasFacts(each)) {
                complaints.add(place, "check.fact-and-judgement", subject, String.join(", ", given(each)));
            }
            String own = "judgements." + each.criterion().id();
            Known other = row == null ? submission.known().get(own) : null;
            if (other != null) {
                complaints.add(
                        other.place(), "check.judged-twice", each.criterion().id(), subject);
            }
        }
    }

    /** Whether the facts settle the criterion, so that a judgement would be a second answer. */
    private boolean hasFacts(CriterionRow row) {
        boolean needsKnown = !row.needs().isEmpty() && row.needs().stream().allMatch(submission::knows);
        return needsKnown || row.whole().stream().anyMatch(submission.lists()::containsKey);
    }

    /** The facts that settle a criterion, of alternatives those that are given. */
    private List<String> given(CriterionRow row) {
        return row.needs().stream()
                .flatMap(need -> Stream.of(need.split("\\|", -1)))
                .filter(path -> !path.contains(".") || submission.knows(path))
                .toList();
    }

    private void knownCriterion(String id, Place place) {
        if (!criteria.containsKey(id)) {
            unknown(id, place);
        }
    }

    private void unknown(String id, Place place) {
        Set<String> known = criteria.keySet();
        complaints.add(
                place,
                Nearest.to(id, known).isPresent() ? "check.unknown-criterion-maybe" : "check.unknown-criterion",
                id,
                Nearest.to(id, known).orElse(""));
    }
}
