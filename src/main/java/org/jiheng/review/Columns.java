package org.jiheng.review;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.Drafts.Part;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table say of each other, by their heads: budget, adjustment, actual and the rates between them; this year,
 * last year and the change; score and weight; a total and its parts. A relation is claimed of all rows only where most rows bear it
 * out, so a head that means something else here accuses nobody.
 */
final class Columns {
    private static final Pattern INITIAL = Pattern.compile("年初(?:部门)?预算|年初数|预算安排|期初|年初");
    private static final Pattern ADJUST = Pattern.compile("调整数|调整额|预算调整|调整金额|增减调整|追加");
    private static final Pattern ANNUAL = Pattern.compile("全年预算|调整后?预算|预算数|预算金额|全年.*预算|计划|拨款|下达|到位|应");
    private static final Pattern ACTUAL = Pattern.compile("决算|执行数|支出数|实际|完成数|支付|支出金额|执行金额");
    private static final Pattern THIS = Pattern.compile("本年|今年|本期|年末|期末");
    private static final Pattern LAST = Pattern.compile("上年|去年|上期|年初|期初");
    private static final Pattern CHANGE = Pattern.compile("增减额|增减数|增减金额|增减变动|增减$|差额|增加额|变动额|增长额|比上年(?:增减|增加)|增减\\(");
    private static final Pattern GROWTH = Pattern.compile("增减[%率幅(]|增长[率%(]|增幅|变动[率%(]|变化率|幅度|同比");

    private final Grid.Block block;
    private final Drafts drafts;

    Columns(Grid.Block block, Drafts drafts) {
        this.block = block;
        this.drafts = drafts;
    }

    void find() {
        List<Integer> amounts = block.figures.stream().filter(c -> !percent(c)).toList();
        for (int c : block.figures) {
            String head = block.head(c);
            if (percent(c)) {
                rate(c, head, amounts);
            } else if (ADJUST.matcher(head).find() && !head.contains("调整后")) {
                pair("change", c, "level", one(amounts, c, ANNUAL, INITIAL), "base", one(amounts, c, INITIAL, null));
            } else if (CHANGE.matcher(head).find()) {
                pair("change", c, "level", year(amounts, c, true), "base", year(amounts, c, false));
            }
            if (!percent(c) && Pattern.compile("合计|小计|总计|总额|总数").matcher(head).find()) {
                total(c, amounts);
            }
        }
    }

    private boolean percent(int column) {
        return java.util.stream.IntStream.range(0, block.rows())
                .mapToObj(r -> block.num(r, column))
                .anyMatch(n -> n != null && n.unit.kind() == Unit.Kind.PERCENT);
    }

    private void rate(int c, String head, List<Integer> amounts) {
        if (Pattern.compile("调整率|调整比例").matcher(head).find()) {
            pair("deviation", c, "actual", one(amounts, c, ANNUAL, INITIAL), "budget", one(amounts, c, INITIAL, null));
        } else if (Pattern.compile("得分率").matcher(head).find()) {
            pair(
                    "rate",
                    c,
                    "numerator",
                    one(amounts, c, Pattern.compile("得分|实得"), null),
                    "denominator",
                    one(amounts, c, Pattern.compile("权重|分值|标准分|满分|总分"), null));
        } else if (Pattern.compile("占比|比重|占").matcher(head).find()) {
            share(c, amounts);
        } else if (Pattern.compile("差异率|偏差率").matcher(head).find()) {
            pair(
                    "deviation",
                    c,
                    "actual",
                    one(amounts, c, ACTUAL, null),
                    "budget",
                    one(amounts, c, head.contains("年初") ? INITIAL : ANNUAL, null));
        } else if (GROWTH.matcher(head).find()) {
            pair("growth-from", c, "level", year(amounts, c, true), "base", year(amounts, c, false));
        } else if (Pattern.compile("执行|完成|进度|支付|支出率|使用率").matcher(head).find()) {
            Integer actual = one(amounts, c, ACTUAL, null);
            Integer whole = head.contains("年初") ? one(amounts, c, INITIAL, null) : one(amounts, c, ANNUAL, INITIAL);
            pair("rate", c, "numerator", actual, "denominator", whole == null ? one(amounts, c, INITIAL, null) : whole);
        }
    }

    /** The nearest column before or after whose head is of a sort and not of another. */
    private @Nullable Integer one(List<Integer> amounts, int c, Pattern is, @Nullable Pattern not) {
        Integer found = null;
        for (int a : amounts) {
            String head = block.head(a);
            boolean fits = is.matcher(head).find()
                    && (not == null || !not.matcher(head).find())
                    && a != c;
            boolean adjust = is != ADJUST && ADJUST.matcher(head).find() && !head.contains("调整后");
            boolean nearer = found == null || (a < c && found < a) || (found > c && a < found);
            found = fits && !adjust && nearer && (found == null || a < c) ? Integer.valueOf(a) : found;
        }
        return found;
    }

