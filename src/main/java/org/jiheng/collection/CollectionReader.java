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
import org.jspecify.annotations.Nullable;

/** Reads a collection workbook into the trees that YAML files of the same submissions would give. */
public final class CollectionReader {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final Pattern MULTIPLE = Pattern.compile(".*[万亿千百].*");

    private final String file;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, ItemList> lists = new LinkedHashMap<>();
    private final Reading reading;

    private CollectionReader(String file, boolean several) {
        this.file = file;
        this.reading = new Reading(several);
        for (GroupForm group : Grammar.groups()) {
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
        List<CollectionSheet> sheets = CollectionSheet.read(file, bytes);
        boolean several = sheets.stream().anyMatch(sheet -> sheet.kind().equals(CollectionSheet.DEPARTMENTS));
        return new CollectionReader(file, several).read(sheets);
    }

    private List<Filed> read(List<CollectionSheet> sheets) {
        RowReader rows = new RowReader(reading, lists);
        sheets.stream()
                .filter(sheet -> sheet.kind().equals(CollectionSheet.DEPARTMENTS))
                .forEach(this::departments);
        sheets.stream()
                .filter(sheet -> sheet.kind().equals(CollectionSheet.SOURCES))
                .flatMap(sheet -> sheet.rows().stream())
                .forEach(row -> rows.source(row, sheets));
        for (CollectionSheet sheet : sheets) {
            switch (sheet.kind()) {
                case CollectionSheet.VALUES -> sheet.rows().forEach(this::value);
                case CollectionSheet.JUDGEMENTS -> sheet.rows().forEach(rows::judgement);
                case CollectionSheet.DEFECTS -> sheet.rows().forEach(rows::defect);
                case CollectionSheet.SOURCES, CollectionSheet.DEPARTMENTS -> {}
                default -> rows.list(sheet);
            }
        }
        List<Filed> filed = new ArrayList<>();
        reading.trees()
                .forEach((code, tree) -> filed.add(
                        new Filed(code, tree.build(file, List.copyOf(lists.values())), reading.complaintsOf(code))));
        return filed;
    }

    /** One department a row, its values in columns; several sheets may hold columns of the same departments. */
    private void departments(CollectionSheet sheet) {
        for (Row row : sheet.rows()) {
            Entry code = row.get(CollectionSheet.CODE);
            if (code == null) {
                reading.code(row);
                continue;
            }
            reading.tree(code.text()).begin("department", code.place());
            Node source = reading.source(code.text(), row);
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
            reading.tree("").begin("department", row.first());
        }
        if (entry != null && !path.isEmpty()) {
            value("", path, entry, row.get("unit"), reading.source("", row));
        }
    }

    private void value(String code, String path, Entry entry, @Nullable Entry unit, @Nullable Node source) {
        FiledTree tree = reading.tree(code);
        if (reading.conflicting(code, entry)) {
            return;
        }
        int dot = path.indexOf('.');
        String group = dot < 0 ? "" : path.substring(0, dot);
        String key = path.substring(dot + 1);
        Value value = values.get(path);
        switch (group) {
            case "" -> tree.put(path, Entered.text(entry));
            case "department" ->
                tree.put(group, key, value == null ? Entered.text(entry) : reading.entered(code, entry, value));
            case "checks" ->
                tree.put(group, key, FiledTree.beside(reading.flag(code, entry), "met", Reading.besides(null, source)));
            case "facts" ->
                tree.put(group, key, FiledTree.beside(Entered.free(entry), "value", Reading.besides(unit, source)));
            case "defects" ->
                tree.put(group, key, FiledTree.mapping(entry.place(), Map.of("complete", reading.flag(code, entry))));
            default ->
                tree.put(
                        group,
                        key,
                        key.equals("complete") && value == null
                                ? reading.flag(code, entry)
                                : value(code, value, entry, unit, source));
        }
    }

    private Node value(String code, @Nullable Value value, Entry entry, @Nullable Entry unit, @Nullable Node source) {
        if (value == null) {
            return Entered.text(entry);
        }
        boolean money = value.kind() == Kind.AMOUNT;
        if (!money && unit != null && MULTIPLE.matcher(unit.text()).matches()) {
            reading.complaintsOf(code).add(unit.place(), "collection.unit-fixed", unit.text());
        }
        return FiledTree.beside(
                reading.entered(code, entry, value), "value", Reading.besides(money ? unit : null, source));
    }
}
