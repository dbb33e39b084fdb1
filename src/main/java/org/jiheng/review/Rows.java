package org.jiheng.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jiheng.review.Sums.Licence;
import org.jiheng.review.Sums.Way;

/**
 * What the rows of a table say of each other: totals and their parts, classes and what they hold. Which rows a total adds up is found
 * by trying; the way that adds up in some column holds for the others too.
 */
final class Rows {
    static final Pattern TOTAL = Pattern.compile("合计|总计|小计|总额$|^总数|^共计|^总分|^计$|共计$|^总体$");
    static final Pattern RATES = Pattern.compile("^(?:同比)?(?:增减|增长|变动|变化|增幅|降幅)[率幅度]*[(（]?%?[)）]?$");
    /** Rows that are taken off, or that are no part of what the others come to. */
    private static final Pattern NO_PART = Pattern.compile("^减|^加[:：]|^扣|冲减|抵减|编制(?:人?数)?$|原值|原价|净值|平均|比上年|比预算|增减|差额");

    private static final int MOST_ROWS = 300;
    private static final int LONGEST_RUN = 40;

    private final Block block;
    private final Partitions partitions;
    private final Levels levels;
    private final Sums sums;
    private final Axis axis;
    private final List<Integer> rows;
    /** Rows that are parts of a row other than a total. */
    private final Set<Integer> parts = new HashSet<>();
    /** Rows with codes under them that nowhere add up. */
    private final List<Integer> open = new ArrayList<>();

    Rows(Block block, Partitions partitions, Drafts drafts) {
        this.block = block;
        this.partitions = partitions;
        this.axis = block.byRows();
        this.levels = new Levels(block, partitions);
        this.sums = new Sums(axis, drafts);
        this.rows = axis.lines().stream()
                .filter(r -> !RATES.matcher(name(r)).matches())
                .toList();
    }

    static boolean total(String name) {
        return TOTAL.matcher(name).find();
    }

    private String name(int row) {
        return block.names.get(row);
    }

    /** Rows that hold others; gives by what marks they were seen to do so. */
    Set<Integer> classes() {
        Set<Integer> kinds = new HashSet<>();
        for (int r : rows) {
            if (!total(name(r))) {
                holds(r, kinds);
            }
        }
        return kinds;
    }

    /** Rows that bear marks by which others were seen to hold rows, and totals. */
    void totals(Set<Integer> kinds) {
        open.stream()
                .filter(r -> kinds.contains(kindUnder(r)))
                .forEach(r -> sums.claim(r, List.of(new Way(levels.under(r), Licence.CERTAIN)), false));
        runs();
        rows.stream().filter(r -> total(name(r))).forEach(this::total);
    }

    private int kindUnder(int row) {
        List<Integer> under = levels.under(row);
        return under.isEmpty() ? -1 : levels.kinds[under.get(0)];
    }

    /** A row that holds rows under it. */
    private void holds(int row, Set<Integer> kinds) {
        List<Integer> under = levels.under(row);
        boolean coded = levels.codes && block.codes.get(row).matches("\\d{3,7}");
        if (under.size() < (coded ? 1 : 2)) {
            parts.addAll(under);
            return;
        }
        parts.addAll(under);
        Way way = sums.claim(row, List.of(new Way(under, levels.licence(row))), false);
        if (way != null && way.licence() == Licence.NAMED) {
            kinds.add(kindUnder(row));
        } else if (way == null && coded) {
            open.add(row);
        }
    }

    /** A row that is the sum of the rows after it in several columns, whatever it is called. */
    private void runs() {
        if (rows.size() > MOST_ROWS || block.figures.size() < 2) {
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.get(i);
            if (total(name(row)) || parts.contains(row) || !levels.under(row).isEmpty()) {
                continue;
            }
            List<Way> ways = new ArrayList<>();
            List<Integer> run = new ArrayList<>();
            for (int n = i + 1; n < rows.size() && run.size() < LONGEST_RUN && !total(name(rows.get(n))); n++) {
                if (levels.parents[rows.get(n)] == levels.parents[row] && !parts.contains(rows.get(n))) {
                    run.add(rows.get(n));
                    if (run.size() >= 2) {
                        ways.add(new Way(List.copyOf(run), Licence.SHOWN));
                    }
                }
            }
            Way way = ways.isEmpty() ? null : sums.claim(row, ways, false);
            if (way != null) {
                parts.addAll(way.parts());
            }
        }
    }

