package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.document.Document.Block;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Paragraph;
import org.jiheng.document.Document.Row;
import org.jiheng.document.Document.Table;

/**
 * Text files: each line is a paragraph, but for tables in one of three shapes. Piped: a row per line, cells parted by
 * {@code |}. Tabbed: a row per line, cells parted by tabs. One cell per line, as texts taken out of Word have it: a tab begins a
 * cell, lines without one go on in it, an empty line ends the row.
 */
final class TextReader {
    private static final Pattern BOOKMARK = Pattern.compile("\\[bookmark: [^\\]]{0,200}\\]");
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern DRAWN_LINE = Pattern.compile("[\\s|:+=\\-─━│┃┌┬┐├┼┤└┴┘]+");
    /** The beginning of a sentence long enough to have been cut at the end of a line, without an end. */
    private static final Pattern CUT_SHORT =
            Pattern.compile(".{0,5000}[，。；].{0,5000}[\\u4e00-\\u9fff0-9]", Pattern.DOTALL);

    private static final int SHORTEST_CUT = 20;
    /** How the rest of a cut sentence begins: no number of an item. */
    private static final Pattern GOES_ON = Pattern.compile("(?![一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[部章节条]"
            + "|[0-9]{1,2}[.．、]\\D|附[件表]|表[0-9])[\\u4e00-\\u9fff0-9.,，。；]");

    private static final Pattern BREAK = Pattern.compile("<br\\s*/?>");
    private static final String ENDS_OF_SENTENCE = "。；：;:，";

    private final List<String> lines;
    private final Limits limits;
    private final List<Block> blocks = new ArrayList<>();

    private TextReader(List<String> lines, Limits limits) {
        this.lines = lines;
        this.limits = limits;
    }

    static List<Block> read(String text, Limits limits) {
        String plain = BOOKMARK.matcher(text).replaceAll("").replace("\f", "").replace("\u001a", "");
        TextReader reader = new TextReader(List.of(LINE_END.split(plain, -1)), limits);
        for (int line = 0; line < reader.lines.size(); ) {
            line = reader.next(line);
        }
        return reader.blocks;
    }

    /** Reads what begins at a line and gives the line after it. */
    private int next(int line) {
        String text = lines.get(line);
        if (piped(line)) {
            return rows(line, true);
        }
        if (tabbed(line)) {
            return rows(line, false);
        }
        if (text.startsWith("\t") && !isSentence(text)) {
            return cells(line);
        }
        return flowing(line);
    }

    /** A paragraph; a sentence cut short at the end of a page goes on after an empty line. */
    private int flowing(int begin) {
        StringBuilder text = new StringBuilder(Blank.trim(lines.get(begin)));
        int line = begin + 1;
        while (line < lines.size()
                && text.length() >= SHORTEST_CUT
                && CUT_SHORT.matcher(text).matches()) {
            int next = lines.get(line).isBlank() && line + 1 < lines.size() ? line + 1 : line;
            String more = lines.get(next);
            if (more.startsWith("\t")
                    || piped(next)
                    || tabbed(next)
                    || !GOES_ON.matcher(more).lookingAt()) {
                break;
            }
            text.append(Blank.trim(more));
            line = next + 1;
        }
        paragraph(begin, text.toString());
        return line;
    }

    private boolean piped(int line) {
        String text = lines.get(line).replace('│', '|').strip();
        int first = text.indexOf('|');
        return first >= 0 && (first == 0 || text.indexOf('|', first + 1) > 0);
    }

    /** Whether tabs part cells in the line; one at its beginning does not. */
    private boolean tabbed(int line) {
        String text = lines.get(line);
        return text.indexOf('\t', 1) > 0 && !text.isBlank();
    }

    /** A table of one row per line; a blank line within it is a row without cells. */
    private int rows(int begin, boolean piped) {
        List<List<Part>> rows = new ArrayList<>();
        int line = begin;
        int cells = 0;
        boolean framed = piped && framed(begin);
        while (line < lines.size() && (piped ? piped(line) || drawn(line) : tabbed(line) || gap(line))) {
            List<Part> row = new ArrayList<>();
            boolean drawn = drawn(line) && (piped || lines.get(line).contains("---"));
            if (!lines.get(line).isBlank() && !drawn) {
                for (String cell : piped
                        ? pipedCells(lines.get(line), framed)
                        : lines.get(line).split("\t", -1)) {
                    row.add(new Part(Blank.trim(cell), line + 1));
                }
            }
            if (!drawn) {
                rows.add(row);
            }
            cells += row.size();
            line++;
        }
        if ((rows.size() > 1 || cells > 2) && !isContents(rows)) {
            table(rows, begin);
        } else {
            for (int i = begin; i < line; i++) {
                paragraph(i, lines.get(i));
            }
        }
        return line;
    }

