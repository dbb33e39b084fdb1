package org.jiheng.review.whole;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.Document;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Row;
import org.jiheng.document.Document.Table;
import org.jiheng.document.Location;
import org.jiheng.engine.facts.Scored;
import org.jiheng.review.Figure;
import org.jiheng.review.Statement;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;
import org.jspecify.annotations.Nullable;

/** Scoring sheets: the points of a criterion's items against the weight of its row, and deductions against their reasons. */
final class Criteria {
    private static final Pattern WEIGHT = Pattern.compile("(?:权重|分值|满分|标准分)(?:分值|分|值)?(?:\\(分\\))?");
    private static final Pattern CRITERION = Pattern.compile("评分标准|评价标准|评分细则|评分办法|评分规则");
    private static final Pattern SCORE = Pattern.compile("(?:实际|自评|评价|评分)?得分(?:\\(分\\))?");
    private static final Pattern REASON = Pattern.compile("(?:扣分|失分)(?:原因|理由|说明|依据)(?:说明|分析)?");
    private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)分?");
    private static final Pattern ITEM = Pattern.compile("(?:^|[;；。\\s])(?=\\d{1,2}[.、](?!\\d))");
    private static final Pattern WORTH = Pattern.compile("\\((\\d+(?:\\.\\d+)?)分\\)");
    private static final Pattern TIER = Pattern.compile("得(?:满分)?(\\d+(?:\\.\\d+)?)分");
    /** Items that give no points: what is deducted, what makes them nothing, whom they do not concern. */
    private static final Pattern NONE = Pattern.compile("扣|(?<![\\d.])0分|不得分|直接得分|酌情|不适用|否则|=");

    private static final Pattern NOTHING = Pattern.compile("[\\s/\\\\\\-—–]*|无|不适用");
    private static final int MOST_HEADS = 4;

    private final Notes notes;
    private int width;
    private final List<Statement> statements = new ArrayList<>();
    private final Map<String, Integer> like = new HashMap<>();

    Criteria(Notes notes) {
        this.notes = notes;
    }

    List<Statement> find(Document document) {
        for (Document.Block block : document.blocks()) {
            if (block instanceof Table table) {
                sheet(table);
            }
        }
        return statements;
    }

    private void sheet(Table table) {
        width = table.rows().stream().mapToInt(Criteria::last).max().orElse(0);
        Map<String, Integer> columns = new HashMap<>();
        for (Row row : table.rows().subList(0, Math.min(MOST_HEADS, table.rows().size()))) {
            for (Cell cell : row.cells()) {
                String head = Outline.plain(cell.text()).replaceAll("\\s", "");
                head("weight", WEIGHT, head, cell, columns);
                head("criterion", CRITERION, head, cell, columns);
                head("score", SCORE, head, cell, columns);
                head("reason", REASON, head, cell, columns);
            }
        }
        Integer weight = columns.get("weight");
        if (weight == null || !columns.containsKey("criterion")) {
            return;
        }
        for (Row row : table.rows()) {
            Cell worth = cell(row, weight);
            Cell criterion = cell(row, columns.get("criterion"));
            BigDecimal points = number(worth);
            if (worth == null || points == null || points.signum() <= 0) {
                continue;
            }
            String name = name(row, weight - (width - last(row)));
            boolean indicator =
                    criterion != null && criterion.text().strip().length() >= 4 && !name.matches(".*(?:合计|小计|总分|总计).*");
            if (indicator && criterion != null && !criterion.continued()) {
                items(name, worth, points, Outline.plain(criterion.text()));
            }
            if (indicator) {
                deduction(row, name, points, columns);
            }
        }
    }

    private static void head(String what, Pattern words, String head, Cell cell, Map<String, Integer> columns) {
        if (words.matcher(head).matches()) {
            columns.putIfAbsent(what, cell.column());
        }
    }

    /** The items add to the weight, or, where each is a tier, the best is the weight. */
    private void items(String name, Cell worth, BigDecimal weight, String text) {
        List<Figure> parts = new ArrayList<>();
        List<Figure> all = new ArrayList<>();
        BigDecimal best = BigDecimal.ZERO;
        boolean tiers = true;
        String[] items = ITEM.split(text, -1);
        for (String item : items) {
            BigDecimal given = first(WORTH, item);
            BigDecimal tier = most(TIER, item);
            boolean silent = given == null
                    && tier == null
                    && item.length() >= 6
                    && !NONE.matcher(item).find();
            if (silent || item.contains("满分")) {
                return;
            }
            Matcher each = WORTH.matcher(item);
            while (each.find()) {
                all.add(figure(new BigDecimal(each.group(1)), item.strip(), worth.at()));
            }
            tiers &= given == null;
            BigDecimal points = given == null ? tier : tier == null ? given : given.min(tier);
            if (points != null && points.signum() > 0) {
                parts.add(figure(points, item.strip(), worth.at()));
                best = best.max(points);
            }
        }
        if (parts.isEmpty() || (items.length < 2 && parts.size() < 2)) {
            return;
        }
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading(parts.stream().map(p -> new Term("part", p)).toList()));
        if (all.size() > parts.size()) {
            readings.add(new Reading(all.stream().map(p -> new Term("part", p)).toList()));
        }
        if (tiers) {
            readings.add(new Reading(List.of(new Term("part", figure(best, "", worth.at())))));
        }
        String id = "criterion:" + name;
        int n = like.merge(id, 1, Integer::sum);
        String quote = text.replaceAll("\\s+", " ");
        statements.add(new Statement(
                n == 1 ? id : id + "#" + n,
                "criterion",
                quote,
                worth.at(),
                new Figure(weight, 2, "分", name, worth.text().strip(), worth.at()),
                readings));
    }

    private static Figure figure(BigDecimal points, String words, Location at) {
        return new Figure(points, 2, "分", words, points.toPlainString(), at);
    }

    private static @Nullable BigDecimal first(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        return m.find() ? new BigDecimal(m.group(1)) : null;
    }

    private static @Nullable BigDecimal most(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        BigDecimal most = null;
        while (m.find()) {
            BigDecimal points = new BigDecimal(m.group(1));
            most = most == null ? points : most.max(points);
        }
        return most;
    }

    private void deduction(Row row, String name, BigDecimal weight, Map<String, Integer> columns) {
        Cell given = cell(row, columns.get("score"));
        Cell reason = cell(row, columns.get("reason"));
        BigDecimal score = number(given);
        if (given == null || score == null || reason == null || reason.continued()) {
            return;
        }
        String why = NOTHING.matcher(reason.text()).matches() ? "" : reason.text();
        String quote = name + " " + score.toPlainString() + "/" + weight.toPlainString();
        notes.add(
                "deduction", quote, given.at(), Map.of("label", name), id -> new Scored(id, name, weight, score, why));
    }

    private static String name(Row row, int weight) {
        String name = "";
        for (Cell cell : row.cells()) {
            String text = cell.text().replaceAll("\\s", "");
            boolean words = cell.column() < weight
                    && !text.isEmpty()
                    && !NUMBER.matcher(text).matches();
            name = words ? text : name;
        }
        if (name.isEmpty()) {
            name = row.cells().stream()
                    .filter(c -> c.column() > weight && !c.text().isBlank())
                    .map(c -> c.text().replaceAll("\\s", ""))
                    .findFirst()
                    .orElse("");
        }
        return name.length() > 30 ? name.substring(0, 30) : name;
    }

    private static int last(Row row) {
        return row.cells().stream()
                .mapToInt(c -> c.column() + c.columns() - 1)
                .max()
                .orElse(0);
    }

    /** The cell in a column; a row that its format left too short stands to the right. */
    private @Nullable Cell cell(Row row, @Nullable Integer of) {
        if (of == null) {
            return null;
        }
        int column = of - (width - last(row));
        return row.cells().stream()
                .filter(c -> c.column() <= column && column < c.column() + c.columns())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable BigDecimal number(@Nullable Cell cell) {
        Matcher m =
                NUMBER.matcher(cell == null ? "" : Outline.plain(cell.text()).strip());
        return m.matches() ? new BigDecimal(m.group(1)) : null;
    }
}
