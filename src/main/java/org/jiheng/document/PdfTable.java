package org.jiheng.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.document.Document.Row;
import org.jiheng.document.Document.Table;
import org.jiheng.document.PdfLines.Line;
import org.jspecify.annotations.Nullable;

/** A table of a PDF, put together from its parts on one page after the other. */
final class PdfTable {
    /** Edges nearer than this (in points) are the same column's on both pages. */
    private static final float NEAR = 4;
    /** What a cell leaves free at both sides of its text, at least, in points. */
    private static final float PADDING = 3;

    /** A number with a point, and digits without one that would end it. */
    private static final Pattern CUT =
            Pattern.compile("[-\\d,]+\\.\\d*\\|\\d{1,3}%?|[-\\d,]+\\|\\.\\d{1,4}%?|[-\\d,]+\\.\\d*\\|%");

    private final int page;
    private final int number;
    private final List<List<Part>> rows = new ArrayList<>();
    private final List<Float> columns = new ArrayList<>();

    /** A grid and, for each of its cells, the lines in it. */
    PdfTable(int page, int number, PdfGrid grid, List<List<Line>> lines) {
        this.page = page;
        this.number = number;
        for (int row = 0; row < grid.rows(); row++) {
            rows.add(new ArrayList<>());
        }
        for (int i = 0; i < grid.cells().size(); i++) {
            PdfGrid.Box box = grid.cells().get(i);
            Part first = new Part(box.left(), box.right(), lines.get(i), null, page);
            for (int row = box.firstRow(); row <= box.lastRow(); row++) {
                Part part = row == box.firstRow() ? first : new Part(box.left(), box.right(), List.of(), first, page);
                rows.get(row).add(part);
            }
        }
        rows.forEach(row -> row.sort(Comparator.comparing((Part part) -> part.left)));
        addColumns(grid.columns());
    }

    /** Takes in the part of the next page, if it is one: its grid agrees. */
    boolean goesOnWith(PdfTable next) {
        if (!agrees(columns, next.columns)) {
            return false;
        }
        int repeated = 0;
        while (repeated < Math.min(rows.size(), next.rows.size()) && isRepeated(repeated, next)) {
            repeated++;
        }
        List<List<Part>> more = new ArrayList<>(next.rows.subList(repeated, next.rows.size()));
        if (!more.isEmpty() && !rows.isEmpty()) {
            join(rows.get(rows.size() - 1), more);
        }
        rows.addAll(more);
        float[] added = new float[next.columns.size()];
        for (int i = 0; i < added.length; i++) {
            added[i] = next.columns.get(i);
        }
        addColumns(added);
        return true;
    }

    Table build(Limits limits) {
        List<Row> built = new ArrayList<>();
        for (List<Part> parts : rows) {
            int row = built.size() + 1;
            List<Document.Cell> cells = new ArrayList<>();
            int at = parts.isEmpty() ? page : parts.get(0).page;
            for (Part part : parts) {
                limits.cell();
                int column = index(part.left) + 1;
                int span = Math.max(1, index(part.right) + 1 - column);
                Location place = Location.page(part.page, number, row, column);
                cells.add(new Document.Cell(part.text(), column, span, part.owner != null, place));
            }
            built.add(new Row(cells, Location.page(at, number, row, 0)));
        }
        return new Table(built, Location.page(page, number, 0, 0));
    }

    /** Joins what the end of the page parted: a row, and cells that reach over several rows. */
    private static void join(List<Part> last, List<List<Part>> more) {
        List<Part> first = more.get(0);
        boolean parted = isParted(last, first);
        for (int i = 0; i < first.size(); i++) {
            Part part = first.get(i);
            Part above = above(last, part);
            if (above == null) {
                continue;
            }
            boolean reachesDown = reaches(more, part);
            if (parted
                    || ((part.lines.isEmpty() || above.first().lines.isEmpty())
                            && (reachesDown || above.owner != null))) {
                above.first().lines.addAll(part.lines);
                part.lines.clear();
                part.owner = above.first();
            }
        }
        if (parted) {
            boolean whole = first.stream().noneMatch(part -> reaches(more, part) && above(last, part) == null);
            if (whole) {
                more.remove(0);
            }
        }
    }

