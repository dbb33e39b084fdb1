package org.jiheng.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.Document;
import org.jiheng.document.Document.Block;
import org.jiheng.document.Document.Paragraph;
import org.jiheng.document.Document.Table;

/** The plain tables of a document: amounts by row and column. */
final class PlainTables {
    private static final Pattern FORM = Pattern.compile("三级指标|自评表|总体目标|评分标准|赋分规则|绩效指标");
    private static final Pattern UNIT = Pattern.compile("(?:金额)?单位[:：]\\s*(?:人民币)?([一-龥]{1,3})");
    private static final Pattern TITLE_UNIT = Pattern.compile("[(（]([万亿千百]{0,2}元)[)）]$");

    /** Rows at the top of a table that may say its unit. */
    private static final int TITLES = 8;

    private PlainTables() {}

    /** Reads all tables but self-evaluation forms; gives their figures. */
    static List<Num> read(Document document, Partitions partitions, Drafts drafts, SameTitles titles) {
        List<Num> nums = new ArrayList<>();
        String above = "";
        String title = "";
        for (Block block : Flattened.tables(document.blocks())) {
            if (block instanceof Paragraph paragraph) {
                String text = paragraph.text();
                title = text.contains("表") && text.length() < 80
                        ? text
                        : UNIT.matcher(text).find() ? title : "";
                above = text.isBlank()
                                || (UNIT.matcher(above).find()
                                        && text.length() < 30
                                        && !UNIT.matcher(text).find())
                        ? above
                        : text;
            } else if (block instanceof Table table) {
                if (!Stretches.says(table, FORM)) {
                    titles.add(title, table(table, unit(above, table), partitions, drafts, nums));
                } else if (table.at().sheet() != null) {
                    for (Table each : Stretches.plain(table, FORM)) {
                        table(each, unit("", each), partitions, drafts, nums);
                    }
                }
                above = "";
            }
        }
        return nums;
    }

    private static String unit(String above, Table table) {
        StringBuilder words = new StringBuilder(above.length() > 60 ? "" : above);
        table.rows().stream()
                .limit(TITLES)
                .flatMap(r -> r.cells().stream())
                .forEach(c -> words.append(' ').append(c.text()));
        Matcher m = UNIT.matcher(words);
        while (m.find()) {
            String name = m.group(1);
            for (int length = name.length(); length > 0; length--) {
                Unit unit = Unit.of(name.substring(0, length));
                boolean counter = length == name.length()
                        && unit.kind() == Unit.Kind.COUNT
                        && Unit.at(name, 0).filter(unit::equals).isPresent();
                if (unit.kind() == Unit.Kind.MONEY || counter) {
                    return unit.name();
                }
            }
        }
        Matcher title = TITLE_UNIT.matcher(above.strip());
        return title.find() ? java.util.Objects.requireNonNullElse(title.group(1), "") : "";
    }

    private static Grid table(Table table, String unit, Partitions partitions, Drafts drafts, List<Num> nums) {
        Grid grid = Grid.of(table, unit);
        int from = drafts.drafted.size();
        List<org.jiheng.review.Block> sides = grid.blocks();
        for (org.jiheng.review.Block side : sides) {
            new Formulas(side.byColumns(), drafts).find();
            new Formulas(side.byRows(), drafts).find();
            new Pairs(side.byColumns(), drafts).find();
            new Pairs(side.byRows(), drafts).find();
            new Columns(side, partitions, drafts).find();
        }
        List<Rows> rows =
                sides.stream().map(side -> new Rows(side, partitions, drafts)).toList();
        Set<Integer> kinds = new HashSet<>();
        rows.forEach(each -> kinds.addAll(each.classes()));
        rows.forEach(each -> each.totals(kinds));
        Sides.find(sides, drafts);
        Suspects.find(drafts, List.copyOf(drafts.drafted.subList(from, drafts.drafted.size())), grid);
        for (Grid.Line line : grid.lines) {
            for (Num num : line.nums) {
                if (num != null) {
                    nums.add(num);
                }
            }
        }
        return grid;
    }
}
