package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Fixed assets by value, in 万元.
 *
 * @param inUse value of the fixed assets in use
 */
public record Assets(@Nullable BigDecimal total, @Nullable BigDecimal inUse) {}
