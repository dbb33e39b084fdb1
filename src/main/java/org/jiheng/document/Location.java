package org.jiheng.document;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a document, in the terms of its format; numbers begin at 1, what does not apply is null.
 *
 * @param line line of a text file
 * @param paragraph paragraph outside tables of a Word document
 * @param table table of the document (or of the page, in PDF), in reading order
 * @param row row of the table
 * @param column column of the table's grid
 * @param sheet name of a sheet
 * @param cell cell of a sheet, such as {@code B12}
 * @param page page of a PDF
 */
public record Location(
        @Nullable Integer line,
        @Nullable Integer paragraph,
        @Nullable Integer table,
        @Nullable Integer row,
        @Nullable Integer column,
        @Nullable String sheet,
        @Nullable String cell,
        @Nullable Integer page) {

    /** A line of a text file. */
    public static Location line(int line) {
        return new Location(line, null, null, null, null, null, null, null);
    }

    /** A paragraph of a Word document. */
    public static Location paragraph(int paragraph) {
        return new Location(null, paragraph, null, null, null, null, null, null);
    }

    /** A cell of a table in a Word document; row and column 0 stand for the table as a whole. */
    public static Location table(int table, int row, int column) {
        return new Location(null, null, table, row == 0 ? null : row, column == 0 ? null : column, null, null, null);
    }

    /** A cell of a sheet, or the sheet where {@code cell} is null. */
    public static Location sheet(String sheet, @Nullable String cell) {
        return new Location(null, null, null, null, null, sheet, cell, null);
    }
}
