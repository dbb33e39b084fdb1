package org.jiheng.review.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.document.Location;
import org.jiheng.engine.facts.Form;
import org.jiheng.engine.facts.FormRow;
import org.jiheng.review.form.SelfForm.Entry;
import org.jiheng.review.form.SelfForm.Fund;
import org.jiheng.review.form.SelfForm.Subtotal;
import org.jspecify.annotations.Nullable;

/** A form while it is read. */
final class FormBuilder {
    private static final Pattern POINTS = Pattern.compile("(.*?)\\(?(\\d{1,3}(?:\\.\\d{1,2})?)分\\)?");
    private static final Pattern NAMED_UNIT = Pattern.compile(".*\\(([^()\\d]{1,6})\\)$");
    private static final Pattern WHOLE = Pattern.compile(
            "(?:年度)?(?:项目)?(?:资金)?(?:预算)?(?:总额|合计|总计|资金总额|金额合计|资金合计|总预算|年度预算|预算总额|年度资金|项目总资金|总资金|支出总额)");

    final List<Fund> funds = new ArrayList<>();
    final List<RawRow> rows = new ArrayList<>();
    private final List<Points> points = new ArrayList<>();
    private final @Nullable Title title;
    private final Location at;
    private String level1 = "";
    private String level2 = "";
    boolean ruled;
    boolean explained;
    /** Whether its money is that of 年度主要任务, of which the budget itself may tell more. */
    boolean ofTasks;

    boolean eitherTotal;
    int unread;
    String project = "";
    String unit = "";
    String department = "";
    String moneyUnit = "万元";

    @Nullable
    Printed weights;

    /** The points of the execution where a heading has them. */
    @Nullable
    Printed executionPoints;

    @Nullable
    Printed total;

    @Nullable
    Printed announced;

    @Nullable
    Printed goal;

    @Nullable
    Printed done;

    /** A row before its form is known as a whole. */
    record RawRow(String level1, String level2, Map<Column, Printed> cells, String unit, Location at) {}

    /** Points printed for a level (1, 2), a row 小计 (0) or all indicators (3), and the row from which on, or up to which, they count. */
    private record Points(int depth, String level, Column column, Printed printed, int from, boolean ownColumn) {
        Points(int depth, String level, Column column, Printed printed, int from) {
            this(depth, level, column, printed, from, false);
        }
    }

    FormBuilder(@Nullable Title title, Location at) {
        this.title = title;
        this.at = at;
    }

    String titleText() {
        return title == null ? "" : title.text();
    }

    void fund(String label, Map<Column, Printed> cells, Location where) {
        String plain = Words.plain(label).replaceAll("[::]+$", "");
        boolean nested = plain.startsWith("其中");
        String source = label.strip().replaceFirst("^其\\s*中\\s*[:：]?\\s*", "").replaceAll("[:：]+$", "");
        boolean whole = !nested && WHOLE.matcher(Words.heading(plain)).matches();
        boolean total = whole && funds.stream().noneMatch(Fund::total);
        Map<Column, Printed> all = new HashMap<>(cells);
        if ((total || funds.isEmpty()) && executionPoints != null && cells.containsKey(Column.SCORE)) {
            all.putIfAbsent(Column.WEIGHT, executionPoints);
        }
        funds.add(new Fund(source, nested, total, all, where));
    }

    /** A level of indicators that begins, with its points where it prints them. */
    void level(Printed cell) {
        Matcher m = POINTS.matcher(Words.plain(cell.text()));
        if (m.matches()) {
            boolean all = m.group(1).matches("(?:年度)?绩效指标");
            points.add(new Points(
                    all ? 3 : 1, m.group(1), Column.WEIGHT, new Printed(m.group(2), cell.at()), rows.size()));
            level1 = all ? "" : m.group(1);
        } else {
            level1 = cell.text();
        }
        level2 = "";
    }

