package org.jiheng.engine.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A performance goal: one indicator row that the department filed.
 *
 * @param task the task it belongs to
 * @param level1 一级指标 it was filed under
 * @param level2 二级指标 it was filed under
 * @param operator {@code >=}, {@code <=}, {@code =}, {@code >} or {@code <}; null where the target is no number
 * @param target the number aimed at, in {@code unitName}
 * @param actual the number reached, in {@code unitName}
 * @param unitName the unit of both; rule text reserves the word {@code unit}
 * @param targetText the target where it is words
 * @param actualText what was reached where it is words
 * @param due the last day, where the target is a day
 * @param finished the day it was done, where that was filed
 * @param completion 完成率 in percent as the form prints it; null where it prints none
 * @param weight the weight the row was filed with
 * @param scoringRule 赋分规则 as filed
 * @param lastYear 上年完成情况 as filed
 * @param basis 指标值设定依据 as filed
 * @param evidence 佐证资料 as filed
 * @param explanation 偏差原因 as filed; empty where the form has the place and leaves it empty, null where nothing is known of it
 */
public record Goal(
        String id,
        String name,
        @Nullable String task,
        @Nullable String level1,
        @Nullable String level2,
        @Nullable String operator,
        @Nullable BigDecimal target,
        @Nullable BigDecimal actual,
        @Nullable String unitName,
        @Nullable String targetText,
        @Nullable String actualText,
        @Nullable LocalDate due,
        @Nullable LocalDate finished,
        @Nullable BigDecimal completion,
        @Nullable BigDecimal weight,
        @Nullable String scoringRule,
        @Nullable String lastYear,
        @Nullable String basis,
        @Nullable String evidence,
        @Nullable String explanation) {}
