package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A satisfaction survey.
 *
 * @param rate in percent
 * @param respondents valid answers
 */
public record Satisfaction(
        @Nullable BigDecimal rate, @Nullable BigDecimal respondents) {}
