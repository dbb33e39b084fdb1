package org.jiheng.engine.facts;

import org.jspecify.annotations.Nullable;

/**
 * Publication of the budget and final accounts.
 *
 * @param secret whether the department is exempt from publication
 */
public record Disclosure(
        @Nullable Boolean published,
        @Nullable Boolean onTime,
        @Nullable Boolean complete,
        @Nullable Boolean secret) {}
