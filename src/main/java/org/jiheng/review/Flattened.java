package org.jiheng.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.document.Document.Block;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Paragraph;
import org.jiheng.document.Document.Row;
import org.jiheng.document.Document.Table;
import org.jiheng.document.Location;

/**
 * Tables whose cells only blanks part, as texts taken out of pages have them: lines one after another that each end in as many
 * figures. Where a line has fewer, nobody can say which cell is empty, so there is no table.
 */
final class Flattened {
    private static final Pattern FIGURE = Pattern.compile("[-－(（]?\\d[\\d,，]*(?:\\.\\d+)?[%％)）]?|[-—－/]{1,2}");
    private static final Pattern ENDS = Pattern.compile(".*[。；;，,：:]$", Pattern.DOTALL);
    private static final int LEAST_ROWS = 3;
    private static final int LONGEST = 200;
    /** How many lines above a table may head its columns. */
    private static final int HEADS = 3;

    private Flattened() {}

    /** The blocks, with lines that make up a table made one; other paragraphs stay. */
    static List<Block> tables(List<Block> blocks) {
        List<Block> all = new ArrayList<>();
        for (int i = 0; i < blocks.size(); ) {
            int end = i;
            int figures = figures(blocks.get(i));
            while (end < blocks.size()
                    && figures >= 2
                    && (figures(blocks.get(end)) == figures || (end > i && nothing(blocks.get(end), figures)))) {
                end++;
            }
            boolean cut = end < blocks.size() && figures(blocks.get(end)) > 0;
            boolean begun = i > 0 && figures(blocks.get(i - 1)) > 0;
            if (end - i >= LEAST_ROWS && !cut && !begun) {
                List<Block> lines = blocks.subList(i, end).stream()
                        .filter(line -> figures(line) == figures)
                        .toList();
                all.add(table(heads(blocks, i, figures), lines, figures));
            } else {
                end = Math.max(end, i + 1);
                all.addAll(blocks.subList(i, end));
            }
            i = end;
        }
        return all;
    }

    /** A line of fewer figures, none of which is more than nothing: whichever column they stand in, it adds nothing. */
    private static boolean nothing(Block line, int figures) {
        int own = figures(line);
        List<String> words = words(line);
        return own > 0
                && own < figures
                && words.subList(words.size() - own, words.size()).stream()
                        .allMatch(w -> w.matches("0(?:\\.0+)?%?|[-—－/]{1,2}"));
    }

    /** The words that head the columns: the last line above with as many as columns, or two of which the lower parts the last of the upper. */
    private static List<String> heads(List<Block> blocks, int first, int figures) {
        for (int i = first - 1; i >= Math.max(0, first - HEADS); i--) {
            List<String> heads = words(blocks.get(i));
            if (figures(blocks.get(i)) == 0 && heads.size() > figures) {
                return heads;
            }
            List<String> upper = i == 0 ? List.of() : words(blocks.get(i - 1));
            if (heads.size() > 1 && upper.size() + heads.size() == figures + 2 && figures(blocks.get(i - 1)) == 0) {
                List<String> both = new ArrayList<>(upper.subList(0, upper.size() - 1));
                both.addAll(heads);
                return both;
            }
            int own = figures(blocks.get(i)); // below 0 where a line has figures alone
            if (own > 0 || (own == 0 && heads.size() > 2)) {
                return List.of();
            }
        }
        return List.of();
    }

    private static List<String> words(Block block) {
        return block instanceof Paragraph p
                        && p.text().length() < LONGEST
                        && !ENDS.matcher(p.text()).matches()
                ? Arrays.stream(p.text().strip().split("[\\s\\u3000\\u00a0]+", -1))
                        .filter(w -> !w.isEmpty())
                        .toList()
                : List.of();
    }

    /** How many figures a line ends in, where it begins with a name; below 0 where it has figures alone. */
    private static int figures(Block block) {
        List<String> words = words(block);
        int figures = 0;
        while (figures < words.size()
                && FIGURE.matcher(words.get(words.size() - 1 - figures)).matches()) {
            figures++;
        }
        boolean named = words.size() > figures || figures == 0;
        return named ? figures : -1;
    }

    private static Table table(List<String> heads, List<Block> lines, int figures) {
        List<Row> rows = new ArrayList<>();
        if (!heads.isEmpty()) {
            rows.add(row(heads, lines.get(0).at(), figures));
        }
        lines.forEach(line -> rows.add(row(words(line), line.at(), figures)));
        return new Table(rows, lines.get(0).at());
    }

    /** The words before the figures; the last may be their unit. */
    private static String name(List<String> words) {
        int last = words.size() - 1;
        Unit unit = last < 1 ? Unit.NONE : Unit.of(words.get(last));
        boolean named = unit.amount()
                && Unit.at(words.get(Math.max(last, 0)), 0).filter(unit::equals).isPresent();
        return named ? String.join("", words.subList(0, last)) + "(" + unit.name() + ")" : String.join("", words);
    }

    /** A line in cells: a code, the name, the figures. */
    private static Row row(List<String> words, Location at, int figures) {
        int names = words.size() - figures;
        boolean coded = names > 1 && words.get(0).matches("\\d{1,7}|.*(?:编码|代码|序号)");
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(coded ? words.get(0) : "", 1, 1, false, at));
        cells.add(new Cell(name(words.subList(coded ? 1 : 0, names)), 2, 1, false, at));
        for (String word : words.subList(names, words.size())) {
            cells.add(new Cell(word, cells.size() + 1, 1, false, at));
        }
        return new Row(cells, at);
    }
}
