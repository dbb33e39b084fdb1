package org.jiheng.inquiry;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.engine.EvidenceFinder.Lack;
import org.jiheng.engine.Stop;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Why an indicator has its points, or why a problem was found or not.
 *
 * @param state the verdict of an indicator, the state of a check
 * @param summary the answer in one sentence
 * @param text what the standard asks, or why the problem is one
 * @param atStake points that are still open; null for a problem
 * @param collect the facts that lack
 * @param change the smallest change of one value that would turn the result; null where none was looked for
 */
public record Explanation(
        Subject subject,
        String id,
        String name,
        String state,
        String summary,
        String clause,
        String basis,
        String text,
        @Nullable BigDecimal earned,
        @Nullable BigDecimal weight,
        @Nullable BigDecimal atStake,
        List<Line> lines,
        List<Lack> collect,
        List<String> remediation,
        @Nullable Change change) {

    /** What was asked about. */
    public enum Subject {
        INDICATOR,
        PROBLEM
    }

    /**
     * A line of an indicator's ledger, or what one rule said of a problem.
     *
     * @param outcome the kind of ledger line, or the state of the check
     * @param rule the rule, empty for what no rule but the ledger itself adds
     * @param place file below the rules folder and line of the rule
     * @param item the item's number in the clause, or the subject of a problem
     * @param text what the criterion asks, empty where that is what the indicator asks
     * @param points the points of a ledger line; null for a problem
     * @param figures the figures of the standard that were used
     * @param judgement the evaluator's points, where they decided
     * @param stop the first condition that failed, where the rule looked and did not find
     */
    public record Line(
            String outcome,
            String rule,
            String place,
            String item,
            String text,
            @Nullable BigDecimal points,
            String reason,
            String arithmetic,
            List<Evidence> evidence,
            List<Figure> figures,
            @Nullable Judgement judgement,
            @Nullable Stop stop) {}

    /**
     * A figure of the standard or of a rule.
     *
     * @param period the years it is in force, empty where it always is
     * @param basis whose figure it is
     */
    public record Figure(String name, String label, String value, String period, String basis, String clause) {}

    /**
     * The smallest change of one value that reaches the goal.
     *
     * @param fact the fact to change; null where no change of one value does
     * @param value the new value as it would be written in the submission
     * @param complete whether every change that could count was tried
     */
    public record Change(
            Goal goal, @Nullable String fact, String label, String from, String to, String value, boolean complete) {}

    /** What a change is looked for to reach. */
    public enum Goal {
        FULL_POINTS,
        NO_PROBLEM,
        PROBLEM
    }
}
