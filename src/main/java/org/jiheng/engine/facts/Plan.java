package org.jiheng.engine.facts;

import org.jspecify.annotations.Nullable;

/**
 * The medium and long-term plan.
 *
 * @param overallGoal whether it states an overall goal with dates
 * @param schedule whether it states a schedule of steps
 */
public record Plan(@Nullable Boolean overallGoal, @Nullable Boolean schedule) {}
