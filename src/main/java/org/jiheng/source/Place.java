package org.jiheng.source;

/**
 * Where something stands: a file as the user named it, line and column counted from 1; line 0 means the file as a whole.
 *
 * @param cell the cell of a workbook with its sheet ({@code 预算!C7}), empty in any other file; line and column are then its row
 *     and column
 */
public record Place(String file, int line, int column, String cell) {
    public Place(String file, int line, int column) {
        this(file, line, column, "");
    }

    public static Place of(String file) {
        return new Place(file, 1, 1);
    }

    /** The file or folder as a whole. */
    public static Place whole(String file) {
        return new Place(file, 0, 0);
    }

    /** A cell of a workbook. */
    public static Place cell(String file, String sheet, String cell, int row, int column) {
        return new Place(file, row, column, sheet + "!" + cell);
    }

    @Override
    public String toString() {
        if (!cell.isEmpty()) {
            return file + "!" + cell;
        }
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
