package org.jiheng.review;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jiheng.document.Document;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Row;
import org.jiheng.document.Document.Table;
import org.jiheng.document.Location;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;

/** Reads a list that someone keeps in a workbook or a CSV: its columns are known by what their headings mean, in whatever order. */
public final class HeadedRows {
    private static final Pattern PARENTHESES = Pattern.compile("\\([^()]*\\)");

    private HeadedRows() {}

    /**
     * A row under the headings.
     *
     * @param cells text by column, on one line; a column that the list lacks is not there, an empty cell is empty
     * @param headings the heading of each column as printed
     * @param above what stands in the table over its headings
     */
    public record Headed(Map<String, String> cells, Map<String, String> headings, String above, Location at) {
        public Headed {
            cells = Map.copyOf(cells);
            headings = Map.copyOf(headings);
        }

        /** The text under a column, empty where there is none. */
        public String text(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /**
     * The rows of every table of the document that has the required columns.
     *
     * @param columns by name, the wording of the heading; where a heading suits several, the first one has it
     * @param required the columns without which a row is no heading
     * @throws InputException where no table has them
     */
    public static List<Headed> read(Document document, Map<String, Pattern> columns, List<String> required) {
        List<Headed> found = new ArrayList<>();
        boolean headed = false;
        for (Document.Block block : document.blocks()) {
            if (block instanceof Table table) {
                headed |= table(table, columns, required, found);
            }
        }
        if (!headed) {
            throw InputException.of(Place.whole(document.name()), "review.no-headings", String.join("、", required));
        }
        return found;
    }

    private static boolean table(Table table, Map<String, Pattern> columns, List<String> required, List<Headed> found) {
        Map<String, Cell> headings = Map.of();
        boolean last = false;
        StringBuilder above = new StringBuilder();
        for (Row row : table.rows()) {
            Map<String, Cell> said = headings(row, columns);
            if (said.keySet().containsAll(required)) {
                headings = said;
                last = true;
                continue;
            }
            if (headings.isEmpty()) {
                row.cells().forEach(cell -> above.append(cell.text()).append('\n'));
                continue;
            }
            if (last && second(row, headings, columns)) {
                headings = both(headings, headings(row, columns));
                last = false;
                continue;
            }
            last = false;
            Map<String, String> cells = new LinkedHashMap<>();
            Map<String, String> words = new LinkedHashMap<>();
            headings.forEach((name, heading) -> {
                cells.put(name, under(row, heading.column()));
                words.put(name, heading.text());
            });
            if (cells.values().stream().anyMatch(text -> !text.isEmpty())) {
                found.add(new Headed(cells, words, above.toString(), row.at()));
            }
        }
        return !headings.isEmpty();
    }

    /** Whether a row under the headings is a second row of them: each of its cells goes on from above, or is a heading without figures. */
    private static boolean second(Row row, Map<String, Cell> above, Map<String, Pattern> columns) {
        List<Cell> own = row.cells().stream()
                .filter(cell -> !cell.text().isBlank())
                .filter(cell -> above.values().stream()
                        .noneMatch(head ->
                                head.column() == cell.column() && head.text().equals(cell.text())))
                .toList();
        return !headings(row, columns).isEmpty()
                && own.stream().noneMatch(cell -> cell.text().matches(".*\\d.*"))
                && own.stream()
                                .filter(cell -> columns.values().stream()
                                        .anyMatch(wording -> wording.matcher(heading(cell.text()))
                                                .matches()))
                                .count()
                        > 1;
    }

    /** Both rows of headings; where they say the same of a column, the lower one does so more closely. */
    private static Map<String, Cell> both(Map<String, Cell> upper, Map<String, Cell> lower) {
        Map<String, Cell> both = new LinkedHashMap<>(upper);
        both.putAll(lower);
        return both;
    }

    private static Map<String, Cell> headings(Row row, Map<String, Pattern> columns) {
        Map<String, Cell> headings = new LinkedHashMap<>();
        List<Cell> free = new ArrayList<>(row.cells());
        columns.forEach((name, wording) -> free.stream()
                .filter(cell -> wording.matcher(heading(cell.text())).matches())
                .findFirst()
                .ifPresent(cell -> {
                    headings.put(name, cell);
                    free.remove(cell);
                }));
        return headings;
    }

    private static String heading(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s*:]+", "");
        return PARENTHESES.matcher(plain).replaceAll("");
    }

    private static String under(Row row, int column) {
        return row.cells().stream()
                .filter(cell -> cell.column() <= column && column < cell.column() + cell.columns())
                .map(cell -> cell.text().replaceAll("\\s*\\n\\s*", "").strip())
                .findFirst()
                .orElse("");
    }
}
