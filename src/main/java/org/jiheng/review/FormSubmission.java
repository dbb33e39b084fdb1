package org.jiheng.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jiheng.engine.facts.Form;
import org.jiheng.engine.facts.FormRow;
import org.jiheng.review.form.Column;
import org.jiheng.review.form.Printed;
import org.jiheng.review.form.SelfForm;
import org.jiheng.review.form.SelfForm.Entry;
import org.jiheng.review.form.SelfForm.Fund;
import org.jspecify.annotations.Nullable;

/**
 * A form that was read, as a submission for {@code evaluate}. Forms print no day, so {@code asOf} is the last one of their year; what a
 * form does not print is left out.
 */
public final class FormSubmission {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES));

    private FormSubmission() {}

    /** The submission of a whole form; {@code year} where its title gives none. */
    public static String yaml(SelfForm form, String standard, int year) {
        return yaml(form, standard, year, row -> true, true);
    }

    /**
     * The submission of some of the rows.
     *
     * @param completions whether completions are as printed, or left to what target and actual come to
     */
    static String yaml(SelfForm form, String standard, int year, Predicate<Entry> rows, boolean completions) {
        Form facts = form.facts();
        int own = facts.year() == null ? year : facts.year();
        Map<String, Object> department = new LinkedHashMap<>();
        String name = form.department().isBlank() ? facts.name() : form.department();
        department.put("name", name.isBlank() ? "—" : name);
        if (facts.kind().equals("project") && !facts.name().isBlank()) {
            department.put("project", facts.name());
        }
        department.put("year", own);
        department.put("asOf", own + "-12-31");
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("department", department);
        all.put("standard", standard);
        Map<String, Object> budget = budget(form);
        if (!budget.isEmpty()) {
            all.put("budget", budget);
        }
        List<Object> items = new ArrayList<>();
        for (Entry row : form.rows()) {
            if (rows.test(row)) {
                items.add(row(row, id(form, row), completions));
            }
        }
        all.put("indicators", Map.of("complete", form.unread() == 0, "items", items));
        try {
            return YAML.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a row is called in the submission. */
    static String id(SelfForm form, Entry row) {
        int number = form.rows().indexOf(row) + 1;
        return (number < 10 ? "r0" : "r") + number;
    }

    private static Map<String, Object> budget(SelfForm form) {
        Form facts = form.facts();
        Map<String, Object> budget = new LinkedHashMap<>();
        put(budget, "initial", facts.initial());
        put(budget, "annual", facts.annual());
        put(budget, "executed", facts.executed());
        if (!budget.isEmpty()) {
            budget.put("unit", "万元");
        }
        return budget;
    }

    private static Map<String, Object> row(Entry entry, String id, boolean completions) {
        FormRow row = entry.fact();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id);
        text(item, "level1", row.level1());
        text(item, "level2", row.level2());
        item.put("name", row.name().isBlank() ? id : row.name());
        BigDecimal target = row.target();
        BigDecimal actual = row.actual();
        if (target != null) {
            item.put(
                    "target",
                    (row.operator() == null ? "" : row.operator()) + target.toPlainString() + row.targetUnit());
        } else {
            text(
                    item,
                    "target",
                    row.due() == null ? row.targetText() : row.due().toString());
        }
        if (actual != null) {
            item.put("actual", actual.toPlainString() + row.actualUnit());
        } else {
            text(
                    item,
                    "actual",
                    row.finished() == null ? row.actualText() : row.finished().toString());
        }
        String completion = completion(row, entry.cells().get(Column.COMPLETION));
        if (completions && completion != null) {
            item.put("completion", completion);
        }
        put(item, "weight", row.weight());
        put(item, "score", row.score());
        text(item, "rule", row.rule());
        text(item, "lastYear", words(entry.cells().get(Column.LAST_YEAR)));
        text(item, "basis", words(entry.cells().get(Column.BASIS)));
        text(item, "evidence", words(entry.cells().get(Column.EVIDENCE)));
        text(item, "explanation", row.explanation());
        return item;
    }

    /** In percent; null where none is printed, or it may be a fraction. */
    private static @Nullable String completion(FormRow row, @Nullable Printed cell) {
        BigDecimal completion = row.completion();
        boolean percent = cell != null && cell.text().matches(".*[%％].*");
        return completion != null && (percent || completion.compareTo(BigDecimal.valueOf(2)) > 0)
                ? completion.toPlainString() + "%"
                : null;
    }

    /** The row of the budget whose score is that of the execution. */
    static @Nullable Fund whole(SelfForm form) {
        Fund whole = form.whole();
        return whole == null && form.funds().size() == 1 ? form.funds().get(0) : whole;
    }

    private static String words(@Nullable Printed cell) {
        return cell == null ? "" : cell.text();
    }

    private static void text(Map<String, Object> item, String key, String text) {
        if (!text.isBlank()) {
            item.put(key, text);
        }
    }

    private static void put(Map<String, Object> item, String key, @Nullable BigDecimal value) {
        if (value != null) {
            item.put(key, value);
        }
    }
}
