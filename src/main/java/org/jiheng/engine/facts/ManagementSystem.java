package org.jiheng.engine.facts;

import org.jspecify.annotations.Nullable;

/**
 * A management system (管理制度) that the department has or lacks.
 */
public record ManagementSystem(
        String kind, String name, @Nullable Boolean exists) {}
