package org.jiheng.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jiheng.document.Document.Block;
import org.jiheng.document.Document.Format;
import org.jiheng.document.Document.Paragraph;
import org.jiheng.document.DocumentReader.Content;
import org.jiheng.document.PdfLines.Line;
import org.jiheng.document.PdfPage.Glyph;
import org.jspecify.annotations.Nullable;

/**
 * PDF with a text layer. Tables are what rules are drawn around; one that goes on over pages is joined. Text outside tables is
 * put together to paragraphs; page numbers and lines repeated at the edge of pages are left out.
 */
final class PdfReader {
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("[-—–－·\\s]*(第?\\s*[0-9]{1,4}\\s*页?)([\\s/，,]*共?\\s*[0-9]{1,4}\\s*页?)?[-—–－·\\s]*");
    /** The mark of the end stands within so many last bytes. */
    private static final int END_WITHIN = 2048;

    /** Share of a page's height, above and below, where page numbers and running titles stand. */
    private static final float EDGE = 0.1f;
    /** A line so much (in characters) to the right of the others begins a paragraph. */
    private static final float INDENT = 1.2f;
    /** Lines further apart than lines mostly are, by this factor, are not of one paragraph. */
    private static final float FURTHER = 1.12f;

    private static final Pattern ENDS_SENTENCE = Pattern.compile("[。；：！？;:]$");
    private static final Pattern BEGINS_ITEM =
            Pattern.compile("[(（]?([一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）、.．]|[①-⑳]|第[一二三四五六七八九十]{1,3}[部章节条]");

    private final Limits limits;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final Map<Integer, Float> heights = new HashMap<>();
    private final List<Integer> unreadPages = new ArrayList<>();

    PdfReader(Limits limits) {
        this.limits = limits;
    }

