package org.jiheng.engine.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Publication of the budget and final accounts.
 *
 * @param due the last day for publishing
 * @param publishedOn the day they were published
 * @param secret whether the department is exempt from publication
 */
public record Disclosure(
        @Nullable Boolean published,
        @Nullable Boolean onTime,
        @Nullable Boolean complete,
        @Nullable Boolean secret,
        @Nullable LocalDate due,
        @Nullable LocalDate publishedOn) {}
