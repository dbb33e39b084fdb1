package org.jiheng.review.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.review.Figure;
import org.jiheng.review.Statement;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;
import org.jiheng.review.form.SelfForm.Entry;
import org.jiheng.review.form.SelfForm.Fund;
import org.jiheng.review.form.SelfForm.Subtotal;
import org.jspecify.annotations.Nullable;

/** That weights and scores add up: of each level, and of the form with or without the points of its execution. */
final class PointClaims {
    private static final int POINTS = 2;
    private static final BigDecimal HUNDRED = FormStatements.HUNDRED;

    private final List<Statement> found = new ArrayList<>();
    private final SelfForm form;
    private final List<Integer> all;
    private final @Nullable List<Figure> weights;
    private final @Nullable List<Figure> scores;
    private final @Nullable Fund whole;
    private final @Nullable Figure ownWeight;
    private final @Nullable Figure ownScore;

    private PointClaims(SelfForm form) {
        this.form = form;
        all = IntStream.range(0, form.rows().size()).boxed().toList();
        weights = points(Column.WEIGHT, all);
        scores = points(Column.SCORE, all);
        whole = form.whole() == null && form.funds().size() == 1 ? form.funds().get(0) : form.whole();
        ownWeight = whole == null ? null : point(whole.cells().get(Column.WEIGHT), "预算执行率分值", POINTS);
        ownScore = whole == null ? null : point(whole.cells().get(Column.SCORE), "预算执行率得分", POINTS);
    }

    static List<Statement> of(SelfForm form) {
        PointClaims claims = new PointClaims(form);
        claims.levels();
        claims.execution();
        claims.totals();
        return claims.found;
    }

    private void add(String kind, String of, String quote, Figure printed, List<Reading> readings) {
        found.add(FormStatements.statement(kind, form, of, quote, printed, readings));
    }

    private void levels() {
        for (Subtotal level : form.subtotals()) {
            List<Figure> parts = points(level.column(), level.rows());
            Figure printed = point(level.printed(), level.level(), POINTS);
            if (parts != null && !parts.isEmpty() && printed != null && form.unread() == 0) {
                Reading sum = FormStatements.reading("part", parts);
                add("form-level", level.level(), level.level() + " " + printed.text(), printed, List.of(sum));
            }
        }
    }

    /**
     * Points in proportion to the rate of execution. Where they may as well have been given by bands, as whole points and halves
     * may, they only must not exceed their weight.
     */
    private void execution() {
        Figure rate =
                whole == null ? null : FormStatements.percent(whole.cells().get(Column.RATE), "执行率");
        Figure printed = whole == null ? null : point(whole.cells().get(Column.SCORE), "预算执行率得分", 0);
        if (whole == null || printed == null || ownWeight == null) {
            return;
        }
        String quote = FormStatements.quote(whole.cells());
        Figure weight = new Figure(
                ownWeight.value(), FormStatements.EXACT, "分", ownWeight.label(), ownWeight.text(), ownWeight.at());
        boolean above = printed.value().compareTo(weight.value()) > 0;
        boolean halves = printed.value()
                        .multiply(BigDecimal.valueOf(2))
                        .stripTrailingZeros()
                        .scale()
                <= 0;
        if (rate == null || above || halves) {
            add("form-cap", "执行率", quote, printed, List.of(FormStatements.reading("limit", List.of(weight))));
            return;
        }
        Figure own = new Figure(
                printed.value(),
                Math.max(0, printed.value().scale()),
                printed.unit(),
                printed.label(),
                printed.text(),
                printed.at());
        List<Reading> readings = new ArrayList<>();
        for (Fund fund : form.funds()) {
            Figure of = FormStatements.percent(fund.cells().get(Column.RATE), "执行率");
            if (of != null && (fund.equals(whole) || of.value().signum() > 0)) {
                readings.add(new Reading(List.of(new Term("weight", weight), new Term("completion", of))));
            }
        }
        add("form-execution", "", quote, own, readings);
    }

