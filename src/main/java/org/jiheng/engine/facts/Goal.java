package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A performance goal: one indicator row that the department filed.
 *
 * @param task the task it belongs to
 * @param operator {@code >=}, {@code <=}, {@code =}, {@code >} or {@code <}
 * @param target the number aimed at, in {@code unit}
 * @param actual the number reached, in {@code unit}
 * @param weight the weight the row was filed with
 * @param scoringRule 赋分规则 as filed
 */
public record Goal(
        String id,
        String name,
        @Nullable String task,
        @Nullable String operator,
        @Nullable BigDecimal target,
        @Nullable BigDecimal actual,
        @Nullable String unit,
        @Nullable BigDecimal weight,
        @Nullable String scoringRule) {}
