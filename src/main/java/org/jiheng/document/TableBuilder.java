package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Row;
import org.jiheng.document.Document.Table;

/** A table of a Word document, put together from left to right and top to bottom. */
final class TableBuilder {
    private final int number;
    private final Limits limits;
    private final List<Row> rows = new ArrayList<>();
    private List<Cell> cells = new ArrayList<>();
    private int row;
    private int column = 1;
    private boolean dropped;

    TableBuilder(int number, Limits limits) {
        this.number = number;
        this.limits = limits;
    }

    void row() {
        row++;
        column = 1;
        cells = new ArrayList<>();
        dropped = false;
        limits.cell();
    }

    /** Leaves columns of the grid free. */
    void leave(int columns) {
        column += columns;
    }

    /** The row is marked as deleted: it keeps its number, for places count what stands in the file. */
    void dropRow() {
        dropped = true;
    }

    /**
     * The next cell of the row.
     *
     * @param joinsLeft whether the cell is the right-hand part of the one before it
     */
    void cell(String text, int columns, boolean continued, boolean joinsLeft) {
        limits.cell();
        if (column + columns > Limits.COLUMNS) {
            throw limits.tooLarge();
        }
        if (joinsLeft && !cells.isEmpty()) {
            Cell left = cells.remove(cells.size() - 1);
            String both = Blank.trim(left.text() + "\n" + text);
            cells.add(new Cell(both, left.column(), left.columns() + columns, left.continued(), left.at()));
        } else {
            Location at = Location.table(number, row, column);
            cells.add(new Cell(continued ? "" : Blank.trim(text), column, columns, continued, at));
        }
        column += columns;
    }

    void endOfRow() {
        if (!dropped) {
            rows.add(new Row(cells, Location.table(number, row, 0)));
        }
    }

    Table build() {
        return new Table(rows, Location.table(number, 0, 0));
    }
}
