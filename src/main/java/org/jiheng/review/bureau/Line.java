package org.jiheng.review.bureau;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.review.Review;
import org.jiheng.review.Review.Finding;
import org.jiheng.review.Review.FormSeen;
import org.jiheng.review.Review.Severity;
import org.jiheng.review.bureau.Filed.Status;
import org.jspecify.annotations.Nullable;

/**
 * A line of the summary: a filing that is due, or a form that was filed.
 *
 * @param findings those about this form, or about the document outside its forms
 * @param rest whether the document has forms, and this is what stands outside them
 * @param candidates units that it may belong to, where that is unclear
 * @param spare whether another document of the same filing could be read where this one could not
 * @param others documents that were filed for the same, or, where nothing was, that may have been
 */
public record Line(
        String unit,
        String code,
        String project,
        Status status,
        @Nullable Filed document,
        @Nullable FormSeen form,
        boolean rest,
        List<Finding> findings,
        int unread,
        List<String> candidates,
        boolean spare,
        List<Filed> others) {
    public Line {
        findings = List.copyOf(findings);
        candidates = List.copyOf(candidates);
        others = List.copyOf(others);
    }

    /** What a clerk may do with a filing. */
    public enum Verdict {
        PASS,
        RETURN,
        PERSON
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
            case MISSING -> others.isEmpty() ? Verdict.RETURN : Verdict.PERSON;
            case SCAN, ENCRYPTED, UNREADABLE -> spare ? Verdict.PERSON : Verdict.RETURN;
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
