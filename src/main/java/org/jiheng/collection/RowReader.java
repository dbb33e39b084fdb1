package org.jiheng.collection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.collection.CollectionSheet.Entry;
import org.jiheng.collection.CollectionSheet.Row;
import org.jiheng.intake.Grammar.ItemList;
import org.jiheng.intake.Grammar.Kind;
import org.jiheng.intake.Grammar.Value;
import org.jiheng.source.Node;
import org.jiheng.source.Place;

/** Reads the sheets that have a row for each thing: lists, judgements, defects, sources of single values. */
final class RowReader {
    private static final Set<String> JUDGED = Set.of("points", "reason", "evidence");

    private final Reading reading;
    private final Map<String, ItemList> lists;
    private final Map<String, Node> sources = new LinkedHashMap<>();

    RowReader(Reading reading, Map<String, ItemList> lists) {
        this.reading = reading;
        this.lists = lists;
    }

    /** A source of one value of a list, where it is not that of its row; list and column by their names or as people read them. */
    void source(Row row, List<CollectionSheet> sheets) {
        String code = reading.code(row);
        Node source = reading.source(code, row);
        if (source == null) {
            return;
        }
        String list = row.text("list");
        String field = row.text("field");
        Place any = row.first();
        CollectionSheet sheet = sheets.stream()
                .filter(each -> each.list().equals(list) || each.name().equals(list))
                .findFirst()
                .orElse(null);
        if (sheet == null || !lists.containsKey(sheet.list())) {
            reading.complaintsOf(code).add(any, "collection.unknown-list", list);
            return;
        }
        String key = sheet.headings().getOrDefault(field, field);
        if (!sheet.headings().containsValue(key)) {
            reading.complaintsOf(code).add(any, "collection.unknown-column", field, sheet.name());
            return;
        }
        sources.put(name(code, sheet.list(), row.text("item"), key), source);
    }

    void list(CollectionSheet sheet) {
        ItemList list = lists.get(sheet.list());
        if (list == null) {
            reading.trees().keySet().stream()
                    .findFirst()
                    .ifPresent(code -> reading.complaintsOf(code)
                            .add(
                                    Place.whole(sheet.file() + "!" + sheet.name()),
                                    "collection.unknown-sheet",
                                    sheet.kind()));
            return;
        }
        Entry complete = sheet.complete();
        if (complete != null && !reading.several() && !reading.conflicting("", complete)) {
            reading.tree("").put(list.group(), "complete", reading.flag("", complete));
        }
        sheet.rows().forEach(row -> item(list, row));
    }

    /** An item is there once something of it was entered; a name that the template proposes is nothing entered. */
    private void item(ItemList list, Row row) {
        Map<String, Node> item = new LinkedHashMap<>();
        String code = reading.code(row);
        Entry key = row.get(list.itemKey());
        if (key != null && !reading.conflicting(code, key)) {
            item.put(list.itemKey(), Entered.text(key));
        }
        boolean proposed = row.get(CollectionSheet.PROPOSED) != null;
        int named = proposed ? item.size() : 0;
        for (Value value : list.values()) {
            Entry entry = row.get(value.key());
            if (entry != null && !reading.conflicting(code, entry)) {
                Node source = sources.get(name(code, list.name(), key == null ? "" : key.text(), value.key()));
                item.put(
                        value.key(),
                        FiledTree.beside(reading.entered(code, entry, value), "value", Reading.besides(null, source)));
            }
        }
        Node source = reading.source(code, row);
        if (source != null) {
            item.put("source", source);
        }
        if (item.size() > named) {
            Entry unit = row.get("unit");
            if (unit != null) {
                item.put("unit", Entered.text(unit));
            }
            Place place = row.first();
            reading.tree(code).item(list.name(), FiledTree.mapping(key == null ? place : key.place(), item));
        }
    }

    /** A judgement is there once something was judged; that somebody is down as its scorer is not enough. */
    void judgement(Row row) {
        String code = reading.code(row);
        Map<String, Node> judgement = new LinkedHashMap<>();
        boolean judged = false;
        boolean open = false;
        for (String key : List.of("indicator", "points", "reason", "evidence", "scorer", "reviewer")) {
            Entry entry = row.get(key);
            if (entry != null) {
                judged |= JUDGED.contains(key);
                open |= reading.conflicting(code, entry);
                judgement.put(
                        key, key.equals("points") ? Entered.node(entry, Kind.COUNT, List.of()) : Entered.text(entry));
            }
        }
        Node source = reading.source(code, row);
        if (source != null) {
            judgement.put("source", source);
        }
        if (judged && !open) {
            Node points = judgement.get("points");
            reading.tree(code).judgement(FiledTree.mapping(points == null ? row.first() : points.place(), judgement));
        }
    }

    void defect(Row row) {
        String code = reading.code(row);
        Entry criterion = row.get("criterion");
        Entry text = row.get("text");
        if (text == null || reading.conflicting(code, text)) {
            return;
        }
        if (criterion == null) {
            reading.complaintsOf(code).add(text.place(), "collection.no-criterion");
            return;
        }
        Map<String, Node> defect = new LinkedHashMap<>();
        defect.put("text", Entered.text(text));
        Node source = reading.source(code, row);
        if (source != null) {
            defect.put("source", source);
        }
        reading.tree(code).item(criterion.text(), FiledTree.mapping(text.place(), defect));
    }

    private static String name(String... parts) {
        return String.join("\n", parts);
    }
}
