package org.jiheng.engine.facts;

import org.jspecify.annotations.Nullable;

/**
 * Assets due for scrapping (达到报废条件).
 *
 * @param invoice whether the purchase invoice is there
 * @param approval whether the scrapping was approved
 * @param disposed whether they have been disposed of
 */
public record Scrapping(
        String name,
        @Nullable Boolean invoice,
        @Nullable Boolean approval,
        @Nullable Boolean disposed) {}
