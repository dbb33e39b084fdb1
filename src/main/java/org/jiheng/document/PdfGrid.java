package org.jiheng.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.document.PdfPage.Rule;

/**
 * The tables of a page, told by its rules: rules that touch form a grid, and fields of the grid with no rule between them are one
 * cell.
 */
final class PdfGrid {
    /** How near (in points) rules must be to touch, or to be the same. */
    private static final float NEAR = 3;

    private static final int FIELDS = 1_000_000;

    private final float[] xs;
    private final float[] ys;
    /** Which cell a field of the grid belongs to. */
    private final int[][] cellOf;

    private final List<Box> cells = new ArrayList<>();

    private PdfGrid(List<Rule> rules) {
        this.xs = places(rules, false);
        this.ys = places(rules, true);
        this.cellOf = new int[ys.length - 1][xs.length - 1];
        boolean[][] right = new boolean[ys.length - 1][xs.length];
        boolean[][] below = new boolean[ys.length][xs.length - 1];
        for (Rule rule : rules) {
            mark(rule, right, below);
        }
        for (int row = 0; row < ys.length - 1; row++) {
            for (int column = 0; column < xs.length - 1; column++) {
                if (cellOf[row][column] == 0) {
                    cell(row, column, right, below);
                }
            }
        }
    }

    /** The grids of a page from top to bottom; a frame around one field alone is none. */
    static List<PdfGrid> of(List<Rule> drawn, Limits limits) {
        List<Rule> rules = joined(drawn);
        int[] group = new int[rules.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
        }
        for (int i = 0; i < group.length; i++) {
            for (int j = i + 1; j < group.length; j++) {
                limits.step();
                if (touch(rules.get(i), rules.get(j))) {
                    group[root(group, i)] = root(group, j);
                }
            }
        }
        Map<Integer, List<Rule>> groups = new LinkedHashMap<>();
        for (int i = 0; i < group.length; i++) {
            groups.computeIfAbsent(root(group, i), g -> new ArrayList<>()).add(rules.get(i));
        }
        List<PdfGrid> grids = new ArrayList<>();
        for (List<Rule> members : groups.values()) {
            long across = members.stream().filter(Rule::across).count();
            if (across >= 2 && members.size() - across >= 2) {
                if (across * (members.size() - across) > FIELDS) {
                    throw limits.tooLarge();
                }
                PdfGrid grid = new PdfGrid(members);
                for (int field = 0; field < grid.cells.size(); field++) {
                    limits.cell();
                }
                if (grid.cells.size() > 1) {
                    grids.add(grid);
                }
            }
        }
        grids.sort(Comparator.comparingDouble(grid -> grid.ys[0]));
        return grids;
    }

    float[] columns() {
        return xs.clone();
    }

    int rows() {
        return ys.length - 1;
    }

    float top() {
        return ys[0];
    }

    float bottom() {
        return ys[ys.length - 1];
    }

    List<Box> cells() {
        return cells;
    }

    /** The number of the cell that holds a point, from 0; −1 where the point is outside. */
    int cellAt(float x, float y) {
        int column = field(xs, x);
        int row = field(ys, y);
        return column < 0 || row < 0 ? -1 : cellOf[row][column] - 1;
    }

    private static int field(float[] edges, float at) {
        for (int i = 0; i + 1 < edges.length; i++) {
            if (at >= edges[i] && at < edges[i + 1]) {
                return i;
            }
        }
        return -1;
    }

    /** Grows a cell from its upper left field to the right, then down, as far as no rule parts it. */
    private void cell(int row, int column, boolean[][] right, boolean[][] below) {
        int lastColumn = column;
        while (lastColumn + 2 < xs.length && !right[row][lastColumn + 1] && cellOf[row][lastColumn + 1] == 0) {
            lastColumn++;
        }
        int lastRow = row;
        while (lastRow + 2 < ys.length && open(below[lastRow + 1], column, lastColumn)) {
            lastRow++;
        }
        cells.add(new Box(row, lastRow, xs[column], xs[lastColumn + 1]));
        for (int r = row; r <= lastRow; r++) {
            for (int c = column; c <= lastColumn; c++) {
                cellOf[r][c] = cells.size();
            }
        }
    }

    private static boolean open(boolean[] edge, int first, int last) {
        for (int c = first; c <= last; c++) {
            if (edge[c]) {
                return false;
            }
        }
        return true;
    }

    private void mark(Rule rule, boolean[][] right, boolean[][] below) {
        float[] along = rule.across() ? xs : ys;
        int at = nearest(rule.across() ? ys : xs, rule.at());
        for (int i = 0; i + 1 < along.length; i++) {
            float middle = (along[i] + along[i + 1]) / 2;
            if (rule.from() <= middle && rule.to() >= middle) {
                if (rule.across()) {
                    below[at][i] = true;
                } else {
                    right[i][at] = true;
                }
            }
        }
    }

    private static int nearest(float[] places, float at) {
        int best = 0;
        for (int i = 1; i < places.length; i++) {
            if (Math.abs(places[i] - at) < Math.abs(places[best] - at)) {
                best = i;
            }
        }
        return best;
    }

    private static float[] places(List<Rule> rules, boolean across) {
        float[] sorted = new float[rules.size()];
        int count = 0;
        for (Rule rule : rules) {
            if (rule.across() == across) {
                sorted[count++] = rule.at();
            }
        }
        java.util.Arrays.sort(sorted, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || sorted[i] - sorted[kept - 1] > NEAR) {
                sorted[kept++] = sorted[i];
            }
        }
        return java.util.Arrays.copyOf(sorted, kept);
    }

    /** Rules in one line that touch are one rule: many programs draw each cell's border by itself. */
    private static List<Rule> joined(List<Rule> drawn) {
        List<Rule> sorted = new ArrayList<>(drawn);
        sorted.sort(Comparator.comparing(Rule::across).thenComparing(Rule::at).thenComparing(Rule::from));
        List<List<Rule>> lines = new ArrayList<>();
        for (Rule rule : sorted) {
            List<Rule> line = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (line != null
                    && line.get(0).across() == rule.across()
                    && rule.at() - line.get(0).at() <= NEAR / 2) {
                line.add(rule);
            } else {
                lines.add(new ArrayList<>(List.of(rule)));
            }
        }
        List<Rule> joined = new ArrayList<>();
        for (List<Rule> line : lines) {
            line.sort(Comparator.comparing(Rule::from));
            Rule open = line.get(0);
            for (Rule rule : line) {
                if (rule.from() <= open.to() + NEAR) {
                    open = new Rule(open.across(), open.at(), open.from(), Math.max(open.to(), rule.to()));
                } else {
                    joined.add(open);
                    open = rule;
                }
            }
            joined.add(open);
        }
        return joined;
    }

    private static boolean touch(Rule a, Rule b) {
        if (a.across() == b.across()) {
            return false;
        }
        return b.at() >= a.from() - NEAR
                && b.at() <= a.to() + NEAR
                && a.at() >= b.from() - NEAR
                && a.at() <= b.to() + NEAR;
    }

    private static int root(int[] group, int member) {
        int root = member;
        while (group[root] != root) {
            group[root] = group[group[root]];
            root = group[root];
        }
        return root;
    }

    /** A cell: its rows from 0, and its edges. */
    record Box(int firstRow, int lastRow, float left, float right) {}
}
