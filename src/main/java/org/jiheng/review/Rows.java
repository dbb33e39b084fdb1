package org.jiheng.review;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jiheng.review.Drafts.Part;

/**
 * What the rows of a table say of each other: totals and their parts, classes and what they hold, a row of rates over rows of years.
 * Which rows a total adds up is found by trying; the way that adds up in some column holds for the others too.
 */
final class Rows {
    static final Pattern TOTAL = Pattern.compile("合计|总计|小计|总额$|^总数|^共计|^总分|^计$");
    private static final Pattern SUB = Pattern.compile("^(?:其中|[(（]?\\d+[)）.、]|-|——|#|\\d、)");
    private static final Pattern CLASS = Pattern.compile("^[一二三四五六七八九十]+、");
    static final Pattern RATES = Pattern.compile("^(?:同比)?(?:增减|增长|变动|变化|增幅|降幅)[率幅度]*[(（]?%?[)）]?$");

    private final Grid.Block block;
    private final Partitions partitions;
    private final Drafts drafts;
    private final List<Integer> amounts = new ArrayList<>();

    Rows(Grid.Block block, Partitions partitions, Drafts drafts) {
        this.block = block;
        this.partitions = partitions;
        this.drafts = drafts;
        for (int c : block.figures) {
            boolean amount = IntStream.range(0, block.rows())
                    .mapToObj(r -> block.num(r, c))
                    .allMatch(n -> n == null || n.unit.amount());
            if (amount
                    && !Pattern.compile("单价|标准|平均|人均|率|年度$|年份|排名")
                            .matcher(block.head(c))
                            .find()) {
                amounts.add(c);
            }
        }
    }

    void find() {
        for (int r = 0; r < block.rows(); r++) {
            if (RATES.matcher(block.names.get(r)).matches()) {
                rates(r);
            } else if (TOTAL.matcher(block.names.get(r)).find()) {
                total(r);
            } else {
                holds(r);
            }
        }
    }

    private boolean total(String name) {
        return TOTAL.matcher(name).find();
    }

    private boolean sub(int row) {
        String name = block.names.get(row);
        String printed = block.printed.get(row);
        boolean indented = printed.startsWith(" ") || printed.startsWith("\u3000");
        boolean numbered = IntStream.range(0, block.rows())
                .anyMatch(r -> !block.codes.get(r).isEmpty() && r != row);
        boolean classes = IntStream.range(0, block.rows())
                .anyMatch(r -> CLASS.matcher(block.names.get(r)).find());
        boolean below = false;
        for (int r = 0; r < row; r++) {
            below = !total(block.names.get(r))
                    && (below || CLASS.matcher(block.names.get(r)).find());
        }
        boolean unnumbered = numbered && block.codes.get(row).isEmpty() && !total(name);
        boolean under = below && !CLASS.matcher(name).find() && !total(name);
        return (SUB.matcher(name).find() && classes) || name.startsWith("其中") || indented || unnumbered || under;
    }

    private void total(int row) {
        int before = row - 1;
        while (before >= 0 && !total(block.names.get(before))) {
            before--;
        }
        int first = before + 1;
        List<List<Integer>> ways = new ArrayList<>();
        int level = codeLength();
        ways.add(rows(first, row, r -> !sub(r) && !total(block.names.get(r))));
        ways.add(rows(
                0,
                row,
                r -> !sub(r)
                        && !total(block.names.get(r))
                        && (level == 0 || block.codes.get(r).length() == level)));
        if (before >= 0) {
            int subtotal = before;
            ways.add(rows(before, row, r -> r == subtotal || !sub(r)));
        }
        ways.add(rows(0, row, r -> total(block.names.get(r))));
        ways.add(rows(first, row, r -> !total(block.names.get(r))));
        ways.add(rows(0, row, r -> !total(block.names.get(r))));
        int next = IntStream.range(row + 1, block.rows())
                .filter(r -> total(block.names.get(r)))
                .findFirst()
                .orElse(block.rows());
        if (row == 0 || first == row) {
            ways.add(rows(
                    row + 1,
                    next,
                    r -> !sub(r) && (level == 0 || block.codes.get(r).length() == level)));
            ways.add(rows(row + 1, next, r -> true));
            ways.add(rows(
                    row + 1,
                    block.rows(),
                    r -> !sub(r) && !RATES.matcher(block.names.get(r)).matches() && !total(block.names.get(r))));
        }
        List<Integer> best = List.of();
        long most = 0;
        for (List<Integer> way : ways) {
            long holding = amounts.stream().filter(c -> meets(row, way, c)).count();
            if (holding > most) {
                best = way;
                most = holding;
            }
        }
        if (most == 0 && amounts.size() <= 2 && plain(before, row)) {
            best = before < 0 ? ways.get(0) : ways.get(2);
            most = 1;
        }
        if (most > 0) {
            emit(row, best);
        }
    }

