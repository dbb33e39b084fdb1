package org.jiheng.review.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.document.Document;
import org.jiheng.review.Figure;
import org.jiheng.review.Statement;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;
import org.jspecify.annotations.Nullable;

/**
 * What forms claim about their own figures. Kinds and roles:
 *
 * <ul>
 *   <li>{@code form-rate}: numerator (executed), denominator (annual) → 执行率 in percent
 *   <li>{@code form-budget}: part… → the total of the money; {@code form-budget-part}: parts that need not be all
 *   <li>{@code form-weights}: part… (weights of rows, of the execution) → their printed total, or the 100 points of a form
 *   <li>{@code form-total}: part… (scores of rows, of the execution) → total score
 *   <li>{@code form-level}: part… (weights or scores of the rows of a level) → the points printed for the level
 *   <li>{@code form-completion}: numerator (actual), denominator (target) → 完成率 in percent; or limit and actual, a cost saved
 *       adding to it; or full, where it is cut off at 100 %
 *   <li>{@code form-text}: other (a figure of the form's text) → the same quantity in its tables; {@code form-goal} likewise of the goal
 *   <li>{@code form-announced}: other (the printed total score) → the total score where it is printed again
 *   <li>{@code form-slip}: other → the same digits in the form's text, with the point elsewhere
 *   <li>{@code form-set}: part… (a total of each form) → their sum as the document's text gives it
 * </ul>
 *
 * <p>Points are set or printed as they were added up, so whole ones are taken as known to a hundredth; targets and counted things are
 * exact. Other figures are known to the last place printed in their table.
 */
public final class FormStatements {
    /** Decimals of figures that are exact. */
    static final int EXACT = 6;

    static final BigDecimal HUNDRED = new BigDecimal(100);
    private final List<Statement> found = new ArrayList<>();
    private final Map<String, Integer> like = new HashMap<>();

    private FormStatements() {}

    /** The statements of all forms of a document, and of its text about them. */
    public static List<Statement> of(List<SelfForm> forms, Document document) {
        boolean overshoots = forms.stream().flatMap(f -> f.rows().stream()).anyMatch(e -> {
            BigDecimal completion = e.fact().completion();
            return completion != null && completion.compareTo(HUNDRED) > 0;
        });
        FormStatements statements = new FormStatements();
        for (SelfForm form : forms) {
            BudgetClaims.of(form).forEach(statements::add);
            PointClaims.of(form).forEach(statements::add);
            CompletionClaims.of(form, overshoots).forEach(statements::add);
            FormText.of(form).forEach(statements::add);
        }
        FormSet.of(forms, document).forEach(statements::add);
        FormScoreText.of(forms, document).forEach(statements::add);
        return List.copyOf(statements.found);
    }

    /** Ids tell apart statements that are called the same. */
    private void add(Statement s) {
        int n = like.merge(s.id(), 1, Integer::sum);
        found.add(n == 1 ? s : new Statement(s.id() + "#" + n, s.kind(), s.quote(), s.at(), s.printed(), s.readings()));
    }

    static Statement statement(
            String kind, SelfForm form, String of, String quote, Figure printed, List<Reading> readings) {
        return new Statement(kind + ":" + form.facts().id() + "/" + of, kind, quote, printed.at(), printed, readings);
    }

    static Reading reading(String role, List<Figure> figures) {
        return new Reading(figures.stream().map(f -> new Term(role, f)).toList());
    }

    /** Whole things are counted, so their number is exact; money, shares and lengths are measured. */
    static boolean exact(String unit, BigDecimal value) {
        return value.scale() <= 0 && !unit.isEmpty() && !unit.matches(".*(?:元|%|‰|米|亩|公里|吨|百分点|克|升|平方|度|倍).*");
    }

    /** A rate in percent; one without sign that is at most 1 may be written as a fraction, and is left alone unless it is 0 or 1. */
    static @Nullable Figure percent(@Nullable Printed cell, String label) {
        Value value = cell == null || cell.blank() ? null : Value.of(cell.text(), null);
        if (cell == null
                || value == null
                || value.number() == null
                || !value.unit().matches("%?")) {
            return null;
        }
        BigDecimal number = value.number();
        boolean fraction = value.unit().isEmpty() && number.signum() > 0 && number.compareTo(new BigDecimal("2")) <= 0;
        return fraction
                ? new Figure(number.movePointRight(2), value.decimals() - 2, "%", label, cell.text(), cell.at())
                : new Figure(number, value.decimals(), "%", label, cell.text(), cell.at());
    }

    static String quote(Map<Column, Printed> cells) {
        List<String> words = new ArrayList<>();
        for (Column column : List.of(
                Column.SOURCE,
                Column.NAME,
                Column.TARGET,
                Column.ACTUAL,
                Column.COMPLETION,
                Column.INITIAL,
                Column.ANNUAL,
                Column.EXECUTED,
                Column.RATE)) {
            Printed cell = cells.get(column);
            if (cell != null && !cell.blank()) {
                words.add(cell.text());
            }
        }
        return String.join(" ", words);
    }
}
