package org.jiheng.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jiheng.document.Document.Block;
import org.jspecify.annotations.Nullable;

/**
 * Word documents in the format of 1997 to 2003, and WPS's .wps in it. The format states the edges of cells, not a grid: the
 * grid's columns are the edges of all rows. Left out: deletions, headers and footers, notes, text boxes, automatic numbers.
 */
final class DocReader {
    /** Edges that lie this close (in twentieths of a point) are one. */
    private static final int TOLERANCE = 30;

    private static final int NESTING = 16;

    private final Limits limits;
    private final List<Block> blocks = new ArrayList<>();
    private int paragraph;

    private DocReader(Limits limits) {
        this.limits = limits;
    }

    static List<Block> read(POIFSFileSystem files, Limits limits) throws IOException {
        try (HWPFDocument document = new HWPFDocument(files.getRoot())) {
            DocReader reader = new DocReader(limits);
            Range range = document.getRange();
            for (int i = 0; i < range.numParagraphs(); i++) {
                Paragraph next = range.getParagraph(i);
                Table table = next.isInTable() ? tableAt(range, next) : null;
                if (table != null) {
                    reader.table(table, next.getTableLevel());
                    i += Math.max(0, table.numParagraphs() - 1);
                } else {
                    reader.paragraph++;
                    String text = Blank.trim(reader.text(next));
                    if (!text.isEmpty()) {
                        reader.blocks.add(new Document.Paragraph(text, Location.paragraph(reader.paragraph)));
                    }
                }
            }
            return reader.blocks;
        }
    }

    /**
     * The table that begins with the paragraph; null where none does: a cell that begins with a table within it hides where its own
     * table begins, and what follows in it is read as text.
     */
    private static @Nullable Table tableAt(Range range, Paragraph first) {
        try {
            return range.getTable(first);
        } catch (IllegalArgumentException notTheFirst) {
            return null;
        }
    }

    private void table(Table table, int level) {
        int number = limits.table();
        TableBuilder builder = new TableBuilder(number, limits);
        List<Integer> edges = edges(table);
        List<Table> nested = new ArrayList<>();
        for (int r = 0; r < table.numRows(); r++) {
            TableRow row = table.getRow(r);
            builder.row();
            int column = 0;
            for (int c = 0; c < row.numCells(); c++) {
                TableCell cell = row.getCell(c);
                int first = index(edges, cell.getLeftEdge());
                int end = index(edges, cell.getLeftEdge() + cell.getWidth());
                builder.leave(Math.max(0, first - column));
                int columns = Math.max(1, end - Math.max(first, column));
                boolean continued = cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged();
                builder.cell(text(cell, level, nested), columns, continued, cell.isMerged() && !cell.isFirstMerged());
                column = Math.max(first, column) + columns;
            }
            builder.endOfRow();
        }
        blocks.add(builder.build());
        if (level < NESTING) {
            nested.forEach(inner -> table(inner, level + 1));
        }
    }

    private String text(TableCell cell, int level, List<Table> nested) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.numParagraphs(); i++) {
            Paragraph next = cell.getParagraph(i);
            if (next.getTableLevel() > level) {
                Table inner = cell.getTable(next);
                nested.add(inner);
                i += Math.max(0, inner.numParagraphs() - 1);
            } else {
                text.append(text.isEmpty() ? "" : "\n").append(text(next));
            }
        }
        return text.toString();
    }

    private String text(Paragraph paragraph) {
        StringBuilder text = new StringBuilder();
        boolean instruction = false;
        for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
            CharacterRun run = paragraph.getCharacterRun(i);
            if (run.isMarkedDeleted() || run.isVanished()) {
                continue;
            }
            String characters = run.text();
            limits.characters(characters.length());
            for (int c = 0; c < characters.length(); c++) {
                char character = characters.charAt(c);
                switch (character) {
                    case 0x13 -> instruction = true; // a field: its instruction, then what it shows
                    case 0x14, 0x15 -> instruction = false;
                    case 0x0B -> text.append('\n');
                    case 0x1E -> text.append('-');
                    default -> {
                        if (!instruction && (character >= ' ' || character == '\t')) {
                            text.append(character);
                        }
                    }
                }
            }
        }
        return text.toString();
    }

    private static List<Integer> edges(Table table) {
        TreeSet<Integer> all = new TreeSet<>();
        for (int r = 0; r < table.numRows(); r++) {
            TableRow row = table.getRow(r);
            for (int c = 0; c < row.numCells(); c++) {
                all.add(row.getCell(c).getLeftEdge());
                all.add(row.getCell(c).getLeftEdge() + row.getCell(c).getWidth());
            }
        }
        List<Integer> edges = new ArrayList<>();
        for (int edge : all) {
            if (edges.isEmpty() || edge - edges.get(edges.size() - 1) > TOLERANCE) {
                edges.add(edge);
            }
        }
        return edges;
    }

    private static int index(List<Integer> edges, int edge) {
        int best = 0;
        for (int i = 0; i < edges.size(); i++) {
            if (Math.abs(edges.get(i) - edge) < Math.abs(edges.get(best) - edge)) {
                best = i;
            }
        }
        return best;
    }
}
