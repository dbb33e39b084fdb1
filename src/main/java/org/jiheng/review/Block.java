package org.jiheng.review;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns that name rows, and columns of figures that belong to them: one side of a table. */
final class Block {
    private static final String ITEM = "[(（]?(?:\\d{1,9}|\\d{1,2}(?:\\.\\d{1,2}){1,2}|[一二三四五六七八九十]{1,3})[)）]?[、.]?";

    final Grid grid;
    final List<Integer> figures;
    final List<String> names = new ArrayList<>();
    /** Item numbers or codes of rows, empty where there are none. */
    final List<String> codes = new ArrayList<>();
    /** Names with the blanks before them. */
    final List<String> printed = new ArrayList<>();

    Block(Grid grid, List<Integer> labels, List<Integer> figures) {
        this.grid = grid;
        this.figures = List.copyOf(figures);
        for (Grid.Line line : grid.lines) {
            String name = "";
            String code = "";
            for (int c : labels) {
                String text = Normal.of(line.texts[c]).text.strip();
                boolean number = text.matches(ITEM);
                boolean goesOn = number && code.matches("\\d{3}(?:\\d\\d)?") && text.matches("\\d\\d");
                code = goesOn ? code + text : number ? text : code;
                name = text.isEmpty() || number ? name : line.texts[c];
            }
            printed.add(name);
            names.add(Normal.of(name).text.replaceAll("[\\s *]", ""));
            codes.add(code);
        }
        for (int r = 0; r < grid.lines.size(); r++) {
            for (int c : figures) {
                Num num = grid.lines.get(r).nums[c];
                if (num != null) {
                    num.label = names.get(r) + grid.heads[c].replaceAll("^.*/", "·");
                }
            }
        }
    }

    @Nullable
    Num num(int row, int column) {
        return grid.lines.get(row).nums[column];
    }

    int rows() {
        return names.size();
    }

    String head(int column) {
        return grid.heads[column];
    }

    String quote(int row) {
        return grid.lines.get(row).words;
    }

    /** Its rows, one after another. */
    Axis byRows() {
        return new Axis(this, false);
    }

    /** Its columns of figures, one after another. */
    Axis byColumns() {
        return new Axis(this, true);
    }
}
