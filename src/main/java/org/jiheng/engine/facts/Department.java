package org.jiheng.engine.facts;

import java.time.LocalDate;

/**
 * The department evaluated.
 *
 * @param year the year evaluated; values of a standard are keyed by it
 * @param asOf the day the evaluation speaks of; deadlines and waivers are judged by it
 * @param fictitious whether the department is made up
 * @param yearBegins the first day of the year evaluated
 * @param yearEnds its last day
 */
public record Department(
        String name, int year, LocalDate asOf, boolean fictitious, LocalDate yearBegins, LocalDate yearEnds) {}
