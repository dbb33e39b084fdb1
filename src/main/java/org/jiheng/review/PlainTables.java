package org.jiheng.review;

import java.util.ArrayList;
import java.util.List;
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

    private PlainTables() {}

    /** Reads all tables but self-evaluation forms; gives their figures. */
    static List<Num> read(Document document, Partitions partitions, Drafts drafts, SameTitles titles) {
        List<Num> nums = new ArrayList<>();
        String above = "";
        String title = "";
        for (Block block : document.blocks()) {
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
                if (!form(table)) {
                    titles.add(title, table(table, unit(above, table), partitions, drafts, nums));
                }
                above = "";
            }
        }
        return nums;
    }

    private static boolean form(Table table) {
        return table.rows().stream()
                .flatMap(r -> r.cells().stream())
                .anyMatch(c -> FORM.matcher(c.text()).find());
    }

    private static String unit(String above, Table table) {
        StringBuilder words = new StringBuilder(above.length() > 60 ? "" : above);
        table.rows().stream()
                .limit(3)
                .flatMap(r -> r.cells().stream())
                .forEach(c -> words.append(' ').append(c.text()));
        Matcher m = UNIT.matcher(words);
        while (m.find()) {
            String name = m.group(1);
            for (int length = name.length(); length > 0; length--) {
                Unit unit = Unit.of(name.substring(0, length));
                if (unit.kind() == Unit.Kind.MONEY) {
                    return unit.name();
                }
            }
        }
        return "";
    }

    private static Grid table(Table table, String unit, Partitions partitions, Drafts drafts, List<Num> nums) {
        Grid grid = Grid.of(table, unit);
        for (Grid.Block block : grid.blocks()) {
            new Columns(block, drafts).find();
            new Rows(block, partitions, drafts).find();
        }
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
