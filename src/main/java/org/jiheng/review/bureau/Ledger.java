package org.jiheng.review.bureau;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.review.Review;
import org.jiheng.review.Review.Finding;
import org.jiheng.review.Review.FormSeen;
import org.jiheng.review.Review.Severity;
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
    }

    /**
     * A line of the summary.
     *
     * @param findings those about this form, or about the document outside its forms
     * @param candidates units that it may belong to, where that is unclear
     * @param spare whether another document of the same filing could be read where this one could not
     */
    public record Line(
            String unit,
            String code,
            String project,
            Status status,
            @Nullable Filed document,
            @Nullable FormSeen form,
            List<Finding> findings,
            int unread,
            List<String> candidates,
            boolean spare) {
        public Line {
            findings = List.copyOf(findings);
            candidates = List.copyOf(candidates);
        }

        /** How many findings are of a severity. */
        public int count(Severity severity) {
            return (int) findings.stream().filter(f -> f.severity() == severity).count();
        }

        /** The score as filed. */
        public @Nullable String filedScore() {
            return form == null ? null : form.total().printed();
        }

        /** The score by the scores as they should be, where all are known; else by those that are printed. */
        public @Nullable BigDecimal score() {
            return form == null ? null : Scores.of(form);
        }

        /** Returned where something is wrong for sure, left to a person where something is unclear, else passed. */
        public Verdict verdict() {
            return switch (status) {
                case MISSING, SCAN, ENCRYPTED, UNREADABLE -> spare ? Verdict.PERSON : Verdict.RETURN;
                case DUPLICATE, UNCLEAR, UNLISTED -> Verdict.PERSON;
                case REVIEWED -> reviewed();
            };
        }

        private Verdict reviewed() {
            if (count(Severity.ERROR) > 0) {
                return Verdict.RETURN;
            }
            return count(Severity.SUSPICIOUS) > 0 || !checked() ? Verdict.PERSON : Verdict.PASS;
        }

        /** Whether anything of it could be recomputed. */
        public boolean checked() {
            Review review = document == null ? null : document.review();
            return form == null
                    ? review != null && review.summary().checked() > 0
                    : Stream.of(
                                    Stream.of(form.total()),
                                    form.budget().stream().flatMap(b -> Stream.of(b.rate(), b.score())),
                                    form.rows().stream().flatMap(r -> Stream.of(r.completion(), r.score())))
                            .flatMap(pairs -> pairs)
                            .anyMatch(pair -> pair.computed() != null);
        }
    }

    /** What a clerk may do with a filing. */
    public enum Verdict {
        PASS,
        RETURN,
        PERSON
    }

    /** A form of a document, or the document outside its forms. */
    private record Part(Filed document, @Nullable FormSeen form) {
        String project() {
            return form == null || !form.kind().equals("project") ? "" : form.name();
        }
    }

    /** The lines of the summary: what is due in the order of the roster, then the rest in the order of the documents. */
    public static List<Line> of(List<Filed> filed, @Nullable Roster roster) {
        Ledger ledger = new Ledger(filed, roster);
        return ledger.lines();
    }

    private List<Line> lines() {
        filed.forEach(this::give);
        expected.forEach(this::due);
        lines.addAll(others);
        return lines;
    }

    private void due(Expected each) {
        List<Part> parts = given.getOrDefault(each, List.of());
        if (parts.isEmpty()) {
            lines.add(new Line(
                    each.unit(),
                    each.code(),
                    each.project(),
                    Status.MISSING,
                    null,
                    null,
                    List.of(),
                    0,
                    List.of(),
                    false));
            return;
        }
        boolean readable = parts.stream().anyMatch(part -> part.document().review() != null);
        Set<Part> twice = twice(each, parts);
        for (Part part : parts) {
            Status status = part.document().status();
            if (status == Status.REVIEWED && twice.contains(part)) {
                status = Status.DUPLICATE;
            }
            String project = each.project().isEmpty() ? part.project() : each.project();
            boolean spare = readable && part.document().review() == null;
            lines.add(line(each.unit(), each.code(), project, status, part, List.of(), spare));
        }
    }

    /** Of the parts filed for one expectation, those of which there is another in a second document. */
    private static Set<Part> twice(Expected each, List<Part> parts) {
        Map<String, Set<Filed>> documents = new LinkedHashMap<>();
        for (Part part : parts) {
            documents
                    .computeIfAbsent(what(each, part), k -> new LinkedHashSet<>())
                    .add(part.document());
        }
        return parts.stream()
                .filter(part -> documents.getOrDefault(what(each, part), Set.of()).stream()
                                .filter(document -> document.review() != null)
                                .count()
                        > 1)
                .collect(Collectors.toSet());
    }

    private static String what(Expected each, Part part) {
        Review review = part.document().review();
        if (!each.project().isEmpty()) {
            return "project";
        }
        if (part.form() != null) {
            return part.form().kind() + "\n" + Names.plain(part.form().name());
        }
        return review == null ? part.document().name() : review.document().digest();
    }

    private void give(Filed document) {
        List<Part> parts = parts(document);
        if (expected.isEmpty()) {
            parts.forEach(part -> others.add(line(unit(part), "", part.project(), document.status(), part, List.of())));
            return;
        }
        Set<String> units = units(document);
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
            List<Expected> named = due.stream()
                    .filter(each -> !Names.said(pieces(document), Set.of(Names.plain(each.code())))
                            .isEmpty())
                    .toList();
            if (texts(named, Expected::code).size() == 1) {
                ofUnit(document, parts, named);
            } else {
                unclear(parts, texts(due, each -> each.unit() + " " + each.code()));
            }
            return;
        }
        for (Part part : parts) {
            List<Expected> own = projects.stream()
                    .filter(each -> says(part, document, each, projects))
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
                    .filter(each -> !each.project().isEmpty() && says(part, document, each, expected))
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
        List<String> pieces = pieces(document);
        List<String> spellings = Stream.concat(
                        Stream.of(Names.plain(unit(part)), String.join("", pieces)), pieces.stream())
                .filter(text -> !text.isEmpty())
                .toList();
        List<String> near = byUnit.values().stream()
                .map(each -> each.get(0).unit())
                .filter(unit -> spellings.stream().anyMatch(text -> Names.near(Names.plain(unit), text)))
                .toList();
        Status status =
                document.review() == null ? document.status() : near.isEmpty() ? Status.UNLISTED : Status.UNCLEAR;
        others.add(line(unit(part), "", part.project(), status, part, near));
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

    /** Whether a form bears the project's name, or, where there is no form, title or file name do. */
    private static boolean says(Part part, Filed document, Expected each, List<Expected> all) {
        String project = Names.plain(each.project());
        if (part.form() != null) {
            return !part.project().isEmpty() && Names.plain(part.project()).equals(project);
        }
        Review review = document.review();
        if (review != null && !review.forms().isEmpty()) {
            return false;
        }
        Set<String> names = all.stream().map(e -> Names.plain(e.project())).collect(Collectors.toSet());
        return Names.said(pieces(document), names).contains(project);
    }

    /** The units on the roster that the document says it is of. */
    private Set<String> units(Filed document) {
        Set<String> units = new LinkedHashSet<>(Names.said(pieces(document), byUnit.keySet()));
        Review review = document.review();
        List<FormSeen> forms = review == null ? List.of() : review.forms();
        forms.stream()
                .filter(form -> form.kind().equals("department"))
                .map(form -> Names.plain(form.name()))
                .filter(byUnit::containsKey)
                .forEach(units::add);
        if (units.isEmpty()) {
            forms.stream()
                    .map(form -> Names.plain(form.department()))
                    .filter(byUnit::containsKey)
                    .forEach(units::add);
        }
        if (units.isEmpty()) {
            Set<String> codes = Names.said(
                    pieces(document),
                    expected.stream().map(e -> Names.plain(e.code())).collect(Collectors.toSet()));
            expected.stream()
                    .filter(each -> codes.contains(Names.plain(each.code())))
                    .forEach(each -> units.add(Names.plain(each.unit())));
        }
        return units;
    }

    /** Title, file name and folders, in pieces. */
    private static List<String> pieces(Filed document) {
        Review review = document.review();
        return Stream.of(
                        document.path().replaceAll("\\.[A-Za-z]{2,4}(?=/|$)", ""),
                        review == null ? "" : review.document().title())
                .flatMap(text -> Names.pieces(text).stream())
                .toList();
    }

    private static String unit(Part part) {
        Review review = part.document().review();
        List<FormSeen> forms = part.form() != null ? List.of(part.form()) : review == null ? List.of() : review.forms();
        List<String> units = forms.stream().map(Ledger::unit).distinct().toList();
        return units.size() == 1 ? units.get(0) : "";
    }

    private static String unit(FormSeen form) {
        return form.kind().equals("department") ? form.name() : form.department();
    }

    /** The forms of a document; with several, what lies outside them is a part of its own where there is anything. */
    private static List<Part> parts(Filed document) {
        Review review = document.review();
        if (review == null || review.forms().isEmpty()) {
            return List.of(new Part(document, null));
        }
        List<Part> parts = new ArrayList<>();
        review.forms().forEach(form -> parts.add(new Part(document, form)));
        if (parts.size() > 1
                && (review.summary().unread() > 0 || !outside(review).isEmpty())) {
            parts.add(new Part(document, null));
        }
        return parts;
    }

    private static Line line(
            String unit, String code, String project, Status status, Part part, List<String> candidates) {
        return line(unit, code, project, status, part, candidates, false);
    }

    private static Line line(
            String unit,
            String code,
            String project,
            Status status,
            Part part,
            List<String> candidates,
            boolean spare) {
        Review review = part.document().review();
        List<Finding> findings = List.of();
        int unread = 0;
        if (review != null) {
            boolean alone = review.forms().size() <= 1;
            findings = alone ? review.findings() : part.form() == null ? outside(review) : of(part.form(), review);
            unread = alone || part.form() == null ? review.summary().unread() : 0;
        }
        return new Line(unit, code, project, status, part.document(), part.form(), findings, unread, candidates, spare);
    }

    private static List<Finding> outside(Review review) {
        Set<Finding> within = new HashSet<>();
        review.forms().forEach(form -> within.addAll(of(form, review)));
        return review.findings().stream().filter(f -> !within.contains(f)).toList();
    }

    /** Findings name the form in their id; where one form's id begins with another's, the longer one has them. */
    private static List<Finding> of(FormSeen form, Review review) {
        return review.findings().stream()
                .filter(finding -> review.forms().stream()
                        .filter(each -> belongs(finding, each))
                        .max(Comparator.comparingInt(each -> each.id().length()))
                        .filter(form::equals)
                        .isPresent())
                .toList();
    }

    private static boolean belongs(Finding finding, FormSeen form) {
        String subject = finding.id().substring(finding.id().indexOf(':') + 1);
        return subject.equals(form.id()) || subject.startsWith(form.id() + "/");
    }
}
