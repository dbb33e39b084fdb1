package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Row;
import org.jiheng.document.Document.Table;

/**
 * A sheet as one table. Only cells that the file holds are kept, however far apart they stand; a gap between rows becomes one
 * row without cells. Rows and columns are counted from 1.
 */
final class SheetTable {
    private final String sheet;
    private final Limits limits;
    private final NavigableMap<Integer, NavigableMap<Integer, Cell>> rows = new TreeMap<>();

    SheetTable(String sheet, Limits limits) {
        this.sheet = sheet;
        this.limits = limits;
    }

    void put(int row, int column, String text) {
        put(row, column, Blank.trim(text), 1, false);
    }

    /** Joins cells: those that the first one covers to the right vanish, those below it are marked as going on. */
    void merge(int firstRow, int firstColumn, int lastRow, int lastColumn) {
        String text = text(firstRow, firstColumn);
        for (int row : List.copyOf(rows.subMap(firstRow, true, lastRow, true).keySet())) {
            NavigableMap<Integer, Cell> cells = rows.get(row);
            if (cells != null) {
                cells.subMap(firstColumn, true, lastColumn, true).clear();
            }
            put(row, firstColumn, row == firstRow ? text : "", lastColumn - firstColumn + 1, row != firstRow);
        }
    }

    /** The table; rows that show nothing have no cells, and none follow the last row that shows something. */
    Table build() {
        List<Row> built = new ArrayList<>();
        int filled = 0;
        int before = 0;
        for (Map.Entry<Integer, NavigableMap<Integer, Cell>> entry : rows.entrySet()) {
            int row = entry.getKey();
            if (before > 0 && row > before + 1) {
                built.add(new Row(List.of(), Location.sheetRow(sheet, before + 1)));
            }
            boolean empty = entry.getValue().values().stream()
                    .allMatch(cell -> cell.text().isEmpty() && !cell.continued());
            List<Cell> cells = empty ? List.of() : List.copyOf(entry.getValue().values());
            built.add(new Row(cells, Location.sheetRow(sheet, row)));
            filled = empty ? filled : built.size();
            before = row;
        }
        return new Table(built.subList(0, filled), Location.sheet(sheet, null));
    }

    /** The name of a column: 1 is A, 28 is AB. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    private String text(int row, int column) {
        NavigableMap<Integer, Cell> cells = rows.get(row);
        Cell cell = cells == null ? null : cells.get(column);
        return cell == null ? "" : cell.text();
    }

    private void put(int row, int column, String text, int columns, boolean continued) {
        limits.cell();
        Location at = Location.sheet(sheet, letters(column) + row);
        rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, new Cell(text, column, columns, continued, at));
    }
}
