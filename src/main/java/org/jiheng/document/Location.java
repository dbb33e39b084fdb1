package org.jiheng.document;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a document, in the terms of its format; numbers begin at 1, what does not apply is null.
 *
 * @param line line of a text file
 * @param paragraph paragraph outside tables: of a Word document (empty ones counted, those of a text box count as the paragraph
 *     that holds the box), or of the page in PDF
 * @param table table of the document in the order in which tables begin, nested ones counted; in PDF, of the page it begins on
 * @param row row of the table, or of the sheet
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

    /** Row by row, from left to right, within one table or sheet. */
    public static final Comparator<Location> BY_PLACE = Comparator.comparingInt(
                    (Location at) -> at.cell == null ? Objects.requireNonNullElse(at.row, 0) : number(at.cell))
            .thenComparingInt(at -> at.cell == null ? Objects.requireNonNullElse(at.column, 0) : at.cell.length())
            .thenComparing(at -> Objects.requireNonNullElse(at.cell, ""));

    private static int number(String cell) {
        return Integer.parseInt("0" + cell.replaceAll("\\D", ""));
    }

    /** A line of a text file. */
    public static Location line(int line) {
        return new Location(line, null, null, null, null, null, null, null);
    }

    /** A cell of a table in a text file; row and column 0 stand for the table as a whole. */
    public static Location line(int line, int table, int row, int column) {
        return new Location(line, null, table, orNull(row), orNull(column), null, null, null);
    }

    /** A paragraph of a Word document. */
    public static Location paragraph(int paragraph) {
        return new Location(null, paragraph, null, null, null, null, null, null);
    }

    /** A cell of a table in a Word document; row and column 0 stand for the table as a whole. */
    public static Location table(int table, int row, int column) {
        return new Location(null, null, table, orNull(row), orNull(column), null, null, null);
    }

    /** A cell of a sheet, or the sheet where {@code cell} is null. */
    public static Location sheet(String sheet, @Nullable String cell) {
        return new Location(null, null, null, null, null, sheet, cell, null);
    }

    /** A row of a sheet. */
    public static Location sheetRow(String sheet, int row) {
        return new Location(null, null, null, row, null, sheet, null, null);
    }

    /** A paragraph of a page. */
    public static Location page(int page, int paragraph) {
        return new Location(null, paragraph, null, null, null, null, null, page);
    }

    /** A cell of a table on a page; row and column 0 stand for the table as a whole. */
    public static Location page(int page, int table, int row, int column) {
        return new Location(null, null, table, orNull(row), orNull(column), null, null, page);
    }

    private static @Nullable Integer orNull(int number) {
        return number == 0 ? null : number;
    }
}
