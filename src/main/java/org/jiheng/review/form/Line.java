package org.jiheng.review.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.document.Document;
import org.jiheng.document.Location;

/**
 * A row of a table, or a paragraph as a row of its own: a form is read row by row, whatever it was cut into.
 *
 * @param grid whether the columns of the slots are those of the table, not mere numbers in the row
 * @param paragraph whether it stood outside tables
 * @param first whether it begins a table
 * @param running whether its slots were parted by blanks alone, so that a row may end anywhere in it
 */
record Line(List<Slot> slots, boolean grid, boolean paragraph, boolean first, boolean running, Location at) {
    private static final Pattern NUMERIC = Pattern.compile("[<>=≥≤]*[+-]?[\\d,]+(?:\\.\\d+)?\\S{0,6}");
    private static final Pattern ANCHOR = Pattern.compile(
            "项目名称|单位名称|部门名称|主管部门.*|实施单位.*|项目资金.*|部门资金.*|预算执行情况.*|资金来源|年度资金总额.*|其中.*|年度总体目标|一级指标|年初设定目标");
    private static final Pattern PROSE = Pattern.compile("^(年度总体目标|总体目标|预期目标|年初设定目标|实际完成情况|目标完成情况)[\\s:：]+(\\S.*)$");

    /** Several labels on a line, each with what it names. */
    private static final Pattern LABELLED = Pattern.compile("\\S{2,12}[:：]\\S*(?:\\s{2,}\\S{2,12}[:：]\\S*)+");

    /** A cell, from its first column to its last. */
    record Slot(String text, int from, int to, boolean continued, Location at) {
        Printed printed() {
            return new Printed(text, at);
        }
    }

    static List<Line> of(Document document) {
        List<Line> lines = new ArrayList<>();
        boolean text = document.format() == Document.Format.TEXT;
        for (Document.Block block : document.blocks()) {
            if (block instanceof Document.Table table) {
                boolean even = !text || spans(table);
                boolean first = true;
                for (Document.Row row : table.rows()) {
                    if (row.cells().size() == 1 && row.cells().get(0).columns() == 1) {
                        lines.addAll(ofText(
                                row.cells().get(0).text(),
                                false,
                                first,
                                row.cells().get(0).at()));
                    } else {
                        lines.add(ofRow(row, even, first));
                    }
                    first = false;
                }
            } else if (block instanceof Document.Paragraph paragraph) {
                lines.addAll(ofText(paragraph.text(), true, true, paragraph.at()));
            }
        }
        return text ? Regrid.of(lines) : lines;
    }

    private static boolean spans(Document.Table table) {
        return table.rows().stream()
                .flatMap(row -> row.cells().stream())
                .anyMatch(cell -> cell.columns() > 1 || cell.continued());
    }

    private static Line ofRow(Document.Row row, boolean grid, boolean first) {
        List<Slot> slots = new ArrayList<>();
        for (Document.Cell cell : row.cells()) {
            slots.add(new Slot(
                    Words.oneLine(cell.text()),
                    cell.column(),
                    cell.column() + cell.columns() - 1,
                    cell.continued(),
                    cell.at()));
        }
        return new Line(List.copyOf(slots), grid, false, first, false, row.at());
    }

    /** A paragraph; where it is a table that lost its lines, it falls into the rows and cells it once had. */
    private static List<Line> ofText(String text, boolean paragraph, boolean first, Location at) {
        String line = Words.oneLine(text);
        var prose = PROSE.matcher(line);
        if (prose.matches()) {
            return List.of(ofTokens(List.of(prose.group(1), prose.group(2)), paragraph, first, false, at));
        }
        if (LABELLED.matcher(line).matches()) {
            return List.of(ofTokens(List.of(line.split("\\s{2,}")), paragraph, first, false, at));
        }
        String by = line.contains("|") ? "\\s*\\|\\s*" : line.contains("\t") ? "\t" : "\\s+";
        List<String> tokens = List.of(line.replaceAll("^\\||\\|$", "").split(by, -1));
        if (by.equals("\\s+") && !flat(tokens, line)) {
            return List.of(ofTokens(List.of(line), paragraph, first, false, at));
        }
        boolean running = by.equals("\\s+");
        List<Line> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        boolean afterTitle = false;
        for (String token : tokens) {
            boolean anchor =
                    running && (ANCHOR.matcher(Words.plain(token)).matches() || afterTitle || Title.says(token));
            if (anchor && !cells.isEmpty()) {
                lines.add(ofTokens(cells, paragraph, first && lines.isEmpty(), running, at));
                cells = new ArrayList<>();
            }
            cells.add(token);
            afterTitle = Title.says(token);
        }
        lines.add(ofTokens(cells, paragraph, first && lines.isEmpty(), running, at));
        return lines;
    }

    private static boolean flat(List<String> tokens, String line) {
        if (tokens.size() < 3) {
            return false;
        }
        long numbers = tokens.stream()
                .filter(t -> NUMERIC.matcher(Words.plain(t)).matches())
                .count();
        long headings = tokens.stream()
                .filter(t -> Column.ofFund(t) != null || Column.ofIndicator(t) != null)
                .count();
        boolean sentences = line.contains("。") && headings < 6;
        return !sentences && (numbers >= 2 || headings >= 3 || Title.says(tokens.get(0)));
    }

    private static Line ofTokens(List<String> tokens, boolean paragraph, boolean first, boolean running, Location at) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            slots.add(new Slot(tokens.get(i).strip(), i + 1, i + 1, false, at));
        }
        return new Line(List.copyOf(slots), false, paragraph, first, running, at);
    }

    /** The headings of a second row together with those of the row above it that go on beside them. */
    Line under(Line upper) {
        List<Slot> both = new ArrayList<>(slots.stream()
                .filter(s -> !s.text().isEmpty() && !s.continued())
                .toList());
        upper.filled().stream()
                .filter(u -> both.stream().noneMatch(s -> s.from() <= u.to() && u.from() <= s.to()))
                .toList()
                .forEach(both::add);
        both.sort(java.util.Comparator.comparingInt(Slot::from));
        return new Line(both, true, paragraph, first, running, at);
    }

    /** The cells with words in them. */
    List<Slot> filled() {
        return slots.stream().filter(slot -> !slot.text().isEmpty()).toList();
    }

    int last() {
        return slots.isEmpty() ? 0 : slots.get(slots.size() - 1).to();
    }
}
