package org.jiheng.engine.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A project, amounts in 万元.
 *
 * @param state {@code done}, {@code ongoing}, {@code delayed} or {@code ended}
 * @param due the day it was to be finished
 * @param expectedProgress payment to be expected by the end of the year, in percent; null where all of the budget is to be paid
 * @param contracted what contracts oblige the department to pay for what has been accepted
 */
public record Project(
        String name,
        @Nullable BigDecimal initial,
        @Nullable BigDecimal annual,
        @Nullable BigDecimal executed,
        @Nullable String state,
        @Nullable LocalDate due,
        @Nullable BigDecimal expectedProgress,
        @Nullable BigDecimal contracted) {}
