package org.jiheng.live;

import org.jspecify.annotations.Nullable;

/** What a listener is told of, in the order in which it happened. */
public sealed interface Change {
    /** Evaluations that begin from now on are by this version; {@code before} is null for a standard that there was not. */
    record Swapped(Version now, @Nullable Version before) implements Change {}

    /** What was found in the folder cannot be used; what was in use stays so. */
    record Refused(Refusal refusal) implements Change {}

    /** The folder of a standard is gone and has not come back. */
    record Withdrawn(Version last) implements Change {}
}
