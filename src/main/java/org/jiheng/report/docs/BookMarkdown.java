package org.jiheng.report.docs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiheng.report.docs.Block.Code;
import org.jiheng.report.docs.Block.Column;
import org.jiheng.report.docs.Block.Fact;
import org.jiheng.report.docs.Block.Facts;
import org.jiheng.report.docs.Block.Heading;
import org.jiheng.report.docs.Block.Points;
import org.jiheng.report.docs.Block.Table;
import org.jiheng.report.docs.Block.Words;
import org.jiheng.text.Message;

/** A book in Markdown. */
public final class BookMarkdown {
    private static final Pattern TICKS = Pattern.compile("`+");

    private final StandardBook book;
    private final StringBuilder out = new StringBuilder();

    private BookMarkdown(StandardBook book) {
        this.book = book;
    }

    public static String of(StandardBook book) {
        BookMarkdown markdown = new BookMarkdown(book);
        markdown.write();
        return markdown.out.toString();
    }

    private void write() {
        out.append("# ").append(escaped(book.title())).append("\n\n");
        book.front().forEach(this::block);
        out.append("## ")
                .append(Message.of("report.docs-contents").in(book.language()))
                .append("\n\n");
        book.headings()
                .forEach(heading -> out.append("  ".repeat(heading.level() - 1))
                        .append("- [")
                        .append(escaped(heading.text()))
                        .append("](#")
                        .append(heading.anchor())
                        .append(")\n"));
        out.append('\n');
        book.body().forEach(this::block);
    }

    private void block(Block block) {
        if (block instanceof Heading heading) {
            out.append("<a id=\"")
                    .append(heading.anchor())
                    .append("\"></a>\n\n")
                    .append("#".repeat(heading.level() + 1))
                    .append(' ')
                    .append(escaped(heading.text()))
                    .append('\n');
        } else if (block instanceof Words words) {
            out.append(lines(words.text(), "  \n")).append('\n');
        } else if (block instanceof Points points) {
            for (int i = 0; i < points.points().size(); i++) {
                out.append(points.numbered() ? i + 1 + ". " : "- ")
                        .append(lines(points.points().get(i), "  \n   "))
                        .append('\n');
            }
        } else if (block instanceof Facts facts) {
            facts.facts().forEach(this::fact);
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Code code) {
            code(code.text());
        }
        out.append('\n');
    }

    private void fact(Fact fact) {
        String colon = Message.of("report.colon").in(book.language());
        out.append("- **").append(escaped(fact.name())).append("**");
        List<String> lines = fact.text().lines().toList();
        if (lines.size() == 1) {
            out.append(colon).append(escaped(lines.get(0))).append('\n');
            return;
        }
        out.append(colon.strip()).append('\n');
        lines.forEach(line -> out.append("  - ").append(escaped(line)).append('\n'));
    }

    private void table(Table table) {
        row(table.columns().stream().map(Column::title).toList());
        out.append("|---".repeat(table.columns().size())).append("|\n");
        List<String> above = List.of();
        for (List<String> row : table.rows()) {
            int same = same(table, above, row);
            row(java.util.stream.IntStream.range(0, row.size())
                    .mapToObj(i -> i < same ? "" : row.get(i))
                    .toList());
            above = row;
        }
    }

    /** How many of the joined columns go on from the row above. */
    static int same(Table table, List<String> above, List<String> row) {
        int same = 0;
        while (!above.isEmpty() && same < table.joined() && above.get(same).equals(row.get(same))) {
            same++;
        }
        return same;
    }

    private void row(List<String> cells) {
        out.append(cells.stream().map(cell -> lines(cell, "<br>")).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** Between fences longer than any that the text has. */
    private void code(String text) {
        int longest = 2;
        for (Matcher ticks = TICKS.matcher(text); ticks.find(); ) {
            longest = Math.max(longest, ticks.group().length());
        }
        String fence = "`".repeat(longest + 1);
        out.append(fence).append('\n').append(text).append('\n').append(fence).append('\n');
    }

    private static String lines(String text, String between) {
        return text.lines().map(BookMarkdown::escaped).collect(Collectors.joining(between));
    }

    /** A text that is neither markup nor the end of a cell. A number with a dot or sign at its start begins no list. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]|#~!])", "\\\\$1")
                .replaceAll("^(\\s*\\d+)([.)])(\\s)", "$1\\\\$2$3")
                .replaceAll("^(\\s*)([-+])(\\s)", "$1\\\\$2$3")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
