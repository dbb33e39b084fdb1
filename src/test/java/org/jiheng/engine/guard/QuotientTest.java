package org.jiheng.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotientTest {
    @Test
    void a_quotient_is_that_of_BigDecimal_to_the_last_digit_and_idle_zero() {
        Random random = new Random(20250331);
        for (int i = 0; i < 200_000; i++) {
            BigDecimal dividend = number(random);
            BigDecimal divisor = number(random);
            if (divisor.signum() != 0) {
                assertThat(Quotient.of(dividend, divisor))
                        .as("%s ÷ %s", dividend, divisor)
                        .isEqualTo(dividend.divide(divisor, MathContext.DECIMAL128));
            }
        }
    }

    @Test
    void round_figures_and_the_largest_ones_are_no_exception() {
        List<String> figures = List.of(
                "0",
                "0.00",
                "1",
                "-1",
                "3",
                "8",
                "0.5",
                "100",
                "1E+3",
                "1E-20",
                "85.85",
                "99999999999999999",
                "9999999999999999.9",
                "-99999999999999999",
                "999999999999999999",
                "123456789012345678901234567890.12",
                "1E+40");
        for (String dividend : figures) {
            for (String divisor : figures) {
                BigDecimal a = new BigDecimal(dividend);
                BigDecimal b = new BigDecimal(divisor);
                if (b.signum() != 0) {
                    assertThat(Quotient.of(a, b)).as("%s ÷ %s", a, b).isEqualTo(a.divide(b, MathContext.DECIMAL128));
                }
            }
        }
    }

    @Test
    void nothing_is_divided_by_zero() {
        assertThatThrownBy(() -> Quotient.of(BigDecimal.ONE, new BigDecimal("0.00")))
                .isInstanceOf(ArithmeticException.class);
    }

    /** Short numbers mostly, as forms have them, and long ones. */
    private static BigDecimal number(Random random) {
        int bits = random.nextInt(3) == 0 ? random.nextInt(120) : random.nextInt(24);
        BigInteger digits = new BigInteger(bits, random);
        return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(14) - 4);
    }
}
