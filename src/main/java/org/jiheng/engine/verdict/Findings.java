package org.jiheng.engine.verdict;

import java.math.BigDecimal;
import org.jiheng.engine.facts.Claim;

/**
 * All that a rule under {@code rules/review/} can do. As with {@link Report}, the rule's name and its bindings are taken from the
 * match, and {@code {name}} in {@code arithmetic} stands for the value bound to {@code $name}.
 */
public interface Findings {
    /**
     * What a claim comes to: by the figures as printed, and the least and the most that they can stand for. Whether that agrees
     * with the figure claimed, the engine decides: reproduced, explained by rounding, or contradicted. In {@code arithmetic}
     * {@code {parts}} stands for all operands of the role {@code part}, added.
     */
    void computed(Claim claim, BigDecimal value, BigDecimal low, BigDecimal high, String arithmetic);

    /** A form, or a row of one, is found wanting; {@code findings.yaml} keeps severity and words under the code. */
    void finding(String subject, String code, String arithmetic);
}