    /** The column of this year or of the one before. */
    private @Nullable Integer year(List<Integer> amounts, int c, boolean present) {
        Integer named = one(amounts, c, present ? THIS : LAST, CHANGE);
        if (named != null) {
            return named;
        }
        Integer best = null;
        int bestYear = present ? 0 : 9999;
        for (int a : amounts) {
            Matcher m = Words.YEAR.matcher(block.head(a));
            if (a != c && m.find() && !CHANGE.matcher(block.head(a)).find()) {
                int year = Integer.parseInt(m.group(1));
                if (present ? year > bestYear : year < bestYear) {
                    best = a;
                    bestYear = year;
                }
            }
        }
        return best;
    }

    private record Claim(Num printed, List<Part> reading, int row) {}

    private void pair(String kind, int c, String first, @Nullable Integer a, String second, @Nullable Integer b) {
        if (a == null || b == null || a.equals(b)) {
            return;
        }
        List<Claim> claims = new ArrayList<>();
        for (int r = 0; r < block.rows(); r++) {
            Num printed = block.num(r, c);
            Num one = block.num(r, a);
            Num two = block.num(r, b);
            if (printed != null && one != null && two != null && !(one.zero() && two.zero())) {
                claims.add(new Claim(printed, List.of(Part.of(first, one), Part.of(second, two)), r));
            }
        }
        vote(kind, claims);
    }

    /** Claims all if most of them hold. */
    private void vote(String kind, List<Claim> claims) {
        long telling = claims.stream().filter(x -> telling(kind, x)).count();
        long holding = claims.stream()
                .filter(x -> telling(kind, x) && Holds.holds(kind, x.printed, x.reading))
                .count();
        if (holding * 2 >= telling && (holding >= 1 || claims.size() == 1)) {
            claims.forEach(x -> drafts.add(kind, block.quote(x.row), x.printed, 1, x.reading));
        }
    }

    private static boolean telling(String kind, Claim claim) {
        return !claim.reading.get(1).num().zero() || kind.equals("change");
    }

    private void share(int c, List<Integer> amounts) {
        Integer amount = null;
        for (int a : amounts) {
            amount = a < c ? Integer.valueOf(a) : amount;
        }
        if (amount == null) {
            return;
        }
        Num whole = null;
        for (int r = 0; r < block.rows(); r++) {
            Num num = block.num(r, amount);
            whole = num != null && Rows.TOTAL.matcher(block.names.get(r)).find() ? num : whole;
        }
        if (whole == null) {
            return;
        }
        List<Claim> claims = new ArrayList<>();
        for (int r = 0; r < block.rows(); r++) {
            Num printed = block.num(r, c);
            Num part = block.num(r, amount);
            if (printed != null && part != null && part != whole) {
                claims.add(new Claim(printed, List.of(Part.of("part", part), Part.of("whole", whole)), r));
            }
        }
        vote("share", claims);
    }

    /** A column of totals over the columns beside it: as many of them as add up in most rows. */
    private void total(int c, List<Integer> amounts) {
        int at = amounts.indexOf(c);
        List<List<Integer>> ranges = new ArrayList<>();
        for (int to = amounts.size(); to > at + 2; to--) {
            ranges.add(amounts.subList(at + 1, to));
        }
        for (int from = 0; from + 1 < at; from++) {
            ranges.add(amounts.subList(from, at));
        }
        List<Claim> best = List.of();
        long most = 0;
        for (List<Integer> range : ranges) {
            List<Claim> claims = sums(c, range);
            long holding = claims.stream()
                    .filter(x -> tells(x) && Totals.meet(x.printed, nums(x)))
                    .count();
            long telling = claims.stream().filter(Columns::tells).count();
            if (holding > most && holding * 2 >= telling) {
                best = claims;
                most = holding;
            }
        }
        best.forEach(x -> drafts.add("sum", block.quote(x.row), x.printed, 1, x.reading));
    }

    private static boolean tells(Claim claim) {
        return Totals.telling(nums(claim));
    }

    private static List<Num> nums(Claim claim) {
        return claim.reading.stream().map(Part::num).toList();
    }

    private List<Claim> sums(int c, List<Integer> range) {
        List<Claim> claims = new ArrayList<>();
        for (int r = 0; r < block.rows(); r++) {
            Num printed = block.num(r, c);
            List<Part> parts = new ArrayList<>();
            for (int a : range) {
                Num part = block.num(r, a);
                if (part != null && printed != null && part.unit.comparable(printed.unit)) {
                    parts.add(Part.of("part", part));
                }
            }
            boolean rates = Rows.RATES.matcher(block.names.get(r)).matches();
            if (printed != null && !rates && parts.size() >= 2) {
                claims.add(new Claim(printed, parts, r));
            }
        }
        return claims;
    }
}
