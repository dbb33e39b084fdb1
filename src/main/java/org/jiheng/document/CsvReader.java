package org.jiheng.document;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jiheng.document.Document.Block;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Row;
import org.jiheng.document.Document.Table;

/** Text whose cells are parted by commas: one table. */
final class CsvReader {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setIgnoreEmptyLines(false)
            .setTrailingData(true)
            .setLenientEof(true)
            .get();
    /** Without the name's word for it, text is taken as CSV if so many records, at least, have as many cells each. */
    private static final int RECORDS = 3;

    private CsvReader() {}

    static boolean recognises(String name, String text) throws IOException {
        if (name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return text.indexOf('\t') < 0 || text.indexOf(',') >= 0;
        }
        int records = 0;
        int cells = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            for (CSVRecord record : parser) {
                if (record.size() == 1 && record.get(0).isBlank()) {
                    continue;
                }
                if (record.size() < 2 || (records > 0 && record.size() != cells)) {
                    return false;
                }
                cells = record.size();
                records++;
            }
        }
        return records >= RECORDS;
    }

    static List<Block> read(String text, Limits limits) throws IOException {
        List<Row> rows = new ArrayList<>();
        int table = limits.table();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            long line = 1;
            for (CSVRecord record : parser) {
                List<Cell> cells = new ArrayList<>();
                boolean empty = true;
                for (int column = 1; column <= record.size(); column++) {
                    limits.cell();
                    String cell = Blank.trim(record.get(column - 1).replace("\r\n", "\n"));
                    empty &= cell.isEmpty();
                    Location at = Location.line((int) line, table, rows.size() + 1, column);
                    cells.add(new Cell(cell, column, 1, false, at));
                }
                rows.add(new Row(empty ? List.of() : cells, Location.line((int) line, table, rows.size() + 1, 0)));
                line = parser.getCurrentLineNumber() + 1;
            }
        }
        while (!rows.isEmpty() && rows.get(rows.size() - 1).cells().isEmpty()) {
            rows.remove(rows.size() - 1);
        }
        return rows.isEmpty() ? List.of() : List.of(new Table(rows, Location.line(1, table, 0, 0)));
    }
}