    void row(Map<Column, Printed> cells, Line line, @Nullable Header header) {
        Printed first = cells.get(Column.LEVEL1);
        Printed second = cells.get(Column.LEVEL2);
        if (line.filled().get(0).text().matches("小\\s*计")) {
            subtotal(cells);
            return;
        }
        if (first != null && !first.text().isEmpty()) {
            String name = level(first, 1);
            level2 = name.equals(level1) ? level2 : "";
            level1 = name;
        }
        if (second != null && !second.text().isEmpty()) {
            level2 = level(second, 2);
        }
        columnPoints(1, first, cells.get(Column.LEVEL1_POINTS));
        columnPoints(2, second, cells.get(Column.LEVEL2_POINTS));
        Printed name = cells.get(Column.NAME);
        boolean figures = List.of(Column.TARGET, Column.ACTUAL, Column.WEIGHT, Column.SCORE).stream()
                .anyMatch(c -> cells.containsKey(c)
                        && !cells.getOrDefault(c, new Printed("", at)).text().isEmpty());
        String words = name == null ? "" : name.text();
        if (words.isEmpty() && first != null && header != null && !header.has(Column.NAME)) {
            words = second == null ? first.text() : second.text();
        }
        boolean goesOn = line.slots().stream().anyMatch(s -> s.continued() && name == null);
        if (words.isEmpty() && figures && goesOn && !rows.isEmpty()) {
            Printed above = rows.get(rows.size() - 1).cells.get(Column.NAME);
            words = above == null ? "" : above.text();
        }
        if (words.matches("小\\s*计")) {
            subtotal(cells);
        } else if (words.isEmpty() || !figures) {
            unread += figures ? 1 : 0;
        } else {
            Map<Column, Printed> all = new HashMap<>(cells);
            all.put(Column.NAME, new Printed(words, name == null ? line.at() : name.at()));
            rows.add(new RawRow(level1, level2, all, header == null ? "" : headUnit(header), line.at()));
        }
    }

    private static String headUnit(Header header) {
        Matcher m = NAMED_UNIT.matcher(Words.plain(header.text(Column.TARGET)));
        return m.matches() && m.group(1).matches("%|.*元|个|项|人|次|家") ? m.group(1) : "";
    }

    /** The name of a level without its points, which are kept. */
    private String level(Printed cell, int depth) {
        String plain = Words.plain(cell.text());
        Matcher m = POINTS.matcher(plain);
        if (!m.matches() || m.group(1).isEmpty()) {
            return cell.text();
        }
        points.add(new Points(depth, m.group(1), Column.WEIGHT, new Printed(m.group(2), cell.at()), rows.size()));
        return m.group(1);
    }

    /** Points that stand in a column of their own beside the level; a level that is printed again on each row is still the same. */
    private void columnPoints(int depth, @Nullable Printed level, @Nullable Printed cell) {
        if (level == null || level.text().isEmpty() || cell == null || number(cell) == null) {
            return;
        }
        RawRow above = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        boolean again = above != null && above.level1.equals(level1) && (depth == 1 || above.level2.equals(level2));
        if (!again) {
            points.add(new Points(depth, depth == 1 ? level1 : level2, Column.WEIGHT, cell, rows.size(), true));
        }
    }

    private void subtotal(Map<Column, Printed> cells) {
        for (Column column : List.of(Column.WEIGHT, Column.SCORE)) {
            Printed printed = cells.get(column);
            if (printed != null && !printed.blank()) {
                points.add(new Points(0, level1, column, printed, rows.size()));
            }
        }
    }

    /** The forms that turned out to be forms, each told apart by what it is called. */
    static List<SelfForm> build(List<FormBuilder> builders) {
        Map<String, Integer> names = new HashMap<>();
        List<SelfForm> forms = new ArrayList<>();
        for (FormBuilder builder : builders) {
            boolean budget = builder.title != null && builder.funds.stream().anyMatch(Fund::total);
            if (builder.rows.isEmpty() ? budget : builder.evaluated()) {
                String kind = builder.kind();
                String key = kind + ":" + builder.name(kind);
                int like = names.merge(key, 1, Integer::sum);
                forms.add(builder.build(like == 1 ? key : key + "#" + like));
            }
        }
        return forms;
    }

