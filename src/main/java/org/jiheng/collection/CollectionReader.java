package org.jiheng.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jiheng.collection.CollectionSheet.Entry;
import org.jiheng.collection.CollectionSheet.Row;
import org.jiheng.intake.Grammar;
import org.jiheng.intake.Grammar.GroupForm;
import org.jiheng.intake.Grammar.ItemList;
import org.jiheng.intake.Grammar.Kind;
import org.jiheng.intake.Grammar.Value;
import org.jiheng.source.Complaints;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/** Reads a collection workbook into the trees that YAML files of the same submissions would give. */
public final class CollectionReader {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final Pattern MULTIPLE = Pattern.compile(".*[万亿千百].*");

    private final String file;
    private final List<GroupForm> grammar = Grammar.groups();
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, ItemList> lists = new LinkedHashMap<>();
    private final Map<String, FiledTree> trees = new LinkedHashMap<>();
    private final Map<String, Complaints> complaints = new LinkedHashMap<>();
    private final Map<String, Node> sources = new LinkedHashMap<>();
    private boolean several;

    private CollectionReader(String file) {
        this.file = file;
        for (GroupForm group : grammar) {
            group.values().forEach(value -> values.put(group.name() + "." + value.key(), value));
            group.lists().forEach(list -> lists.put(list.name(), list));
        }
        for (Value value : List.of(
                new Value("name", Kind.TEXT, List.of()),
                new Value("project", Kind.TEXT, List.of()),
                new Value("year", Kind.COUNT, List.of()),
                new Value("asOf", Kind.DATE, List.of()),
                new Value("fictitious", Kind.FLAG, List.of()))) {
            values.put("department." + value.key(), value);
        }
    }

    /**
     * A submission of a workbook.
     *
     * @param code which department's it is, empty where the workbook is one department's
     * @param complaints what is wrong with it so far
     */
    public record Filed(String code, Node.Mapping tree, Complaints complaints) {}

    /** Whether bytes may be a workbook; text never begins like this. */
    public static boolean recognises(byte[] bytes) {
        return bytes.length >= ZIP.length && java.util.Arrays.equals(bytes, 0, ZIP.length, ZIP, 0, ZIP.length);
    }

    /**
     * The submissions of a workbook: one, or one for each department in the order of their rows.
     *
     * @throws org.jiheng.source.InputException where it cannot be read as a collection workbook
     */
    public static List<Filed> read(String file, byte[] bytes) {
        return new CollectionReader(file).read(CollectionSheet.read(file, bytes));
    }

    private List<Filed> read(List<CollectionSheet> sheets) {
        several = sheets.stream().anyMatch(sheet -> sheet.kind().equals(CollectionSheet.DEPARTMENTS));
        if (!several) {
            trees.put("", new FiledTree());
        }
        sheets.stream()
                .filter(s -> s.kind().equals(CollectionSheet.DEPARTMENTS))
                .forEach(this::departments);
        sheets.stream()
                .filter(s -> s.kind().equals(CollectionSheet.SOURCES))
                .flatMap(s -> s.rows().stream())
                .forEach(row -> source(row, sheets));
        for (CollectionSheet sheet : sheets) {
            switch (sheet.kind()) {
                case CollectionSheet.VALUES -> sheet.rows().forEach(this::value);
                case CollectionSheet.JUDGEMENTS -> sheet.rows().forEach(this::judgement);
                case CollectionSheet.DEFECTS -> sheet.rows().forEach(this::defect);
                case CollectionSheet.SOURCES, CollectionSheet.DEPARTMENTS -> {}
                default -> list(sheet);
            }
        }
        List<Filed> filed = new ArrayList<>();
        trees.forEach((code, tree) ->
                filed.add(new Filed(code, tree.build(file, List.copyOf(lists.values())), complaintsOf(code))));
        return filed;
    }

    private Complaints complaintsOf(String code) {
        return complaints.computeIfAbsent(code, c -> new Complaints());
    }

    /** The department a row is about: the only one, or that whose code it bears; a code that is none's is told. */
    private String code(Row row) {
        if (!several) {
            return "";
        }
        Entry code = row.get(CollectionSheet.CODE);
        String text = code == null ? "" : code.text();
        if (!trees.containsKey(text)) {
            Place place = code == null ? row.cells().values().iterator().next().place() : code.place();
            trees.put(text, new FiledTree());
            complaintsOf(text).add(place, code == null ? "collection.no-code" : "collection.unknown-code", text);
        }
        return text;
    }

    private FiledTree tree(String code) {
        return trees.computeIfAbsent(code, c -> new FiledTree());
    }

