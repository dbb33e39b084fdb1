package org.jiheng.collection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.document.Document;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Table;
import org.jiheng.document.DocumentReader;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a collection workbook as it was filled in. Two hidden rows say what it is and what stands in each column, so that
 * people may sort rows, move columns and rename sheets.
 *
 * @param kind what it holds: one of the constants, or {@link #LIST} with the name of the list
 * @param headings the keys of its columns by what people read above them
 * @param complete the answer whether the list is whole; null where it has none
 */
record CollectionSheet(
        String file,
        String name,
        String kind,
        Map<String, String> headings,
        List<Row> rows,
        @Nullable Entry complete) {
    /** Begins the first cell of every sheet that is read. */
    static final String MARK = "jiheng/collection/1 ";

    static final String VALUES = "values";
    static final String LIST = "list ";
    static final String JUDGEMENTS = "judgements";
    static final String DEFECTS = "defects";
    static final String SOURCES = "sources";
    static final String DEPARTMENTS = "departments";

    /** A column that is there to be read by people only. */
    static final String NOTE = "-";

    /** Which department a row is about, where a workbook holds several. */
    static final String CODE = "code";

    /** Marks an item that the template proposes by its name. */
    static final String PROPOSED = "proposed";

    /** Stands before what several scorers entered differently, until somebody decides. */
    static final String CONFLICT = "【冲突 conflict】";

    static final int MARK_ROW = 1;
    static final int KEY_ROW = 2;
    static final int TITLE_ROW = 3;
    static final int COMPLETE_ROW = 4;
    static final int HEAD_ROW = 5;
    static final int COMPLETE_COLUMN = 3;

    /** What stands in a cell; never empty. */
    record Entry(String text, Place place) {}

    /** A row with something in it, its cells by the keys of their columns. */
    record Row(int number, Map<String, Entry> cells) {
        @Nullable
        Entry get(String key) {
            return cells.get(key);
        }

        /** Its first cell that is filled in. */
        Place first() {
            return Collections.min(
                            cells.values(),
                            Comparator.comparingInt(entry -> entry.place().column()))
                    .place();
        }

        String text(String key) {
            Entry entry = cells.get(key);
            return entry == null ? "" : entry.text();
        }
    }

    /** The list that it holds, or an empty text. */
    String list() {
        return kind.startsWith(LIST) ? kind.substring(LIST.length()) : "";
    }

    /**
     * The sheets of a workbook, those that are none of a collection left out.
     *
     * @throws InputException where the file cannot be read, or holds no such sheet
     */
    static List<CollectionSheet> read(String file, byte[] bytes) {
        Document document = DocumentReader.readEntered(file, bytes);
        List<CollectionSheet> sheets = new ArrayList<>();
        for (Document.Block block : document.blocks()) {
            if (block instanceof Table table) {
                CollectionSheet sheet = sheet(file, table);
                if (sheet != null) {
                    sheets.add(sheet);
                }
            }
        }
        if (sheets.isEmpty()) {
            throw InputException.of(Place.whole(file), "collection.no-template");
        }
        return sheets;
    }

    private static @Nullable CollectionSheet sheet(String file, Table table) {
        String name = String.valueOf(table.at().sheet());
        Map<Integer, Map<Integer, Entry>> cells = new LinkedHashMap<>();
        for (Document.Row row : table.rows()) {
            Integer number = row.at().row();
            for (Cell cell : row.cells()) {
                if (number != null && !cell.text().isEmpty()) {
                    Place place =
                            Place.cell(file, name, String.valueOf(cell.at().cell()), number, cell.column());
                    cells.computeIfAbsent(number, n -> new HashMap<>())
                            .put(cell.column(), new Entry(cell.text(), place));
                }
            }
        }
        Entry mark = at(cells, MARK_ROW, 1);
        if (mark == null || !mark.text().startsWith(MARK)) {
            if (wasOurs(cells)) {
                throw InputException.of(Place.whole(file + "!" + name), "collection.mark-lost");
            }
            return null;
        }
        Map<Integer, Entry> keys = cells.getOrDefault(KEY_ROW, Map.of());
        List<Row> rows = new ArrayList<>();
        cells.forEach((number, entries) -> {
            Map<String, Entry> row = new HashMap<>();
            entries.forEach((column, entry) -> {
                Entry key = keys.get(column);
                if (key != null && !key.text().equals(NOTE)) {
                    row.put(key.text(), entry);
                }
            });
            if (number > HEAD_ROW && !row.isEmpty()) {
                rows.add(new Row(number, row));
            }
        });
        return new CollectionSheet(
                file,
                name,
                mark.text().substring(MARK.length()).strip(),
                headings(keys, cells.getOrDefault(HEAD_ROW, Map.of())),
                rows,
                at(cells, COMPLETE_ROW, COMPLETE_COLUMN));
    }

    /** People may add sheets of their own; one of ours that lost its hidden rows would be overlooked with all that it says. */
    private static boolean wasOurs(Map<Integer, Map<Integer, Entry>> cells) {
        return cells.values().stream().anyMatch(row -> {
            List<String> texts = row.values().stream().map(Entry::text).toList();
            return Stream.of(Language.values())
                    .anyMatch(language -> texts.containsAll(List.of(
                            Message.of("collection.col-document").in(language),
                            Message.of("collection.col-page").in(language),
                            Message.of("collection.col-quote").in(language))));
        });
    }

    private static Map<String, String> headings(Map<Integer, Entry> keys, Map<Integer, Entry> heads) {
        Map<String, String> headings = new HashMap<>();
        heads.forEach((column, head) -> {
            Entry key = keys.get(column);
            if (key != null) {
                headings.put(head.text(), key.text());
            }
        });
        return headings;
    }

    private static @Nullable Entry at(Map<Integer, Map<Integer, Entry>> cells, int row, int column) {
        return cells.getOrDefault(row, Map.of()).get(column);
    }
}
