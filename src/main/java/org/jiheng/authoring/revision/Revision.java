package org.jiheng.authoring.revision;

import java.util.List;

/** What changed from one edition of a standard to another, in the order of the standard. */
public record Revision(Edition before, Edition after, List<Change> changes) {
    public Revision {
        changes = List.copyOf(changes);
    }

    /** How many changes can have an effect. */
    public long count(Change.Effect effect) {
        return changes.stream().filter(change -> change.effect() == effect).count();
    }
}