    /** One department a row, its values in columns; several sheets may hold columns of the same departments. */
    private void departments(CollectionSheet sheet) {
        for (Row row : sheet.rows()) {
            Entry code = row.get(CollectionSheet.CODE);
            if (code == null) {
                code(row);
                continue;
            }
            tree(code.text()).begin("department", code.place());
            Node source = source(code.text(), row);
            row.cells().forEach((path, entry) -> {
                if (!Set.of(CollectionSheet.CODE, "document", "page", "quote").contains(path)) {
                    value(code.text(), path, entry, null, source);
                }
            });
        }
    }

    private void value(Row row) {
        String path = row.text("path");
        Entry entry = row.get("value");
        if (path.equals("department.name") && entry == null) {
            row.cells().values().stream().findFirst().ifPresent(any -> tree("").begin("department", any.place()));
        }
        if (entry != null && !path.isEmpty()) {
            value("", path, entry, row.get("unit"), source("", row));
        }
    }

    private void value(String code, String path, Entry entry, @Nullable Entry unit, @Nullable Node source) {
        FiledTree tree = tree(code);
        if (conflicting(code, entry)) {
            return;
        }
        int dot = path.indexOf('.');
        String group = dot < 0 ? "" : path.substring(0, dot);
        String key = path.substring(dot + 1);
        Value value = values.get(path);
        switch (group) {
            case "" -> tree.put(path, Entered.text(entry));
            case "department" ->
                tree.put(group, key, value == null ? Entered.text(entry) : entered(code, entry, value));
            case "checks" -> tree.put(group, key, FiledTree.beside(flag(code, entry), "met", besides(null, source)));
            case "facts" -> tree.put(group, key, FiledTree.beside(Entered.free(entry), "value", besides(unit, source)));
            case "defects" ->
                tree.put(group, key, FiledTree.mapping(entry.place(), Map.of("complete", flag(code, entry))));
            default ->
                tree.put(
                        group,
                        key,
                        key.equals("complete") && value == null
                                ? flag(code, entry)
                                : value(code, value, entry, unit, source));
        }
    }

    private Node value(String code, @Nullable Value value, Entry entry, @Nullable Entry unit, @Nullable Node source) {
        if (value == null) {
            return Entered.text(entry);
        }
        boolean money = value.kind() == Kind.AMOUNT;
        if (!money && unit != null && MULTIPLE.matcher(unit.text()).matches()) {
            complaintsOf(code).add(unit.place(), "collection.unit-fixed", unit.text());
        }
        return FiledTree.beside(entered(code, entry, value), "value", besides(money ? unit : null, source));
    }

    /** What stands in a cell; an answer or a choice that is none of those offered is told in their words. */
    private Node entered(String code, Entry entry, Value value) {
        Node.Scalar node = Entered.node(entry, value);
        boolean offered = value.kind() != Kind.CHOICE || value.choices().contains(node.text());
        if (!offered) {
            complaintsOf(code)
                    .add(
                            entry.place(),
                            "collection.expected-choice",
                            entry.text(),
                            Entered.called(value.choices(), Language.ZH),
                            Entered.called(value.choices(), Language.EN));
            return nothing(entry);
        }
        return value.kind() == Kind.FLAG ? flag(code, entry) : node;
    }

    private Node flag(String code, Entry entry) {
        Node.Scalar flag = Entered.flag(entry);
        if (flag.kind() == Node.Kind.BOOLEAN) {
            return flag;
        }
        complaintsOf(code).add(entry.place(), "collection.expected-answer", entry.text());
        return nothing(entry);
    }

    private static Node nothing(Entry entry) {
        return new Node.Scalar(entry.place(), "", Node.Kind.EMPTY);
    }

    private static Map<String, @Nullable Node> besides(@Nullable Entry unit, @Nullable Node source) {
        Map<String, @Nullable Node> others = new LinkedHashMap<>();
        others.put("unit", unit == null ? null : Entered.text(unit));
        others.put("source", source);
        return others;
    }

    private boolean conflicting(String code, Entry entry) {
        boolean conflict = entry.text().startsWith(CollectionSheet.CONFLICT);
        if (conflict) {
            complaintsOf(code)
                    .add(
                            entry.place(),
                            "collection.conflict-open",
                            entry.text().substring(CollectionSheet.CONFLICT.length()));
        }
        return conflict;
    }

