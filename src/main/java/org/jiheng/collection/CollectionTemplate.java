package org.jiheng.collection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.collection.CollectionBook.Column;
import org.jiheng.collection.CollectionBook.Look;
import org.jiheng.collection.CollectionBook.Page;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.FactLabel;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.intake.Grammar;
import org.jiheng.intake.Grammar.GroupForm;
import org.jiheng.intake.Grammar.ItemList;
import org.jiheng.intake.Grammar.Kind;
import org.jiheng.intake.Grammar.Value;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/**
 * The empty workbook for a standard: a sheet for each topic, each list, the check points, what evaluators judge. For one department a
 * fact is a row with room for its source; for many a department is a row, and the facts are columns.
 */
public final class CollectionTemplate {
    /** Where the groups that are not lists are asked for; another group gets a sheet of its own. */
    private static final Map<String, String> TOPICS = Map.ofEntries(
            Map.entry("posts", "collection.topic-staff"),
            Map.entry("budget", "collection.topic-budget"),
            Map.entry("carryOver", "collection.topic-budget"),
            Map.entry("threePublic", "collection.topic-budget"),
            Map.entry("operatingCost", "collection.topic-budget"),
            Map.entry("procurement", "collection.topic-budget"),
            Map.entry("work", "collection.topic-duties"),
            Map.entry("projects", "collection.topic-duties"),
            Map.entry("plan", "collection.topic-duties"),
            Map.entry("satisfaction", "collection.topic-duties"),
            Map.entry("assets", "collection.topic-assets"),
            Map.entry("disclosure", "collection.topic-public"),
            Map.entry("complaints", "collection.topic-public"));

    private static final List<Value> DEPARTMENT = List.of(
            new Value("name", Kind.TEXT, List.of()),
            new Value("project", Kind.TEXT, List.of()),
            new Value("year", Kind.COUNT, List.of()),
            new Value("asOf", Kind.DATE, List.of()),
            new Value("fictitious", Kind.FLAG, List.of()));

    private final Pack pack;
    private final Language language;
    private final boolean many;
    private final Needed needed;
    private final CollectionBook book = new CollectionBook();

    private CollectionTemplate(Pack pack, boolean many, Language language) {
        this.pack = pack;
        this.many = many;
        this.language = language;
        this.needed = new Needed(pack, language);
    }

    /**
     * The workbook's bytes.
     *
     * @param many whether it is for many departments, a row each
     */
    public static byte[] of(Pack pack, boolean many, Language language) {
        CollectionTemplate template = new CollectionTemplate(pack, many, language);
        template.values();
        Grammar.groups().forEach(group -> group.lists().forEach(template::list));
        template.defects();
        template.judgements();
        template.sources();
        return template.book.bytes();
    }

    /** One thing to fill in. */
    private record Entry(String path, String label, Value value, String unit, String preset) {}

    private void values() {
        Map<String, List<Entry>> sheets = new LinkedHashMap<>();
        List<Entry> department = new ArrayList<>();
        DEPARTMENT.forEach(value -> department.add(new Entry(
                "department." + value.key(),
                say(
                        switch (value.key()) {
                            case "name" -> "collection.department-name";
                            case "project" -> "collection.department-project";
                            case "year" -> "collection.department-year";
                            case "asOf" -> "collection.department-as-of";
                            default -> "collection.department-fictitious";
                        }),
                value,
                "",
                "")));
        department.add(new Entry(
                "standard",
                say("report.standard"),
                new Value("standard", Kind.TEXT, List.of()),
                "",
                pack.standard().id()));
        sheets.put(say("collection.topic-department"), department);
        for (GroupForm group : Grammar.groups()) {
            String topic = TOPICS.containsKey(group.name()) ? say(TOPICS.get(group.name())) : group.name();
            group.values()
                    .forEach(value -> sheets.computeIfAbsent(topic, key -> new ArrayList<>())
                            .add(entry(group.name() + "." + value.key(), value)));
            if (many) {
                group.lists().stream()
                        .filter(ItemList::complete)
                        .forEach(list -> department.add(new Entry(
                                list.group() + ".complete",
                                say("collection.complete-of", label(list.name())),
                                new Value("complete", Kind.FLAG, List.of()),
                                "",
                                "")));
            }
        }
        checks().forEach(entry -> sheets.computeIfAbsent(say("collection.topic-checks"), key -> new ArrayList<>())
                .add(entry));
        facts().forEach(entry -> sheets.computeIfAbsent(say("collection.topic-facts"), key -> new ArrayList<>())
                .add(entry));
        sheets.forEach((topic, entries) -> {
            if (many) {
                departments(topic, entries);
            } else {
                topic(topic, entries);
            }
        });
    }

