package org.jiheng.review;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.document.Document;
import org.jiheng.document.Document.Block;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Paragraph;
import org.jiheng.document.Document.Row;
import org.jiheng.document.Document.Table;
import org.jiheng.document.Location;

/**
 * A stretch of running text that is read as one: a paragraph, or lines that a hard break parted in the middle of a sentence, or an
 * announcement ("其中：") with the lines it announces.
 */
final class Passage {
    private static final Pattern PART = Pattern.compile("^第[一二三四五六七八九十]+(部分|章|节).*");
    private static final Pattern FIRST = Pattern.compile("^[一二三四五六七八九十]{1,3}[、.．].*");
    private static final Pattern SECOND = Pattern.compile("^[（(][一二三四五六七八九十]{1,3}[)）].*");
    private static final Pattern ITEM = Pattern.compile("^(\\d{1,2}[.．、](?!\\d)|[（(]\\d{1,2}[)）]|[①-⑳]).*");
    private static final Pattern ENDS = Pattern.compile(".*[。；：;:！？!?…]\\s*$", Pattern.DOTALL);
    private static final Pattern ANNOUNCES = Pattern.compile(".*(其中|包括|分别(是|为)|如下)\\s*[：:]\\s*$", Pattern.DOTALL);
    private static final int LONGEST_HEADING = 45;
    private static final int SHORTEST_PROSE = 40;

    final String printed;
    final Normal normal;
    /** Numbers of the chapter and the sub-chapter it stands in. */
    final int chapter;

    final int section;
    /** Whether it begins with an item's number: 1. or （1）. */
    final boolean item;
    /** Whether it is a heading without a sentence. */
    final boolean heading;

    private final List<Integer> starts;
    private final List<Location> places;

    private Passage(Joined joined, int chapter, int section) {
        this.printed = joined.text.toString();
        this.normal = Normal.of(printed);
        this.chapter = chapter;
        this.section = section;
        this.item = ITEM.matcher(printed.strip()).matches();
        this.heading = isHeading(printed);
        this.starts = joined.starts;
        this.places = joined.places;
    }

    private static final class Joined {
        final StringBuilder text = new StringBuilder();
        final List<Integer> starts = new ArrayList<>();
        final List<Location> places = new ArrayList<>();
        boolean announced;

        void add(Paragraph p) {
            if (text.length() > 0) {
                text.append('\n');
            }
            starts.add(text.length());
            places.add(p.at());
            text.append(p.text().strip());
        }
    }

    /** Where a character of the plain text stands in the document. */
    Location place(int index) {
        int printedAt = normal.origin(index);
        int found = 0;
        for (int i = 0; i < starts.size(); i++) {
            found = starts.get(i) <= printedAt ? i : found;
        }
        return places.get(found);
    }

    /** The words of the document between two characters of the plain text. */
    String words(int from, int to) {
        if (from >= to) {
            return "";
        }
        int end = Math.min(normal.origin(to - 1) + 1, printed.length());
        return printed.substring(normal.origin(from), end).replace("\n", "").strip();
    }

    /** The passages of a document; a table ends one. */
    static List<Passage> of(Document document) {
        List<Passage> passages = new ArrayList<>();
        Joined open = new Joined();
        int[] chapters = {0, 0};
        for (Paragraph paragraph : paragraphs(document)) {
            if (paragraph.text().isBlank()) {
                open = close(open, chapters, passages);
                continue;
            }
            if (open.text.length() > 0 && !goesOn(open, paragraph.text().strip())) {
                open = close(open, chapters, passages);
            }
            open.add(paragraph);
        }
        close(open, chapters, passages);
        return passages;
    }

    /** Paragraphs, and running text in cells of tables line by line; a blank one parts what does not belong together. */
    private static List<Paragraph> paragraphs(Document document) {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (Block block : document.blocks()) {
            if (block instanceof Paragraph paragraph) {
                paragraphs.add(paragraph);
            } else if (block instanceof Table table) {
                paragraphs.add(new Paragraph("", table.at()));
                for (Row row : table.rows()) {
                    row.cells().stream().filter(Passage::prose).forEach(cell -> {
                        cell.text().lines().forEach(line -> paragraphs.add(new Paragraph(line, cell.at())));
                        paragraphs.add(new Paragraph("", cell.at()));
                    });
                }
            }
        }
        return paragraphs;
    }

    private static boolean prose(Cell cell) {
        return cell.text().length() >= SHORTEST_PROSE && cell.text().contains("。");
    }

    private static Joined close(Joined open, int[] chapters, List<Passage> passages) {
        String text = open.text.toString();
        if (text.isEmpty()) {
            return open;
        }
        if (PART.matcher(first(text)).matches() || FIRST.matcher(first(text)).matches()) {
            chapters[0]++;
            chapters[1]++;
        } else if (SECOND.matcher(first(text)).matches()) {
            chapters[1]++;
        }
        passages.add(new Passage(open, chapters[0], chapters[1]));
        return new Joined();
    }

    private static String first(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static boolean goesOn(Joined open, String next) {
        String text = open.text.toString();
        boolean numbered = numbered(next);
        if (ANNOUNCES.matcher(text).matches() && !numbered) {
            open.announced = true;
            return true;
        }
        if (next.startsWith("其中") && !isHeading(text)) {
            return true;
        }
        if (open.announced
                && !numbered
                && next.length() < 200
                && next.matches("(?s)[^。]{2,40}?\\d[\\d,，.]*\\s*(万|亿|元|人|个|名|户|项|家).*")) {
            return true;
        }
        return !numbered
                && !ENDS.matcher(text).matches()
                && !isHeading(first(text))
                && lastLine(text).length() >= 15;
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    private static boolean numbered(String text) {
        return PART.matcher(text).matches()
                || FIRST.matcher(text).matches()
                || SECOND.matcher(text).matches()
                || ITEM.matcher(text).matches();
    }

    private static boolean isHeading(String text) {
        String line = text.strip();
        return line.length() <= LONGEST_HEADING
                && !line.matches("(?s).*[。；;，,].*")
                && ((numbered(line) && !line.matches("(?s).*\\d(\\.\\d+)?\\s*(%|％|万元|元|亿).*"))
                        || line.matches(".*(说明|情况|表|报告|概况)"));
    }
}
