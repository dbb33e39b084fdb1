package org.jiheng.review.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.review.form.Line.Slot;
import org.jspecify.annotations.Nullable;

/** The heading of a table within a form: which column says what. */
final class Header {
    private static final Set<Column> LEVELS = EnumSet.of(Column.LEVEL1, Column.LEVEL2, Column.NAME);
    private static final Set<Column> FIGURES =
            EnumSet.of(Column.TARGET, Column.ACTUAL, Column.SCORE, Column.WEIGHT, Column.COMPLETION);
    private static final Set<Column> MONEY = EnumSet.of(Column.INITIAL, Column.ANNUAL, Column.EXECUTED);

    /** A heading with its grid columns and its number in the row. */
    private record Head(Column column, int from, int to, int index, String text) {}

    private final List<Head> heads;
    private final int slots;
    private final int last;

    private Header(List<Head> heads, int slots, int last) {
        this.heads = List.copyOf(heads);
        this.slots = slots;
        this.last = last;
    }

    /** The heading of an indicator table, or null where the line is none. */
    static @Nullable Header ofIndicators(Line line) {
        List<Head> heads = new ArrayList<>();
        Set<Column> seen = EnumSet.noneOf(Column.class);
        boolean named =
                line.slots().stream().anyMatch(s -> Words.heading(s.text()).contains("三级"));
        for (int i = 0; i < line.slots().size(); i++) {
            Slot slot = line.slots().get(i);
            Column column = Column.ofIndicator(slot.text());
            if (column == null || slot.text().matches("[-\\d.]+")) {
                continue;
            }
            if (column == Column.NAME && named && !Words.heading(slot.text()).contains("三级")) {
                continue;
            }
            if (seen.add(column) || column == Column.EXPLANATION) {
                heads.add(new Head(column, slot.from(), slot.to(), i, slot.text()));
            }
        }
        // a label beside the table, such as 绩效指标, stands left of the first level
        int first = heads.stream()
                .filter(h -> LEVELS.contains(h.column))
                .mapToInt(h -> h.from)
                .min()
                .orElse(Integer.MAX_VALUE);
        heads.removeIf(h -> h.from < first && h.column != Column.NUMBER);
        boolean figures = heads.stream().filter(h -> FIGURES.contains(h.column)).count() >= 2;
        boolean levels = heads.stream().anyMatch(h -> LEVELS.contains(h.column));
        return figures && levels && heads.size() >= 3
                ? new Header(heads, line.slots().size(), line.last())
                : null;
    }

    /** The heading of a budget table, or null where the line is none. */
    static @Nullable Header ofFunds(Line line) {
        List<Head> heads = new ArrayList<>();
        for (int i = 0; i < line.slots().size(); i++) {
            Slot slot = line.slots().get(i);
            Column column = Column.ofFund(slot.text());
            if (column != null) {
                heads.add(new Head(column, slot.from(), slot.to(), i, slot.text()));
            }
        }
        int money = heads.stream()
                .filter(h -> MONEY.contains(h.column))
                .mapToInt(h -> h.index)
                .min()
                .orElse(-1);
        heads.removeIf(h -> h.column == Column.SOURCE && h.index > money);
        // 年度预算数 before both 年初预算 and 调整后预算数 heads the words, not a column of figures
        List<Head> annual =
                heads.stream().filter(h -> h.column == Column.ANNUAL).toList();
        if (annual.size() > 1 && annual.get(0).index == money) {
            heads.remove(annual.get(0));
        } else if (annual.size() > 1) {
            heads.removeAll(annual.subList(1, annual.size()));
        }
        Set<Column> columns = EnumSet.noneOf(Column.class);
        heads.forEach(h -> columns.add(h.column));
        boolean budget = columns.contains(Column.ANNUAL) || columns.contains(Column.INITIAL);
        boolean numbers = line.slots().stream().anyMatch(s -> s.text().matches("[+-]?[\\d,]+(\\.\\d+)?%?"));
        return budget && columns.contains(Column.EXECUTED) && !numbers
                ? new Header(heads, line.slots().size(), line.last())
                : null;
    }

    /**
     * With a second row of headings under it, that of 总额, 财政拨款 … below 预算数: only the total of each stays; null where the
     * line is no such row.
     */
    @Nullable
    Header with(Line below) {
        List<Slot> filled = below.filled();
        boolean sub = filled.size() >= 2
                && filled.stream()
                        .allMatch(s -> s.text().length() <= 12 && !s.text().matches(".*\\d.*"))
                && filled.stream().filter(s -> s.text().matches("总额|合计|小计|总计")).count() >= 1;
        if (!sub || !below.grid()) {
            return null;
        }
        List<Head> finer = new ArrayList<>();
        for (Head head : heads) {
            Slot total = filled.stream()
                    .filter(s -> s.from() >= head.from
                            && s.to() <= head.to
                            && s.text().matches("总额|合计|小计|总计"))
                    .findFirst()
                    .orElse(null);
            finer.add(total == null ? head : new Head(head.column, total.from(), total.to(), head.index, head.text));
        }
        return new Header(finer, slots, last);
    }

