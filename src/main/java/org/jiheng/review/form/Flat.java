package org.jiheng.review.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.form.Line.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Indicator rows that lost their headings and their lines: levels, name, target, actual, weight and score follow each other. What
 * does not fit that order to the last cell is not read at all.
 */
final class Flat {
    private static final Pattern LEVEL = Pattern.compile(
            "(?:(?:产出|效益|满意度?|成本|效果|过程|决策|投入|管理|履职|绩效|社会|经济|生态|质量|数量|时效|可持续\\S{0,4}|服务对象\\S{0,4}|社会成本|经济成本|生态环境成本)\\S{0,6}指标)(?:\\(.*\\))?");
    private static final Pattern FIRST =
            Pattern.compile("(?:产出|效益|满意度|成本|效果|过程|决策|投入|管理效率|履职效能|运行成本|社会效应)(?:指标)?(?:\\(.*\\))?");
    private static final Set<String> OPERATORS = Set.of("≥", "≤", "=", ">", "<", ">=", "<=", "定性");
    private static final Pattern POINTS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,4})?分?");

    private Flat() {}

    /** The rows on a line; null where the line is not understood as such. */
    static @Nullable List<Map<Column, Printed>> rows(Line line) {
        List<Map<Column, Printed>> rows = new ArrayList<>();
        List<Slot> row = new ArrayList<>();
        List<Slot> filled = line.filled();
        for (Slot slot : filled) {
            boolean words = !points(slot) && Value.of(slot.text(), null).number() == null;
            if (words && row.size() >= 4 && points(row.get(row.size() - 1)) && points(row.get(row.size() - 2))) {
                if (!add(rows, row)) {
                    return null;
                }
                row = new ArrayList<>();
            }
            row.add(slot);
        }
        return add(rows, row) ? rows : null;
    }

    private static boolean points(Slot slot) {
        return POINTS.matcher(Words.plain(slot.text())).matches();
    }

    private static boolean add(List<Map<Column, Printed>> rows, List<Slot> row) {
        Map<Column, Printed> cells = new EnumMap<>(Column.class);
        int i = 0;
        while (i < row.size() - 1 && level(row.get(i).text())) {
            Slot slot = row.get(i++);
            boolean first = FIRST.matcher(Words.plain(slot.text())).matches();
            cells.put(first && !cells.containsKey(Column.LEVEL1) ? Column.LEVEL1 : Column.LEVEL2, slot.printed());
        }
        int end = row.size();
        if (end - i < 4 || !points(row.get(end - 1)) || !points(row.get(end - 2))) {
            return false;
        }
        cells.put(Column.NAME, row.get(i++).printed());
        cells.put(Column.WEIGHT, row.get(end - 2).printed());
        cells.put(Column.SCORE, row.get(end - 1).printed());
        List<Slot> middle = row.subList(i, end - 2);
        if (!middle.isEmpty() && OPERATORS.contains(Words.plain(middle.get(0).text()))) {
            cells.put(Column.NATURE, middle.get(0).printed());
            middle = middle.subList(1, middle.size());
        }
        if (middle.size() == 3) {
            cells.put(Column.UNIT, middle.get(1).printed());
        }
        if (middle.size() > 3 || middle.isEmpty()) {
            return false;
        }
        cells.put(Column.TARGET, middle.get(0).printed());
        if (middle.size() > 1) {
            cells.put(Column.ACTUAL, middle.get(middle.size() - 1).printed());
        }
        rows.add(cells);
        return true;
    }

    static boolean level(String text) {
        String plain = Words.plain(text);
        Matcher m = LEVEL.matcher(plain);
        return m.matches() || FIRST.matcher(plain).matches();
    }
}
