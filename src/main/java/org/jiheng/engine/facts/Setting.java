package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A named value of a criterion: a number, or a word.
 */
public record Setting(
        String criterion,
        String name,
        @Nullable BigDecimal value,
        @Nullable String word) {}