    /**
     * A table of goals that says nothing of what became of them is a plan, and one that names no form, project or unit and goes
     * no deeper than sections is a summary of scores; neither is a form.
     */
    private boolean evaluated() {
        boolean named = title != null || !project.isEmpty() || !unit.isEmpty();
        boolean deep = rows.stream().anyMatch(row -> {
            Printed name = row.cells().get(Column.NAME);
            return name != null && !name.blank() && !name.text().equals(row.level1());
        });
        return (named || deep) && saysWhatBecame();
    }

    private boolean saysWhatBecame() {
        return rows.stream()
                .map(RawRow::cells)
                .anyMatch(cells -> Stream.of(Column.ACTUAL, Column.COMPLETION, Column.SCORE)
                        .map(cells::get)
                        .anyMatch(cell -> cell != null && !cell.blank()));
    }

    private String kind() {
        boolean whole = title != null && title.department();
        boolean ofUnit = !unit.isEmpty() && !titleText().contains("项目");
        return project.isEmpty() && (whole || ofUnit) ? "department" : "project";
    }

    private String name(String kind) {
        String own = kind.equals("project") ? project : unit;
        return own.isEmpty() ? titleText() : own;
    }

    private SelfForm build(String id) {
        Integer year = title == null ? null : title.year();
        Fund whole = funds.stream().filter(Fund::total).findFirst().orElse(funds.isEmpty() ? null : funds.get(0));
        String kind = kind();
        Form facts = new Form(
                id,
                kind,
                name(kind),
                year,
                ruled,
                explained,
                money(whole, Column.INITIAL, moneyUnit),
                money(whole, Column.ANNUAL, moneyUnit),
                money(whole, Column.EXECUTED, moneyUnit),
                whole == null ? null : number(whole.cells().get(Column.RATE)),
                whole == null ? null : number(whole.cells().get(Column.WEIGHT)),
                whole == null ? null : number(whole.cells().get(Column.SCORE)),
                number(total == null ? announced : total));
        List<Entry> entries = new ArrayList<>();
        Map<String, Integer> like = new HashMap<>();
        for (RawRow row : rows) {
            String name = text(row.cells, Column.NAME);
            int n = like.merge(name, 1, Integer::sum);
            entries.add(entry(id, id + "/" + name + (n == 1 ? "" : "#" + n), row, year));
        }
        return new SelfForm(
                facts,
                titleText(),
                department.isEmpty() ? unit : department,
                moneyUnit,
                funds,
                entries,
                subtotals(),
                eitherTotal ? null : weights,
                total == null ? announced : total,
                total == null ? null : announced,
                goal,
                done,
                unread,
                at);
    }

