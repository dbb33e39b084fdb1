package org.jiheng.review.form;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.engine.facts.FormRow;
import org.jiheng.review.Figure;
import org.jiheng.review.Statement;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;
import org.jiheng.review.form.SelfForm.Entry;

/** That what was reached makes the completion that is printed. */
final class CompletionClaims {
    private final List<Statement> found = new ArrayList<>();
    private final SelfForm form;
    private final boolean overshoots;

    private CompletionClaims(SelfForm form, boolean overshoots) {
        this.form = form;
        this.overshoots = overshoots;
    }

    /** {@code overshoots} is whether the document prints a completion above 100 %, so that none is cut off there. */
    static List<Statement> of(SelfForm form, boolean overshoots) {
        CompletionClaims claims = new CompletionClaims(form, overshoots);
        form.rows().forEach(claims::completion);
        return claims.found;
    }

    private void add(String kind, String of, String quote, Figure printed, List<Reading> readings) {
        if (!readings.isEmpty()) {
            found.add(FormStatements.statement(kind, form, of, quote, printed, readings));
        }
    }

    private void completion(Entry entry) {
        FormRow row = entry.fact();
        Figure printed = FormStatements.percent(entry.cells().get(Column.COMPLETION), row.name() + "完成率");
        BigDecimal aim = row.target();
        BigDecimal reached = row.actual();
        if (printed == null || aim == null || reached == null || aim.signum() <= 0) {
            return;
        }
        BigDecimal factor = row.actualUnit().isEmpty() || row.targetUnit().isEmpty()
                ? BigDecimal.ONE
                : Value.factor(row.actualUnit(), row.targetUnit());
        if (factor == null) {
            return;
        }
        Printed targetCell = requireNonNull(entry.cells().get(Column.TARGET));
        Printed actualCell = requireNonNull(entry.cells().get(Column.ACTUAL));
        Figure target = new Figure(
                aim, FormStatements.EXACT, row.targetUnit(), row.name() + "目标值", targetCell.text(), targetCell.at());
        int decimals =
                FormStatements.exact(row.actualUnit(), reached) ? FormStatements.EXACT : Math.max(0, reached.scale());
        Figure actual = new Figure(
                reached.multiply(factor),
                decimals,
                row.targetUnit(),
                row.name() + "实际值",
                actualCell.text(),
                actualCell.at());
        List<Reading> readings = new ArrayList<>();
        Reading ratio = new Reading(List.of(new Term("numerator", actual), new Term("denominator", target)));
        Reading full = FormStatements.reading(
                "full",
                List.of(new Figure(FormStatements.HUNDRED, FormStatements.EXACT, "%", "", "100%", targetCell.at())));
        int compared = actual.value().compareTo(aim);
        if (row.operator() != null && row.operator().startsWith("<")) {
            if (compared <= 0) {
                readings.add(full);
            }
            readings.add(ratio);
            readings.add(new Reading(List.of(new Term("limit", target), new Term("actual", actual))));
            if (reached.signum() > 0) {
                readings.add(new Reading(List.of(new Term("numerator", target), new Term("denominator", actual))));
            }
        } else {
            readings.add(ratio);
            if (compared > 0 && !overshoots) {
                readings.add(full);
            }
        }
        if (fraction(row, actualCell.text())) {
            Figure percent = new Figure(
                    actual.value().movePointRight(2),
                    Math.max(0, reached.scale() - 2),
                    "%",
                    actual.label(),
                    actual.text(),
                    actual.at());
            readings.add(new Reading(List.of(new Term("numerator", percent), new Term("denominator", target))));
        }
        add("form-completion", row.name(), FormStatements.quote(entry.cells()), printed, readings);
    }

    /** A spreadsheet may hold 0.95 where a form shows 95%. */
    private static boolean fraction(FormRow row, String printed) {
        BigDecimal reached = row.actual();
        return reached != null
                && row.targetUnit().equals("%")
                && printed.matches("[\\d.]+")
                && reached.compareTo(BigDecimal.ONE) <= 0;
    }
}
