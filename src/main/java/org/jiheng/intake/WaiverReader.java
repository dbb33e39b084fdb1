package org.jiheng.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.engine.Waivers;
import org.jiheng.engine.Waivers.Subject;
import org.jiheng.engine.Waivers.Waiver;
import org.jiheng.engine.facts.Department;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;

/** Reads a file of waivers (核准免扣): what is not to be deducted, why, by whose approval, and until when. */
public final class WaiverReader {
    private static final List<String> KEYS = List.of("department", "year", "waivers");
    private static final List<String> WAIVER_KEYS =
            List.of("indicator", "problem", "reason", "approvedBy", "document", "expires");

    private final Complaints complaints;
    private final List<Waiver> waivers = new ArrayList<>();
    private final Map<String, Place> seen = new HashMap<>();

    private WaiverReader(Complaints complaints) {
        this.complaints = complaints;
    }

    /**
     * Reads waivers as far as they can be read; what is wrong goes to {@code complaints}.
     *
     * @param department whom the submission is about; a file that names another is refused
     * @throws org.jiheng.source.InputException where the file as a whole cannot be read
     */
    public static Waivers read(String file, byte[] bytes, Department department, Complaints complaints) {
        WaiverReader reader = new WaiverReader(complaints);
        Fields f = Fields.of(TreeReader.readMapping(file, bytes, complaints), complaints, KEYS);
        String name = f.text("department");
        if (name != null && !department.name().isEmpty() && !name.equals(department.name())) {
            complaints.add(f.place("department"), "intake.waivers-of-another", name, department.name());
        }
        BigDecimal year = f.number("year");
        if (year != null && department.year() != 0 && year.compareTo(BigDecimal.valueOf(department.year())) != 0) {
            complaints.add(f.place("year"), "intake.waivers-of-another", year.toPlainString(), department.year());
        }
        if (f.node("waivers") == null) {
            complaints.add(f.place(), "source.missing-key", "waivers");
        }
        f.list("waivers").forEach(reader::waiver);
        return new Waivers(reader.waivers, SubmissionReader.digest(bytes));
    }

    private void waiver(Node node) {
        Fields f = Fields.of(node, complaints, WAIVER_KEYS);
        String indicator = f.text("indicator");
        String problem = f.text("problem");
        if ((indicator == null) == (problem == null)) {
            complaints.add(f.place(), "intake.waiver-of-one");
        }
        Subject subject = indicator == null ? Subject.PROBLEM : Subject.INDICATOR;
        String key = indicator == null ? "problem" : "indicator";
        String id = indicator != null ? indicator : problem != null ? problem : "";
        Place first = seen.putIfAbsent(subject + id, f.place());
        if (first != null && !id.isEmpty()) {
            complaints.add(f.place(key), "intake.duplicate-item", id, first.line());
        }
        LocalDate expires = f.date("expires");
        if (f.node("expires") == null) {
            complaints.add(f.place(), "source.missing-key", "expires");
        }
        Waiver waiver = new Waiver(
                f.place(key),
                subject,
                id,
                f.requiredText("reason"),
                f.requiredText("approvedBy"),
                f.requiredText("document"),
                expires == null ? LocalDate.EPOCH : expires);
        if (!id.isEmpty()) {
            waivers.add(waiver);
        }
    }
}
