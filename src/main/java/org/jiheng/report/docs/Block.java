package org.jiheng.report.docs;

import java.util.List;
import java.util.Locale;

/** A piece of a book. Texts may have several lines; none of them is ever markup. */
sealed interface Block {
    /**
     * A heading.
     *
     * @param level 1 for a chapter
     * @param anchor what links of the contents lead to
     */
    record Heading(int level, String anchor, String text) implements Block {}

    /** A paragraph. */
    record Words(String text) implements Block {}

    /** A list of points, numbered where their order matters. */
    record Points(boolean numbered, List<String> points) implements Block {}

    /** What there is to say of one thing, each with its name. */
    record Facts(List<Fact> facts) implements Block {}

    /** One thing to say; its name begins with a capital where the language has them. */
    record Fact(String name, String text) {
        public Fact {
            name = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }

    /**
     * A table.
     *
     * @param joined in how many columns from the left equal cells below each other are one
     */
    record Table(List<Column> columns, int joined, List<List<String>> rows) implements Block {}

    /**
     * A column.
     *
     * @param share its share of the width, against those of the others
     */
    record Column(String title, int share) {}

    /** Text that keeps its lines: rules. */
    record Code(String text) implements Block {}
}
