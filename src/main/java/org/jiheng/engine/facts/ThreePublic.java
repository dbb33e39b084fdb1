package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The three public expenses (三公经费), in 万元.
 *
 * @param lastYear budget of the year before
 * @param budget 全年预算数
 * @param executed 决算数
 */
public record ThreePublic(
        @Nullable BigDecimal lastYear,
        @Nullable BigDecimal budget,
        @Nullable BigDecimal executed) {}
