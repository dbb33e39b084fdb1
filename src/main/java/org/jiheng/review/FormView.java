package org.jiheng.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jiheng.document.Location;
import org.jiheng.engine.verdict.Judged;
import org.jiheng.review.Review.BudgetSeen;
import org.jiheng.review.Review.FormSeen;
import org.jiheng.review.Review.Pair;
import org.jiheng.review.Review.RowSeen;
import org.jiheng.review.form.Column;
import org.jiheng.review.form.Printed;
import org.jiheng.review.form.SelfForm;
import org.jspecify.annotations.Nullable;

/** A form as a review shows it: every figure as printed, beside it what the rules made of it. */
final class FormView {
    private record Key(String kind, Location at) {}

    private final Map<Key, BigDecimal> computed = new HashMap<>();

    private FormView(Map<String, Statement> statements, Judged judged) {
        for (Judged.Statement each : judged.statements()) {
            Statement statement = statements.get(each.id());
            if (statement != null) {
                int decimals = Math.max(0, statement.printed().decimals());
                computed.put(
                        new Key(statement.kind(), statement.at()),
                        each.value().setScale(decimals, RoundingMode.HALF_UP));
            }
        }
    }

    static FormSeen of(SelfForm form, Map<String, Statement> statements, Judged judged) {
        FormView view = new FormView(statements, judged);
        return new FormSeen(
                form.facts().id(),
                form.facts().name(),
                form.facts().kind(),
                form.department(),
                form.at(),
                form.funds().stream().map(view::fund).toList(),
                form.rows().stream().map(view::row).toList(),
                view.pair("form-total", form.total()));
    }

    private BudgetSeen fund(SelfForm.Fund fund) {
        Map<Column, Printed> cells = fund.cells();
        return new BudgetSeen(
                fund.source(),
                text(cells.get(Column.INITIAL)),
                text(cells.get(Column.ANNUAL)),
                text(cells.get(Column.EXECUTED)),
                pair("form-rate", cells.get(Column.RATE)),
                pair("form-execution", cells.get(Column.SCORE)));
    }

    private RowSeen row(SelfForm.Entry row) {
        Map<Column, Printed> cells = row.cells();
        var fact = row.fact();
        return new RowSeen(
                fact.level1(),
                fact.level2(),
                fact.name(),
                text(cells.get(Column.WEIGHT)),
                fact.targetText(),
                fact.actualText(),
                pair("form-completion", cells.get(Column.COMPLETION)),
                fact.rule(),
                pair("form-score", cells.get(Column.SCORE)));
    }

    private Pair pair(String kind, @Nullable Printed printed) {
        return new Pair(text(printed), printed == null ? null : computed.get(new Key(kind, printed.at())));
    }

    private static @Nullable String text(@Nullable Printed printed) {
        return printed == null || printed.blank() ? null : printed.text();
    }
}
