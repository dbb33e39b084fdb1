package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Government procurement, in 万元.
 */
public record Procurement(
        @Nullable BigDecimal budget, @Nullable BigDecimal executed) {}
