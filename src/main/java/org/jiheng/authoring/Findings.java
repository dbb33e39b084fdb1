package org.jiheng.authoring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.source.Complaint;
import org.jiheng.source.Complaints;
import org.jiheng.source.Place;
import org.jiheng.text.Message;

/** Collects what checks find, what they could not look at, and departments that show a finding. */
final class Findings {
    /** How many places of texts without English are told. */
    private static final int PLACES = 5;

    private final Complaints complaints = new Complaints();
    private final List<Message> notices = new ArrayList<>();
    private final Set<Place> withoutEnglish = new LinkedHashSet<>();
    private final List<Message> remarks = new ArrayList<>();
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

    /** A text that is there in Chinese alone. */
    void withoutEnglish(Place place) {
        withoutEnglish.add(place);
    }

    void remark(String key, Object... arguments) {
        remarks.add(Message.of(key, arguments));
    }

    void example(PackChecker.Example example) {
        examples.add(example);
    }

    List<Complaint> complaints() {
        return complaints.complaints();
    }

    /** What is worth knowing and no fault. */
    List<Message> remarks() {
        List<Message> all = new ArrayList<>(remarks);
        if (!withoutEnglish.isEmpty()) {
            List<String> places = withoutEnglish.stream()
                    .sorted(PackChecker.ORDER)
                    .limit(PLACES)
                    .map(Place::toString)
                    .toList();
            boolean more = withoutEnglish.size() > PLACES;
            all.add(Message.of(
                    "finding.without-english",
                    withoutEnglish.size(),
                    String.join("\n    ", places) + (more ? "\n    …" : "")));
        }
        return all;
    }

    List<Message> notices() {
        return notices;
    }

    List<PackChecker.Example> examples() {
        return examples;
    }
}
