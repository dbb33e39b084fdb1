package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The department's budget as a whole, in 万元; progress in percent.
 *
 * @param initial 年初预算数
 * @param annual 全年预算数
 * @param executed 全年执行数
 * @param increased adjustments upwards, as a positive number
 * @param decreased adjustments downwards, as a positive number
 * @param policyDriven of the net adjustment, what policy or superiors caused (政策性调整); it is not the department's doing
 * @param december spent in December (12月支出数)
 * @param plannedProgress 既定支付进度 at the day it is measured, in percent
 * @param actualProgress 实际支付进度 at that day, in percent
 * @param keyProjects 重点项目支出
 */
public record Budget(
        @Nullable BigDecimal initial,
        @Nullable BigDecimal annual,
        @Nullable BigDecimal executed,
        @Nullable BigDecimal increased,
        @Nullable BigDecimal decreased,
        @Nullable BigDecimal policyDriven,
        @Nullable BigDecimal december,
        @Nullable BigDecimal plannedProgress,
        @Nullable BigDecimal actualProgress,
        @Nullable BigDecimal keyProjects) {}
