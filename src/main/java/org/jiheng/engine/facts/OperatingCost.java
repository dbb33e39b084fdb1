package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Operating cost (公用经费), in 万元.
 *
 * @param budget 全年预算数
 * @param executed 决算数
 */
public record OperatingCost(
        @Nullable BigDecimal budget, @Nullable BigDecimal executed) {}
