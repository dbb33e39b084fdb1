package org.jiheng.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns that line up on a terminal, where a Chinese character is two columns wide. */
final class Columns {
    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param alignment one letter a column: {@code l} to the left, {@code r} to the right */
    Columns(String alignment) {
        this.alignment = alignment;
    }

    void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
    }

    void print(String indent, StringBuilder out) {
        int[] widths = new int[alignment.length()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                String gap = " ".repeat(widths[i] - width(row.get(i)));
                line.append(alignment.charAt(i) == 'r' ? gap + row.get(i) : row.get(i) + gap)
                        .append("  ");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /** The columns a text takes: two for a wide character, none for a combining one. */
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
