package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the department had to do in the year, in numbers of items (工作任务或项目).
 *
 * @param planned planned for the year
 * @param done of these, done
 * @param onTime of these, done in time
 * @param qualified of those done, found up to standard
 * @param keyAssigned key items assigned by superiors (重点工作)
 * @param keyDone of these, closed
 */
public record Work(
        @Nullable BigDecimal planned,
        @Nullable BigDecimal done,
        @Nullable BigDecimal onTime,
        @Nullable BigDecimal qualified,
        @Nullable BigDecimal keyAssigned,
        @Nullable BigDecimal keyDone) {}
