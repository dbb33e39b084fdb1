package org.jiheng.review.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.review.Figure;
import org.jiheng.review.Statement;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;
import org.jiheng.review.form.SelfForm.Fund;
import org.jspecify.annotations.Nullable;

/** That the rows of a budget add up to its total, and that what was executed of it makes the rate that is printed. */
final class BudgetClaims {
    /** What is spent on, which divides 基本支出 where that is a row, and the whole where it is not. */
    private static final Pattern USE = Pattern.compile("人员经费|公用经费");

    private static final Pattern OF_WHICH = Pattern.compile("政府采购|三公");
    private static final Pattern MONEY = Pattern.compile("财政|拨款|资金|预算|收入|结转");

    private final List<Statement> found = new ArrayList<>();
    private final SelfForm form;

    private BudgetClaims(SelfForm form) {
        this.form = form;
    }

    static List<Statement> of(SelfForm form) {
        BudgetClaims claims = new BudgetClaims(form);
        claims.budget();
        return claims.found;
    }

    private void add(String kind, String of, String quote, Figure printed, List<Reading> readings) {
        if (!readings.isEmpty()) {
            found.add(FormStatements.statement(kind, form, of, quote, printed, readings));
        }
    }

    private void budget() {
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
            Figure rate = FormStatements.percent(fund.cells().get(Column.RATE), "执行率");
            if (base != null && executed != null && rate != null && base.value().signum() > 0) {
                add(
                        "form-rate",
                        fund.source(),
                        FormStatements.quote(fund.cells()),
                        rate,
                        List.of(new Reading(List.of(new Term("numerator", executed), new Term("denominator", base)))));
            }
        }
        for (Column column : List.of(Column.INITIAL, Column.ANNUAL, Column.EXECUTED)) {
            parts(column, decimals);
        }
    }

    private void parts(Column column, int decimals) {
        Fund whole = form.whole();
        Figure total = whole == null ? null : money(form, whole, column, decimals);
        if (total == null) {
            return;
        }
        List<Fund> others = form.funds().stream().filter(f -> !f.total()).toList();
        List<Fund> byNature =
                others.stream().filter(f -> f.source().matches("基本支出.*|项目支出.*")).toList();
        boolean basic = others.stream().anyMatch(f -> f.source().matches("基本支出.*"));
        boolean byUse =
                !basic && others.stream().anyMatch(f -> USE.matcher(f.source()).find());
        if (byNature.size() == 2) {
            sum(column, total, decimals, byNature);
        }
        if (byUse) {
            sum(
                    column,
                    total,
                    decimals,
                    others.stream()
                            .filter(f -> !OF_WHICH.matcher(f.source()).find()
                                    && !MONEY.matcher(f.source()).find())
                            .toList());
        }
        sum(
                column,
                total,
                decimals,
                others.stream()
                        .filter(f -> !OF_WHICH.matcher(f.source()).find()
                                && !f.source().matches("基本支出.*|项目支出.*")
                                && !USE.matcher(f.source()).find())
                        .filter(f -> !byUse || MONEY.matcher(f.source()).find())
                        .toList());
    }

    /** Parts after a second 其中 may divide one of the first ones: each place at which they could end is a reading. */
    private void sum(Column column, Figure total, int decimals, List<Fund> parts) {
        List<Figure> figures = new ArrayList<>();
        int inner = -1;
        for (int i = 0; i < parts.size(); i++) {
            Figure figure = money(form, parts.get(i), column, decimals);
            figures.add(
                    figure == null
                            ? new Figure(BigDecimal.ZERO, FormStatements.EXACT, total.unit(), "", "", total.at())
                            : figure);
            if (i > 0 && parts.get(i).nested() && inner < 0) {
                inner = i;
            }
        }
        if (figures.isEmpty()) {
            return;
        }
        List<Reading> readings = new ArrayList<>();
        if (inner < 0) {
            readings.add(FormStatements.reading("part", figures));
        } else {
            for (int end = parts.size(); end > inner; end--) {
                List<Figure> outer = new ArrayList<>(figures.subList(0, inner));
                outer.addAll(figures.subList(end, figures.size()));
                readings.add(FormStatements.reading("part", outer));
            }
            readings.add(FormStatements.reading("part", figures));
        }
        boolean all = figures.size() > 1 && readings.get(0).terms().size() > 1;
        add(
                all ? "form-budget" : "form-budget-part",
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
}