    private Entry entry(String path, Value value) {
        FactLabel label = pack.labels().get(path);
        String unit = label == null ? "" : label.unit();
        return new Entry(path, label(path), value, value.kind() == Kind.AMOUNT ? Grammar.MONEY.get(0) : unit, "");
    }

    /** The check points, and for criteria that deduct for each defect the question whether all were listed. */
    private List<Entry> checks() {
        List<Entry> entries = new ArrayList<>();
        for (IndicatorRow indicator : pack.standard().indicators()) {
            for (CriterionRow row : indicator.criteria()) {
                String id = row.criterion().id();
                String name = indicator.name().in(language) + (row.item().isEmpty() ? "" : " (" + row.item() + ")");
                if (row.needs().contains("checks." + id)) {
                    String text = row.text().in(language);
                    entries.add(new Entry(
                            "checks." + id,
                            name + (text.isEmpty() ? "" : say("report.colon") + text),
                            new Value("met", Kind.FLAG, List.of()),
                            "",
                            ""));
                }
                if (row.whole().contains("defects." + id)) {
                    entries.add(new Entry(
                            "defects." + id,
                            say("collection.defects-complete", name),
                            new Value("complete", Kind.FLAG, List.of()),
                            "",
                            ""));
                }
            }
        }
        return entries;
    }

    /** What the standard wants that is in no group. */
    private List<Entry> facts() {
        List<String> groups = Stream.concat(
                        Stream.of("checks", "defects", "department"),
                        Grammar.groups().stream().map(GroupForm::name))
                .toList();
        return pack.labels().entrySet().stream()
                .filter(each -> each.getKey().contains(".")
                        && !groups.contains(each.getKey()
                                .substring(0, each.getKey().indexOf('.'))
                                .replace("[]", "")))
                .map(each -> new Entry(
                        "facts." + each.getKey(),
                        label(each.getKey()),
                        new Value("value", Kind.TEXT, List.of()),
                        String.valueOf(each.getValue().unit()),
                        ""))
                .toList();
    }

    private void topic(String topic, List<Entry> entries) {
        Page page = book.page(
                        topic,
                        CollectionSheet.VALUES,
                        title(topic),
                        say("collection.note-values"),
                        List.of(
                                column("path", "collection.col-path", 24, Look.LABEL),
                                column(CollectionSheet.NOTE, "collection.col-fact", 34, Look.LABEL),
                                column("value", "collection.col-value", 20, Look.FILL),
                                column("unit", "collection.col-unit", 8, Look.LABEL),
                                column("document", "collection.col-document", 26, Look.FILL_TEXT),
                                column("page", "collection.col-page", 8, Look.FILL_TEXT),
                                column("quote", "collection.col-quote", 30, Look.FILL_TEXT),
                                column(CollectionSheet.NOTE, "collection.col-needed", 44, Look.LABEL)))
                .note();
        for (Entry entry : entries) {
            String path = path(entry);
            boolean wanted = needed.byIndicator(path) || (path.startsWith("department.") && !path.endsWith("project"));
            int row = page.row(
                    List.of(entry.path(), entry.label(), entry.preset(), entry.unit(), "", "", "", needed.by(path)),
                    wanted);
            prepare(page, row, row, page.column("value"), entry.value());
            if (entry.value().kind() == Kind.AMOUNT) {
                page.look(row, page.column("unit"), Look.FILL);
                page.choose(row, row, page.column("unit"), Grammar.MONEY);
            }
        }
    }

    private static String path(Entry entry) {
        return entry.path().startsWith("facts.") ? entry.path().substring("facts.".length()) : entry.path();
    }

    private void departments(String topic, List<Entry> entries) {
        List<Column> columns = new ArrayList<>();
        columns.add(column(CollectionSheet.CODE, "collection.col-code", 16, Look.FILL_TEXT));
        for (Entry entry : entries) {
            String unit = entry.unit().isEmpty()
                    ? ""
                    : Message.of("report.brackets", entry.unit()).in(language);
            columns.add(new Column(entry.path(), entry.label() + unit, 14, Look.FILL));
        }
        source(columns);
        Page page = book.page(
                        topic, CollectionSheet.DEPARTMENTS, title(topic), say("collection.note-departments"), columns)
                .note();
        page.spare();
        for (Entry entry : entries) {
            prepare(page, CollectionSheet.HEAD_ROW, page.last(), page.column(entry.path()), entry.value());
        }
    }

