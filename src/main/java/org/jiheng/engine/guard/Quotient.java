package org.jiheng.engine.guard;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What {@code /} of a rule comes to: the quotient to 34 digits, digit for digit what {@link BigDecimal} gives. A quotient that ends
 * soon, as those of the figures in forms often do, is found without working out 34 digits and taking their zeros off one by one.
 */
public final class Quotient {
    /** Digits that a {@code long} holds with one to spare. */
    private static final int LONG_DIGITS = 17;

    /** A quotient with more further decimals is left to {@link BigDecimal}. */
    private static final int FURTHER_DECIMALS = 10;

    private Quotient() {}

    /**
     * Divides.
     *
     * @throws ArithmeticException where the divisor is 0
     */
    public static BigDecimal of(BigDecimal dividend, BigDecimal divisor) {
        if (divisor.signum() != 0 && dividend.precision() <= LONG_DIGITS && divisor.precision() <= LONG_DIGITS) {
            long a = dividend.unscaledValue().longValue();
            long b = divisor.unscaledValue().longValue();
            int decimals = furtherDecimals(a, b, LONG_DIGITS - dividend.precision());
            if (decimals >= 0) {
                long shifted = a;
                for (int i = 0; i < decimals; i++) {
                    shifted *= 10;
                }
                return BigDecimal.valueOf(shifted / b, dividend.scale() - divisor.scale() + decimals);
            }
        }
        return dividend.divide(divisor, MathContext.DECIMAL128);
    }

    /** After how many decimals the quotient of two whole numbers ends; −1 where that is not soon. */
    private static int furtherDecimals(long dividend, long divisor, int room) {
        long rest = dividend % divisor;
        for (int decimals = 0; decimals <= Math.min(room, FURTHER_DECIMALS); decimals++) {
            if (rest == 0) {
                return decimals;
            }
            rest = rest * 10 % divisor;
        }
        return -1;
    }
}
