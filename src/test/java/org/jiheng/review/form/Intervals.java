package org.jiheng.review.form;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jiheng.review.Figure;
import org.jiheng.review.Statement;
import org.jiheng.review.Statement.Reading;

/** Judges statements by intervals, apart from engine and rules, so that tests of reading stand on their own. */
final class Intervals {
    private static final MathContext EXACTLY = MathContext.DECIMAL64;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Intervals() {}

    private record Range(BigDecimal value, BigDecimal low, BigDecimal high) {
        static Range of(Figure f) {
            BigDecimal half = BigDecimal.ONE.movePointLeft(f.decimals()).divide(BigDecimal.valueOf(2), EXACTLY);
            return new Range(f.value(), f.value().subtract(half), f.value().add(half));
        }

        Range plus(Range o) {
            return new Range(value.add(o.value), low.add(o.low), high.add(o.high));
        }

        /** So many percent of it, at most all of it. */
        Range in(Range percent) {
            return new Range(share(value, percent.value), share(low, percent.low), share(high, percent.high));
        }

        private static BigDecimal share(BigDecimal weight, BigDecimal percent) {
            return weight.multiply(percent.min(HUNDRED)).divide(HUNDRED, EXACTLY);
        }

        Range per(Range o) {
            return new Range(
                    value.multiply(HUNDRED).divide(o.value, EXACTLY),
                    low.multiply(HUNDRED).divide(o.high, EXACTLY),
                    high.multiply(HUNDRED).divide(o.low, EXACTLY));
        }
    }

    /** {@code consistent}, {@code rounding} or {@code error}. */
    static String verdict(Statement s) {
        List<String> each = s.readings().stream().map(r -> verdict(s, r)).toList();
        return each.contains("consistent") ? "consistent" : each.contains("rounding") ? "rounding" : "error";
    }

    private static String verdict(Statement s, Reading reading) {
        if (reading.terms().stream()
                .anyMatch(t -> t.role().matches("denominator|limit")
                        && Range.of(t.figure()).low.signum() <= 0)) {
            return "consistent";
        }
        Range computed = computed(reading);
        Figure p = s.printed();
        if (computed.value.setScale(p.decimals(), RoundingMode.HALF_UP).compareTo(p.value()) == 0) {
            return "consistent";
        }
        if (s.kind().equals("form-cap")) {
            return p.value().compareTo(computed.value) <= 0 ? "consistent" : "error";
        }
        if (s.kind().equals("form-budget-part") && computed.low.compareTo(Range.of(p).high) <= 0) {
            return "consistent";
        }
        Range printed = Range.of(p);
        BigDecimal slack = p.unit().equals("%") ? BigDecimal.ONE.movePointLeft(p.decimals()) : BigDecimal.ZERO;
        boolean meet = computed.low.subtract(slack).compareTo(printed.high) <= 0
                && printed.low.subtract(slack).compareTo(computed.high) <= 0;
        return meet ? "rounding" : "error";
    }

    private static Range computed(Reading reading) {
        List<Range> sorted =
                reading.terms().stream().map(t -> Range.of(t.figure())).toList();
        return switch (reading.terms().get(0).role()) {
            case "numerator" -> sorted.get(0).per(sorted.get(1));
            case "weight" -> sorted.get(0).in(sorted.get(1));
            case "limit" -> {
                if (sorted.size() == 1) {
                    yield sorted.get(0);
                }
                Range used = sorted.get(1).per(sorted.get(0));
                BigDecimal twice = BigDecimal.valueOf(200);
                yield new Range(twice.subtract(used.value), twice.subtract(used.high), twice.subtract(used.low));
            }
            default -> sorted.stream().reduce(Range::plus).orElseThrow();
        };
    }
}
