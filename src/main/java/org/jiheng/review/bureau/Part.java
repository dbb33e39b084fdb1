package org.jiheng.review.bureau;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.review.Review;
import org.jiheng.review.Review.Finding;
import org.jiheng.review.Review.FormSeen;
import org.jspecify.annotations.Nullable;

/** A form of a document, or the document outside its forms. */
record Part(Filed document, @Nullable FormSeen form) {
    /** The forms of a document; with several, what lies outside them is a part of its own where there is anything. */
    static List<Part> of(Filed document) {
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

    /** The name of the project; empty where it is not that of one. */
    String project() {
        return form == null || !form.kind().equals("project") ? "" : form.name();
    }

    /** Whether the document has forms, and this is what stands outside them. */
    boolean rest() {
        Review review = document.review();
        return form == null && review != null && !review.forms().isEmpty();
    }

    /** The unit that the form bears, or all forms of the document alike; empty where they do not say. */
    String unit() {
        Review review = document.review();
        List<FormSeen> forms = form != null ? List.of(form) : review == null ? List.of() : review.forms();
        List<String> units = forms.stream().map(FormSeen::unit).distinct().toList();
        return units.size() == 1 ? units.get(0) : "";
    }

    List<Finding> findings() {
        Review review = document.review();
        if (review == null) {
            return List.of();
        }
        return alone(review) ? review.findings() : form == null ? outside(review) : of(form, review);
    }

    /** Figures that were not understood; they are counted once for each document. */
    int unread() {
        Review review = document.review();
        return review != null && (alone(review) || form == null)
                ? review.summary().unread()
                : 0;
    }

    private static boolean alone(Review review) {
        return review.forms().size() <= 1;
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