    private void totals() {
        boolean bare = form.subtotals().stream().anyMatch(s -> s.rows().isEmpty());
        boolean complete = form.subtotals().stream().anyMatch(s -> s.rows().size() == all.size());
        if (form.unread() > 0 || (bare && !complete)) {
            return;
        }
        Figure sum = point(form.weights(), "分值合计", POINTS);
        if (sum == null && ownWeight != null) {
            sum = new Figure(HUNDRED, POINTS, "分", "分值合计", "100", form.at());
        }
        boolean unsaid = ownWeight == null && ownScore != null;
        if (sum != null && weights != null && !weights.isEmpty() && !unsaid) {
            boolean counted = parts() == Parts.ROWS && scoresCountExecution();
            List<Reading> ways = counted && ownWeight != null
                    ? List.of(with(weights, ownWeight))
                    : readings(weights, ownWeight, false);
            add("form-weights", "", "分值合计 " + sum.text(), sum, ways);
        }
        Figure total = point(form.total(), "总分", 0);
        Figure announced = point(form.announced(), "总分", 0);
        if (announced != null && total != null) {
            List<Reading> readings = new ArrayList<>(List.of(FormStatements.reading("other", List.of(total))));
            if (ownScore != null && parts() == Parts.ROWS) {
                BigDecimal both = total.value().add(ownScore.value());
                Figure with = new Figure(both, total.decimals(), "分", "总分", both.toPlainString(), total.at());
                readings.add(FormStatements.reading("other", List.of(with)));
            }
            add("form-announced", "总分", "总分 " + announced.text(), announced, readings);
        }
        if (scores != null && !scores.isEmpty() && total != null && (ownWeight == null || ownScore != null)) {
            add("form-total", "", "总分 " + total.text(), total, readings(scores, ownScore, true));
        }
    }

    private enum Parts {
        ROWS,
        ROWS_AND_EXECUTION,
        EITHER
    }

    /** What makes the total, as far as weights tell: those of the rows alone, or with that of the execution. */
    private Parts parts() {
        BigDecimal rows = weights == null
                ? BigDecimal.ZERO
                : weights.stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal both = ownWeight == null ? rows : rows.add(ownWeight.value());
        Figure printed = point(form.weights(), "", POINTS);
        BigDecimal total = printed == null ? HUNDRED : printed.value();
        if (rows.compareTo(total) == 0 && ownWeight != null) {
            return Parts.ROWS;
        }
        return both.compareTo(total) == 0 || both.compareTo(HUNDRED) == 0 ? Parts.ROWS_AND_EXECUTION : Parts.EITHER;
    }

    /**
     * Whether the printed total is that of the rows and the execution together and not that of the rows alone. Where the weights of the
     * rows alone come to their total, one of them is wrong then.
     */
    private boolean scoresCountExecution() {
        Figure total = point(form.total(), "总分", 0);
        if (scores == null
                || ownScore == null
                || total == null
                || ownScore.value().signum() == 0) {
            return false;
        }
        BigDecimal rows = scores.stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return rows.add(ownScore.value()).compareTo(total.value()) == 0;
    }

    private static Reading with(List<Figure> rows, Figure own) {
        List<Figure> both = new ArrayList<>(rows);
        both.add(own);
        return FormStatements.reading("part", both);
    }

    private List<Reading> readings(List<Figure> rows, @Nullable Figure own, boolean ofScores) {
        if (own == null) {
            return List.of(FormStatements.reading("part", rows));
        }
        Reading with = with(rows, own);
        Reading without = FormStatements.reading("part", rows);
        return switch (ofScores && !scoresCountExecution() ? parts() : Parts.EITHER) {
            case ROWS -> List.of(without);
            case ROWS_AND_EXECUTION -> List.of(with);
            case EITHER -> List.of(with, without);
        };
    }

    /** The weights or scores of rows, or null where a row that has points lacks this one; rows without any are no part. */
    private @Nullable List<Figure> points(Column column, List<Integer> rows) {
        List<Figure> points = new ArrayList<>();
        int decimals = POINTS;
        for (int row : rows) {
            Entry entry = form.rows().get(row);
            Figure point = point(entry.cells().get(column), entry.fact().name(), POINTS);
            if (point == null) {
                if (entry.fact().weight() != null || entry.fact().score() != null) {
                    return null;
                }
                continue;
            }
            decimals = Math.max(decimals, point.decimals());
            points.add(point);
        }
        int finest = decimals;
        return points.stream()
                .map(p -> new Figure(p.value(), finest, p.unit(), p.label(), p.text(), p.at()))
                .toList();
    }

    /** Points as printed; 总分 keeps at least one digit behind the point, for it may have been rounded. */
    private static @Nullable Figure point(@Nullable Printed cell, String label, int atLeast) {
        Value value = cell == null || cell.blank() ? null : Value.of(cell.text(), null);
        if (cell == null
                || value == null
                || value.number() == null
                || !value.unit().matches("分?|%")) {
            return null;
        }
        return new Figure(
                value.number(), Math.max(Math.max(1, atLeast), value.decimals()), "分", label, cell.text(), cell.at());
    }
}