    private List<Subtotal> subtotals() {
        List<Subtotal> found = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Points p = points.get(i);
            int to = rows.size();
            for (Points later : points.subList(i + 1, points.size())) {
                if (p.depth > 0 && p.depth < 3 && later.depth > 0 && later.depth <= p.depth && later.from >= p.from) {
                    to = Math.min(to, later.from);
                }
            }
            List<Integer> of = new ArrayList<>();
            for (int r = p.depth == 0 ? 0 : p.from; r < (p.depth == 0 ? p.from : to); r++) {
                String level = Words.plain(p.depth == 2 ? rows.get(r).level2 : rows.get(r).level1);
                if (p.depth == 3 || level.equals(Words.plain(p.level))) {
                    of.add(r);
                }
            }
            if (!p.ownColumn || absolute(p, of)) {
                found.add(new Subtotal(p.level, p.column, p.printed, of));
            }
        }
        return found;
    }

    /** Whether points beside a level are those of its rows: weights may also be shares in the level above, which come to 100 in each level. */
    private boolean absolute(Points p, List<Integer> of) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int row : of) {
            BigDecimal weight = number(rows.get(row).cells.get(Column.WEIGHT));
            sum = weight == null ? sum : sum.add(weight);
        }
        boolean shares = sum.compareTo(BigDecimal.ONE) == 0 || sum.compareTo(FormStatements.HUNDRED) == 0;
        return !shares || sum.compareTo(java.util.Objects.requireNonNullElse(number(p.printed), sum)) == 0;
    }

    private Entry entry(String form, String id, RawRow row, @Nullable Integer year) {
        Map<Column, Printed> cells = row.cells;
        String name = text(cells, Column.NAME);
        String nature = Words.plain(text(cells, Column.NATURE));
        String unitCell = Words.plain(text(cells, Column.UNIT)).replace("百分比", "%");
        Value target = Value.of(text(cells, Column.TARGET), year);
        Value sign = Value.of(nature + "0", null);
        String direction = Words.plain(text(cells, Column.DIRECTION)) + nature;
        if (target.number() != null && target.operator().isEmpty()) {
            String operator = !sign.operator().isEmpty()
                    ? sign.operator()
                    : direction.contains("正向") ? ">=" : direction.matches(".*[反负逆]向.*") ? "<=" : "=";
            target = target.withOperator(operator);
        }
        Value actual = Value.of(text(cells, Column.ACTUAL), year);
        Matcher named = NAMED_UNIT.matcher(Words.plain(name));
        String fallback = !unitCell.isEmpty() && !unitCell.matches("[-/—无]|定性")
                ? unitCell
                : !row.unit.isEmpty() ? row.unit : named.matches() ? named.group(1) : "";
        if (target.number() != null && target.unit().isEmpty()) {
            target = target.withUnit(
                    !actual.unit().isEmpty() && unitCell.isEmpty() && row.unit.isEmpty() ? actual.unit() : fallback);
        }
        if (actual.number() != null && actual.unit().isEmpty()) {
            actual = actual.withUnit(target.number() == null ? fallback : target.unit());
        }
        FormRow fact = new FormRow(
                id,
                form,
                row.level1,
                row.level2,
                name,
                number(cells.get(Column.WEIGHT)),
                sign.operator().isEmpty()
                        ? text(cells, Column.TARGET)
                        : nature + text(cells, Column.TARGET) + (unitCell.equals("/") ? "" : text(cells, Column.UNIT)),
                target.number() == null ? null : target.operator(),
                target.number(),
                target.unit(),
                text(cells, Column.ACTUAL),
                actual.number(),
                actual.unit(),
                target.latest(),
                actual.earliest(),
                number(cells.get(Column.COMPLETION)),
                number(cells.get(Column.SCORE)),
                text(cells, Column.RULE),
                text(cells, Column.EXPLANATION),
                number(cells.get(Column.LAST_YEAR)));
        return new Entry(fact, cells, row.at);
    }

    private static String text(Map<Column, Printed> cells, Column column) {
        Printed cell = cells.get(column);
        return cell == null ? "" : cell.text();
    }

    /** An amount of a budget row in 万元, or null where it prints none. */
    static @Nullable BigDecimal money(@Nullable Fund fund, Column column, String moneyUnit) {
        Printed cell = fund == null ? null : fund.cells().get(column);
        Value value = cell == null ? null : Value.of(cell.text(), null);
        if (value == null || value.number() == null) {
            return null;
        }
        BigDecimal factor = Value.factor(value.unit().isEmpty() ? moneyUnit : value.unit(), "万元");
        return factor == null ? null : value.number().multiply(factor);
    }

    static @Nullable BigDecimal number(@Nullable Printed cell) {
        return cell == null ? null : Value.of(cell.text(), null).number();
    }
}
