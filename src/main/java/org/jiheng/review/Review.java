package org.jiheng.review;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.document.Location;
import org.jspecify.annotations.Nullable;

/** The result of reviewing one document; every output of a review is a view of it. */
public record Review(Reviewed document, Summary summary, List<FormSeen> forms, List<Finding> findings) {
    public Review {
        forms = List.copyOf(forms);
        findings = List.copyOf(findings);
    }

    /** Which document; {@code kind} is its format. */
    public record Reviewed(String name, String kind, String digest) {}

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

    /** A form that was read. */
    public record FormSeen(
            String name, String kind, Location location, List<BudgetSeen> budget, List<RowSeen> rows, Pair total) {}

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