    private void list(ItemList list) {
        List<Column> columns = new ArrayList<>();
        if (many) {
            columns.add(column(CollectionSheet.CODE, "collection.col-code", 16, Look.FILL_TEXT));
        }
        columns.add(column(list.itemKey(), "collection.col-item", 24, Look.FILL_TEXT));
        for (Value value : list.values()) {
            Look look = value.kind() == Kind.TEXT ? Look.FILL_TEXT : Look.FILL;
            columns.add(new Column(value.key(), label(list.name() + "[]." + value.key()), 14, look));
        }
        boolean money = list.values().stream().anyMatch(value -> value.kind() == Kind.AMOUNT);
        if (money) {
            columns.add(column("unit", "collection.col-money", 9, Look.FILL));
        }
        source(columns);
        columns.add(column(CollectionSheet.NOTE, "collection.col-needed", 40, Look.LABEL));
        columns.add(column(CollectionSheet.PROPOSED, "collection.col-proposed", 6, Look.LABEL));
        String name = label(list.name());
        Page page =
                book.page(name, CollectionSheet.LIST + list.name(), title(name), say("collection.note-list"), columns);
        if (many || !list.complete()) {
            page.note();
        } else {
            page.complete(say("collection.complete"), say("collection.note-list"), yesNo());
        }
        if (!many) {
            List<String> fields = list.values().stream().map(Value::key).toList();
            for (String item : needed.items(list.name(), fields)) {
                String by = Stream.concat(fields.stream(), Stream.of(""))
                        .map(field -> needed.by(list.name() + "." + item + (field.isEmpty() ? "" : "." + field)))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
                List<String> texts = new ArrayList<>(java.util.Collections.nCopies(columns.size(), ""));
                texts.set(0, item);
                texts.set(columns.size() - 2, by);
                texts.set(columns.size() - 1, "1");
                page.row(texts, true);
            }
        }
        String whole = Stream.concat(
                        Stream.of(needed.by(list.name())),
                        list.values().stream().map(value -> needed.by(list.name() + "[]." + value.key())))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        page.hide(page.column(CollectionSheet.PROPOSED));
        int first = CollectionSheet.HEAD_ROW;
        List<String> hint = new ArrayList<>(java.util.Collections.nCopies(columns.size(), ""));
        hint.set(columns.size() - 2, whole);
        page.row(hint, false);
        page.spare();
        for (Value value : list.values()) {
            prepare(page, first, page.last(), page.column(value.key()), value);
        }
        if (money) {
            page.choose(first, CollectionBook.LAST_CHOICE, page.column("unit"), Grammar.MONEY);
        }
    }

    private void defects() {
        List<String> criteria = pack.standard().indicators().stream()
                .flatMap(indicator -> indicator.criteria().stream())
                .map(row -> row.criterion().id())
                .toList();
        List<String> deducting = pack.standard().indicators().stream()
                .flatMap(indicator -> indicator.criteria().stream())
                .filter(row -> row.whole().contains("defects." + row.criterion().id()))
                .map(row -> row.criterion().id())
                .toList();
        if (deducting.isEmpty() || criteria.isEmpty()) {
            return;
        }
        List<Column> columns = new ArrayList<>();
        if (many) {
            columns.add(column(CollectionSheet.CODE, "collection.col-code", 16, Look.FILL_TEXT));
        }
        columns.add(column("criterion", "collection.col-criterion", 28, Look.FILL_TEXT));
        columns.add(column("text", "collection.col-defect", 50, Look.FILL_TEXT));
        source(columns);
        String name = say("collection.topic-defects");
        Page page = book.page(name, CollectionSheet.DEFECTS, title(name), say("collection.note-defects"), columns)
                .note();
        page.spare();
        page.choose(CollectionSheet.HEAD_ROW, CollectionBook.LAST_CHOICE, page.column("criterion"), deducting);
    }

