package org.jiheng.review.form;

import java.util.Set;
import org.jiheng.document.Location;

/** The words of a cell, on one line, and where they stand. */
public record Printed(String text, Location at) {
    private static final Set<String> NOTHING = Set.of("", "-", "--", "—", "——", "–", "/", "\\", "无", "不适用", "*");

    /** Whether the cell says that there is nothing to say. */
    public boolean blank() {
        return NOTHING.contains(text);
    }
}