    /** Whether the rows above a total are all of one rank as far as anyone can see: nothing is a part of another. */
    private boolean plain(int before, int row) {
        List<String> names = new ArrayList<>();
        for (int r = 0; r < row; r++) {
            int line = r;
            boolean nothing = amounts.stream().allMatch(c -> block.num(line, c) == null);
            if (nothing && block.names.get(r).isEmpty()) {
                continue;
            }
            boolean between = r > before && total(block.names.get(r));
            if (sub(r) || block.names.get(r).isEmpty() || between) {
                return false;
            }
            names.add(block.names.get(r));
        }
        for (int r = 0; r < names.size(); r++) {
            for (int to = r + 3; to <= names.size(); to++) {
                if (partitions.whole(names.get(r), names.subList(r + 1, to))) {
                    return false;
                }
            }
        }
        boolean second = before > 0
                && block.names.get(row).contains("总计")
                && block.names.get(before).startsWith("本年");
        boolean first = before < 0 && row > 1 && codeLength() == 0;
        return first || (second && IntStream.range(0, before).noneMatch(r -> total(block.names.get(r))));
    }

    /** The length of the shortest code of the table's rows, 0 where codes do not nest. */
    private int codeLength() {
        int shortest = 99;
        int longest = 0;
        for (String code : block.codes) {
            if (code.matches("\\d{3,9}")) {
                shortest = Math.min(shortest, code.length());
                longest = Math.max(longest, code.length());
            }
        }
        return longest > shortest ? shortest : 0;
    }

    private List<Integer> rows(int from, int to, IntPredicate wanted) {
        return IntStream.range(from, to).filter(wanted).boxed().toList();
    }

    private boolean meets(int row, List<Integer> way, int column) {
        Num printed = block.num(row, column);
        List<Num> parts = parts(way, column);
        return printed != null && parts.size() >= 2 && Totals.telling(parts) && Totals.meet(printed, parts);
    }

    private List<Num> parts(List<Integer> way, int column) {
        List<Num> parts = new ArrayList<>();
        for (int r : way) {
            Num num = block.num(r, column);
            if (num != null) {
                parts.add(num);
            }
        }
        return parts;
    }

    private void emit(int row, List<Integer> way) {
        for (int c : amounts) {
            Num printed = block.num(row, c);
            List<Num> parts = parts(way, c);
            if (printed != null && !parts.isEmpty() && parts.stream().allMatch(p -> p.unit.comparable(printed.unit))) {
                drafts.add(
                        "sum",
                        block.quote(row),
                        printed,
                        1,
                        parts.stream().map(p -> Part.of("part", p)).toList());
            }
        }
    }

    /** A row that holds rows after it: by codes, by being numbered where they are not, or by their names. */
    private void holds(int row) {
        List<Integer> parts = held(row);
        boolean coded = block.codes.get(row).matches("\\d{3,7}");
        if (parts.size() < (coded ? 1 : 2)) {
            return;
        }
        if (coded) {
            boolean adds = amounts.stream().anyMatch(c -> {
                Num printed = block.num(row, c);
                return printed != null && !printed.zero() && Totals.meet(printed, parts(parts, c));
            });
            if (adds) {
                emit(row, parts);
            }
            return;
        }
        long columns = amounts.stream()
                .filter(c -> block.num(row, c) != null && Totals.telling(parts(parts, c)))
                .count();
        long holding = amounts.stream().filter(c -> meets(row, parts, c)).count();
        List<String> names = parts.stream().map(r -> block.names.get(r)).toList();
        boolean known = partitions.whole(block.names.get(row), names);
        if ((holding >= 2 && holding * 2 >= columns)
                || (known && columns > 0)
                || (holding >= 1 && columns == holding)) {
            emit(row, parts);
        }
    }

    private List<Integer> held(int row) {
        String code = block.codes.get(row);
        List<Integer> held = new ArrayList<>();
        boolean codes = code.matches("\\d{3,7}");
        for (int r = row + 1; r < block.rows(); r++) {
            String other = block.codes.get(r);
            if (codes) {
                if (!other.startsWith(code)) {
                    break;
                }
                if (other.length() == code.length() + 2) {
                    held.add(r);
                }
            } else if (!sub(row) && sub(r) && !total(block.names.get(r))) {
                held.add(r);
            } else {
                break;
            }
        }
        return held;
    }

    /** A row of rates of growth over rows that are years. */
    private void rates(int row) {
        int[] years = {-1, -1};
        int latest = 0;
        for (int r = 0; r < row; r++) {
            Matcher m = Pattern.compile("^((?:19|20)\\d\\d)年?").matcher(block.names.get(r));
            if (m.find() && Integer.parseInt(m.group(1)) > latest) {
                years[1] = years[0];
                years[0] = r;
                latest = Integer.parseInt(m.group(1));
            }
        }
        for (int c : block.figures) {
            if (years[1] < 0) {
                return;
            }
            Num printed = block.num(row, c);
            Num level = block.num(years[0], c);
            Num base = block.num(years[1], c);
            if (printed != null && level != null && base != null) {
                Num rate = new Num(printed.value, Unit.PERCENT, printed.text, printed.at);
                rate.label = printed.label;
                printed.used = true;
                drafts.add(
                        "growth-from",
                        block.quote(row),
                        rate,
                        1,
                        List.of(Part.of("level", level), Part.of("base", base)));
            }
        }
    }
}
