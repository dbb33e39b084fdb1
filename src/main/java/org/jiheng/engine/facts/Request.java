package org.jiheng.engine.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Material asked for with a deadline (限期提供).
 */
public record Request(
        String material,
        @Nullable LocalDate due,
        @Nullable Boolean signed,
        @Nullable Boolean received) {}
