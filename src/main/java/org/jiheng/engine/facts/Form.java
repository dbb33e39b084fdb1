package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A self-evaluation form as a document prints it; money in 万元.
 *
 * @param id what tells it from the other forms of the document
 * @param kind {@code project} or {@code department}
 * @param name the project, or the department
 * @param year the year its title gives
 * @param ruled whether its rows name a scoring rule (赋分规则)
 * @param explained whether it has a column for explanations of deviations
 * @param initial 年初预算数
 * @param annual 全年预算数
 * @param executed 全年执行数
 * @param rate 执行率 as printed, in percent
 * @param executionWeight weight of the execution
 * @param executionScore its score as printed
 * @param total total score as printed
 */
public record Form(
        String id,
        String kind,
        String name,
        @Nullable Integer year,
        boolean ruled,
        boolean explained,
        @Nullable BigDecimal initial,
        @Nullable BigDecimal annual,
        @Nullable BigDecimal executed,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal executionWeight,
        @Nullable BigDecimal executionScore,
        @Nullable BigDecimal total) {}
