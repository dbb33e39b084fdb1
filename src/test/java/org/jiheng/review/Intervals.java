package org.jiheng.review;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jiheng.review.Statement.Reading;
import org.jspecify.annotations.Nullable;

/** Judges statements by intervals, apart from the rules that do so in the product: what tests measure reading against. */
final class Intervals {
    enum Verdict {
        CONSISTENT,
        ROUNDING,
        ERROR,
        /** A rate of nothing. */
        NONE
    }

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private record Span(BigDecimal value, BigDecimal low, BigDecimal high) {
        static Span of(Figure f) {
            return new Span(f.value(), f.low(), f.high());
        }

        Span plus(Span o) {
            return new Span(value.add(o.value), low.add(o.low), high.add(o.high));
        }

        Span minus(Span o) {
            return new Span(value.subtract(o.value), low.subtract(o.high), high.subtract(o.low));
        }

        /** Of amounts that are not negative. */
        Span times(Span o) {
            return new Span(value.multiply(o.value), low.multiply(o.low), high.multiply(o.high));
        }

        /** In percent. */
        Span over(Span o) {
            List<BigDecimal> corners = new ArrayList<>();
            for (BigDecimal a : List.of(low, high)) {
                for (BigDecimal b : List.of(o.low, o.high)) {
                    corners.add(a.multiply(HUNDRED).divide(b, MathContext.DECIMAL64));
                }
            }
            BigDecimal rate = value.multiply(HUNDRED).divide(o.value, MathContext.DECIMAL64);
            return new Span(rate, Collections.min(corners), Collections.max(corners));
        }
    }

    private Intervals() {}

    /** The best that any reading of a statement comes to. */
    static Verdict verdict(Statement statement) {
        Verdict best = Verdict.NONE;
        for (Reading reading : statement.readings()) {
            Verdict one = verdict(statement, reading);
            boolean better = best == Verdict.NONE || (one != Verdict.NONE && one.compareTo(best) < 0);
            best = better ? one : best;
        }
        return best;
    }

    private static Verdict verdict(Statement statement, Reading reading) {
        Span computed = computed(statement, reading);
        if (computed == null) {
            return Verdict.NONE;
        }
        Figure printed = statement.printed();
        if (computed.value
                        .setScale(Math.max(printed.decimals(), 0), RoundingMode.HALF_UP)
                        .compareTo(printed.value())
                == 0) {
            return Verdict.CONSISTENT;
        }
        if (printed.unit().equals("%")) {
            BigDecimal last = BigDecimal.ONE.scaleByPowerOfTen(-printed.decimals());
            boolean cut = computed.low.compareTo(printed.value().add(last)) < 0
                    && computed.high.compareTo(printed.value().subtract(last)) > 0;
            return cut ? Verdict.ROUNDING : Verdict.ERROR;
        }
        boolean meet = computed.low.compareTo(printed.high()) <= 0 && computed.high.compareTo(printed.low()) >= 0;
        return meet ? Verdict.ROUNDING : Verdict.ERROR;
    }

    private static @Nullable Span computed(Statement statement, Reading reading) {
        return switch (statement.kind()) {
            case "sum", "table-sum", "rest", "count" -> all(reading, "part");
            case "part-sum" -> {
                Span printed = Span.of(statement.printed());
                Span sum = all(reading, "part");
                yield new Span(sum.value.max(printed.value), sum.low, sum.high.max(printed.high));
            }
            case "difference" -> one(reading, "minuend").minus(one(reading, "subtrahend"));
            case "change" -> one(reading, "level").minus(one(reading, "base"));
            case "closing" -> one(reading, "opening").plus(all(reading, "change"));
            case "equal" -> one(reading, "other");
            case "product" -> one(reading, "quantity").times(one(reading, "price"));
            case "share" -> rate(one(reading, "part"), one(reading, "whole"));
            case "rate" -> rate(one(reading, "numerator"), one(reading, "denominator"));
            case "growth-from" -> less(rate(one(reading, "level"), one(reading, "base")));
            case "deviation" -> less(rate(one(reading, "actual"), one(reading, "budget")));
            case "saving" -> saving(rate(one(reading, "actual"), one(reading, "planned")));
            case "growth" -> growth(one(reading, "level"), one(reading, "change"));
            case "fulfilment" -> {
                Span growth = growth(one(reading, "level"), one(reading, "change"));
                yield growth == null ? null : growth.plus(new Span(HUNDRED, HUNDRED, HUNDRED));
            }
            default -> throw new IllegalStateException(statement.kind());
        };
    }

    private static @Nullable Span rate(Span part, Span whole) {
        return whole.low.signum() <= 0 ? null : part.over(whole);
    }

    private static @Nullable Span less(@Nullable Span rate) {
        return rate == null ? null : rate.minus(new Span(HUNDRED, HUNDRED, HUNDRED));
    }

    private static @Nullable Span saving(@Nullable Span rate) {
        return rate == null ? null : new Span(HUNDRED, HUNDRED, HUNDRED).minus(rate);
    }

    private static @Nullable Span growth(Span level, Span change) {
        if (level.low.subtract(change.high).signum() <= 0) {
            return null;
        }
        List<BigDecimal> corners = new ArrayList<>();
        for (BigDecimal a : List.of(level.low, level.high)) {
            for (BigDecimal c : List.of(change.low, change.high)) {
                corners.add(c.multiply(HUNDRED).divide(a.subtract(c), MathContext.DECIMAL64));
            }
        }
        BigDecimal value =
                change.value.multiply(HUNDRED).divide(level.value.subtract(change.value), MathContext.DECIMAL64);
        return new Span(value, Collections.min(corners), Collections.max(corners));
    }

    private static Span one(Reading reading, String role) {
        return reading.terms().stream()
                .filter(t -> t.role().equals(role))
                .map(t -> Span.of(t.figure()))
                .findFirst()
                .orElseThrow();
    }

    private static Span all(Reading reading, String role) {
        Span sum = new Span(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        for (Statement.Term term : reading.terms()) {
            sum = term.role().equals(role) ? sum.plus(Span.of(term.figure())) : sum;
        }
        return sum;
    }
}
