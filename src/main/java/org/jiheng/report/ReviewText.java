package org.jiheng.report;

import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.document.Location;
import org.jiheng.report.ReviewReport.Outcome;
import org.jiheng.review.Review;
import org.jiheng.review.Review.Finding;
import org.jiheng.review.Review.FollowUp;
import org.jiheng.review.Review.Severity;
import org.jiheng.review.Review.Summary;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** Reviews as people read them: of each document what contradicts itself, then what to look at, then what was not understood. */
public final class ReviewText {
    private static final int LONGEST_QUOTE = 120;

    private final Language language;
    private final StringBuilder out = new StringBuilder();

    private ReviewText(Language language) {
        this.language = language;
    }

    /** {@code rounding} says whether findings that rounding explains are listed. */
    public static String of(List<Outcome> outcomes, boolean rounding, Language language) {
        ReviewText text = new ReviewText(language);
        outcomes.forEach(outcome -> text.outcome(outcome, rounding));
        return text.out.toString();
    }

    private void outcome(Outcome outcome, boolean rounding) {
        if (out.length() > 0) {
            out.append('\n');
        }
        Review whole = outcome.review();
        if (whole == null) {
            line(t("review-failed", outcome.name()));
            line("  " + ReviewReport.message(outcome, language));
            return;
        }
        Review review = ReviewReport.listed(whole, rounding);
        Summary s = review.summary();
        line(t("review-title", review.document().name()));
        line("  "
                + t(
                        "review-counts",
                        s.statements(),
                        s.checked(),
                        s.consistent(),
                        s.rounding(),
                        s.errors(),
                        s.suspicious()));
        if (!review.forms().isEmpty()) {
            int rows =
                    review.forms().stream().mapToInt(form -> form.rows().size()).sum();
            line("  " + t("review-forms", review.forms().size(), rows));
        }
        if (s.unread() > 0) {
            line("  " + t("review-unread", s.unread()));
        }
        if (s.checked() == 0) {
            line("  " + t("review-nothing-checked"));
        } else if (review.findings().isEmpty()) {
            line("  " + t("review-clean"));
        }
        section(review, Severity.ERROR, t("review-errors", s.errors()));
        section(review, Severity.SUSPICIOUS, t("review-suspicious", s.suspicious()));
        section(review, Severity.ROUNDING, t("review-rounding", s.rounding()));
        followUp(review.followUp());
    }

    private void section(Review review, Severity severity, String title) {
        List<Finding> findings = review.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
        if (findings.isEmpty()) {
            return;
        }
        line("");
        line(title);
        int number = 0;
        for (Finding finding : findings) {
            number++;
            line("  " + number + ". " + finding.title() + "  " + place(finding.location(), language));
            line("     " + finding.explanation());
            if (!finding.quote().isEmpty()) {
                line("     " + t("review-quote", shortened(finding.quote())));
            }
            line("     " + t("review-fix", finding.fix()));
        }
    }

    private void followUp(@Nullable FollowUp followUp) {
        if (followUp == null) {
            return;
        }
        line("");
        line(t(
                "review-round",
                followUp.round(),
                followUp.mended().size(),
                followUp.remaining().size(),
                followUp.added().size()));
        followUp.mended()
                .forEach(finding -> line("  " + t("state-mended") + "  " + finding.title() + "  "
                        + place(finding.location(), language)));
        followUp.dismissed()
                .forEach(each -> line("  " + t("state-dismissed", each.reason(), each.by(), each.date()) + "  "
                        + each.finding().title() + "  " + place(each.finding().location(), language)));
    }

    static String shortened(String quote) {
        String text = quote.replaceAll("\\s+", " ").strip();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    /** Where something stands, as people say it. */
    static String place(Location at, Language language) {
        ReviewText text = new ReviewText(language);
        return java.util.stream.Stream.of(
                        at.sheet() == null ? "" : text.t("place-sheet", at.sheet()),
                        at.page() == null ? "" : text.t("place-page", at.page()),
                        at.line() == null ? "" : text.t("place-line", at.line()),
                        at.paragraph() == null ? "" : text.t("place-paragraph", at.paragraph()),
                        at.table() == null ? "" : text.t("place-table", at.table()),
                        at.row() == null ? "" : text.t("place-row", at.row()),
                        at.column() == null ? "" : text.t("place-column", at.column()),
                        at.cell() == null ? "" : text.t("place-cell", at.cell()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
