package org.jiheng.review.bureau;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.review.Review;
import org.jiheng.review.bureau.Filed.Status;
import org.jiheng.review.bureau.Roster.Expected;
import org.jspecify.annotations.Nullable;

/**
 * Who filed what: one line for each filing that is due, then what nobody on the roster is to file. Without a roster, one line for each
 * form. A document is given to a unit only where its forms, its title, its file name or its folder say so and none of them says
 * otherwise; else a person decides.
 */
public final class Ledger {
    private final List<Filed> filed;
    private final List<Expected> expected;
    private final Map<String, List<Expected>> byUnit = new LinkedHashMap<>();
    private final Owners owners;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Expected, List<Part>> given = new LinkedHashMap<>();
    private final List<Line> others = new ArrayList<>();

    private Ledger(List<Filed> filed, @Nullable Roster roster) {
        this.filed = filed;
        this.expected = roster == null ? List.of() : roster.expected();
        expected.forEach(each -> {
            byUnit.computeIfAbsent(Names.plain(each.unit()), k -> new ArrayList<>())
                    .add(each);
            given.put(each, new ArrayList<>());
        });
        this.owners = new Owners(expected, byUnit);
    }

    /** The lines of the summary: what is due in the order of the roster, then the rest in the order of the documents. */
    public static List<Line> of(List<Filed> filed, @Nullable Roster roster) {
        Ledger ledger = new Ledger(filed, roster);
        return ledger.lines();
    }

    private List<Line> lines() {
        filed.forEach(this::give);
        if (expected.isEmpty()) {
            alike();
        }
        expected.forEach(this::due);
        lines.addAll(others);
        return lines;
    }

    private void due(Expected each) {
        List<Part> parts = given.getOrDefault(each, List.of());
        if (parts.isEmpty()) {
            List<Filed> perhaps = others.stream()
                    .filter(line -> line.candidates().contains(each.unit()))
                    .flatMap(line -> java.util.stream.Stream.ofNullable(line.document()))
                    .distinct()
                    .toList();
            lines.add(new Line(
                    each.unit(),
                    each.code(),
                    each.project(),
                    Status.MISSING,
                    null,
                    null,
                    false,
                    List.of(),
                    0,
                    List.of(),
                    false,
                    perhaps));
            return;
        }
        boolean readable = parts.stream().anyMatch(part -> part.document().review() != null);
        for (Part part : parts) {
            Status status = part.document().status();
            List<Filed> twice = status == Status.REVIEWED ? others(part, each, parts) : List.of();
            String project = each.project().isEmpty() ? part.project() : each.project();
            boolean spare = readable && part.document().review() == null;
            lines.add(line(
                    each.unit(),
                    each.code(),
                    project,
                    twice.isEmpty() ? status : Status.DUPLICATE,
                    part,
                    List.of(),
                    spare,
                    twice));
        }
    }

    /** Other documents that could be read and hold the same as a part filed for an expectation. */
    private static List<Filed> others(Part part, Expected each, List<Part> parts) {
        String what = what(each, part);
        return parts.stream()
                .filter(other -> other.document().review() != null
                        && !other.document().equals(part.document())
                        && what(each, other).equals(what))
                .map(Part::document)
                .distinct()
                .toList();
    }

    private static String what(Expected each, Part part) {
        if (!each.project().isEmpty()) {
            return "project";
        }
        if (part.form() != null) {
            return part.form().kind() + "\n" + Names.plain(part.form().name());
        }
        Review review = part.document().review();
        return review == null ? part.document().name() : review.document().digest();
    }

    /** Without a roster, what was filed twice can be told by the same bytes alone. */
    private void alike() {
        Map<String, List<Filed>> byDigest = new LinkedHashMap<>();
        filed.forEach(each -> {
            Review review = each.review();
            if (review != null) {
                byDigest.computeIfAbsent(review.document().digest(), k -> new ArrayList<>())
                        .add(each);
            }
        });
        others.replaceAll(line -> {
            Filed document = line.document();
            Review review = document == null ? null : document.review();
            List<Filed> same = review == null
                    ? List.of()
                    : byDigest.getOrDefault(review.document().digest(), List.of());
            return same.size() < 2
                    ? line
                    : new Line(
                            line.unit(),
                            line.code(),
                            line.project(),
                            Status.DUPLICATE,
                            document,
                            line.form(),
                            line.rest(),
                            line.findings(),
                            line.unread(),
                            line.candidates(),
                            line.spare(),
                            same.stream().filter(each -> !each.equals(document)).toList());
        });
    }

