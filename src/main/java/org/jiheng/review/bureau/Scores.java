package org.jiheng.review.bureau;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.review.Review.BudgetSeen;
import org.jiheng.review.Review.FormSeen;
import org.jiheng.review.Review.Pair;
import org.jiheng.review.Review.RowSeen;
import org.jspecify.annotations.Nullable;

/** The score that a form comes to. */
final class Scores {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(?:\\.\\d{1,6})?");

    private Scores() {}

    /**
     * The total as the rules computed it, or, where the form prints none, the sum of its scores, each that they computed otherwise than
     * it is printed put right; null where the total was not computed, or a score is missing.
     */
    static @Nullable BigDecimal of(FormSeen form) {
        BigDecimal total = form.total().computed();
        boolean printed = form.total().printed() != null;
        List<Pair> rows = form.rows().stream().map(RowSeen::score).toList();
        List<Pair> budget = form.budget().stream().map(BudgetSeen::score).toList();
        boolean whole = !rows.isEmpty()
                && rows.stream().allMatch(score -> number(score) != null)
                && budget.stream().anyMatch(score -> number(score) != null);
        if (total == null && (printed || !whole)) {
            return null;
        }
        BigDecimal sum = total == null ? BigDecimal.ZERO : total;
        for (Pair score : Stream.concat(rows.stream(), budget.stream()).toList()) {
            BigDecimal computed = score.computed();
            BigDecimal number = number(score);
            if (total == null) {
                sum = sum.add(computed != null ? computed : number == null ? BigDecimal.ZERO : number);
            } else if (computed != null && number != null) {
                sum = sum.add(computed).subtract(number);
            }
        }
        return sum;
    }

    private static @Nullable BigDecimal number(Pair score) {
        String printed = score.printed();
        return printed != null && NUMBER.matcher(printed).matches() ? new BigDecimal(printed) : null;
    }
}
