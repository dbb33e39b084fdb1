package org.jiheng.authoring;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.source.Complaint;
import org.jiheng.source.Complaints;
import org.jiheng.source.Place;
import org.jiheng.text.Message;

/** Collects what checks find, what they could not look at, and departments that show a finding. */
final class Findings {
    private final Complaints complaints = new Complaints();
    private final List<Message> notices = new ArrayList<>();
    private final List<PackChecker.Example> examples = new ArrayList<>();

    void add(Place place, String key, Object... arguments) {
        complaints.add(place, key, arguments);
    }

    void addAll(List<Complaint> others) {
        complaints.addAll(others);
    }

    void notice(String key, Object... arguments) {
        notices.add(Message.of(key, arguments));
    }

    void example(PackChecker.Example example) {
        examples.add(example);
    }

    List<Complaint> complaints() {
        return complaints.complaints();
    }

    List<Message> notices() {
        return notices;
    }

    List<PackChecker.Example> examples() {
        return examples;
    }
}
