package org.jiheng.engine.facts;

import java.math.BigDecimal;

/**
 * A value shared by rules, as in force for the year evaluated.
 */
public record Parameter(String name, BigDecimal value) {}
