package org.jiheng.engine.facts;

import java.math.BigDecimal;

/**
 * A figure that a document prints and that other figures of it settle: a total, a share, a rate of growth. The figure is known
 * as well as it is printed, so it stands for a closed interval. Where a sentence can be read in several ways, each reading is a
 * claim of the same statement; the statement is contradicted only when no reading can be true.
 *
 * @param statement what is claimed; all readings of one statement share it
 * @param reading the number of the reading, from 1; the likeliest first
 * @param kind how it is computed, one of the kinds that rules under {@code rules/review/} know
 * @param value the figure as printed, in the unit of the statement
 * @param low the least that the printed figure can stand for
 * @param high the most that it can stand for
 * @param slack by how much more publishers miss by cutting digits off instead of rounding; one unit of the last place for
 *     percentages, otherwise 0
 */
public record Claim(
        String statement,
        int reading,
        String kind,
        BigDecimal value,
        BigDecimal low,
        BigDecimal high,
        BigDecimal slack) {}
