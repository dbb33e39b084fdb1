package org.jiheng.source;

import java.util.Comparator;
import java.util.List;
import org.jiheng.text.Language;

/** What a user handed in cannot be used; carries every complaint about it. Never a fault of the program. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Complaint> complaints;

    public InputException(List<Complaint> complaints) {
        super(complaints.stream().map(c -> c.in(Language.EN)).reduce("", (a, b) -> a + "\n" + b));
        this.complaints = complaints.stream()
                .distinct()
                .sorted(Comparator.comparing((Complaint c) -> c.place().file())
                        .thenComparing(c -> c.place().cell().replaceFirst("![^!]*$", ""))
                        .thenComparingInt(c -> c.place().line())
                        .thenComparingInt(c -> c.place().column()))
                .toList();
    }

    public static InputException of(Place place, String key, Object... arguments) {
        Complaints complaints = new Complaints();
        complaints.add(place, key, arguments);
        return new InputException(complaints.complaints());
    }

    public List<Complaint> complaints() {
        return complaints;
    }
}
