package org.jiheng.engine.facts;

import java.math.BigDecimal;

/**
 * A figure that a claim is computed from.
 *
 * @param statement the claim's statement
 * @param reading the claim's reading
 * @param role what it is in the computation: {@code part}, {@code whole}, {@code base}, {@code change} …
 * @param value the figure as printed, in the unit of the statement
 * @param low the least that it can stand for
 * @param high the most that it can stand for
 */
public record Operand(String statement, int reading, String role, BigDecimal value, BigDecimal low, BigDecimal high) {}
