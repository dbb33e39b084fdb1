package org.jiheng.authoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jiheng.engine.facts.Band;
import org.jspecify.annotations.Nullable;

/** A stretch of numbers; a bound that is null is endless. */
record Interval(
        @Nullable BigDecimal lower,
        boolean lowerIncluded,
        @Nullable BigDecimal upper,
        boolean upperIncluded) {

    static final Interval ALL = new Interval(null, false, null, false);

    static Interval of(Band band) {
        return new Interval(band.lower(), band.lowerIncluded(), band.upper(), band.upperIncluded());
    }

    boolean isEmpty() {
        if (lower == null || upper == null) {
            return false;
        }
        int order = lower.compareTo(upper);
        return order > 0 || (order == 0 && !(lowerIncluded && upperIncluded));
    }

    /** What both hold. */
    Interval and(Interval other) {
        Interval low = compareLower(other) >= 0 ? this : other;
        Interval high = compareUpper(other) <= 0 ? this : other;
        return new Interval(low.lower, low.lowerIncluded, high.upper, high.upperIncluded);
    }

    /** What lies between the end of this and the beginning of another. */
    Interval until(Interval next) {
        return new Interval(
                /* lower= */ upper,
                /* lowerIncluded= */ !upperIncluded,
                /* upper= */ next.lower,
                /* upperIncluded= */ !next.lowerIncluded);
    }

    /** Negative where this begins first. */
    int compareLower(Interval other) {
        if (lower == null || other.lower == null) {
            return (lower == null ? 0 : 1) - (other.lower == null ? 0 : 1);
        }
        int order = lower.compareTo(other.lower);
        return order != 0 ? order : Boolean.compare(other.lowerIncluded, lowerIncluded);
    }

    /** Negative where this ends first. */
    int compareUpper(Interval other) {
        if (upper == null || other.upper == null) {
            return (upper == null ? 1 : 0) - (other.upper == null ? 1 : 0);
        }
        int order = upper.compareTo(other.upper);
        return order != 0 ? order : Boolean.compare(upperIncluded, other.upperIncluded);
    }

    /** A number in it: the middle, or one unit inside the only bound. */
    BigDecimal example() {
        if (lower != null && upper != null) {
            return lower.compareTo(upper) == 0
                    ? lower
                    : plain(lower.add(upper).divide(BigDecimal.valueOf(2), lower.scale() + 6, RoundingMode.HALF_UP));
        }
        if (lower != null) {
            return lower.add(BigDecimal.ONE);
        }
        return upper == null ? BigDecimal.ZERO : upper.subtract(BigDecimal.ONE);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public String toString() {
        if (lower != null && upper != null && lower.compareTo(upper) == 0) {
            return "= " + lower.toPlainString();
        }
        String low = lower == null ? "" : (lowerIncluded ? "≥" : ">") + lower.toPlainString();
        String high = upper == null ? "" : (upperIncluded ? "≤" : "<") + upper.toPlainString();
        return (low + " " + high).strip();
    }
}
