package org.jiheng.review.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Proves that figures of a draft contradict each other, by intervals and from the draft alone: it knows neither how forms are read nor
 * the rules that judge them.
 */
final class Proof {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Draft draft;
    private final Function<String, String> figures;
    private final List<String> places = new ArrayList<>();

    private Proof(Draft draft, Function<String, String> figures) {
        this.draft = draft;
        this.figures = figures;
    }

    /** The printed figures that cannot be what the others make of them; empty where nothing is contradicted. */
    static List<String> of(Draft draft, Function<String, String> figures) {
        Proof proof = new Proof(draft, figures);
        proof.budget();
        proof.points();
        if (draft.columns == Draft.Columns.COMPLETION) {
            proof.completions();
        }
        return proof.places;
    }

    private String text(String name) {
        return figures.apply(name).replace("%", "");
    }

    private BigDecimal value(String name) {
        return new BigDecimal(text(name));
    }

    private BigDecimal half(String name) {
        return BigDecimal.valueOf(5).movePointLeft(Math.max(0, value(name).scale()) + 1);
    }

    private void apart(String name, BigDecimal low, BigDecimal high, BigDecimal slack) {
        boolean below = value(name).add(half(name)).compareTo(low.subtract(slack)) < 0;
        boolean above = value(name).subtract(half(name)).compareTo(high.add(slack)) > 0;
        if (below || above) {
            places.add(name);
        }
    }

    private void budget() {
        for (String column : List.of(" initial", " annual", " executed")) {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal halves = BigDecimal.ZERO;
            for (String part : draft.parts.subList(1, draft.parts.size())) {
                sum = sum.add(value(part + column));
                halves = halves.add(half(part + column));
            }
            apart("total" + column, sum.subtract(halves), sum.add(halves), BigDecimal.ZERO);
        }
        for (String part : draft.parts) {
            ratio(
                    part + " rate",
                    part + " executed",
                    half(part + " executed"),
                    part + " annual",
                    half(part + " annual"));
        }
    }

    /** A percentage may be cut off, so one unit of its last place is allowed for. */
    private void ratio(String rate, String part, BigDecimal partHalf, String whole, BigDecimal wholeHalf) {
        if (value(whole).signum() <= 0) {
            return;
        }
        BigDecimal low = value(part)
                .subtract(partHalf)
                .multiply(HUNDRED)
                .divide(value(whole).add(wholeHalf), 10, RoundingMode.FLOOR);
        BigDecimal high = value(part)
                .add(partHalf)
                .multiply(HUNDRED)
                .divide(value(whole).subtract(wholeHalf), 10, RoundingMode.CEILING);
        apart(rate, low, high, half(rate).multiply(BigDecimal.valueOf(2)));
    }

    private void points() {
        BigDecimal weights = value("execution weight");
        BigDecimal scores = value("execution score");
        BigDecimal halves = half("execution score");
        for (int i = 0; i < draft.rows; i++) {
            weights = weights.add(value(i + " weight"));
            scores = scores.add(value(i + " score"));
            halves = halves.add(value(i + " score").scale() > 0 ? half(i + " score") : BigDecimal.ZERO);
            if (value(i + " score").compareTo(value(i + " weight")) > 0) {
                places.add(i + " score");
            }
        }
        if (weights.compareTo(value("weights")) != 0) {
            places.add("weights");
        }
        apart("score", scores.subtract(halves), scores.add(halves), BigDecimal.ZERO);
    }

    private void completions() {
        for (int i = 0; i < draft.rows; i++) {
            boolean rated = !text(i + " completion").isEmpty();
            boolean measured = value(i + " actual").scale() > 0;
            if (rated) {
                BigDecimal half = measured ? half(i + " actual") : BigDecimal.ZERO;
                ratio(i + " completion", i + " actual", half, i + " target", BigDecimal.ZERO);
            }
        }
    }
}