    Content read(byte[] bytes) throws IOException {
        int tail = Math.max(0, bytes.length - END_WITHIN);
        if (!new String(bytes, tail, bytes.length - tail, StandardCharsets.ISO_8859_1).contains("%%EOF")) {
            // PDFBox would read what is left as if it were the whole
            throw limits.refuse("document.corrupt");
        }
        int unreadable = 0;
        int characters = 0;
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            if (pdf.getNumberOfPages() > Limits.PAGES) {
                throw limits.tooLarge();
            }
            int number = 0;
            for (PDPage page : pdf.getPages()) {
                PdfPage shown = new PdfPage(page, limits);
                page(++number, shown);
                unreadable += shown.unreadable();
                characters += shown.glyphs().size();
                if (shown.pictures() && shown.glyphs().isEmpty()) {
                    unreadPages.add(number);
                }
            }
        }
        if (unreadable * 2 > characters) {
            throw limits.refuse("document.characters-unknown");
        }
        removeRunningLines();
        assemble();
        return new Content(Format.PDF, blocks, !unreadPages.isEmpty(), unreadPages);
    }

    private void page(int number, PdfPage page) {
        heights.put(number, page.height());
        List<PdfGrid> grids = PdfGrid.of(page.rules(), limits);
        List<List<List<Glyph>>> inCells = new ArrayList<>();
        for (PdfGrid grid : grids) {
            List<List<Glyph>> cells = new ArrayList<>();
            grid.cells().forEach(cell -> cells.add(new ArrayList<>()));
            inCells.add(cells);
        }
        List<Glyph> outside = new ArrayList<>();
        for (Glyph glyph : page.glyphs()) {
            List<Glyph> holder = outside;
            for (int g = 0; g < grids.size(); g++) {
                int cell = grids.get(g).cellAt(glyph.middleX(), glyph.middleY());
                holder = cell < 0 ? holder : inCells.get(g).get(cell);
            }
            holder.add(glyph);
        }
        List<Item> found = new ArrayList<>();
        for (int g = 0; g < grids.size(); g++) {
            List<List<Line>> lines = inCells.get(g).stream().map(PdfLines::of).toList();
            if (lines.stream().anyMatch(cell -> !cell.isEmpty())) {
                PdfTable table = new PdfTable(number, g + 1, grids.get(g), lines);
                found.add(new Item(number, grids.get(g).top(), null, table));
            }
        }
        for (Line line : PdfLines.of(outside)) {
            found.add(new Item(number, line.base(), line, null));
        }
        found.sort(Comparator.comparing(Item::top));
        items.addAll(found);
    }

    /** Page numbers, and lines that stand at the same edge of at least three pages and most of them. */
    private void removeRunningLines() {
        Map<String, Integer> repeated = new HashMap<>();
        for (Item item : items) {
            if (item.line != null && atEdge(item)) {
                repeated.merge(item.line.text(), 1, Integer::sum);
            }
        }
        int most = Math.max(3, heights.size() / 2);
        items.removeIf(item -> item.line != null
                && atEdge(item)
                && (PAGE_NUMBER.matcher(item.line.text()).matches()
                        || repeated.getOrDefault(item.line.text(), 0) >= most));
    }

    private boolean atEdge(Item item) {
        float height = heights.getOrDefault(item.page, 0f);
        return item.top < height * EDGE || item.top > height * (1 - EDGE);
    }

    private void assemble() {
        List<Line> lines = new ArrayList<>();
        for (Item item : items) {
            if (item.line != null) {
                lines.add(item.line);
            }
        }
        Margins margins = Margins.of(lines);
        List<Item> paragraph = new ArrayList<>();
        PdfTable table = null;
        int tablePage = 0;
        Map<Integer, Integer> numbers = new HashMap<>();
        for (Item item : items) {
            if (item.table != null) {
                paragraph(paragraph, numbers);
                if (table != null && item.page == tablePage + 1 && table.goesOnWith(item.table)) {
                    tablePage = item.page;
                    continue;
                }
                flush(table);
                table = item.table;
                tablePage = item.page;
            } else if (item.line != null) {
                flush(table);
                table = null;
                if (!paragraph.isEmpty() && !isNextLine(paragraph, item, margins)) {
                    paragraph(paragraph, numbers);
                }
                paragraph.add(item);
            }
        }
        flush(table);
        paragraph(paragraph, numbers);
    }

    private static boolean isNextLine(List<Item> paragraph, Item item, Margins margins) {
        Item before = paragraph.get(paragraph.size() - 1);
        Line above = before.line;
        Line line = item.line;
        if (above == null || line == null) {
            return false;
        }
        boolean near = item.page != before.page || line.base() - above.base() < margins.pitch * FURTHER;
        boolean alike = Math.abs(line.size() - above.size()) < 0.15f * line.size();
        boolean indented = line.left() - margins.left > INDENT * line.size();
        boolean counted = ENDS_SENTENCE.matcher(above.text()).find()
                && BEGINS_ITEM.matcher(line.text()).lookingAt();
        return near && alike && !indented && !counted && PdfLines.goesOn(above, line, margins.right - above.left());
    }

    private void paragraph(List<Item> lines, Map<Integer, Integer> numbers) {
        if (lines.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Item item : lines) {
            String line = item.line == null ? "" : item.line.text();
            boolean words = !text.isEmpty() && isWord(text.charAt(text.length() - 1)) && isWord(line.charAt(0));
            text.append(words ? " " : "").append(line);
        }
        int page = lines.get(0).page;
        blocks.add(new Paragraph(text.toString(), Location.page(page, numbers.merge(page, 1, Integer::sum))));
        lines.clear();
    }

    /** Letters of words that a space parts; numbers are not parted. */
    private static boolean isWord(char character) {
        return character < 0x250 && Character.isLetter(character);
    }

    private void flush(@Nullable PdfTable table) {
        if (table != null) {
            blocks.add(table.build(limits));
        }
    }

    /** A line or a table, where it stands. */
    private record Item(
            int page,
            float top,
            @Nullable Line line,
            @Nullable PdfTable table) {}

    /** Where most lines begin and end, and how far they stand apart; a line may hang over the margin by a comma. */
    private record Margins(float left, float right, float pitch) {
        static Margins of(List<Line> lines) {
            Map<Integer, Integer> rights = new HashMap<>();
            Map<Integer, Integer> pitches = new HashMap<>();
            float left = Float.MAX_VALUE;
            Line before = null;
            for (Line line : lines) {
                left = Math.min(left, line.left());
                rights.merge(Math.round(line.right()), 1, Integer::sum);
                if (before != null && line.base() > before.base() && line.base() - before.base() < 3 * line.size()) {
                    pitches.merge(Math.round((line.base() - before.base()) * 2), 1, Integer::sum);
                }
                before = line;
            }
            return new Margins(left, mostFrequent(rights), mostFrequent(pitches) / 2f);
        }

        /** The most frequent number; of several, the largest. */
        private static int mostFrequent(Map<Integer, Integer> counts) {
            return counts.entrySet().stream()
                    .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .orElse(0);
        }
    }
}
