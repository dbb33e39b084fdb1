package org.jiheng.review;

import java.math.BigDecimal;
import java.util.List;

/** Adds up figures as well as they are printed. */
final class Totals {
    private Totals() {}

    /** Whether parts come to a total within what rounding explains. */
    static boolean meet(Num total, List<Num> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal finest = total.half();
        for (Num part : parts) {
            sum = sum.add(part.plain());
            finest = finest.min(part.half());
        }
        BigDecimal slack = finest.multiply(BigDecimal.valueOf(parts.size() + 1L));
        return sum.subtract(total.plain()).abs().compareTo(slack) <= 0;
    }

    /** Whether a sum says anything: at least two parts are more than nothing. */
    static boolean telling(List<Num> parts) {
        return parts.stream().filter(p -> !p.zero()).count() >= 2;
    }
}
