package org.jiheng.authoring.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;
import org.jiheng.document.Document;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Table;
import org.jiheng.document.DocumentReader;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of the workbook as it came back. Columns are known by the keys in its hidden row, so that they may be moved; numbers may
 * have become texts and texts numbers.
 *
 * @param columns where each column is, from 1
 */
record Filled(String file, String name, Map<String, Integer> columns, List<Line> lines) {
    /** Begins the first cell of every sheet that is read. */
    static final String MARK = "jiheng/standard-book/1 ";

    /** How workbooks write control characters, among them the returns of texts pasted in. */
    private static final Pattern ESCAPED = Pattern.compile("_x(00[01][0-9A-F])_");

    static final int MARK_ROW = 1;
    static final int KEY_ROW = 2;
    static final int TITLE_ROW = 3;
    static final int NOTE_ROW = 4;
    static final int HEAD_ROW = 5;

    /** What stands in a cell, empty where nothing does. */
    record Entry(String text, Place place) {
        List<String> lines() {
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /** A line with something in it. */
    record Line(Filled sheet, int number, Map<String, String> cells) {
        Entry get(String key) {
            return new Entry(cells.getOrDefault(key, ""), sheet.place(number, key));
        }

        String text(String key) {
            return cells.getOrDefault(key, "");
        }

        boolean has(String key) {
            return cells.containsKey(key);
        }
    }

    Place place(int number, String key) {
        int column = columns.getOrDefault(key, 1);
        String cell = CellReference.convertNumToColString(column - 1) + number;
        return Place.cell(file, name, cell, number, column);
    }

    /** A sheet that is not there. */
    static Filled none(String file) {
        return new Filled(file, "", Map.of(), List.of());
    }

    /**
     * The sheets by kind.
     *
     * @throws InputException where the file is no workbook, or none that was exported from a standard
     */
    static Map<String, Filled> read(String file, byte[] bytes) {
        Document document = DocumentReader.readEntered(file, bytes);
        Map<String, Filled> sheets = new LinkedHashMap<>();
        for (Document.Block block : document.blocks()) {
            if (block instanceof Table table) {
                read(file, table, sheets);
            }
        }
        if (sheets.isEmpty()) {
            throw InputException.of(Place.whole(file), "book.not-a-standard");
        }
        return sheets;
    }

    private static void read(String file, Table table, Map<String, Filled> sheets) {
        String name = String.valueOf(table.at().sheet());
        TreeMap<Integer, Map<Integer, String>> cells = new TreeMap<>();
        for (Document.Row row : table.rows()) {
            Integer number = row.at().row();
            for (Cell cell : row.cells()) {
                String text = plain(cell.text());
                if (number != null && !text.isEmpty()) {
                    cells.computeIfAbsent(number, n -> new HashMap<>()).put(cell.column(), text);
                }
            }
        }
        String mark = at(cells, MARK_ROW, 1);
        if (mark == null || !mark.startsWith(MARK)) {
            return;
        }
        Map<String, Integer> columns = new HashMap<>();
        cells.getOrDefault(KEY_ROW, Map.of()).forEach((column, key) -> columns.putIfAbsent(key, column));
        Filled sheet = new Filled(file, name, columns, new ArrayList<>());
        cells.tailMap(HEAD_ROW, false).forEach((number, row) -> {
            Map<String, String> line = new HashMap<>();
            columns.forEach((key, column) -> {
                String text = row.get(column);
                if (text != null) {
                    line.put(key, text);
                }
            });
            if (!line.isEmpty()) {
                sheet.lines().add(new Line(sheet, number, line));
            }
        });
        if (sheets.putIfAbsent(mark.substring(MARK.length()).strip(), sheet) != null) {
            throw InputException.of(Place.whole(file + "!" + name), "book.sheet-twice");
        }
    }

    /** As it is compared: one kind of line end, no blanks at ends of lines. */
    static String plain(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(escaped -> Character.toString((char) Integer.parseInt(escaped.group(1), 16)))
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[ \\t\u00A0]+(?=\n|$)", "")
                .strip();
    }

    private static @Nullable String at(Map<Integer, Map<Integer, String>> cells, int row, int column) {
        return cells.getOrDefault(row, Map.of()).get(column);
    }
}
