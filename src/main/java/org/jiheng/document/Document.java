package org.jiheng.document;

import java.util.List;

/**
 * A document as it was filed.
 *
 * @param name the file's name as the user gave it
 * @param format what the bytes turned out to be, whatever the name says
 * @param digest SHA-256 of the bytes
 * @param blocks paragraphs and tables in reading order
 * @param unreadPages pages of a PDF that hold pictures only, so that nothing of them was read
 */
public record Document(String name, Format format, String digest, List<Block> blocks, List<Integer> unreadPages) {
    public Document {
        blocks = List.copyOf(blocks);
        unreadPages = List.copyOf(unreadPages);
    }

    /** A document all of which was read. */
    public Document(String name, Format format, String digest, List<Block> blocks) {
        this(name, format, digest, blocks, List.of());
    }

    /** The formats that can be read. */
    public enum Format {
        DOCX,
        DOC,
        XLSX,
        XLS,
        PDF,
        TEXT,
        HTML,
        CSV
    }

    /** A paragraph or a table. */
    public sealed interface Block {
        /** Where it stands. */
        Location at();
    }

    /** A paragraph; line breaks within it are kept as {@code \n}. */
    public record Paragraph(String text, Location at) implements Block {}

    /** A table, row by row; a table within a cell follows as a block of its own. */
    public record Table(List<Row> rows, Location at) implements Block {
        public Table {
            rows = List.copyOf(rows);
        }
    }

    /** A row of a table: the cells that begin or go on in it, from left to right. */
    public record Row(List<Cell> cells, Location at) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell.
     *
     * @param text its text; line breaks are kept as {@code \n}; empty for a cell that goes on from the row above
     * @param column the first column of the table's grid that it covers, from 1; where the format tells no grid, its number in the row
     * @param columns how many columns of the grid it covers
     * @param continued whether it is the lower part of a cell of the row above
     */
    public record Cell(String text, int column, int columns, boolean continued, Location at) {}
}
