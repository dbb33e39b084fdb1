package org.jiheng.inquiry;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.engine.verdict.Evaluation.Score;
import org.jiheng.engine.verdict.Evaluation.StandardUsed;
import org.jiheng.engine.verdict.Evaluation.Subject;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a change of facts would come to (提分测算). A working aid and no part of a report.
 *
 * @param notice that it is no part of a report
 * @param changes the facts as they are and as they would be
 * @param indicators those whose points or verdict change
 * @param removed problems that would be gone, with {@code added} those that would be new
 * @param reach what was asked to be reached; null where facts were set
 */
public record Simulation(
        String notice,
        Subject department,
        StandardUsed standard,
        List<Set> changes,
        Score before,
        Score after,
        List<Moved> indicators,
        List<Problem> removed,
        List<Problem> added,
        @Nullable Reach reach) {

    /** A fact set to another value. */
    public record Set(String fact, String label, String from, String to) {}

    /** An indicator whose result changes. */
    public record Moved(
            String id, String name, BigDecimal before, BigDecimal after, Verdict verdictBefore, Verdict verdictAfter) {}

    /** A problem by id and title, with its subject where it has one. */
    public record Problem(String id, String title, String subject) {}

    /**
     * How a grade is reached.
     *
     * @param atLeast the score at which it begins, held against the score that is sure
     * @param correctable how many facts there are that can still be put right
     * @param fewest whether fewer facts were shown not to do
     */
    public record Reach(String grade, BigDecimal atLeast, Outcome outcome, int correctable, boolean fewest) {}

    /** What came of the search. */
    public enum Outcome {
        ALREADY,
        REACHED,
        OUT_OF_REACH
    }
}
