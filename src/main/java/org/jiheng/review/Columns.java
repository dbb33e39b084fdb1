package org.jiheng.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jiheng.review.Sums.Licence;
import org.jiheng.review.Sums.Way;

/**
 * Columns that add up others beside them: by the word for a total, by a head over several, by names that are known to be all parts, or
 * because most rows bear it out.
 */
final class Columns {
    private final Axis axis;
    private final Partitions partitions;
    private final Sums sums;
    private final List<Integer> amounts;
    private final Set<Integer> parts = new HashSet<>();
    private final Set<Integer> totals = new HashSet<>();

    Columns(Block block, Partitions partitions, Drafts drafts) {
        this.axis = block.byColumns();
        this.partitions = partitions;
        this.sums = new Sums(axis, drafts);
        this.amounts = axis.lines();
    }

    void find() {
        for (int i = amounts.size() - 1; i >= 0; i--) {
            total(amounts.get(i), amounts.subList(i + 1, amounts.size()));
        }
        for (int i = 0; i < amounts.size(); i++) {
            List<Integer> before = new ArrayList<>(amounts.subList(0, i));
            Collections.reverse(before);
            if (!totals.contains(amounts.get(i))) {
                total(amounts.get(i), before);
            }
        }
    }

    /** Tries the columns to one side of a column, the nearest first. */
    private void total(int column, List<Integer> side) {
        List<Way> ways = new ArrayList<>();
        for (List<Integer> beside : different(column, side)) {
            for (int to = beside.size(); to >= 2; to--) {
                List<Integer> some = beside.subList(0, to);
                Licence licence = licence(column, some);
                if (some.stream().allMatch(c -> comparable(column, c))) {
                    ways.add(new Way(List.copyOf(some.stream().sorted().toList()), licence));
                }
            }
        }
        Way way = sums.claim(column, ways, false);
        if (way != null) {
            totals.add(column);
            parts.addAll(way.parts());
        }
    }

    /** The columns to one side: those of the same head, those that are no parts of others, all. */
    private Set<List<Integer>> different(int column, List<Integer> side) {
        Set<List<Integer>> different = new LinkedHashSet<>();
        String over = over(column);
        if (!over.isEmpty()) {
            different.add(side.stream()
                    .filter(c -> axis.name(c).startsWith(over) && !parts.contains(c))
                    .toList());
        }
        different.add(side.stream().filter(c -> !parts.contains(c)).toList());
        different.add(side);
        return different;
    }

    /** The heads over the last one. */
    private String over(int column) {
        String name = axis.name(column);
        int last = name.lastIndexOf('/');
        return last <= 0 ? "" : name.substring(0, last + 1);
    }

    private Licence licence(int column, List<Integer> beside) {
        String last = axis.last(column);
        List<String> names = beside.stream().map(axis::name).toList();
        boolean total = Rows.total(last);
        if (partitions.known(total ? "" : last, names)) {
            return Licence.CERTAIN;
        }
        boolean year = last.matches(".*(?:19|20)\\d\\d年?度?.*");
        boolean some = names.stream().anyMatch(name -> name.contains("其中"));
        return total && !year && !some ? Licence.NAMED : Licence.SHOWN;
    }

    private boolean comparable(int column, int other) {
        for (int at = 0; at < axis.across(); at++) {
            Num a = axis.num(column, at);
            Num b = axis.num(other, at);
            if (a != null && b != null && a.unit.amount() && !Objects.equals(a.unit.base(), b.unit.base())) {
                return false;
            }
        }
        return true;
    }
}
