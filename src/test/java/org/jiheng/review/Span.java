package org.jiheng.review;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;

/** Interval arithmetic of its own, apart from the rules, by which mutants are proved contradictory. */
record Span(BigDecimal low, BigDecimal high) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static Span of(BigDecimal value, BigDecimal half) {
        return new Span(value.subtract(half), value.add(half));
    }

    static Span exactly(int value) {
        return new Span(BigDecimal.valueOf(value), BigDecimal.valueOf(value));
    }

    Span plus(Span o) {
        return new Span(low.add(o.low), high.add(o.high));
    }

    Span minus(Span o) {
        return new Span(low.subtract(o.high), high.subtract(o.low));
    }

    Span times(Span o) {
        return corners(o, BigDecimal::multiply);
    }

    /** Everything, where the divisor may be 0. */
    Span per(Span o) {
        if (o.low.signum() <= 0 && o.high.signum() >= 0) {
            BigDecimal far = BigDecimal.TEN.pow(30);
            return new Span(far.negate(), far);
        }
        return corners(o, (a, b) -> a.divide(b, MathContext.DECIMAL128));
    }

    Span within(BigDecimal more) {
        return new Span(low.subtract(more), high.add(more));
    }

    boolean apart(Span o) {
        return high.compareTo(o.low) < 0 || low.compareTo(o.high) > 0;
    }

    private Span corners(Span o, BinaryOperator<BigDecimal> op) {
        List<BigDecimal> all = Stream.of(
                        op.apply(low, o.low), op.apply(low, o.high), op.apply(high, o.low), op.apply(high, o.high))
                .sorted()
                .toList();
        return new Span(all.get(0), all.get(3));
    }

    /** Whether no reading of a statement can be true of its figures, some of them changed. */
    static boolean contradicted(Statement s, Map<Figure, Figure> changed) {
        Figure p = changed.getOrDefault(s.printed(), s.printed());
        BigDecimal slack = p.unit().equals("%") ? BigDecimal.ONE.movePointLeft(p.decimals()) : BigDecimal.ZERO;
        Span printed = new Span(p.low(), p.high()).within(slack);
        return s.readings().stream().allMatch(reading -> {
            Span computed = computed(s.kind(), reading, changed);
            boolean partly = s.kind().equals("form-budget-part") || s.kind().equals("part-sum");
            return partly ? computed.low.compareTo(printed.high) > 0 : computed.apart(printed);
        });
    }

    private static Span computed(String kind, Reading reading, Map<Figure, Figure> changed) {
        Span hundred = exactly(100);
        Span a = role(
                reading,
                changed,
                "level",
                "minuend",
                "numerator",
                "actual",
                "other",
                "full",
                "planned",
                "limit",
                "weight");
        return switch (kind) {
            case "share" ->
                role(reading, changed, "part")
                        .per(role(reading, changed, "whole"))
                        .times(hundred);
            case "difference" -> a.minus(role(reading, changed, "subtrahend"));
            case "change" -> a.minus(role(reading, changed, "base"));
            case "growth" -> {
                Span change = role(reading, changed, "change");
                yield change.per(a.minus(change)).times(hundred);
            }
            case "fulfilment" ->
                a.per(a.minus(role(reading, changed, "change"))).times(hundred);
            case "growth-from" ->
                a.per(role(reading, changed, "base")).times(hundred).minus(hundred);
            case "deviation" ->
                role(reading, changed, "actual")
                        .per(role(reading, changed, "budget"))
                        .times(hundred)
                        .minus(hundred);
            case "saving" ->
                hundred.minus(role(reading, changed, "actual")
                        .per(role(reading, changed, "planned"))
                        .times(hundred));
            case "rate", "form-rate" ->
                a.per(role(reading, changed, "denominator")).times(hundred);
            case "form-completion" ->
                switch (reading.terms().get(0).role()) {
                    case "full" -> a;
                    case "limit" ->
                        exactly(200)
                                .minus(role(reading, changed, "actual")
                                        .per(role(reading, changed, "limit"))
                                        .times(hundred));
                    default -> a.per(role(reading, changed, "denominator")).times(hundred);
                };
            case "equal", "form-text", "form-announced", "form-goal", "form-slip", "form-score", "form-execution" -> a;
            case "product" -> role(reading, changed, "quantity").times(role(reading, changed, "price"));
            case "form-cap" -> new Span(HUNDRED.negate(), a.high);
            default -> all(reading, changed);
        };
    }

    private static Span all(Reading reading, Map<Figure, Figure> changed) {
        Span sum = exactly(0);
        for (Term term : reading.terms()) {
            Figure f = changed.getOrDefault(term.figure(), term.figure());
            sum = sum.plus(new Span(f.low(), f.high()));
        }
        return sum;
    }

    private static Span role(Reading reading, Map<Figure, Figure> changed, String... roles) {
        for (String role : roles) {
            for (Term term : reading.terms()) {
                if (term.role().equals(role)) {
                    Figure f = changed.getOrDefault(term.figure(), term.figure());
                    return new Span(f.low(), f.high());
                }
            }
        }
        return exactly(0);
    }
}
