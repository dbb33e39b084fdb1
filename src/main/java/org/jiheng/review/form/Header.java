package org.jiheng.review.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jiheng.review.form.Line.Slot;
import org.jspecify.annotations.Nullable;

/** The heading of a table within a form: which column says what. */
final class Header {
    private static final Set<Column> LEVELS = EnumSet.of(Column.LEVEL1, Column.LEVEL2, Column.NAME);
    private static final Set<Column> FIGURES =
            EnumSet.of(Column.TARGET, Column.ACTUAL, Column.SCORE, Column.WEIGHT, Column.COMPLETION);
    private static final Set<Column> FUND_FIGURES = EnumSet.of(
            Column.INITIAL,
            Column.ANNUAL,
            Column.EXECUTED,
            Column.RATE,
            Column.WEIGHT,
            Column.SCORE,
            Column.COMPLETION);
    private static final Set<Column> MONEY = EnumSet.of(Column.INITIAL, Column.ANNUAL, Column.EXECUTED);

    /** A heading with its grid columns and its number in the row. */
    private record Head(Column column, int from, int to, int index, String text) {}

    /** A target of another span than the year, which stands beside that of the year. */
    private static final Pattern OTHER_SPAN = Pattern.compile("半年|季度|阶段|中期|中长期|长期|三年|五年|下年|次年|实施期");

    private static final Pattern NUMBERS = Pattern.compile("[-\\d.]+");
    private static final Pattern FIGURE = Pattern.compile("[+-]?[\\d,]+(\\.\\d+)?%?");

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
            if (column == null || NUMBERS.matcher(slot.text()).matches()) {
                continue;
            }
            if (column == Column.NAME && named && !Words.heading(slot.text()).contains("三级")) {
                continue;
            }
            if (column == Column.TARGET && OTHER_SPAN.matcher(slot.text()).find() && ofTheYear(line)) {
                continue;
            }
            boolean adjusted = column == Column.TARGET && slot.text().contains("调整");
            if (seen.add(column) || column == Column.EXPLANATION || column == Column.WEIGHT || adjusted) {
                heads.add(new Head(column, slot.from(), slot.to(), i, slot.text()));
            }
        }
        levelPoints(heads);
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

    private static boolean ofTheYear(Line line) {
        return line.slots().stream()
                .anyMatch(s -> Column.ofIndicator(s.text()) == Column.TARGET
                        && !OTHER_SPAN.matcher(s.text()).find());
    }

    /** How many columns of levels the line heads. */
    static long levels(Line line) {
        return line.filled().stream()
                .map(s -> Column.ofIndicator(s.text()))
                .filter(c -> c != null && LEVELS.contains(c))
                .count();
    }

    /** Of several columns of points, the one behind the name is that of the row, those behind the levels are theirs. */
    private static void levelPoints(List<Head> heads) {
        List<Head> points =
                heads.stream().filter(h -> h.column == Column.WEIGHT).toList();
        if (points.size() < 2) {
            return;
        }
        for (Head head : points.subList(0, points.size() - 1)) {
            int i = heads.indexOf(head);
            Column before = i == 0 ? null : heads.get(i - 1).column;
            heads.remove(i);
            if (before == Column.LEVEL1 || before == Column.LEVEL2) {
                Column level = before == Column.LEVEL1 ? Column.LEVEL1_POINTS : Column.LEVEL2_POINTS;
                heads.add(i, new Head(level, head.from, head.to, head.index, head.text));
            }
        }
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
        // 预算执行 before the columns of figures is what all of them are about
        List<Head> executed =
                heads.stream().filter(h -> h.column == Column.EXECUTED).toList();
        if (executed.size() > 1 && executed.get(0).index == money) {
            heads.remove(executed.get(0));
        }
        Set<Column> columns = EnumSet.noneOf(Column.class);
        heads.forEach(h -> columns.add(h.column));
        boolean budget = columns.contains(Column.ANNUAL) || columns.contains(Column.INITIAL);
        boolean numbers =
                line.slots().stream().anyMatch(s -> FIGURE.matcher(s.text()).matches());
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

    /** The column under each cell of the heading; null where nothing is known of it. */
    List<@Nullable Column> columns(boolean fund) {
        List<@Nullable Column> columns = new ArrayList<>(java.util.Collections.nCopies(slots, null));
        heads.forEach(h -> columns.set(h.index, h.column));
        if (fund && !has(Column.SOURCE)) {
            int first = heads.get(0).index;
            columns.set(Math.max(0, first - 1), Column.SOURCE);
        }
        return columns;
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
        return line.grid() && line.last() == last;
    }

    /** The cells of a row by what they are about; cells that go on from above and columns without heading are left out. */
    Map<Column, Printed> read(Line line) {
        Map<Column, Printed> cells = new EnumMap<>(Column.class);
        if (!line.grid()) {
            return cells;
        }
        for (Slot slot : line.slots()) {
            heads.stream()
                    .filter(h -> h.from <= slot.to() && slot.from() <= h.to && !slot.continued())
                    .map(h -> h.column)
                    .findFirst()
                    .ifPresent(column -> cells.merge(column, slot.printed(), (a, b) -> both(column, a, b)));
        }
        return cells;
    }

    /** A target that was adjusted is the one that counts; other words that two columns share follow each other. */
    private static Printed both(Column column, Printed a, Printed b) {
        if (a.text().isEmpty() || b.text().isEmpty() || column == Column.TARGET) {
            return b.text().isEmpty() || (column == Column.TARGET && b.blank()) ? a : b;
        }
        return FUND_FIGURES.contains(column) ? a : new Printed(a.text() + b.text(), a.at());
    }

    /** The cells of a budget row; {@link Column#SOURCE} is what stands before the figures. */
    Map<Column, Printed> readFund(Line line) {
        Map<Column, Printed> cells = read(line);
        int from = heads.stream()
                .filter(h -> h.column != Column.SOURCE)
                .mapToInt(h -> h.from)
                .min()
                .orElse(0);
        Printed source = cells.get(Column.SOURCE);
        if (source == null || source.text().isEmpty()) {
            line.slots().stream()
                    .filter(s -> s.from() < from && !s.text().isEmpty())
                    .reduce((a, b) -> b)
                    .ifPresent(s -> cells.put(Column.SOURCE, s.printed()));
        }
        return cells;
    }
}
