package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of the budget, in 万元.
 *
 * @param by how the table splits the budget: {@code source} or {@code nature}
 */
public record BudgetLine(
        String name,
        @Nullable String by,
        @Nullable BigDecimal initial,
        @Nullable BigDecimal annual,
        @Nullable BigDecimal executed) {}
