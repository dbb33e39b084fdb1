package org.jiheng.collection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.collection.CollectionSheet.Row;

/**
 * Which value a cell holds, wherever it stands: two scorers' cells of one key are answers to one question.
 *
 * @param kind the kind of its sheet
 * @param row what its row is known by
 * @param column the key of its column
 */
record CellKey(String kind, String row, String column) {
    /** The question whether a list is whole. */
    static final String COMPLETE = "complete?";

    private static final Map<String, List<String>> NAMES = Map.of(
            CollectionSheet.VALUES, List.of("path"),
            CollectionSheet.JUDGEMENTS, List.of(CollectionSheet.CODE, "indicator"),
            CollectionSheet.DEFECTS, List.of(CollectionSheet.CODE, "criterion", "text"),
            CollectionSheet.SOURCES, List.of(CollectionSheet.CODE, "list", "item", "field"),
            CollectionSheet.DEPARTMENTS, List.of(CollectionSheet.CODE));

    /** The columns that a row of a sheet is known by. */
    static List<String> names(CollectionSheet sheet, Map<String, String> itemKeys) {
        return NAMES.getOrDefault(
                sheet.kind(), List.of(CollectionSheet.CODE, itemKeys.getOrDefault(sheet.list(), "name")));
    }

    /** What a row is known by; a row without a name is like no other. */
    static String row(Row row, List<String> names, String file) {
        String own = names.stream()
                .filter(name -> !name.equals(CollectionSheet.CODE))
                .map(row::text)
                .reduce("", String::concat);
        boolean named =
                !own.isEmpty() || (names.size() == 1 && !row.text(names.get(0)).isEmpty());
        return named
                ? names.stream().map(row::text).reduce("", (all, name) -> all + "\n" + name)
                : file + "\n" + row.number();
    }

    /** Whether something was entered in the row besides what it is known by and the unit that the template proposes. */
    static boolean answered(Row row, List<String> names) {
        Set<String> proposed = Set.of("unit", CollectionSheet.PROPOSED);
        return row.cells().keySet().stream().anyMatch(key -> !names.contains(key) && !proposed.contains(key));
    }
}