    private void judgements() {
        List<Column> columns = new ArrayList<>();
        if (many) {
            columns.add(column(CollectionSheet.CODE, "collection.col-code", 16, Look.FILL_TEXT));
        }
        columns.add(column("indicator", "collection.col-criterion", 26, many ? Look.FILL_TEXT : Look.LABEL));
        columns.add(column(CollectionSheet.NOTE, "collection.col-judged", 44, Look.LABEL));
        columns.add(column(CollectionSheet.NOTE, "collection.col-full", 8, Look.LABEL));
        columns.add(column("points", "collection.col-points", 8, Look.FILL));
        columns.add(column("reason", "collection.col-reason", 34, Look.FILL_TEXT));
        columns.add(column("evidence", "collection.col-evidence", 14, Look.FILL_TEXT));
        columns.add(column("scorer", "collection.col-scorer", 10, Look.FILL_TEXT));
        columns.add(column("reviewer", "collection.col-reviewer", 10, Look.FILL_TEXT));
        source(columns);
        String name = say("collection.topic-judgements");
        Page page = book.page(name, CollectionSheet.JUDGEMENTS, title(name), say("collection.note-judgements"), columns)
                .note();
        if (!many) {
            pack.standard().indicators().forEach(indicator -> judged(page, indicator));
        }
        page.spare();
    }

    /** What may be judged: each criterion that leaves it to a person; and the indicator as a whole where all of them do. */
    private static void judgedRow(Page page, String id, String text, BigDecimal full, boolean wanted) {
        page.row(List.of(id, text, full.stripTrailingZeros().toPlainString()), wanted);
    }

    private void judged(Page page, IndicatorRow indicator) {
        List<CriterionRow> judged = indicator.criteria().stream()
                .filter(row ->
                        row.judgementPermitted() || row.criterion().method().equals("judged"))
                .toList();
        String name = indicator.name().in(language);
        if (judged.size() > 1 && judged.size() == indicator.criteria().size()) {
            judgedRow(page, indicator.id(), name + say("collection.as-a-whole"), indicator.weight(), false);
        }
        for (CriterionRow row : judged) {
            String text = row.item().isEmpty()
                    ? name
                    : name + " (" + row.item() + ")" + say("report.colon")
                            + row.text().in(language);
            boolean wanted = row.criterion().method().equals("judged");
            judgedRow(page, row.criterion().id(), text, row.criterion().points(), wanted);
        }
    }

    private void sources() {
        List<Column> columns = new ArrayList<>();
        if (many) {
            columns.add(column(CollectionSheet.CODE, "collection.col-code", 16, Look.FILL_TEXT));
        }
        columns.add(column("list", "collection.col-list", 20, Look.FILL_TEXT));
        columns.add(column("item", "collection.col-item", 26, Look.FILL_TEXT));
        columns.add(column("field", "collection.col-field", 20, Look.FILL_TEXT));
        source(columns);
        String name = say("collection.topic-sources");
        Page page = book.page(name, CollectionSheet.SOURCES, title(name), say("collection.note-sources"), columns)
                .note();
        page.spare();
        List<String> lists = Grammar.groups().stream()
                .flatMap(group -> group.lists().stream())
                .map(ItemList::name)
                .toList();
        page.choose(CollectionSheet.HEAD_ROW, CollectionBook.LAST_CHOICE, page.column("list"), lists);
    }

    private void source(List<Column> columns) {
        columns.add(column("document", "collection.col-document", 26, Look.FILL_TEXT));
        columns.add(column("page", "collection.col-page", 8, Look.FILL_TEXT));
        columns.add(column("quote", "collection.col-quote", 30, Look.FILL_TEXT));
    }

    private void prepare(Page page, int first, int last, int column, Value value) {
        if (value.kind() == Kind.FLAG) {
            page.choose(first, choices(first, last), column, yesNo());
        } else if (value.kind() == Kind.CHOICE) {
            page.choose(
                    first,
                    choices(first, last),
                    column,
                    value.choices().stream()
                            .map(choice -> Entered.called(choice, language))
                            .toList());
        } else if (value.kind() == Kind.DATE) {
            for (int row = first; row <= last; row++) {
                page.look(row, column, Look.FILL_DAY);
            }
        }
    }

    /** One cell has its drop-down; a column goes on below the rows that are drawn. */
    private static int choices(int first, int last) {
        return first == last ? last : CollectionBook.LAST_CHOICE;
    }

    private List<String> yesNo() {
        return List.of(say("collection.yes"), say("collection.no"));
    }

    private String label(String path) {
        FactLabel label = pack.labels().get(path);
        String own = label == null ? "" : label.label().in(language);
        return !own.isEmpty()
                ? own
                : path.equals("requests") ? say("collection.requests") : path.replaceFirst(".*\\.", "");
    }

    private String title(String topic) {
        return pack.standard().title().in(language) + "　" + topic;
    }

    private Column column(String key, String heading, int width, Look look) {
        return new Column(key, say(heading), width, look);
    }

    private String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(language);
    }
}
