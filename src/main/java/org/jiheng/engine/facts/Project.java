package org.jiheng.engine.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A project, amounts in 万元.
 *
 * @param state {@code done}, {@code ongoing}, {@code delayed} or {@code ended}
 * @param due the day it was to be finished
 */
public record Project(
        String name,
        @Nullable BigDecimal initial,
        @Nullable BigDecimal annual,
        @Nullable BigDecimal executed,
        @Nullable String state,
        @Nullable LocalDate due) {}
