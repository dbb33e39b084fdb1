package org.jiheng.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jiheng.review.Drafts.Part;
import org.jspecify.annotations.Nullable;

/**
 * Tables whose titles differ only in how they divide the same money, by source or by kind: their totals are the same, column by
 * column.
 */
final class SameTitles {
    private static final Pattern NUMBER = Pattern.compile("^(?:附?表)\\d{1,2}(?:-\\d{1,2})?[\\s:、.\\-—]*");
    private static final Pattern BY =
            Pattern.compile("[-—~(]*(?:按|分)(?:资金|收入|支出|预算|部门|政府)*(?:来源|性质|经济|功能|科目|类别|用途)(?:分类|科目|划分|分)*\\)?表?$");
    private static final Pattern TOTAL = Pattern.compile("^(?:合计|总计|支出合计|支出总计|收入合计|收入总计|总合计)$");

    private final Drafts drafts;
    private final Map<String, List<Grid>> byTitle = new HashMap<>();
    private final Map<String, Integer> printed = new HashMap<>();

    SameTitles(Drafts drafts) {
        this.drafts = drafts;
    }

    /** Takes a table with the words above it. */
    void add(String title, Grid grid) {
        String plain =
                NUMBER.matcher(Normal.of(title).text.replaceAll("\\s", "")).replaceFirst("");
        String stem = BY.matcher(plain).replaceFirst("");
        if (stem.length() >= 6 && stem.length() < plain.length() && plain.length() <= 60) {
            byTitle.computeIfAbsent(stem.replaceAll("表$", ""), k -> new ArrayList<>())
                    .add(grid);
        }
        for (Grid.Line line : grid.lines) {
            for (Num num : line.nums) {
                count(num);
            }
        }
    }

    /** Takes the figures of the text, which tell which of two totals the document means elsewhere. */
    void count(@Nullable Num num) {
        if (num != null) {
            printed.merge(key(num), 1, Integer::sum);
        }
    }

    void find() {
        for (List<Grid> tables : byTitle.values()) {
            for (int i = 1; i < tables.size(); i++) {
                same(tables.get(0), tables.get(i));
            }
        }
    }

    private void same(Grid first, Grid second) {
        Grid.@Nullable Line a = total(first);
        Grid.@Nullable Line b = total(second);
        if (a == null || b == null) {
            return;
        }
        for (int c = 0; c < first.width; c++) {
            for (int d = 0; d < second.width; d++) {
                Num x = a.nums[c];
                Num y = b.nums[d];
                if (x != null
                        && y != null
                        && x.unit.amount()
                        && !first.heads[c].isEmpty()
                        && first.heads[c].equals(second.heads[d])) {
                    boolean rare = printed.getOrDefault(key(x), 0) < printed.getOrDefault(key(y), 0);
                    Num doubted = rare ? x : y;
                    String quote = rare ? a.words : b.words;
                    drafts.add("equal", quote, doubted, 1, List.of(Part.of("other", rare ? y : x)));
                }
            }
        }
    }

    private static Grid.@Nullable Line total(Grid grid) {
        Grid.Line found = null;
        for (Grid.Line line : grid.lines) {
            for (String text : line.texts) {
                found = TOTAL.matcher(text.replaceAll("\\s", "")).matches() ? line : found;
            }
        }
        return found;
    }

    private static String key(Num num) {
        return num.plain().stripTrailingZeros().toPlainString() + num.unit.base();
    }
}