    boolean has(Column column) {
        return heads.stream().anyMatch(h -> h.column == column);
    }

    /** The words of a column's heading; empty where there is no such column. */
    String text(Column column) {
        return heads.stream()
                .filter(h -> h.column == column)
                .map(h -> h.text)
                .findFirst()
                .orElse("");
    }

    /** Whether a table that begins with this row, without a heading of its own, goes on with the rows under this one. */
    boolean suits(Line line) {
        return line.grid() ? line.last() == last : fit(line, shift(line)) >= 3;
    }

    /** The cells of a row by what they are about; cells that go on from above and columns without heading are left out. */
    Map<Column, Printed> read(Line line) {
        Map<Column, Printed> cells = new EnumMap<>(Column.class);
        int shift = line.grid() ? 0 : shift(line);
        for (int i = 0; i < line.slots().size(); i++) {
            Slot slot = line.slots().get(i);
            int number = i + shift;
            Column column = line.grid()
                    ? heads.stream()
                            .filter(h -> h.from <= slot.to() && slot.from() <= h.to)
                            .map(h -> h.column)
                            .findFirst()
                            .orElse(null)
                    : heads.stream()
                            .filter(h -> h.index == number)
                            .map(h -> h.column)
                            .findFirst()
                            .orElse(null);
            if (column != null && !slot.continued()) {
                cells.merge(
                        column,
                        slot.printed(),
                        (a, b) -> a.text().isEmpty() ? b : new Printed(a.text() + b.text(), a.at()));
            }
        }
        return cells;
    }

    /**
     * By how many columns a row stands further right than the heading, where empty cells at either end were lost: as its last cell
     * does, unless its cells suit other columns better.
     */
    private int shift(Line line) {
        int size = line.slots().size();
        int best = slots - size;
        int bestFit = fit(line, best);
        for (int shift = Math.max(best, 0); shift >= Math.min(best, 0) - 1; shift--) {
            int fit = fit(line, shift);
            if (fit > bestFit) {
                best = shift;
                bestFit = fit;
            }
        }
        return best;
    }

    private int fit(Line line, int shift) {
        int fit = 0;
        for (Head head : heads) {
            int slot = head.index - shift;
            String text = slot < 0 || slot >= line.slots().size()
                    ? ""
                    : line.slots().get(slot).text();
            boolean points = text.matches("\\d{1,3}(\\.\\d{1,4})?分?");
            fit += switch (head.column) {
                case WEIGHT, SCORE -> points ? 2 : text.isEmpty() ? 0 : -2;
                case NAME -> text.isEmpty() || points ? -1 : 1;
                case LEVEL1, LEVEL2 -> points ? -2 : Flat.level(text) ? 2 : 0;
                case COMPLETION -> text.endsWith("%") ? 1 : 0;
                case TARGET, ACTUAL -> Value.of(text, null).number() == null ? 0 : 1;
                default -> points ? -1 : 0;
            };
        }
        return fit;
    }

    /**
     * The cells of a budget row; without a grid the words come first and the figures follow in the order of the headings.
     * {@link Column#SOURCE} is what stands before the figures.
     */
    Map<Column, Printed> readFund(Line line) {
        List<Head> figures =
                heads.stream().filter(h -> h.column != Column.SOURCE).toList();
        Map<Column, Printed> cells = new EnumMap<>(Column.class);
        if (line.grid()) {
            cells.putAll(read(line));
            int from = figures.get(0).from;
            Printed source = cells.get(Column.SOURCE);
            if (source == null || source.text().isEmpty()) {
                line.slots().stream()
                        .filter(s -> s.from() < from && !s.text().isEmpty())
                        .reduce((a, b) -> b)
                        .ifPresent(s -> cells.put(Column.SOURCE, s.printed()));
            }
            return cells;
        }
        List<Slot> row = line.slots();
        int words = 0;
        while (words < row.size()
                && (row.get(words).text().isEmpty() || !figure(row.get(words).text()))) {
            words++;
        }
        if (words == row.size()) {
            words = Math.max(0, row.size() - figures.size());
        }
        for (int i = words - 1; i >= 0; i--) {
            if (!row.get(i).text().isEmpty()) {
                cells.put(Column.SOURCE, row.get(i).printed());
                break;
            }
        }
        List<Slot> values = row.subList(words, row.size());
        int surplus = Math.max(0, values.size() - figures.size());
        for (int i = surplus; i < values.size(); i++) {
            cells.putIfAbsent(figures.get(i - surplus).column, values.get(i).printed());
        }
        return cells;
    }

    /** A number without operator, or a sign that there is none. */
    private static boolean figure(String text) {
        return Words.plain(text).matches("[+-]?\\d.*|[-—–/]+")
                && (Value.of(text, null).number() != null || text.length() < 3);
    }
}
