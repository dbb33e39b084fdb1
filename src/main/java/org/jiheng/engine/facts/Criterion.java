package org.jiheng.engine.facts;

import java.math.BigDecimal;

/**
 * One criterion of an indicator, in the session only once everything it needs is known.
 *
 * @param id the indicator's id, followed by the item's number where the indicator has several
 * @param method how it is scored
 * @param measure the measure it scores, or empty
 * @param of the subject of that measure, or empty
 * @param points its full points
 */
public record Criterion(String id, String indicator, String method, String measure, String of, BigDecimal points) {}
