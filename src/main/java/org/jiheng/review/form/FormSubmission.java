package org.jiheng.review.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.review.form.SelfForm.Entry;
import org.jiheng.review.form.SelfForm.Fund;
import org.jspecify.annotations.Nullable;

/** A form as a submission for the evaluator: the tree that a submission file holds, in its order, everything as printed. */
public final class FormSubmission {
    private FormSubmission() {}

    /**
     * The tree of mappings, lists, texts and numbers; keys that the form has nothing for are left out.
     *
     * @param standard the standard that scores forms of this kind
     * @param document the document's name, given as the source of every fact
     */
    public static Map<String, Object> of(SelfForm form, String standard, String document) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Map<String, Object> department = new LinkedHashMap<>();
        boolean project = form.facts().kind().equals("project");
        department.put("name", form.department().isEmpty() ? form.facts().name() : form.department());
        put(department, "project", project ? form.facts().name() : null);
        Integer year = form.facts().year();
        if (year != null) {
            department.put("year", year);
            department.put("asOf", year + "-12-31");
        }
        tree.put("department", department);
        tree.put("standard", standard);
        Map<String, Object> budget = budget(form, document);
        if (!budget.isEmpty()) {
            tree.put("budget", budget);
        }
        List<Map<String, Object>> items =
                form.rows().stream().map(row -> row(form, row, document)).toList();
        Map<String, Object> indicators = new LinkedHashMap<>();
        indicators.put("complete", form.unread() == 0);
        indicators.put("items", items);
        tree.put("indicators", indicators);
        return tree;
    }

    private static Map<String, Object> budget(SelfForm form, String document) {
        Map<String, Object> budget = new LinkedHashMap<>();
        var facts = form.facts();
        Fund whole = form.whole();
        if (facts.annual() == null && facts.executed() == null) {
            return budget;
        }
        budget.put("unit", "万元");
        put(budget, "initial", facts.initial());
        put(budget, "annual", facts.annual());
        put(budget, "executed", facts.executed());
        budget.put("source", source(document, whole == null ? "" : whole.source()));
        List<Map<String, Object>> lines = form.funds().stream()
                .filter(fund -> !fund.total() && whole != null)
                .map(fund -> line(form, fund, document))
                .toList();
        if (!lines.isEmpty()) {
            budget.put("lines", lines);
        }
        return budget;
    }

    private static Map<String, Object> line(SelfForm form, Fund fund, String document) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", fund.source());
        line.put("by", fund.source().matches("(?:基本|项目)支出.*") ? "nature" : "source");
        put(line, "initial", FormBuilder.money(fund, Column.INITIAL, form.moneyUnit()));
        put(line, "annual", FormBuilder.money(fund, Column.ANNUAL, form.moneyUnit()));
        put(line, "executed", FormBuilder.money(fund, Column.EXECUTED, form.moneyUnit()));
        line.put("source", source(document, fund.source()));
        return line;
    }

    private static Map<String, Object> row(SelfForm form, Entry entry, String document) {
        var fact = entry.fact();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", String.format("r%02d", form.rows().indexOf(entry) + 1));
        row.put("level1", fact.level1());
        row.put("level2", fact.level2());
        row.put("name", fact.name());
        put(row, "target", fact.targetText());
        put(row, "actual", fact.actualText());
        put(row, "completion", fact.completion() == null ? null : text(entry, Column.COMPLETION));
        put(row, "weight", fact.weight());
        put(row, "score", fact.score());
        put(row, "rule", fact.rule());
        put(row, "lastYear", text(entry, Column.LAST_YEAR));
        put(row, "basis", text(entry, Column.BASIS));
        put(row, "evidence", text(entry, Column.EVIDENCE));
        put(row, "explanation", fact.explanation());
        row.put("source", source(document, fact.name()));
        return row;
    }

    private static String text(Entry entry, Column column) {
        Printed cell = entry.cells().get(column);
        return cell == null ? "" : cell.text();
    }

    private static Map<String, Object> source(String document, String quote) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("document", document);
        put(source, "quote", quote);
        return source;
    }

    private static void put(Map<String, Object> tree, String key, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            tree.put(key, value);
        }
    }
}
