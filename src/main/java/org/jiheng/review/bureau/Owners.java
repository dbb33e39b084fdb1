package org.jiheng.review.bureau;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.review.Review;
import org.jiheng.review.Review.FormSeen;
import org.jiheng.review.bureau.Roster.Expected;

/** Whose a document is, by what its forms, its title, its file name and its folders say. */
final class Owners {
    /** A text that names more units than this is about many, such as a notice to all of them. */
    private static final int MOST_MENTIONED = 3;

    private final List<Expected> expected;
    private final Map<String, List<Expected>> byUnit;

    Owners(List<Expected> expected, Map<String, List<Expected>> byUnit) {
        this.expected = expected;
        this.byUnit = byUnit;
    }

    /** The units on the roster that the document says it is of. */
    Set<String> units(Filed document) {
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

    /** Whether file name, folders or title say the code. */
    static boolean saysCode(Filed document, Expected each) {
        return !Names.said(pieces(document), Set.of(Names.plain(each.code()))).isEmpty();
    }

    /** Whether a form bears the project's name, or, where there is no form, title or file name do. */
    static boolean says(Part part, Filed document, Expected each, List<Expected> all) {
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

    /** Units that may be meant: spelt nearly so, or named in the text. A person has to say. */
    List<String> near(Filed document, Part part) {
        List<String> pieces = pieces(document);
        List<String> spellings = Stream.concat(
                        Stream.of(Names.plain(part.unit()), String.join("", pieces)), pieces.stream())
                .filter(text -> !text.isEmpty())
                .toList();
        Set<String> mentioned = document.mentioned().size() > MOST_MENTIONED ? Set.of() : document.mentioned();
        return byUnit.values().stream()
                .map(each -> each.get(0).unit())
                .filter(unit -> mentioned.contains(unit)
                        || spellings.stream().anyMatch(text -> Names.near(Names.plain(unit), text)))
                .toList();
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
}
