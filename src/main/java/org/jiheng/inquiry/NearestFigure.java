package org.jiheng.inquiry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The nearest figure at which a result turns, to one unit of its last printed decimal. Steps grow away from the figure in both
 * directions until the result turns, then halve; figures that mean something (zero, targets, limits) are tried besides.
 */
final class NearestFigure {
    /** Each step is so many times the one before. */
    private static final BigDecimal GROWTH = new BigDecimal("4");

    /** How many times itself a figure may move. */
    private static final BigDecimal REACH = new BigDecimal("100");

    private static final BigDecimal TWO = new BigDecimal("2");

    private final BigDecimal from;
    private final BigDecimal unit;
    private final Function<BigDecimal, Answer> trial;

    private NearestFigure(BigDecimal from, Function<BigDecimal, Answer> trial) {
        this.from = from;
        this.unit = BigDecimal.ONE.movePointLeft(Math.max(0, from.scale()));
        this.trial = trial;
    }

    /** What came of a trial. */
    enum Answer {
        TURNS,
        STAYS,
        INVALID
    }

    /** The figure nearest to {@code from} at which the result turns; empty where none was found. */
    static Optional<BigDecimal> find(BigDecimal from, List<BigDecimal> meaningful, Function<BigDecimal, Answer> trial) {
        NearestFigure search = new NearestFigure(from, trial);
        Optional<BigDecimal> best = Optional.empty();
        for (BigDecimal direction : List.of(BigDecimal.ONE, BigDecimal.ONE.negate())) {
            best = search.nearer(best, search.along(direction));
        }
        for (BigDecimal figure : meaningful) {
            if (figure.compareTo(from) != 0 && search.turns(figure)) {
                best = search.nearer(best, Optional.of(search.between(from, figure)));
            }
        }
        return best;
    }

    private Optional<BigDecimal> along(BigDecimal direction) {
        BigDecimal limit = from.abs().max(BigDecimal.ONE).multiply(REACH);
        BigDecimal before = from;
        for (BigDecimal step = unit; step.compareTo(limit) <= 0; step = step.multiply(GROWTH)) {
            BigDecimal next = from.add(step.multiply(direction));
            if (next.signum() < 0 && from.signum() >= 0) {
                next = BigDecimal.ZERO.setScale(Math.max(0, from.scale()));
                if (next.compareTo(before) == 0) {
                    break;
                }
            }
            Answer answer = trial.apply(next);
            if (answer == Answer.TURNS) {
                return Optional.of(between(before, next));
            }
            if (answer == Answer.INVALID) {
                BigDecimal last = lastValid(before, next);
                return last.compareTo(before) != 0 && turns(last)
                        ? Optional.of(between(before, last))
                        : Optional.empty();
            }
            before = next;
        }
        return Optional.empty();
    }

    /** Of the figures between one at which the result stays and one at which it turns, the nearest at which it turns. */
    private BigDecimal between(BigDecimal stays, BigDecimal turns) {
        BigDecimal low = stays;
        BigDecimal high = turns;
        for (BigDecimal middle = middle(low, high);
                middle.compareTo(low) != 0 && middle.compareTo(high) != 0;
                middle = middle(low, high)) {
            if (turns(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private BigDecimal lastValid(BigDecimal valid, BigDecimal invalid) {
        BigDecimal low = valid;
        BigDecimal high = invalid;
        for (BigDecimal middle = middle(low, high);
                middle.compareTo(low) != 0 && middle.compareTo(high) != 0;
                middle = middle(low, high)) {
            if (trial.apply(middle) == Answer.INVALID) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    /** Half way, in whole units from the first. */
    private BigDecimal middle(BigDecimal first, BigDecimal second) {
        BigDecimal half = second.subtract(first).divide(TWO);
        return first.add(half.divide(unit, 0, RoundingMode.DOWN).multiply(unit));
    }

    private boolean turns(BigDecimal figure) {
        return trial.apply(figure) == Answer.TURNS;
    }

    private Optional<BigDecimal> nearer(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return other.get()
                                .subtract(from)
                                .abs()
                                .compareTo(one.get().subtract(from).abs())
                        < 0
                ? other
                : one;
    }
}
