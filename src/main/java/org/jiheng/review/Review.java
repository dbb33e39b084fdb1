package org.jiheng.review;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.document.Location;
import org.jspecify.annotations.Nullable;

/** The result of reviewing one document; every output of a review is a view of it. */
public record Review(
        Reviewed document,
        Summary summary,
        List<FormSeen> forms,
        List<Finding> findings,
        @Nullable FollowUp followUp) {
    public Review {
        forms = List.copyOf(forms);
        findings = List.copyOf(findings);
    }

    /** A review by itself, without earlier rounds. */
    public Review(Reviewed document, Summary summary, List<FormSeen> forms, List<Finding> findings) {
        this(document, summary, forms, findings, null);
    }

    /** Which document; {@code kind} is its format, {@code title} the words it begins with. */
    public record Reviewed(String name, String kind, String digest, String title) {}

    /**
     * What became of the findings of the round before, and what a clerk has dismissed.
     *
     * @param round 1 for the first time that a document is reviewed
     * @param added ids of findings that the round before did not have
     * @param remaining ids of findings that it had
     * @param mended findings of the round before that are gone
     * @param dismissed findings that are left out, with the reasons
     */
    public record FollowUp(
            int round, List<String> added, List<String> remaining, List<Finding> mended, List<Dismissed> dismissed) {
        public FollowUp {
            added = List.copyOf(added);
            remaining = List.copyOf(remaining);
            mended = List.copyOf(mended);
            dismissed = List.copyOf(dismissed);
        }
    }

    /** A finding that someone decided to leave out. */
    public record Dismissed(Finding finding, String reason, String by, String date) {}

    /**
     * Counts.
     *
     * @param statements what the document claims of its own figures and could be read
     * @param checked those that could be computed
     * @param unread figures seen and not understood
     */
    public record Summary(
            int statements, int checked, int consistent, int rounding, int errors, int suspicious, int unread) {}

    /** How sure a finding is. */
    public enum Severity {
        ERROR,
        ROUNDING,
        SUSPICIOUS
    }

    /**
     * Something found.
     *
     * @param id the same for the same finding, whatever else of the document changes
     * @param kind what it is about, one of the kinds of the contract
     * @param printed the figure as printed
     * @param expected what it comes to, or empty for a doubt
     * @param rule the rule that found it
     */
    public record Finding(
            String id,
            String code,
            Severity severity,
            String kind,
            String title,
            Location location,
            String quote,
            String printed,
            String expected,
            String explanation,
            String fix,
            String rule) {}

    /** A form that was read; ids of findings about it hold its {@code id}. */
    public record FormSeen(
            String id,
            String name,
            String kind,
            String department,
            Location location,
            List<BudgetSeen> budget,
            List<RowSeen> rows,
            Pair total) {
        /** The unit whose form it is; empty where it does not say. */
        public String unit() {
            return kind.equals("department") ? name : department;
        }
    }

    /** A row of a form's budget, money in the form's unit as printed. */
    public record BudgetSeen(
            String source,
            @Nullable String initial,
            @Nullable String annual,
            @Nullable String executed,
            Pair rate,
            Pair score) {}

    /** An indicator row of a form, as printed. */
    public record RowSeen(
            String level1,
            String level2,
            String level3,
            @Nullable String weight,
            String target,
            String actual,
            Pair completion,
            String rule,
            Pair score) {}

    /** A figure as printed, and what it comes to; null where it is not printed, or cannot be computed. */
    public record Pair(@Nullable String printed, @Nullable BigDecimal computed) {}
}
