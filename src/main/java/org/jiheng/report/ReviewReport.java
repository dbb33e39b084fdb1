package org.jiheng.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jiheng.review.Review;
import org.jiheng.review.Review.Severity;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/** Reviews as JSON, schema {@code jiheng/review/1}: one document as an object, several as an array. */
public final class ReviewReport {
    private ReviewReport() {}

    /** What became of a file: a review, or the reason why there is none. */
    public record Outcome(
            String name, @Nullable Review review, @Nullable InputException failure) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Document(
            String schema,
            @Nullable String made,
            @JsonUnwrapped Review review) {}

    private record Failure(String schema, String document, String message) {}

    /** {@code rounding} says whether findings that rounding explains are listed. */
    public static String json(List<Outcome> outcomes, boolean rounding, Language language) {
        List<Object> all = outcomes.stream()
                .map(outcome -> one(outcome, rounding, language))
                .toList();
        return JsonReport.write(all.size() == 1 ? all.get(0) : all);
    }

    /** One document on its own; {@code made} tells what it was made with, where that is to be kept. */
    public static String json(Outcome outcome, @Nullable String made, boolean rounding, Language language) {
        Object one = one(outcome, rounding, language);
        return JsonReport.write(
                one instanceof Document document ? new Document(document.schema(), made, document.review()) : one);
    }

    private static Object one(Outcome outcome, boolean rounding, Language language) {
        Review review = outcome.review();
        return review == null
                ? new Failure("jiheng/error/1", outcome.name(), message(outcome, language))
                : new Document("jiheng/review/1", null, listed(review, rounding));
    }

    /** A review with only what is to be listed. */
    static Review listed(Review review, boolean rounding) {
        return rounding
                ? review
                : new Review(
                        review.document(),
                        review.summary(),
                        review.forms(),
                        review.findings().stream()
                                .filter(finding -> finding.severity() != Severity.ROUNDING)
                                .toList(),
                        review.followUp());
    }

    /** Why a file could not be reviewed. */
    static String message(Outcome outcome, Language language) {
        InputException failure = outcome.failure();
        return failure == null
                ? ""
                : String.join(
                        "\n",
                        failure.complaints().stream().map(c -> c.in(language)).toList());
    }
}
