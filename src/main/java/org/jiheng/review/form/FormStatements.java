package org.jiheng.review.form;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.document.Document;
import org.jiheng.engine.facts.FormRow;
import org.jiheng.review.Figure;
import org.jiheng.review.Statement;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;
import org.jiheng.review.form.SelfForm.Entry;
import org.jiheng.review.form.SelfForm.Fund;
import org.jiheng.review.form.SelfForm.Subtotal;
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

    private static final int POINTS = 2;
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private final List<Statement> found = new ArrayList<>();
    private final Map<String, Integer> like = new HashMap<>();
    /** Whether some form of the document prints a completion above 100 %, so that none is cut off there. */
    private final boolean overshoots;

    private FormStatements(List<SelfForm> forms) {
        overshoots = forms.stream().flatMap(f -> f.rows().stream()).anyMatch(e -> {
            BigDecimal completion = e.fact().completion();
            return completion != null && completion.compareTo(HUNDRED) > 0;
        });
    }

    /** The statements of all forms of a document, and of its text about them. */
    public static List<Statement> of(List<SelfForm> forms, Document document) {
        FormStatements statements = new FormStatements(forms);
        for (SelfForm form : forms) {
            statements.budget(form);
            statements.points(form);
            form.rows().forEach(row -> statements.completion(form, row));
            FormText.of(form).forEach(statements::add);
        }
        FormSet.of(forms, document).forEach(statements::add);
        return List.copyOf(statements.found);
    }

    /** Ids tell apart statements that are called the same. */
    private void add(Statement s) {
        int n = like.merge(s.id(), 1, Integer::sum);
        found.add(n == 1 ? s : new Statement(s.id() + "#" + n, s.kind(), s.quote(), s.at(), s.printed(), s.readings()));
    }

    private void add(String kind, SelfForm form, String of, String quote, Figure printed, List<Reading> readings) {
        if (!readings.isEmpty()) {
            add(new Statement(kind + ":" + form.facts().id() + "/" + of, kind, quote, printed.at(), printed, readings));
        }
    }

    static Reading reading(String role, List<Figure> figures) {
        return new Reading(figures.stream().map(f -> new Term(role, f)).toList());
    }

    // ── money ──

    private void budget(SelfForm form) {
        int decimals = 0;
        for (Fund fund : form.funds()) {
            for (Column column : List.of(Column.INITIAL, Column.ANNUAL, Column.EXECUTED)) {
                Figure money = money(form, fund, column, 0);
                decimals = money == null ? decimals : Math.max(decimals, money.decimals());
            }
        }
        for (Fund fund : form.funds()) {
            Figure base = money(form, fund, Column.ANNUAL, decimals);
            base = base == null ? money(form, fund, Column.INITIAL, decimals) : base;
            Figure executed = money(form, fund, Column.EXECUTED, decimals);
            Figure rate = percent(fund.cells().get(Column.RATE), "执行率");
            if (base != null && executed != null && rate != null && base.value().signum() > 0) {
                add(
                        "form-rate",
                        form,
                        fund.source(),
                        quote(fund.cells()),
                        rate,
                        List.of(new Reading(List.of(new Term("numerator", executed), new Term("denominator", base)))));
            }
        }
        for (Column column : List.of(Column.INITIAL, Column.ANNUAL, Column.EXECUTED)) {
            parts(form, column, decimals);
        }
    }

    private void parts(SelfForm form, Column column, int decimals) {
        Fund whole = form.whole();
        Figure total = whole == null ? null : money(form, whole, column, decimals);
        if (total == null) {
            return;
        }
        List<Fund> others = form.funds().stream().filter(f -> !f.total()).toList();
        List<Fund> byNature =
                others.stream().filter(f -> f.source().matches("基本支出.*|项目支出.*")).toList();
        List<Fund> bySource = others.stream()
                .filter(f -> !f.source().matches(".*(?:基本支出|项目支出|人员经费|公用经费|政府采购|三公).*"))
                .toList();
        if (byNature.size() == 2) {
            sum(form, column, total, decimals, byNature);
        }
        sum(form, column, total, decimals, bySource);
    }

    /** Parts after a second 其中 may divide one of the first ones: each place at which they could end is a reading. */
    private void sum(SelfForm form, Column column, Figure total, int decimals, List<Fund> parts) {
        List<Figure> figures = new ArrayList<>();
        int inner = -1;
        for (int i = 0; i < parts.size(); i++) {
            Figure figure = money(form, parts.get(i), column, decimals);
            figures.add(figure == null ? new Figure(BigDecimal.ZERO, EXACT, total.unit(), "", "", total.at()) : figure);
            if (i > 0 && parts.get(i).nested() && inner < 0) {
                inner = i;
            }
        }
        if (figures.isEmpty()) {
            return;
        }
        List<Reading> readings = new ArrayList<>();
        if (inner < 0) {
            readings.add(reading("part", figures));
        } else {
            for (int end = parts.size(); end > inner; end--) {
                List<Figure> outer = new ArrayList<>(figures.subList(0, inner));
                outer.addAll(figures.subList(end, figures.size()));
                readings.add(reading("part", outer));
            }
            readings.add(reading("part", figures));
        }
        boolean all = figures.size() > 1 && readings.get(0).terms().size() > 1;
        add(
                all ? "form-budget" : "form-budget-part",
                form,
                total.label(),
                parts.stream().map(Fund::source).toList() + " " + total.label(),
                total,
                readings);
    }

    static @Nullable Figure money(SelfForm form, Fund fund, Column column, int decimals) {
        Printed cell = fund.cells().get(column);
        Value value = cell == null || cell.blank() ? null : Value.of(cell.text(), null);
        if (cell == null || value == null || value.number() == null) {
            return null;
        }
        BigDecimal factor = Value.factor(value.unit().isEmpty() ? form.moneyUnit() : value.unit(), "万元");
        if (factor == null) {
            return null;
        }
        int shift = factor.compareTo(BigDecimal.ONE) < 0 ? factor.scale() : 1 - factor.precision();
        String label = fund.source()
                + switch (column) {
                    case INITIAL -> "年初预算数";
                    case ANNUAL -> "全年预算数";
                    default -> "全年执行数";
                };
        BigDecimal amount = value.number().multiply(factor);
        return new Figure(amount, Math.max(decimals, value.decimals() + shift), "万元", label, cell.text(), cell.at());
    }

    // ── points ──

    private void points(SelfForm form) {
        for (Subtotal level : form.subtotals()) {
            List<Figure> parts = points(form, level.column(), level.rows());
            Figure printed = point(level.printed(), level.level(), POINTS);
            if (parts != null && !parts.isEmpty() && printed != null && form.unread() == 0) {
                add(
                        "form-level",
                        form,
                        level.level(),
                        level.level() + " " + printed.text(),
                        printed,
                        List.of(reading("part", parts)));
            }
        }
        List<Integer> all =
                java.util.stream.IntStream.range(0, form.rows().size()).boxed().toList();
        List<Figure> weights = points(form, Column.WEIGHT, all);
        List<Figure> scores = points(form, Column.SCORE, all);
        Fund whole =
                form.whole() == null && form.funds().size() == 1 ? form.funds().get(0) : form.whole();
        Figure ownWeight = whole == null ? null : point(whole.cells().get(Column.WEIGHT), "预算执行率分值", POINTS);
        Figure ownScore = whole == null ? null : point(whole.cells().get(Column.SCORE), "预算执行率得分", POINTS);
        boolean bare = form.subtotals().stream().anyMatch(s -> s.rows().isEmpty());
        boolean complete = form.subtotals().stream().anyMatch(s -> s.rows().size() == all.size());
        if (form.unread() > 0 || (bare && !complete)) {
            return;
        }
        if (weights != null && !weights.isEmpty()) {
            Figure total = point(form.weights(), "分值合计", POINTS);
            if (total == null && ownWeight != null) {
                total = new Figure(HUNDRED, POINTS, "分", "分值合计", "100", form.at());
            }
            if (total != null) {
                add(
                        "form-weights",
                        form,
                        "",
                        "分值合计 " + total.text(),
                        total,
                        readings(weights, ownWeight, weights, ownWeight, false));
            }
        }
        Figure total = point(form.total(), "总分", 0);
        Figure announced = point(form.announced(), "总分", 0);
        if (announced != null && total != null) {
            add(
                    "form-text",
                    form,
                    "总分",
                    "总分 " + announced.text(),
                    announced,
                    List.of(reading("other", List.of(total))));
        }
        if (scores != null && !scores.isEmpty() && total != null && (ownWeight == null || ownScore != null)) {
            add(
                    "form-total",
                    form,
                    "",
                    "总分 " + total.text(),
                    total,
                    readings(scores, ownScore, weights, ownWeight, true));
        }
    }

    /** With the execution, without it, or, where the weights do not tell which, either. */
    private static List<Reading> readings(
            List<Figure> rows,
            @Nullable Figure own,
            @Nullable List<Figure> weights,
            @Nullable Figure ownWeight,
            boolean ofScores) {
        if (own == null) {
            return List.of(reading("part", rows));
        }
        List<Figure> both = new ArrayList<>(rows);
        both.add(own);
        BigDecimal sum = weights == null
                ? BigDecimal.ZERO
                : weights.stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(HUNDRED) == 0 && ofScores) {
            return List.of(reading("part", rows));
        }
        BigDecimal withOwn = ownWeight == null ? sum : sum.add(ownWeight.value());
        return withOwn.compareTo(HUNDRED) == 0 && ofScores
                ? List.of(reading("part", both))
                : List.of(reading("part", both), reading("part", rows));
    }

    /** The weights or scores of rows, or null where a row that has points lacks this one; rows without any are no part. */
    private static @Nullable List<Figure> points(SelfForm form, Column column, List<Integer> rows) {
        List<Figure> points = new ArrayList<>();
        int decimals = POINTS;
        for (int row : rows) {
            Entry entry = form.rows().get(row);
            Figure point = point(entry.cells().get(column), entry.fact().name(), POINTS);
            if (point == null) {
                boolean other = entry.fact().weight() != null || entry.fact().score() != null;
                if (other) {
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

    // ── rows ──

    private void completion(SelfForm form, Entry entry) {
        FormRow row = entry.fact();
        Figure printed = percent(entry.cells().get(Column.COMPLETION), row.name() + "完成率");
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
        Figure target =
                new Figure(aim, EXACT, row.targetUnit(), row.name() + "目标值", targetCell.text(), targetCell.at());
        int decimals = exact(row.actualUnit(), reached) ? EXACT : Math.max(0, reached.scale());
        Figure actual = new Figure(
                reached.multiply(factor),
                decimals,
                row.targetUnit(),
                row.name() + "实际值",
                actualCell.text(),
                actualCell.at());
        List<Reading> readings = new ArrayList<>();
        Reading ratio = new Reading(List.of(new Term("numerator", actual), new Term("denominator", target)));
        Reading full = reading("full", List.of(new Figure(HUNDRED, EXACT, "%", "", "100%", targetCell.at())));
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
        add("form-completion", form, row.name(), quote(entry.cells()), printed, readings);
    }

    /** Whole things are counted, so their number is exact; money, shares and lengths are measured. */
    static boolean exact(String unit, BigDecimal value) {
        return value.scale() <= 0 && !unit.isEmpty() && !unit.matches(".*(?:元|%|‰|米|亩|公里|吨|百分点|克|升|平方|度|倍).*");
    }

    /** A rate in percent; one without sign that is at most 1 may be written as a fraction, and is left alone unless it is 0 or 1. */
    private static @Nullable Figure percent(@Nullable Printed cell, String label) {
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

    private static String quote(Map<Column, Printed> cells) {
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
