package org.jiheng.review.whole;

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

/** A document as its reader sees it: contents, headings, text, tables, and what stands under which heading. */
final class Outline {
    private static final List<Pattern> LEVELS = List.of(
            Pattern.compile("^第[一二三四五六七八九十]{1,3}(?:部分|章|节|篇).*"),
            Pattern.compile("^[一二三四五六七八九十]{1,3}[、..].*"),
            Pattern.compile("^\\([一二三四五六七八九十]{1,3}\\).*"),
            Pattern.compile("^\\d{1,2}[.、](?!\\d).*"),
            Pattern.compile("^\\(\\d{1,2}\\).*"),
            Pattern.compile("^[①-⑳].*"));
    private static final Pattern NUMBER = Pattern.compile(
            "^(?:第[一二三四五六七八九十]{1,3}(?:部分|章|节|篇)|[一二三四五六七八九十]{1,3}[、..]|\\([一二三四五六七八九十\\d]{1,3}\\)|\\d{1,2}[.、](?!\\d)|[①-⑳])[\\s:]*");
    private static final Pattern PAGE = Pattern.compile("(?:[\\s.…·]|PAGEREF\\s*\\S*\\s*(?:\\\\?h)?)*\\s*\\d{1,3}$");
    private static final int LONGEST_HEADING = 50;
    private static final int MOST_CONTENTS = 120;

    /** What a stretch of text is. */
    enum Kind {
        CONTENTS,
        HEADING,
        TEXT,
        CELL,
        TABLE
    }

    /**
     * A line of text, a cell, or a table as a whole.
     *
     * @param text with full-width signs made plain, character by character
     * @param printed as printed
     * @param level that of a numbered line, from 1; 0 for others
     */
    record Spot(Kind kind, String text, String printed, int level, Location at) {
        /** Without number and page. */
        String title() {
            return NUMBER.matcher(PAGE.matcher(text.strip()).replaceFirst("").strip())
                    .replaceFirst("")
                    .strip();
        }

        boolean prose() {
            return kind == Kind.TEXT || (kind == Kind.CELL && text.contains("。")) || kind == Kind.HEADING;
        }
    }

    final List<Spot> spots;

    private Outline(List<Spot> spots) {
        this.spots = List.copyOf(spots);
    }

    static Outline of(Document document) {
        List<Spot> spots = new ArrayList<>();
        int contents = -1;
        for (Block block : document.blocks()) {
            if (block instanceof Table table) {
                spots.add(new Spot(Kind.TABLE, "", "", 0, table.at()));
                for (Row row : table.rows()) {
                    for (Cell cell : row.cells()) {
                        if (!cell.text().isBlank()) {
                            spots.add(new Spot(Kind.CELL, plain(cell.text()), cell.text(), 0, cell.at()));
                        }
                    }
                }
            } else if (block instanceof Paragraph paragraph) {
                for (String line : paragraph.text().lines().toList()) {
                    String text = plain(line);
                    if (text.isBlank()) {
                        continue;
                    }
                    if (text.replaceAll("\\s", "").equals("目录") && contents < 0) {
                        contents = spots.size();
                    }
                    boolean listed = contents >= 0 && spots.size() > contents && listed(spots, contents, text);
                    contents = listed || contents == spots.size() ? contents : contents >= 0 ? Integer.MAX_VALUE : -1;
                    spots.add(spot(text, line, listed || contents == spots.size(), paragraph.at()));
                }
            }
        }
        return new Outline(spots);
    }

    /** Whether a line still belongs to the contents: short, and not the first heading come again. */
    private static boolean listed(List<Spot> spots, int contents, String text) {
        if (contents == Integer.MAX_VALUE || spots.size() - contents > MOST_CONTENTS) {
            return false;
        }
        Spot line = new Spot(Kind.TEXT, text, text, 0, spots.get(contents).at());
        boolean again = spots.size() > contents + 2
                && spots.get(contents + 1).title().equals(line.title())
                && !PAGE.matcher(text).find();
        return !again && text.length() <= 2 * LONGEST_HEADING && !text.contains("。");
    }

    private static Spot spot(String text, String printed, boolean contents, Location at) {
        String line = text.strip();
        int level = 0;
        for (int i = 0; i < LEVELS.size() && level == 0; i++) {
            level = LEVELS.get(i).matcher(line).matches() ? i + 1 : 0;
        }
        boolean heading = level > 0 && line.length() <= LONGEST_HEADING && !line.matches(".*[。;；,]\\s*.*");
        return new Spot(contents ? Kind.CONTENTS : heading ? Kind.HEADING : Kind.TEXT, text, printed, level, at);
    }

    /** Full-width signs made plain, each in its place. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean wide = c > '\uff00' && c < '\uff5f' && c != '；';
            plain.append(wide ? (char) (c - 0xfee0) : c == '\u3000' || c == '\u00a0' ? ' ' : c);
        }
        return plain.toString();
    }

    /** The number of the heading under which a spot stands, or -1. */
    int headingOf(int spot) {
        for (int i = spot; i >= 0; i--) {
            if (spots.get(i).kind() == Kind.HEADING) {
                return i;
            }
        }
        return -1;
    }

    /** Where what stands under a heading ends: before the next one of its level or above. */
    int endOf(int heading) {
        int level = heading < 0 ? 1 : spots.get(heading).level();
        for (int i = heading + 1; i < spots.size(); i++) {
            if (spots.get(i).kind() == Kind.HEADING && spots.get(i).level() <= level) {
                return i;
            }
        }
        return spots.size();
    }
}
