package org.jiheng.source;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.text.Message;

/** Collects everything wrong with a file, so that its writer sees all of it at once. */
public final class Complaints {
    private final List<Complaint> complaints = new ArrayList<>();

    public void add(Place place, String key, Object... arguments) {
        complaints.add(new Complaint(place, Message.of(key, arguments)));
    }

    public List<Complaint> complaints() {
        return List.copyOf(complaints);
    }

    public void addAll(List<Complaint> others) {
        complaints.addAll(others);
    }

    public boolean isEmpty() {
        return complaints.isEmpty();
    }

    /** Ends the reading if anything was wrong. */
    public void throwIfAny() {
        if (!complaints.isEmpty()) {
            throw new InputException(complaints);
        }
    }
}
