package org.jiheng.engine.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The department evaluated.
 *
 * @param year the year evaluated; values of a standard are keyed by it
 * @param asOf the day the evaluation speaks of; deadlines and waivers are judged by it
 * @param fictitious whether the department is made up
 * @param yearBegins the first day of the year evaluated
 * @param yearEnds its last day
 * @param project the project, where it is one of the department's projects that is evaluated
 */
public record Department(
        String name,
        int year,
        LocalDate asOf,
        boolean fictitious,
        LocalDate yearBegins,
        LocalDate yearEnds,
        @Nullable String project) {}
