package org.jiheng.engine.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One indicator row of a form as a document prints it.
 *
 * @param id what tells it from all other rows of the document
 * @param form the form's id
 * @param level1 一级指标
 * @param level2 二级指标
 * @param name 三级指标
 * @param weight 分值
 * @param targetText the target as printed
 * @param operator {@code >=}, {@code <=}, {@code =}, {@code >} or {@code <}; null where the target is no number
 * @param target the number aimed at, in {@code targetUnit}
 * @param targetUnit the target's unit
 * @param actualText the actual as printed
 * @param actual the number reached
 * @param actualUnit its unit
 * @param due the day aimed at, where the target is a date
 * @param finished the day reached
 * @param completion 完成率 as printed, in percent
 * @param score 得分 as printed
 * @param rule 赋分规则 as printed
 * @param explanation 偏差原因 as printed, empty where the cell is empty
 * @param lastYear last year's figure, where it is a number
 */
public record FormRow(
        String id,
        String form,
        String level1,
        String level2,
        String name,
        @Nullable BigDecimal weight,
        String targetText,
        @Nullable String operator,
        @Nullable BigDecimal target,
        String targetUnit,
        String actualText,
        @Nullable BigDecimal actual,
        String actualUnit,
        @Nullable LocalDate due,
        @Nullable LocalDate finished,
        @Nullable BigDecimal completion,
        @Nullable BigDecimal score,
        String rule,
        String explanation,
        @Nullable BigDecimal lastYear) {}
