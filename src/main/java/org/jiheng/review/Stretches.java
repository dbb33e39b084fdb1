package org.jiheng.review;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Row;
import org.jiheng.document.Document.Table;
import org.jspecify.annotations.Nullable;

/**
 * A sheet holds whatever was put on it, several tables and forms one below the other. Empty rows part them, and titles; behind a form
 * only a title begins a table again, for forms have empty rows of their own.
 */
final class Stretches {
    private static final Pattern TITLE = Pattern.compile("\\S{2,40}表(?:[(（].{0,20})?");

    private Stretches() {}

    /** The tables of a sheet that are no part of a form; {@code form} finds the words that forms alone have. */
    static List<Table> plain(Table sheet, Pattern form) {
        List<Table> plain = new ArrayList<>();
        boolean within = false;
        for (List<Row> rows : parted(sheet.rows())) {
            Table table = new Table(rows, rows.get(0).at());
            if (says(table, form)) {
                within = true;
            } else if (title(rows.get(0))) {
                within = false;
            }
            if (!within) {
                plain.add(table);
            }
        }
        return plain;
    }

    private static List<List<Row>> parted(List<Row> rows) {
        List<List<Row>> parted = new ArrayList<>();
        List<Row> open = new ArrayList<>();
        Integer before = null;
        for (Row row : rows) {
            Integer number = number(row);
            boolean gap = before != null && number != null && number > before + 1;
            boolean empty = row.cells().stream().allMatch(c -> c.text().isBlank());
            if ((empty || gap || title(row)) && !open.isEmpty()) {
                parted.add(List.copyOf(open));
                open.clear();
            }
            if (!empty) {
                open.add(row);
            }
            before = number;
        }
        if (!open.isEmpty()) {
            parted.add(List.copyOf(open));
        }
        return parted;
    }

    private static @Nullable Integer number(Row row) {
        return row.at().row();
    }

    private static boolean title(Row row) {
        List<Cell> filled =
                row.cells().stream().filter(c -> !c.text().isBlank()).toList();
        return filled.size() == 1 && TITLE.matcher(filled.get(0).text().strip()).matches();
    }

    static boolean says(Table table, Pattern words) {
        return table.rows().stream()
                .flatMap(r -> r.cells().stream())
                .anyMatch(c -> words.matcher(c.text()).find());
    }
}
