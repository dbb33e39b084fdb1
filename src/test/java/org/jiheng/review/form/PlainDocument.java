package org.jiheng.review.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.document.Document;
import org.jiheng.document.Document.Block;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Paragraph;
import org.jiheng.document.Document.Row;
import org.jiheng.document.Document.Table;
import org.jiheng.document.Location;

/**
 * Documents for tests of what is read from blocks, not of formats. In a text, cells are separated by {@code |}; {@code ^} goes on
 * from the row above, {@code name*3} spans three columns; a line that begins with a tab is one cell of a row that an empty line ends.
 */
final class PlainDocument {
    private PlainDocument() {}

    static Document file(Path file, Document.Format format) {
        try {
            return of(file.getFileName().toString(), Files.readString(file), format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document of(String name, String text, Document.Format format) {
        List<Block> blocks = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            Location at = Location.line(i + 1);
            if (line.startsWith("\t")) {
                cells.add(new Cell(line.strip(), cells.size() + 1, 1, false, at));
                continue;
            }
            if (!cells.isEmpty()) {
                rows.add(new Row(cells, cells.get(0).at()));
                cells = new ArrayList<>();
            }
            if (line.contains("|")) {
                rows.add(row(line, at));
            } else if (!line.isBlank()) {
                end(blocks, rows);
                rows = new ArrayList<>();
                blocks.add(new Paragraph(line.strip(), at));
            }
        }
        end(blocks, rows);
        return new Document(name, format, "", blocks);
    }

    private static void end(List<Block> blocks, List<Row> rows) {
        if (!rows.isEmpty()) {
            blocks.add(new Table(rows, rows.get(0).at()));
        }
    }

    private static Row row(String line, Location at) {
        List<Cell> cells = new ArrayList<>();
        int column = 1;
        for (String text : line.split("\\|", -1)) {
            String cell = text.strip();
            int columns = 1;
            if (cell.matches(".*\\*\\d+")) {
                columns = Integer.parseInt(cell.substring(cell.lastIndexOf('*') + 1));
                cell = cell.substring(0, cell.lastIndexOf('*'));
            }
            boolean continued = cell.equals("^");
            cells.add(new Cell(continued ? "" : cell.replace("\\n", "\n"), column, columns, continued, at));
            column += columns;
        }
        return new Row(cells, at);
    }
}