    /**
     * Whether a page's first row is the rest of the row before it: it lacks short cells (numbers, above all) that the row before
     * has, or has them where that one lacks them; or it holds the last digits of a number that was too wide for its cell.
     */
    private static boolean isParted(List<Part> last, List<Part> first) {
        int same = 0;
        int both = 0;
        int lacking = 0;
        int full = 0;
        int cut = 0;
        for (Part part : first) {
            Part above = above(last, part);
            if (above == null) {
                return false;
            }
            same++;
            if (above.owner != null) {
                continue;
            }
            if (!part.lines.isEmpty() && !above.lines.isEmpty()) {
                both++;
                full += above.isFull(part) ? 1 : 0;
                cut += CUT.matcher(above.text() + "|" + part.text()).matches() ? 1 : 0;
            } else if (part.lines.isEmpty() != above.lines.isEmpty()) {
                lacking++;
            }
        }
        return same > 0 && ((lacking >= 2 && lacking > both) || (cut > 0 && full == both));
    }

    private static @Nullable Part above(List<Part> row, Part part) {
        return row.stream()
                .filter(other -> Math.abs(other.left - part.left) < NEAR && Math.abs(other.right - part.right) < NEAR)
                .findFirst()
                .orElse(null);
    }

    private static boolean reaches(List<List<Part>> rows, Part part) {
        return rows.size() > 1 && rows.get(1).stream().anyMatch(below -> below.owner == part);
    }

    private boolean isRepeated(int row, PdfTable next) {
        List<String> here = rows.get(row).stream().map(Part::text).toList();
        List<String> there = next.rows.get(row).stream().map(Part::text).toList();
        return here.equals(there)
                && here.stream().filter(text -> !text.isEmpty()).count() > 1;
    }

    private static boolean agrees(List<Float> here, List<Float> there) {
        return Math.abs(here.get(0) - there.get(0)) < NEAR
                && Math.abs(here.get(here.size() - 1) - there.get(there.size() - 1)) < NEAR
                && (holds(here, there) || holds(there, here));
    }

    private static boolean holds(List<Float> all, List<Float> some) {
        return some.stream().allMatch(edge -> all.stream().anyMatch(other -> Math.abs(other - edge) < NEAR));
    }

    private void addColumns(float[] edges) {
        for (float edge : edges) {
            if (columns.stream().noneMatch(known -> Math.abs(known - edge) < NEAR)) {
                columns.add(edge);
            }
        }
        columns.sort(Comparator.naturalOrder());
    }

    private int index(float edge) {
        int best = 0;
        for (int i = 1; i < columns.size(); i++) {
            if (Math.abs(columns.get(i) - edge) < Math.abs(columns.get(best) - edge)) {
                best = i;
            }
        }
        return best;
    }

    /** A cell in one row; {@code owner} is the cell it goes on from, if it began in a row above. */
    private static final class Part {
        private final float left;
        private final float right;
        private final List<Line> lines;
        private final int page;
        private @Nullable Part owner;

        Part(float left, float right, List<Line> lines, @Nullable Part owner, int page) {
            this.left = left;
            this.right = right;
            this.lines = new ArrayList<>(lines);
            this.owner = owner;
            this.page = page;
        }

        Part first() {
            return owner == null ? this : owner.first();
        }

        /** Whether its last line ends because the cell is no wider, so that the other may be the rest of its text. */
        boolean isFull(Part next) {
            return PdfLines.goesOn(lines.get(lines.size() - 1), next.lines.get(0), right - left - 2 * PADDING);
        }

        String text() {
            StringBuilder text = new StringBuilder();
            Line before = null;
            for (Line line : lines) {
                if (before != null && !PdfLines.goesOn(before, line, right - left - 2 * PADDING)) {
                    text.append('\n');
                }
                text.append(line.text());
                before = line;
            }
            return Blank.trim(text.toString());
        }
    }
}
