package org.jiheng.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jspecify.annotations.Nullable;

/** What was reported on one criterion while the rules ran. */
final class Account {
    private final CriterionRow row;
    private boolean judged;
    private final boolean mayVeto;
    private final List<Entry> deductions = new ArrayList<>();
    private @Nullable Entry award;
    private @Nullable Entry veto;
    private @Nullable Entry unknown;
    private @Nullable Entry lacking;

    /**
     * @param judged whether the points are an evaluator's
     * @param mayVeto whether a rule may yet take the whole indicator to 0 by it
     */
    Account(CriterionRow row, boolean judged, boolean mayVeto) {
        this.row = row;
        this.judged = judged;
        this.mayVeto = mayVeto;
    }

    /**
     * One report.
     *
     * @param points earned for an award, lost for a deduction, at stake for what is unknown
     * @param manual for what lacks: whether it is only a judgement that lacks
     */
    record Entry(
            BigDecimal points,
            String rule,
            String arithmetic,
            String reason,
            List<Evidence> evidence,
            boolean manual) {}

    CriterionRow row() {
        return row;
    }

    boolean judged() {
        return judged;
    }

    /** Whether a veto may yet fall: something that it needs is not known. */
    boolean vetoOpen() {
        return mayVeto && veto == null && (lacking != null || unknown != null);
    }

    BigDecimal points() {
        return row.criterion().points();
    }

    List<Entry> deductions() {
        return deductions;
    }

    @Nullable
    Entry award() {
        return award;
    }

    @Nullable
    Entry veto() {
        return veto;
    }

    /** What a rule called unknown, or lists that are not whole: part of the points is at stake. */
    @Nullable
    Entry unknown() {
        return unknown;
    }

    /**
     * Facts or a judgement that must be there before the criterion can be scored: all its points are at stake, unless a rule
     * has deducted for it.
     */
    @Nullable
    Entry lacking() {
        return deductions.isEmpty() ? lacking : null;
    }

    /** Whether no rule said anything of it, though it was open to be scored; what the engine itself holds open says nothing. */
    boolean silent() {
        boolean ruleSpoke = unknown != null && !unknown.rule().isEmpty();
        return award == null && veto == null && lacking == null && deductions.isEmpty() && !ruleSpoke;
    }

    /** The points turned out to rest on an evaluator's judgement beside the facts. */
    void judgedToo() {
        judged = true;
    }

    void award(Entry entry) {
        award = entry;
    }

    void deduct(Entry entry) {
        deductions.add(entry);
    }

    void veto(Entry entry) {
        veto = entry;
    }

    /** Of two things unknown the one with more at stake counts. */
    void unknown(Entry entry) {
        if (unknown == null || entry.points().compareTo(unknown.points()) > 0) {
            unknown = entry;
        }
    }

    void lacking(Entry entry) {
        lacking = entry;
    }
}
