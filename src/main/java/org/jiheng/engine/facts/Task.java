package org.jiheng.engine.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A task of the department for the year.
 *
 * @param indicators how many performance indicators it has, where the indicators themselves are not known
 */
public record Task(String name, @Nullable BigDecimal indicators) {}