    /** A table of contents: headings, each with a page. */
    private static boolean isContents(List<List<Part>> rows) {
        int page = 0;
        for (List<Part> row : rows) {
            if (row.isEmpty()) {
                continue;
            }
            if (row.size() != 2 || !row.get(1).text.matches("[0-9]{1,4}") || Integer.parseInt(row.get(1).text) < page) {
                return false;
            }
            page = Integer.parseInt(row.get(1).text);
        }
        return true;
    }

    private boolean drawn(int line) {
        return !lines.get(line).isBlank() && DRAWN_LINE.matcher(lines.get(line)).matches();
    }

    /** A blank line after which the table goes on. */
    private boolean gap(int line) {
        return lines.get(line).isBlank() && line + 1 < lines.size() && tabbed(line + 1);
    }

    /** Whether all rows of a piped table begin with a pipe, so that the first says nothing of an empty cell. */
    private boolean framed(int begin) {
        for (int line = begin; line < lines.size() && (piped(line) || drawn(line)); line++) {
            if (!drawn(line) && !lines.get(line).replace('│', '|').strip().startsWith("|")) {
                return false;
            }
        }
        return true;
    }

    private static String[] pipedCells(String line, boolean framed) {
        String text = line.replace('│', '|').strip().replace("\\|", "\u0000");
        text = text.substring(framed && text.startsWith("|") ? 1 : 0);
        text = framed && text.endsWith("|") ? text.substring(0, text.length() - 1) : text;
        String[] cells = BREAK.matcher(text).replaceAll("\n").split("\\|", -1);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].replace('\u0000', '|');
        }
        return cells;
    }

    /** A table of one cell per line, unless what is read so looks like indented sentences. */
    private int cells(int begin) {
        List<List<Part>> rows = new ArrayList<>();
        List<Part> row = new ArrayList<>();
        int line = begin;
        while (line < lines.size() && !tabbed(line)) {
            String text = lines.get(line);
            if (text.startsWith("\t")) {
                row.add(new Part(Blank.trim(text), line + 1));
            } else if (!text.isBlank()) {
                Part last = row.remove(row.size() - 1);
                row.add(new Part(Blank.trim(last.text + "\n" + Blank.trim(text)), last.line));
            } else {
                rows.add(row);
                row = new ArrayList<>();
                if (line + 1 >= lines.size() || !lines.get(line + 1).startsWith("\t")) {
                    break;
                }
            }
            line++;
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        if (isTable(rows)) {
            table(rows, begin);
        } else {
            for (int i = begin; i < line; i++) {
                paragraph(i, lines.get(i));
            }
        }
        return line;
    }

    private static boolean isTable(List<List<Part>> rows) {
        if (rows.stream().allMatch(row -> row.size() == 1)) {
            return false;
        }
        long sentences = rows.stream()
                .flatMap(row -> row.stream().limit(Math.max(1, row.size() - 1)))
                .filter(cell ->
                        !cell.text.isEmpty() && ENDS_OF_SENTENCE.indexOf(cell.text.charAt(cell.text.length() - 1)) >= 0)
                .count();
        return rows.size() > 1
                ? sentences * 2 < rows.stream().mapToInt(List::size).sum()
                : sentences == 0;
    }

    private static boolean isSentence(String text) {
        String plain = Blank.trim(text);
        return !plain.isEmpty() && ENDS_OF_SENTENCE.indexOf(plain.charAt(plain.length() - 1)) >= 0;
    }

    private void table(List<List<Part>> rows, int begin) {
        int table = limits.table();
        List<Row> built = new ArrayList<>();
        for (List<Part> parts : rows) {
            int row = built.size() + 1;
            List<Cell> cells = new ArrayList<>();
            for (Part part : parts) {
                limits.cell();
                int column = cells.size() + 1;
                cells.add(new Cell(part.text, column, 1, false, Location.line(part.line, table, row, column)));
            }
            int line = parts.isEmpty() ? begin + 1 : parts.get(0).line;
            built.add(new Row(cells, Location.line(line, table, row, 0)));
        }
        blocks.add(new Table(built, Location.line(begin + 1, table, 0, 0)));
    }

    private void paragraph(int line, String text) {
        String trimmed = Blank.trim(text);
        if (!trimmed.isEmpty()) {
            blocks.add(new Paragraph(trimmed, Location.line(line + 1)));
        }
    }

    /** A cell's text and the line it begins on. */
    private record Part(String text, int line) {}
}
