package org.jiheng.report.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.report.Html;
import org.jiheng.report.docs.Block.Code;
import org.jiheng.report.docs.Block.Fact;
import org.jiheng.report.docs.Block.Facts;
import org.jiheng.report.docs.Block.Heading;
import org.jiheng.report.docs.Block.Points;
import org.jiheng.report.docs.Block.Table;
import org.jiheng.report.docs.Block.Words;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** A book as one page that needs nothing else and runs nothing. */
public final class BookHtml {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private final StandardBook book;
    private final Html page = new Html();

    private BookHtml(StandardBook book) {
        this.book = book;
    }

    public static String of(StandardBook book) {
        BookHtml html = new BookHtml(book);
        html.write();
        return html.page.toString();
    }

    private void write() {
        page.raw("<!DOCTYPE html>\n<html lang=\"")
                .raw(book.language() == Language.ZH ? "zh-CN" : "en")
                .raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .raw(POLICY)
                .raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .line("title", book.title())
                .raw("<style>\n" + style() + "</style>\n</head>\n<body>\n")
                .line("h1", book.title());
        book.front().forEach(this::block);
        page.raw("<nav>\n")
                .line("h2", Message.of("report.docs-contents").in(book.language()))
                .raw("<ul>\n");
        for (Heading heading : book.headings()) {
            page.raw("<li class=\"l" + heading.level() + "\">")
                    .element("a href=\"#" + heading.anchor() + "\"", heading.text())
                    .raw("</li>\n");
        }
        page.raw("</ul>\n</nav>\n");
        book.body().forEach(this::block);
        page.raw("</body>\n</html>\n");
    }

    private void block(Block block) {
        if (block instanceof Heading heading) {
            page.line("h" + (heading.level() + 1) + " id=\"" + heading.anchor() + "\"", heading.text());
        } else if (block instanceof Words words) {
            page.raw("<p>").raw(lines(words.text())).raw("</p>\n");
        } else if (block instanceof Points points) {
            String list = points.numbered() ? "ol" : "ul";
            page.raw("<" + list + ">\n");
            points.points().forEach(point -> page.raw("<li>").raw(lines(point)).raw("</li>\n"));
            page.raw("</" + list + ">\n");
        } else if (block instanceof Facts facts) {
            page.raw("<dl>\n");
            for (Fact fact : facts.facts()) {
                page.element("dt", fact.name())
                        .raw("<dd>")
                        .raw(lines(fact.text()))
                        .raw("</dd>\n");
            }
            page.raw("</dl>\n");
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Code code) {
            page.line("pre", code.text());
        }
    }

    private void table(Table table) {
        int width = table.columns().stream().mapToInt(Block.Column::share).sum();
        page.raw("<div class=\"wide\"><table>\n<colgroup>");
        table.columns().forEach(column -> page.raw("<col style=\"width:" + column.share() * 100 / width + "%\">"));
        page.raw("</colgroup>\n<thead><tr>");
        table.columns().forEach(column -> page.element("th", column.title()));
        page.raw("</tr></thead>\n<tbody>\n");
        List<List<String>> rows = table.rows();
        for (int r = 0; r < rows.size(); r++) {
            page.raw("<tr>");
            int same = r == 0 ? 0 : BookMarkdown.same(table, rows.get(r - 1), rows.get(r));
            for (int c = same; c < rows.get(r).size(); c++) {
                int span = c < table.joined() ? span(table, r, c) : 1;
                page.raw(span == 1 ? "<td>" : "<td rowspan=\"" + span + "\">")
                        .raw(lines(rows.get(r).get(c)))
                        .raw("</td>");
            }
            page.raw("</tr>\n");
        }
        page.raw("</tbody></table></div>\n");
    }

    /** How many rows a joined cell goes down. */
    private static int span(Table table, int row, int column) {
        int span = 1;
        while (row + span < table.rows().size()
                && BookMarkdown.same(
                                table,
                                table.rows().get(row + span - 1),
                                table.rows().get(row + span))
                        > column) {
            span++;
        }
        return span;
    }

    private static String lines(String text) {
        return text.lines().map(Html::escaped).collect(Collectors.joining("<br>"));
    }

    private static String style() {
        try (InputStream in = BookHtml.class.getResourceAsStream("book.css")) {
            if (in == null) {
                throw new IllegalStateException("A part of the program is missing: book.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
