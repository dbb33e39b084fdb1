package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Carry-over and balances (结转结余), in 万元.
 *
 * @param opening 年初结转和结余, accumulated at the end of the year before
 * @param closing 年末结转和结余, accumulated at the end of the year
 * @param overTwoYears of {@code closing}, money carried over for two years or more
 */
public record CarryOver(
        @Nullable BigDecimal opening,
        @Nullable BigDecimal closing,
        @Nullable BigDecimal overTwoYears) {}