    private void total(int row) {
        int at = rows.indexOf(row);
        int before = at - 1;
        while (before >= 0 && !total(name(rows.get(before)))) {
            before--;
        }
        int subtotal = before < 0 ? -1 : rows.get(before);
        int next =
                rows.stream().filter(r -> r > row && total(name(r))).findFirst().orElse(block.rows());
        boolean grand = !name(row).contains("小计");
        Set<List<Integer>> ways = new LinkedHashSet<>();
        IntPredicate top = r -> !total(name(r)) && !parts.contains(r);
        boolean leads = at == 0 || subtotal == rows.get(at - 1);
        if (leads && next > row + 1) {
            ways.add(pick(row + 1, next, top));
            ways.add(pick(row + 1, block.rows(), r -> name(r).contains("小计")));
            ways.add(pick(row + 1, block.rows(), top));
            ways.add(pick(row + 1, block.rows(), r -> total(name(r))));
            ways.add(pick(row + 1, next, r -> levels.under(r).isEmpty() && !total(name(r))));
        }
        ways.add(pick(subtotal + 1, row, top));
        if (subtotal >= 0 && grand) {
            ways.add(pick(subtotal, row, r -> r == subtotal || top.test(r)));
        }
        if (grand) {
            ways.add(pick(0, row, r -> name(r).contains("小计")));
            ways.add(pick(0, row, r -> total(name(r))));
            ways.add(pick(0, row, top));
            ways.add(pick(0, row, r -> total(name(r)) || (top.test(r) && !followed(r, row))));
        }
        ways.add(pick(subtotal + 1, row, r -> levels.under(r).isEmpty() && !total(name(r))));
        ways.add(pick(subtotal + 1, row, r -> !total(name(r))));
        List<Way> all = ways.stream()
                .filter(w -> w.size() >= 2)
                .map(w -> new Way(w, Licence.NAMED))
                .toList();
        boolean signed = pick(subtotal + 1, row, r -> NO_PART.matcher(name(r)).find())
                                .size()
                        + (leads
                                ? pick(
                                                row + 1,
                                                next,
                                                r -> NO_PART.matcher(name(r)).find())
                                        .size()
                                : 0)
                > 0;
        boolean list = !signed && flat(subtotal, row, next, leads);
        if (!all.isEmpty() && !signed) {
            sums.claim(row, all, list);
        } else if (!all.isEmpty()) {
            sums.claim(
                    row,
                    all.stream().map(w -> new Way(w.parts(), Licence.SHOWN)).toList(),
                    false);
        }
    }

    /** Whether a subtotal comes after a row and before another. */
    private boolean followed(int row, int end) {
        return rows.stream().anyMatch(r -> r > row && r < end && total(name(r)));
    }

    private List<Integer> pick(int from, int to, IntPredicate wanted) {
        return rows.stream().filter(r -> r >= from && r < to && wanted.test(r)).toList();
    }

    /** Whether the rows of a total are all of one rank as far as anyone can see: nothing is a part of another. */
    private boolean flat(int before, int row, int next, boolean leads) {
        List<Integer> counted =
                leads ? pick(row + 1, next, r -> true) : pick(before < 0 ? 0 : before + 1, row, r -> true);
        boolean named = counted.stream()
                .allMatch(r -> !name(r).isEmpty()
                        && levels.parents[r] < 0
                        && levels.under(r).isEmpty());
        boolean numbered = !counted.isEmpty()
                && counted.stream()
                        .allMatch(r -> levels.kinds[r] == levels.kinds[counted.get(0)] && levels.kinds[r] < 50);
        boolean second = before > 0
                && name(row).contains("总计")
                && name(before).startsWith("本年")
                && IntStream.range(0, before).noneMatch(r -> total(name(r)));
        boolean first = before < 0 && !leads && row > 1 && !levels.codes;
        return named && (numbered || (first && !nests(counted)) || second);
    }

    private boolean nests(List<Integer> counted) {
        List<String> names = counted.stream().map(this::name).toList();
        for (int r = 0; r < names.size(); r++) {
            for (int to = r + 3; to <= names.size(); to++) {
                if (partitions.whole(names.get(r), names.subList(r + 1, to))) {
                    return true;
                }
            }
        }
        return false;
    }
}
