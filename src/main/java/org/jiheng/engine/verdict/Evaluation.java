package org.jiheng.engine.verdict;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jiheng.engine.facts.Source;
import org.jspecify.annotations.Nullable;

/** The result of one evaluation; every document the program writes is a view of it. Points are exact decimals. */
public record Evaluation(
        Subject department,
        StandardUsed standard,
        Digests digests,
        Score score,
        List<SectionResult> sections,
        List<IndicatorResult> indicators,
        List<ProblemFound> problems,
        List<Check> checks,
        List<Notice> notices) {

    /** Who was evaluated; {@code project} is null where it is the department as a whole. */
    public record Subject(String name, @Nullable String project, int year, LocalDate asOf, boolean fictitious) {}

    /** By which standard; {@code basis} says whose figures its weights and bands are. */
    public record StandardUsed(String id, String version, String title, String basis) {}

    /** SHA-256 of everything the result depends on, and the engine's version. */
    public record Digests(String submission, @Nullable String waivers, String rules, String engine) {}

    /**
     * The total. {@code earned} is what the evidence supports, {@code lowest} and {@code highest} are guaranteed.
     *
     * @param full the sum of the weights
     * @param completeness weight settled ÷ full, from 0 to 1
     * @param computed all other points: they follow from facts, or a waiver gave them back
     * @param judged points that evaluators gave
     * @param beforeWaivers what would have been earned without any waiver
     * @param grade the grade, or null where evidence does not settle it or the standard's weights are only project defaults
     */
    public record Score(
            BigDecimal earned,
            BigDecimal full,
            BigDecimal lowest,
            BigDecimal highest,
            BigDecimal completeness,
            BigDecimal computed,
            BigDecimal judged,
            @Nullable String grade,
            @Nullable String gradeIfLowest,
            @Nullable String gradeIfHighest,
            BigDecimal beforeWaivers) {}

    /** A section (一级指标); {@code rate} is earned ÷ weight in percent, null for a section without weight. */
    public record SectionResult(
            String id,
            String name,
            BigDecimal weight,
            BigDecimal earned,
            @Nullable BigDecimal rate) {}

    /** An indicator (三级指标) with every line that makes up its points. */
    public record IndicatorResult(
            String id,
            String section,
            String group,
            String name,
            BigDecimal weight,
            BigDecimal earned,
            BigDecimal lowest,
            BigDecimal highest,
            Basis basis,
            Verdict verdict,
            List<LedgerLine> ledger) {}

    /** Whether points follow from facts or were given by evaluators. */
    public enum Basis {
        COMPUTED,
        JUDGED,
        MIXED
    }

    /** What became of an indicator. */
    public enum Verdict {
        MET,
        DEDUCTED,
        MISSING,
        NOT_APPLICABLE,
        MANUAL,
        WAIVED
    }

    /** Why points move; award lines sum to the weight, all others to earned − weight. */
    public enum Kind {
        AWARD,
        BONUS,
        DEDUCTION,
        CAP,
        VETO,
        MISSING,
        ROUNDING,
        WAIVER
    }

    /**
     * One line of an indicator's ledger.
     *
     * @param rule the rule that reported it, or empty for what the engine itself adds (cap, rounding, missing)
     * @param criterion the criterion's id
     * @param item the item's number in the clause, or empty
     * @param arithmetic the computation with its numbers
     */
    public record LedgerLine(
            BigDecimal points,
            Kind kind,
            String rule,
            String criterion,
            String clause,
            String item,
            String arithmetic,
            String reason,
            List<Evidence> evidence) {}

    /** A fact that a result rests on. */
    public record Evidence(
            String fact,
            String label,
            String value,
            @Nullable Source source) {}

    /** How bad a problem is. */
    public enum Severity {
        HIGH,
        MEDIUM,
        LOW
    }

    /**
     * A problem found.
     *
     * @param id the code, with the subject where there is one: the same in the next run
     * @param subject what people call the subject, empty where the problem is the department's
     * @param detail what was found, with the figures
     * @param recoverable points that the indicators linked with the problem lost, null where none is linked
     * @param waiver who approved that it need not be put right, null where nobody did
     */
    public record ProblemFound(
            String id,
            String code,
            String subject,
            String title,
            Severity severity,
            String detail,
            String rationale,
            String rule,
            List<Evidence> evidence,
            List<String> remediation,
            @Nullable BigDecimal recoverable,
            @Nullable Approval waiver) {}

    /** A waiver (核准免扣) in force: why, who approved it, by which document, and the last day it holds. */
    public record Approval(String reason, String approvedBy, String document, LocalDate expires) {}

    /** How a problem rule ended. */
    public enum State {
        FIRED,
        CLEAR,
        UNDETERMINED,
        NOT_APPLICABLE
    }

    /** The state of one problem rule; {@code missing} names the facts it lacks, {@code collect} says them to people. */
    public record Check(
            String rule, String code, String title, State state, List<String> missing, List<String> collect) {}

    /** Something a reader of the result must know. */
    public record Notice(String code, String message) {}
}
