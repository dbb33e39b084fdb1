package org.jiheng.review.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.Document;
import org.jiheng.document.Location;
import org.jiheng.review.Figure;
import org.jiheng.review.Statement;
import org.jiheng.review.form.SelfForm.Fund;
import org.jspecify.annotations.Nullable;

/**
 * The forms of projects beside the form of the department and the accounts of the same document: projects are parts of the
 * department. What they cover may differ (money of other years, of other units), so these are questions.
 */
public final class FormsTogether {
    private static final String AMOUNT = "(\\d[\\d,]{0,15}(?:\\.\\d{1,6})?)(亿元|万元|元)";
    private static final Pattern SPENT = Pattern.compile("本年支出(?:合计|总计)?" + AMOUNT + "[^。]{0,40}?项目支出" + AMOUNT);
    private static final int FEWEST = 2;

    private FormsTogether() {}

    /** Claims that the parts do not exceed the whole; of the kind {@code forms-above}, with the role {@code part}. */
    public static List<Statement> of(List<SelfForm> forms, Document document) {
        List<SelfForm> projects =
                forms.stream().filter(f -> f.facts().kind().equals("project")).toList();
        List<SelfForm> whole = forms.stream()
                .filter(f -> f.facts().kind().equals("department"))
                .toList();
        List<Statement> found = new ArrayList<>();
        if (projects.size() < FEWEST) {
            return found;
        }
        if (whole.size() == 1) {
            for (Column column : List.of(Column.INITIAL, Column.ANNUAL, Column.EXECUTED)) {
                for (Fund fund : whole.get(0).funds()) {
                    funds(whole.get(0), fund, column, projects, found);
                }
            }
        }
        accounts(document, projects, found);
        return found;
    }

    private static void funds(
            SelfForm department, Fund fund, Column column, List<SelfForm> projects, List<Statement> found) {
        Figure printed = BudgetClaims.money(department, fund, column, 2);
        boolean other = fund.source().contains("其他资金") && column == Column.EXECUTED;
        if (printed == null || (!fund.total() && !other)) {
            return;
        }
        List<Figure> parts = new ArrayList<>();
        for (SelfForm project : projects) {
            Fund own = fund.total()
                    ? project.whole()
                    : project.funds().stream()
                            .filter(f -> f.source()
                                    .replaceAll("\\s", "")
                                    .equals(fund.source().replaceAll("\\s", "")))
                            .findFirst()
                            .orElse(null);
            Figure part = own == null ? null : BudgetClaims.money(project, own, column, 2);
            if (part != null && part.value().signum() > 0) {
                parts.add(part);
            }
        }
        add(found, printed.label(), printed.label() + " " + printed.text(), printed, parts);
    }

    private static void accounts(Document document, List<SelfForm> projects, List<Statement> found) {
        for (Document.Block block : document.blocks()) {
            if (!(block instanceof Document.Paragraph paragraph)) {
                continue;
            }
            Matcher m = SPENT.matcher(Words.plain(paragraph.text()));
            if (m.find()) {
                Figure spent = figure(m.group(3), m.group(4), paragraph.at());
                List<Figure> parts = new ArrayList<>();
                for (SelfForm project : projects) {
                    Fund own = project.whole();
                    Figure part = own == null ? null : BudgetClaims.money(project, own, Column.EXECUTED, 2);
                    if (part != null) {
                        parts.add(part);
                    }
                }
                if (spent != null) {
                    add(found, "项目支出", m.group(), spent, parts);
                }
                return;
            }
        }
    }

    private static @Nullable Figure figure(String number, String unit, Location at) {
        BigDecimal factor = Value.factor(unit, "万元");
        if (factor == null) {
            return null;
        }
        BigDecimal written = new BigDecimal(number.replace(",", ""));
        int shift = factor.compareTo(BigDecimal.ONE) < 0 ? 4 : factor.compareTo(BigDecimal.ONE) > 0 ? -4 : 0;
        return new Figure(
                written.multiply(factor), Math.max(0, written.scale()) + shift, "万元", "项目支出", number + unit, at);
    }

    private static void add(List<Statement> found, String label, String quote, Figure printed, List<Figure> parts) {
        if (!parts.isEmpty()) {
            found.add(new Statement(
                    "forms-above:" + label,
                    "forms-above",
                    quote,
                    printed.at(),
                    printed,
                    List.of(FormStatements.reading("part", parts))));
        }
    }
}
