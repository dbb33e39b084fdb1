package org.jiheng.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jiheng.document.PdfPage.Glyph;

/** Characters put together to lines, from top to bottom, each from left to right. */
final class PdfLines {
    /** Base lines nearer than this share of a character's size are one line. */
    private static final float SAME_LINE = 0.5f;
    /** A gap of this share of a character's size parts words. */
    private static final float WORD_GAP = 0.25f;

    private static final float WIDE_GAP = 0.9f;
    private static final String MAY_NOT_BEGIN_A_LINE = "，。、；：？！）》」』”’％%";

    private PdfLines() {}

    static List<Line> of(List<Glyph> glyphs) {
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparing(Glyph::base));
        List<Line> lines = new ArrayList<>();
        List<Glyph> line = new ArrayList<>();
        for (Glyph glyph : sorted) {
            if (!line.isEmpty() && glyph.base() - line.get(0).base() > SAME_LINE * glyph.size()) {
                lines.add(line(line));
                line = new ArrayList<>();
            }
            line.add(glyph);
        }
        if (!line.isEmpty()) {
            lines.add(line(line));
        }
        lines.removeIf(candidate -> candidate.text.isEmpty());
        return lines;
    }

    private static Line line(List<Glyph> glyphs) {
        glyphs.sort(Comparator.comparing(Glyph::left));
        StringBuilder text = new StringBuilder();
        float left = Float.MAX_VALUE;
        float right = 0;
        float size = 0;
        Glyph before = null;
        for (Glyph glyph : glyphs) {
            boolean space = glyph.text().isBlank();
            if (before != null && isPrintedTwice(before, glyph)) {
                continue;
            }
            if (before != null && !space && !before.text().isBlank()) {
                float gap = (glyph.left() - before.right()) / glyph.size();
                if (gap > WIDE_GAP || (gap > WORD_GAP && isLatin(glyph.text()) && isLatin(before.text()))) {
                    text.append(' ');
                }
            }
            text.append(glyph.text());
            if (!space) {
                left = Math.min(left, glyph.left());
                right = Math.max(right, glyph.right());
                size = Math.max(size, glyph.size());
            }
            before = glyph;
        }
        return new Line(Blank.trim(text.toString()), left, right, glyphs.get(0).base(), size);
    }

    /** Bold is often imitated by printing a character twice, a little apart. */
    private static boolean isPrintedTwice(Glyph before, Glyph glyph) {
        return !glyph.text().isBlank()
                && glyph.text().equals(before.text())
                && glyph.left() - before.left() < 0.15f * glyph.size();
    }

    private static boolean isLatin(String text) {
        return text.codePointAt(0) < 0x250;
    }

    /**
     * Whether a line ends only because it was full, so that the text goes on in the next one: what begins the next line would not
     * have fitted.
     *
     * @param room how wide the line could have been
     */
    static boolean goesOn(Line line, Line next, float room) {
        return line.right - line.left + firstWord(next) > room;
    }

    /** How wide what cannot be parted at the beginning of a line is: a character, a number, a word. */
    private static float firstWord(Line line) {
        int length = 0;
        float characters = 0;
        while (length < line.text.length() && isLatin(line.text.substring(length)) && line.text.charAt(length) != ' ') {
            length++;
            characters += 0.5f;
        }
        length = Math.max(1, length);
        characters = Math.max(1, characters);
        while (length < line.text.length() && MAY_NOT_BEGIN_A_LINE.indexOf(line.text.charAt(length)) >= 0) {
            length++;
            characters++;
        }
        return characters * line.size;
    }

    /** A line of text: its edges, base line and largest size. */
    record Line(String text, float left, float right, float base, float size) {}
}