    private void give(Filed document) {
        List<Part> parts = Part.of(document);
        if (expected.isEmpty()) {
            parts.forEach(
                    part -> others.add(line(part.unit(), "", part.project(), document.status(), part, List.of())));
            return;
        }
        Set<String> units = owners.units(document);
        if (units.size() > 1) {
            unclear(parts, units);
        } else if (units.isEmpty()) {
            ofNoUnit(document, parts);
        } else {
            ofUnit(document, parts, byUnit.getOrDefault(units.iterator().next(), List.of()));
        }
    }

    private void ofUnit(Filed document, List<Part> parts, List<Expected> due) {
        List<Expected> wholes =
                due.stream().filter(each -> each.project().isEmpty()).toList();
        List<Expected> projects =
                due.stream().filter(each -> !each.project().isEmpty()).toList();
        long codes = due.stream().map(Expected::code).distinct().count();
        if (codes > 1) {
            List<Expected> named =
                    due.stream().filter(each -> Owners.saysCode(document, each)).toList();
            if (texts(named, Expected::code).size() == 1) {
                ofUnit(document, parts, named);
            } else {
                unclear(parts, texts(due, each -> each.unit() + " " + each.code()));
            }
            return;
        }
        for (Part part : parts) {
            List<Expected> own = projects.stream()
                    .filter(each -> Owners.says(part, document, each, projects))
                    .toList();
            boolean other = !part.project().isEmpty() && !projects.isEmpty();
            if (own.isEmpty() && !other) {
                own = wholes.isEmpty() ? List.of() : wholes.subList(0, 1);
            }
            boolean rest = part.form() == null && parts.size() > 1;
            if (own.isEmpty() && !rest && projects.size() == 1 && wholes.isEmpty() && part.form() == null) {
                own = projects;
            }
            if (own.isEmpty()) {
                Expected first = due.get(0);
                boolean unlisted = document.review() != null && !rest;
                Status status = unlisted ? Status.UNLISTED : document.status();
                others.add(line(first.unit(), first.code(), part.project(), status, part, List.of()));
            }
            own.forEach(each -> given.getOrDefault(each, new ArrayList<>()).add(part));
        }
    }

    private void ofNoUnit(Filed document, List<Part> parts) {
        for (Part part : parts) {
            List<Expected> own = expected.stream()
                    .filter(each -> !each.project().isEmpty() && Owners.says(part, document, each, expected))
                    .toList();
            if (own.size() == 1) {
                given.getOrDefault(own.get(0), new ArrayList<>()).add(part);
            } else if (own.size() > 1) {
                unclear(List.of(part), texts(own, Expected::unit));
            } else {
                nobody(document, part);
            }
        }
    }

    /** Of nobody on the roster; units that may be meant are left for a person to say. */
    private void nobody(Filed document, Part part) {
        List<String> near = owners.near(document, part);
        Status status =
                document.review() == null ? document.status() : near.isEmpty() ? Status.UNLISTED : Status.UNCLEAR;
        others.add(line(part.unit(), "", part.project(), status, part, near));
    }

    private void unclear(List<Part> parts, Set<String> units) {
        List<String> candidates = units.stream()
                .map(unit -> byUnit.containsKey(unit) ? byUnit.get(unit).get(0).unit() : unit)
                .toList();
        parts.forEach(part -> others.add(line(
                "",
                "",
                part.project(),
                part.document().review() == null ? part.document().status() : Status.UNCLEAR,
                part,
                candidates)));
    }

    private static Set<String> texts(List<Expected> all, Function<Expected, String> text) {
        return all.stream().map(text).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Line line(
            String unit, String code, String project, Status status, Part part, List<String> candidates) {
        return line(unit, code, project, status, part, candidates, false, List.of());
    }

    private static Line line(
            String unit,
            String code,
            String project,
            Status status,
            Part part,
            List<String> candidates,
            boolean spare,
            List<Filed> others) {
        return new Line(
                unit,
                code,
                project,
                status,
                part.document(),
                part.form(),
                part.rest(),
                part.findings(),
                part.unread(),
                candidates,
                spare,
                others);
    }
}
