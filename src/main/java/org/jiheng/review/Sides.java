package org.jiheng.review;

import java.util.List;
import org.jiheng.review.Drafts.Part;
import org.jspecify.annotations.Nullable;

/** The two sides of one table: what came in and what went out come to one total, and so do assets and what they are owed to. */
final class Sides {
    private Sides() {}

    static void find(List<Block> sides, Drafts drafts) {
        for (int i = 0; i + 1 < sides.size(); i++) {
            Block left = sides.get(i);
            Block right = sides.get(i + 1);
            for (int r = 0; r < left.rows(); r++) {
                if (balance(left, right, r)) {
                    equal(left, right, r, drafts);
                }
            }
        }
    }

    private static boolean balance(Block left, Block right, int row) {
        String one = left.names.get(row);
        String two = right.names.get(row);
        boolean grand = one.endsWith("总计") && two.endsWith("总计");
        String all = words(left) + one + two + words(right);
        return grand && ((all.contains("收入") && all.contains("支出")) || (all.contains("资产") && all.contains("负债")));
    }

    private static String words(Block side) {
        return side.names.isEmpty() ? "" : String.join("", side.names) + String.join("", side.grid.heads);
    }

    private static void equal(Block left, Block right, int row, Drafts drafts) {
        boolean same = left.figures.size() == right.figures.size();
        for (int i = 0; i < (same ? left.figures.size() : 1); i++) {
            @Nullable Num one = left.num(row, left.figures.get(i));
            @Nullable Num two = right.num(row, right.figures.get(i));
            if (one != null && two != null && one.unit.amount() && one.unit.comparable(two.unit)) {
                drafts.add("equal", right.quote(row), two, 1, List.of(Part.of("other", one)));
            }
        }
    }
}
