package org.jiheng.authoring.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A sheet of the workbook as it is exported.
 *
 * @param kind says in a hidden row what the sheet holds, so that it may be renamed
 * @param note what people should know before they change it
 */
record Sheet(String kind, String name, String title, String note, List<Column> columns, List<Line> lines) {

    /** How a column is used. */
    enum Use {
        /** Joined over lines that say the same. */
        LEVEL,
        TEXT,
        NUMBER,
        /** Worded from other cells; not to be changed. */
        WORDED,
        /** The same, and coloured where it says anything. */
        MARKED,
        /** Read and changed by few; folded away at the right. */
        ASIDE,
        /** A level's own, folded away. */
        ASIDE_LEVEL
    }

    /**
     * A column.
     *
     * @param choices what can be chosen; empty where anything may be written
     * @param open whether something else may be written too
     */
    record Column(String key, String heading, int width, Use use, List<String> choices, boolean open) {
        Column choosing(List<String> what, boolean others) {
            return new Column(key, heading, width, use, what, others);
        }

        boolean aside() {
            return use == Use.ASIDE || use == Use.ASIDE_LEVEL;
        }

        boolean worded() {
            return use == Use.WORDED || use == Use.MARKED;
        }

        boolean level() {
            return use == Use.LEVEL || use == Use.ASIDE_LEVEL;
        }
    }

    /**
     * A line: its id and what its cells say by the keys of their columns.
     *
     * @param choices what can be chosen in cells of this line alone
     */
    record Line(String id, Map<String, String> cells, Map<String, List<String>> choices) {
        Line(String id, Map<String, String> cells) {
            this(id, cells, Map.of());
        }

        String text(String key) {
            return cells.getOrDefault(key, "");
        }
    }

    /** Columns from their headings, {@code 一级指标|二级指标…}, and {@code key:width:USE} for each. */
    static List<Column> columns(String headings, String... specs) {
        List<Column> columns = new ArrayList<>();
        List<String> texts = List.of(headings.split("\\|", -1));
        for (int i = 0; i < specs.length; i++) {
            List<String> spec = List.of(specs[i].split(":", -1));
            columns.add(new Column(
                    spec.get(0),
                    texts.get(i),
                    Integer.parseInt(spec.get(1)),
                    Use.valueOf(spec.get(2)),
                    List.of(),
                    false));
        }
        return columns;
    }

    int column(String key) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
