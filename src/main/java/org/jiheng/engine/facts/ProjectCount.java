package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many projects there were, where only their number is known.
 *
 * @param planned projects in the initial budget
 * @param finished of these, finished in the year
 */
public record ProjectCount(
        @Nullable BigDecimal planned, @Nullable BigDecimal finished) {}
