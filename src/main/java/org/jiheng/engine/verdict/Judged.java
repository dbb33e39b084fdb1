package org.jiheng.engine.verdict;

import java.math.BigDecimal;
import java.util.List;

/** What the rules of the review made of the facts of one document. */
public record Judged(List<Statement> statements, List<Found> found) {
    public Judged {
        statements = List.copyOf(statements);
        found = List.copyOf(found);
    }

    /** How a printed figure compares with what the others come to. */
    public enum Outcome {
        /** The computed value, rounded as printed, is the printed one. */
        CONSISTENT,
        /** Not that, but rounding or cut digits explain it. */
        ROUNDING,
        /** Nothing explains it. */
        CONTRADICTED
    }

    /**
     * A statement, by the reading that suits it best; statements that no rule could compute (a rate of nothing) are not here.
     *
     * @param reading the reading that counts
     * @param value what the operands come to as printed
     * @param low the least they can come to
     * @param high the most they can come to
     * @param arithmetic the computation with its figures
     */
    public record Statement(
            String id,
            int reading,
            Outcome outcome,
            BigDecimal value,
            BigDecimal low,
            BigDecimal high,
            String arithmetic,
            String rule) {}

    /** What a rule found of a form or a row; the words are kept under the code. */
    public record Found(String subject, String code, String arithmetic, String rule) {}
}
