package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One band of a criterion's scale.
 *
 * @param lower lower bound, null for none
 * @param upper upper bound, null for none
 * @param range the band as people read it
 */
public record Band(
        String criterion,
        @Nullable BigDecimal lower,
        boolean lowerIncluded,
        @Nullable BigDecimal upper,
        boolean upperIncluded,
        BigDecimal points,
        String range) {}
