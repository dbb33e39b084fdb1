package org.jiheng.engine.facts;

import java.math.BigDecimal;

/**
 * A row of a scoring sheet with a column for why points were deducted.
 *
 * @param id what tells it from all others of the document
 * @param indicator its name
 * @param weight the points it can have
 * @param score the points it was given
 * @param reason the reason of a deduction as printed, empty where the cell says that there is none
 */
public record Scored(String id, String indicator, BigDecimal weight, BigDecimal score, String reason) {}
