package org.jiheng.report;

/** A page as it grows. Whatever comes from outside goes through {@link #text}, so that none of it is ever markup. */
public final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Markup of the program's own. */
    public Html raw(String markup) {
        out.append(markup);
        return this;
    }

    public Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** An element that holds nothing but a text; {@code opening} is its name with its attributes. */
    public Html element(String opening, String text) {
        String name = opening.split(" ", 2)[0];
        return raw("<" + opening + ">").text(text).raw("</" + name + ">");
    }

    /** The same on a line of its own, or nothing where there is no text. */
    public Html line(String opening, String text) {
        return text.isEmpty() ? this : element(opening, text).raw("\n");
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
