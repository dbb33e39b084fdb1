package org.jiheng.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.Document.Block;
import org.jiheng.document.Document.Paragraph;
import org.jspecify.annotations.Nullable;

/**
 * Web pages, which many systems export under the name .xls or .doc. Only as much of HTML as tables and paragraphs need; nothing
 * is run or fetched.
 */
final class HtmlReader {
    private static final Pattern TAG =
            Pattern.compile("<!--.*?(?:-->|\\z)|<(/?)([a-zA-Z][a-zA-Z0-9:]*)([^>]*+)>", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
    private static final Map<String, String> NAMED =
            Map.of("nbsp", " ", "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "ge", "≥", "le", "≤", "times", "×");
    private static final Set<String> BREAKS = Set.of("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final int SPAN = 1000;

    private final Limits limits;
    private final List<Block> blocks = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int paragraph;

    private HtmlReader(Limits limits) {
        this.limits = limits;
    }

    static boolean recognises(String text) {
        String start =
                text.substring(0, Math.min(text.length(), 4096)).stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<") && (start.contains("<html") || start.contains("<table"));
    }

    static List<Block> read(String html, Limits limits) {
        HtmlReader reader = new HtmlReader(limits);
        Matcher tag = TAG.matcher(html);
        int at = 0;
        while (tag.find(at)) {
            reader.text(html.substring(at, tag.start()));
            at = tag.end();
            if (tag.group(2) == null) {
                continue;
            }
            String name = tag.group(2).toLowerCase(Locale.ROOT);
            boolean begins = tag.group(1).isEmpty();
            if (begins && (name.equals("script") || name.equals("style") || name.equals("head"))) {
                Matcher end = Pattern.compile("</" + name + "\\s*>", Pattern.CASE_INSENSITIVE)
                        .matcher(html);
                at = end.find(at) ? end.end() : html.length();
            } else if (begins) {
                reader.begin(name, tag.group(3));
            } else {
                reader.end(name);
            }
            limits.step();
        }
        reader.text(html.substring(at));
        while (!reader.open.isEmpty()) {
            reader.end("table");
        }
        reader.flow();
        return reader.blocks;
    }

    private void begin(String name, String attributes) {
        Open table = open.peekLast();
        switch (name) {
            case "table" -> {
                flow();
                open.addLast(new Open(limits.table(), limits, blocks.size()));
                blocks.add(new Paragraph("", Location.paragraph(1))); // its place; the table takes it when it ends
            }
            case "tr" -> {
                if (table != null) {
                    table.endOfCell();
                    table.row();
                }
            }
            case "td", "th" -> {
                if (table != null) {
                    table.endOfCell();
                    table.begin(span(attributes, "colspan"), span(attributes, "rowspan"));
                }
            }
            default -> lineBreak(name);
        }
    }

    private void end(String name) {
        Open table = open.peekLast();
        if (table == null) {
            lineBreak(name);
            return;
        }
        switch (name) {
            case "td", "th" -> table.endOfCell();
            case "tr" -> {
                table.endOfCell();
                table.endOfRow();
            }
            case "table" -> {
                table.endOfCell();
                table.endOfRow();
                open.removeLast();
                blocks.set(table.place, table.builder.build());
            }
            default -> lineBreak(name);
        }
    }

    private void lineBreak(String name) {
        if (BREAKS.contains(name)) {
            if (open.isEmpty()) {
                flow();
            } else if (open.getLast().cell != null) {
                open.getLast().cell.append('\n');
            }
        }
    }

    private void flow() {
        String flowing = Blank.trim(text.toString());
        text.setLength(0);
        if (!flowing.isEmpty() && open.isEmpty()) {
            blocks.add(new Paragraph(flowing, Location.paragraph(++paragraph)));
        }
    }

    private void text(String raw) {
        limits.characters(raw.length());
        String plain = ENTITY.matcher(raw.replaceAll("[ \t\r\n]+", " "))
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1))));
        Open table = open.peekLast();
        if (table == null) {
            text.append(plain);
        } else if (table.cell != null) {
            table.cell.append(plain);
        }
    }

    private static String character(String entity) {
        if (!entity.startsWith("#")) {
            return NAMED.getOrDefault(entity, "&" + entity + ";");
        }
        boolean hex = entity.charAt(1) == 'x' || entity.charAt(1) == 'X';
        int code = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10);
        return Character.isValidCodePoint(code) && code >= ' ' ? Character.toString(code) : "";
    }

    private static int span(String attributes, String name) {
        Matcher span = Pattern.compile(name + "\\s*=\\s*[\"']?([0-9]{1,5})", Pattern.CASE_INSENSITIVE)
                .matcher(attributes);
        return span.find() ? Math.max(1, Math.min(SPAN, Integer.parseInt(span.group(1)))) : 1;
    }

    /** A table that has begun and not ended. */
    private static final class Open {
        private final TableBuilder builder;
        private final int place;
        /** Cells that reach down: first column to rows still to come, and columns. */
        private final NavigableMap<Integer, int[]> reaching = new TreeMap<>();

        private @Nullable StringBuilder cell;
        private int columns = 1;
        private int rows = 1;
        private int column = 1;
        private boolean inRow;

        Open(int number, Limits limits, int place) {
            this.builder = new TableBuilder(number, limits);
            this.place = place;
        }

        void row() {
            endOfRow();
            builder.row();
            column = 1;
            inRow = true;
        }

        void begin(int columnSpan, int rowSpan) {
            if (!inRow) {
                row();
            }
            reach(column);
            columns = columnSpan;
            rows = rowSpan;
            cell = new StringBuilder();
        }

        void endOfCell() {
            if (cell != null) {
                builder.cell(cell.toString(), columns, false, false);
                if (rows > 1) {
                    reaching.put(column, new int[] {rows, columns});
                }
                column += columns;
                cell = null;
            }
        }

        void endOfRow() {
            if (inRow) {
                reach(Integer.MAX_VALUE);
                builder.endOfRow();
                inRow = false;
                reaching.values().forEach(left -> left[0]--);
                reaching.values().removeIf(left -> left[0] == 0);
            }
        }

        /** Puts in the cells that reach down from above, as far as they come next or before a column. */
        private void reach(int before) {
            for (Map.Entry<Integer, int[]> above = reaching.ceilingEntry(column);
                    above != null && above.getKey() <= Math.max(before, column);
                    above = reaching.ceilingEntry(column)) {
                builder.leave(above.getKey() - column);
                builder.cell("", above.getValue()[1], true, false);
                column = above.getKey() + above.getValue()[1];
            }
        }
    }
}
