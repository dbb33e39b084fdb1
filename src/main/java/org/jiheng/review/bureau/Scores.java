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
     * The total as the rules computed it, corrected by each score that they computed otherwise than it is printed; null where the total
     * was not computed.
     */
    static @Nullable BigDecimal of(FormSeen form) {
        BigDecimal total = form.total().computed();
        if (total == null) {
            return null;
        }
        List<Pair> scores = Stream.concat(
                        form.rows().stream().map(RowSeen::score),
                        form.budget().stream().map(BudgetSeen::score))
                .toList();
        for (Pair score : scores) {
            BigDecimal computed = score.computed();
            String printed = score.printed();
            if (computed != null && printed != null && NUMBER.matcher(printed).matches()) {
                total = total.add(computed).subtract(new BigDecimal(printed));
            }
        }
        return total;
    }
}
