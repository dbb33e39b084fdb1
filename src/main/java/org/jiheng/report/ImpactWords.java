package org.jiheng.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiheng.authoring.revision.Change;
import org.jiheng.authoring.revision.Change.Effect;
import org.jiheng.authoring.revision.Impact;
import org.jiheng.authoring.revision.Impact.Department;
import org.jiheng.authoring.revision.Impact.Part;
import org.jiheng.authoring.revision.Impact.Problem;
import org.jiheng.authoring.revision.Impact.Unit;
import org.jspecify.annotations.Nullable;

/** How every view of an impact words it. */
final class ImpactWords {
    private final Impact impact;
    private final RevisionWords words;

    ImpactWords(Impact impact, RevisionWords words) {
        this.impact = impact;
        this.words = words;
    }

    static String signed(BigDecimal points) {
        return (points.signum() > 0 ? "+" : "") + Format.points(points);
    }

    String grade(@Nullable String grade) {
        return grade == null ? words.say("impact.open-grade") : grade;
    }

    /** A unit by the names of its changes, with what they need. */
    String unit(Unit unit) {
        String names = names(unit.changes());
        return unit.along().isEmpty()
                ? names
                : names + words.say("report.comma") + words.say("impact.along", names(unit.along()));
    }

    private String names(List<String> ids) {
        return impact.changes().stream()
                .filter(change -> ids.contains(change.id()))
                .map(words::name)
                .collect(Collectors.joining(words.say("report.semicolon")));
    }

    /** What moved a department: each unit alone, and what they do together beyond that. */
    String because(Department department) {
        List<String> parts = department.parts().stream().map(this::part).collect(Collectors.toList());
        if (department.joint().signum() != 0) {
            parts.add(words.say("impact.joint", signed(department.joint())));
        }
        return String.join(words.say("report.semicolon"), parts);
    }

    private String part(Part part) {
        BigDecimal difference = part.difference();
        return difference == null
                ? words.say("impact.part-unknown", part.unit())
                : words.say("impact.part", part.unit(), signed(difference));
    }

    String problems(List<Problem> problems) {
        return problems.stream()
                .map(p -> p.subject().isEmpty() ? p.title() : p.title() + words.say("report.colon") + p.subject())
                .collect(Collectors.joining(words.say("report.semicolon")));
    }

    /** The unit that a change belongs to. */
    Optional<Unit> unitOf(Change change) {
        return impact.units().stream()
                .filter(unit -> unit.changes().contains(change.id()))
                .findFirst();
    }

    /** The changes that belong to no unit. */
    List<Change> unmeasured() {
        return impact.changes().stream()
                .filter(change -> unitOf(change).isEmpty())
                .toList();
    }

    /** How many departments a change affects, for the table of revisions. */
    String affected(Change change) {
        Optional<Unit> unit = unitOf(change);
        if (unit.isEmpty()) {
            return change.effect() == Effect.WORDING ? "0" : words.say("impact.follows");
        }
        if (unit.get().problem() != null) {
            return words.say("impact.joint-name");
        }
        List<String> others = unit.get().changes().stream()
                .filter(id -> !id.equals(change.id()))
                .toList();
        return unit.get().affected() + (others.isEmpty() ? "" : "\n" + words.say("impact.joined", numbers(others)));
    }

    private String numbers(List<String> ids) {
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < impact.changes().size(); i++) {
            if (ids.contains(impact.changes().get(i).id())) {
                numbers.append(numbers.isEmpty() ? "" : ", ").append(i + 1);
            }
        }
        return numbers.toString();
    }
}
