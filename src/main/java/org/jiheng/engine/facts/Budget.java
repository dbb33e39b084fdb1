package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The department's budget as a whole, in 万元.
 *
 * @param initial 年初预算数
 * @param annual 全年预算数
 * @param executed 全年执行数
 * @param increased adjustments upwards, as a positive number
 * @param decreased adjustments downwards, as a positive number
 */
public record Budget(
        @Nullable BigDecimal initial,
        @Nullable BigDecimal annual,
        @Nullable BigDecimal executed,
        @Nullable BigDecimal increased,
        @Nullable BigDecimal decreased) {}
