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

    /** Whether parts come to a total but for one digit, or for two neighbours that changed places. */
    static boolean nearly(Num total, List<Num> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Num part : parts) {
            sum = sum.add(part.plain());
        }
        int scale = Math.max(sum.scale(), total.plain().scale());
        String one = sum.setScale(scale).unscaledValue().toString();
        String other = total.plain().setScale(scale).unscaledValue().toString();
        int first = -1;
        int last = -1;
        for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        boolean swapped =
                last == first + 1 && one.charAt(first) == other.charAt(last) && one.charAt(last) == other.charAt(first);
        return one.length() == other.length() && first >= 0 && (first == last || swapped);
    }

    /** Whether parts in whole numbers leave less than ten of their total: a list may well pass over so few. */
    static boolean fewLeft(Num total, List<Num> parts) {
        BigDecimal rest = total.value;
        for (Num part : parts) {
            rest = rest.subtract(part.value);
        }
        return total.decimals() == 0 && rest.signum() > 0 && rest.compareTo(BigDecimal.TEN) < 0;
    }

    /** Whether a sum says anything: at least two parts are more than nothing. */
    static boolean telling(List<Num> parts) {
        return parts.stream().filter(p -> !p.zero()).count() >= 2;
    }
}