    private void list(CollectionSheet sheet) {
        ItemList list = lists.get(sheet.list());
        if (list == null) {
            trees.keySet().stream()
                    .findFirst()
                    .ifPresent(code -> complaintsOf(code)
                            .add(Place.whole(file + "!" + sheet.name()), "collection.unknown-sheet", sheet.kind()));
            return;
        }
        Entry complete = sheet.complete();
        if (complete != null && !several && !conflicting("", complete)) {
            tree("").put(list.group(), "complete", flag("", complete));
        }
        sheet.rows().forEach(row -> item(list, row));
    }

    /** An item is there once something of it was entered; a name that the template proposes is nothing entered. */
    private void item(ItemList list, Row row) {
        Map<String, Node> item = new LinkedHashMap<>();
        String code = code(row);
        Entry key = row.get(list.itemKey());
        if (key != null && !conflicting(code, key)) {
            item.put(list.itemKey(), Entered.text(key));
        }
        boolean proposed = row.get(CollectionSheet.PROPOSED) != null;
        int named = proposed ? item.size() : 0;
        for (Value value : list.values()) {
            Entry entry = row.get(value.key());
            if (entry != null && !conflicting(code, entry)) {
                Node source = sources.get(name(code, list.name(), key == null ? "" : key.text(), value.key()));
                item.put(value.key(), FiledTree.beside(entered(code, entry, value), "value", besides(null, source)));
            }
        }
        Node source = source(code, row);
        if (source != null) {
            item.put("source", source);
        }
        if (item.size() > named) {
            Entry unit = row.get("unit");
            if (unit != null) {
                item.put("unit", Entered.text(unit));
            }
            Place place = row.cells().values().iterator().next().place();
            tree(code).item(list.name(), FiledTree.mapping(key == null ? place : key.place(), item));
        }
    }

    private void judgement(Row row) {
        String code = code(row);
        Map<String, Node> judgement = new LinkedHashMap<>();
        Entry subject = row.get("indicator");
        Entry points = row.get("points");
        if (points != null && !conflicting(code, points)) {
            judgement.put("points", Entered.node(points, Kind.COUNT, List.of()));
        }
        for (String key : List.of("reason", "evidence", "scorer", "reviewer")) {
            Entry entry = row.get(key);
            if (entry != null && !conflicting(code, entry)) {
                judgement.put(key, Entered.text(entry));
            }
        }
        Node source = source(code, row);
        if (source != null) {
            judgement.put("source", source);
        }
        if (!judgement.isEmpty()) {
            Place place =
                    points == null ? row.cells().values().iterator().next().place() : points.place();
            if (subject != null) {
                judgement.put("indicator", Entered.text(subject));
            }
            tree(code).judgement(FiledTree.mapping(place, judgement));
        }
    }

    private void defect(Row row) {
        String code = code(row);
        Entry criterion = row.get("criterion");
        Entry text = row.get("text");
        if (text == null || conflicting(code, text)) {
            return;
        }
        if (criterion == null) {
            complaintsOf(code).add(text.place(), "collection.no-criterion");
            return;
        }
        Map<String, Node> defect = new LinkedHashMap<>();
        defect.put("text", Entered.text(text));
        Node source = source(code, row);
        if (source != null) {
            defect.put("source", source);
        }
        tree(code).item(criterion.text(), FiledTree.mapping(text.place(), defect));
    }

    /** A source of one value of a list, where it is not that of its row; list and column by their names or as people read them. */
    private void source(Row row, List<CollectionSheet> sheets) {
        String code = code(row);
        Node source = source(code, row);
        if (source == null) {
            return;
        }
        String list = row.text("list");
        String field = row.text("field");
        Entry any = row.cells().values().iterator().next();
        CollectionSheet sheet = sheets.stream()
                .filter(each -> each.list().equals(list) || each.name().equals(list))
                .findFirst()
                .orElse(null);
        if (sheet == null || !lists.containsKey(sheet.list())) {
            complaintsOf(code).add(any.place(), "collection.unknown-list", list);
            return;
        }
        String key = sheet.headings().getOrDefault(field, field);
        if (!sheet.headings().containsValue(key)) {
            complaintsOf(code).add(any.place(), "collection.unknown-column", field, sheet.name());
            return;
        }
        sources.put(name(code, sheet.list(), row.text("item"), key), source);
    }

    private @Nullable Node source(String code, Row row) {
        Map<String, Node> parts = new LinkedHashMap<>();
        for (String key : List.of("document", "page", "quote")) {
            Entry entry = row.get(key);
            if (entry != null && !conflicting(code, entry)) {
                parts.put(key, Entered.text(entry));
            }
        }
        return parts.isEmpty()
                ? null
                : FiledTree.mapping(parts.values().iterator().next().place(), parts);
    }

    private static String name(String... parts) {
        return String.join("\n", parts);
    }
}
