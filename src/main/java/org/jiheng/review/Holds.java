package org.jiheng.review;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jiheng.review.Drafts.Part;

/**
 * Whether a figure could be what two others make it, roughly: used to see how a table is meant, never to judge it. Judging is the
 * rules'.
 */
final class Holds {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Holds() {}

    static boolean holds(String kind, Num printed, List<Part> reading) {
        Num first = reading.get(0).num();
        Num second = reading.get(1).num();
        if (kind.equals("change") || kind.equals("difference")) {
            BigDecimal slack =
                    first.half().max(second.half()).max(printed.half()).multiply(BigDecimal.valueOf(3));
            return first.plain()
                            .subtract(second.plain())
                            .subtract(printed.plain())
                            .abs()
                            .compareTo(slack)
                    <= 0;
        }
        if (second.zero()) {
            return false;
        }
        BigDecimal rate = first.plain().multiply(HUNDRED).divide(second.plain(), MathContext.DECIMAL64);
        if (kind.equals("growth-from") || kind.equals("deviation")) {
            rate = rate.subtract(HUNDRED);
        }
        BigDecimal spread = first.half()
                .add(second.half())
                .multiply(HUNDRED)
                .divide(second.plain().abs(), MathContext.DECIMAL64);
        BigDecimal unit =
                BigDecimal.ONE.scaleByPowerOfTen(-printed.decimals()).add(spread.multiply(BigDecimal.valueOf(2)));
        return rate.subtract(printed.value).abs().compareTo(unit) <= 0;
    }
}
