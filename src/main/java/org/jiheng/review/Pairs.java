package org.jiheng.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.Drafts.Part;
import org.jspecify.annotations.Nullable;

/**
 * What lines of a table say of each other in twos, by their names: budget, adjustment, actual and the rates between them; this year,
 * last year and the change; score and weight; cost, depreciation and net value. A relation is claimed of a whole line only where most
 * of it bears it out, so a name that means something else here accuses nobody. A line of rates whose name says nothing is understood
 * where one pair of lines makes up all of it.
 */
final class Pairs {
    private static final Pattern INITIAL = Pattern.compile("年初(?:部门)?预算|年初数|预算安排|期初|年初|批复预算|预算批复");
    private static final Pattern ADJUST = Pattern.compile("调整数|调整额|预算调整|调整金额|增减调整|追加");
    private static final Pattern ANNUAL = Pattern.compile("全年预算|调整后?预算|预算数|预算金额|全年.*预算|计划|拨款|下达|到位|应|可用|可执行|资金总额|预算");
    private static final Pattern ACTUAL = Pattern.compile("决算|执行数|支出数|实际|完成数|支付|支出金额|执行金额|完成|支出|使用|执行");
    private static final Pattern THIS = Pattern.compile("本年|今年|本期|年末|期末|当年|决算");
    /** What is no year before. */
    private static final Pattern NOW = Pattern.compile("^(?!.*(?:上年|去年|上期|年初|期初|同期|预算)).*数");

    private static final Pattern LAST = Pattern.compile("上年|去年|上期|年初|期初|同期|预算");
    private static final Pattern CHANGE = Pattern.compile(
            "增减额|增减数|增减金额|增减变动|增减$|差额|差异额|差异$|增加额|变动额|增长额|比.{1,6}(?:增减|增加)|较.{1,6}(?:增减|增加)|增减\\(|增减值|差异数|净增");
    private static final Pattern LEFT = Pattern.compile("结余|结转|余额|未执行|剩余|未支付|未完成|尚未|扣分|净值|净额|空编|缺编|节约额?");
    private static final Pattern WHOLE =
            Pattern.compile("预算|计划|权重|分值|标准分|满分|总分|原值|收入|编制|可用|到位|下达|安排|资金总额|拨款|控制价|限价|总额");
    private static final Pattern TAKEN = Pattern.compile("执行|支出|支付|决算|完成|得分|实得|折旧|摊销|实有|在编|在职|使用|中标|成交|合同|采购");
    private static final Pattern WEIGHT = Pattern.compile("权重|分值|标准分|满分|总分");
    private static final Pattern SCORE = Pattern.compile("得分(?!率)|实得");
    private static final Pattern OPENING = Pattern.compile("期初|年初|上年末|上年结转|上年结余");
    private static final Pattern CLOSING = Pattern.compile("期末|年末|结转下年");
    private static final Pattern COMES = Pattern.compile("增加|新增|本年收入|本期收入|购置|举借|流入|转入");
    private static final Pattern GOES = Pattern.compile("减少|偿还|本年支出|本期支出|处置|报废|流出|转出");

    private final Axis axis;
    private final Drafts drafts;
    private final List<Integer> amounts;

    Pairs(Axis axis, Drafts drafts) {
        this.axis = axis;
        this.drafts = drafts;
        this.amounts = axis.lines();
    }

    void find() {
        for (int c = 0; c < axis.size(); c++) {
            if (axis.percent(c)) {
                if (!rate(c) && axis.columns) {
                    unnamed(c);
                }
                continue;
            }
            String name = axis.last(c);
            if (find(ADJUST, name) && !name.contains("调整后")) {
                best(c, pairs("change", c, ANNUAL, INITIAL, "level", "base"));
            } else if (find(CHANGE, name)) {
                best(c, years("change", c));
            } else if (find(LEFT, name) && amounts.contains(c)) {
                best(c, pairs("difference", c, WHOLE, TAKEN, "minuend", "subtrahend"));
            }
            closing(c);
        }
    }

    private static boolean find(Pattern pattern, String name) {
        return pattern.matcher(name).find();
    }

    /** A relation between three lines, in what roles. */
    private record Pair(String kind, int a, int b, String first, String second) {}

    private boolean rate(int c) {
        String name = axis.last(c);
        String full = axis.name(c);
        List<Pair> pairs = new ArrayList<>();
        if (Pattern.compile("调整率|调整比例").matcher(name).find()) {
            pairs.addAll(pairs("deviation", c, ANNUAL, INITIAL, "actual", "budget"));
        } else if (name.contains("得分率")) {
            pairs.addAll(pairs("rate", c, SCORE, WEIGHT, "numerator", "denominator"));
        } else if (Pattern.compile("占比|比重|占|构成|比例").matcher(name).find()) {
            if (share(c)) {
                return true;
            }
            pairs.addAll(pairs("rate", c, TAKEN, WHOLE, "numerator", "denominator"));
        } else if (Pattern.compile("差异率|偏差率|差异度|偏离").matcher(name).find()) {
            pairs.addAll(pairs("deviation", c, ACTUAL, ANNUAL, "actual", "budget"));
            pairs.addAll(pairs("deviation", c, ACTUAL, INITIAL, "actual", "budget"));
        } else if (Pattern.compile("增减[%率幅(]|增长|增幅|变动|变化率|幅度|同比|环比|增减|比上年|增速")
                .matcher(full)
                .find()) {
            pairs.addAll(years("growth-from", c));
        } else if (Pattern.compile("执行|完成|进度|支付|支出率|使用率|到位率|比率").matcher(full).find()) {
            pairs.addAll(pairs("rate", c, ACTUAL, ANNUAL, "numerator", "denominator"));
            pairs.addAll(pairs("rate", c, ACTUAL, INITIAL, "numerator", "denominator"));
        } else if (Pattern.compile("净值率|成新率").matcher(name).find()) {
            pairs.addAll(pairs("rate", c, LEFT, WHOLE, "numerator", "denominator"));
        }
        return best(c, pairs);
    }

    /** All pairs of amounts whose names are of two sorts, the nearest to a line first. */
    private List<Pair> pairs(String kind, int c, Pattern is, Pattern other, String first, String second) {
        List<Pair> pairs = new ArrayList<>();
        for (int a : near(c)) {
            for (int b : near(c)) {
                if (a != b && find(is, axis.name(a)) && find(other, axis.name(b)) && level(a) && level(b)) {
                    pairs.add(new Pair(kind, a, b, first, second));
                }
            }
        }
        return pairs;
    }

    /** Whether a line is an amount by itself, no change of one. */
    private boolean level(int line) {
        String name = axis.last(line);
        boolean adjusts = find(ADJUST, name) && !name.contains("调整后");
        return !adjusts && !find(CHANGE, name);
    }

    /** Amounts by how near they are, those before a line first. */
    private List<Integer> near(int c) {
        List<Integer> near = new ArrayList<>(amounts);
        near.remove(Integer.valueOf(c));
        near.sort(java.util.Comparator.<Integer>comparingInt(a -> a < c ? c - a : 100 + a));
        return near;
    }

    /** This year and the one before, by words or by years. */
    private List<Pair> years(String kind, int c) {
        List<Pair> pairs = pairs(kind, c, THIS, LAST, "level", "base");
        pairs.addAll(pairs(kind, c, NOW, LAST, "level", "base"));
        for (int a : near(c)) {
            for (int b : near(c)) {
                if (a != b && level(a) && level(b) && year(a) > year(b) && year(b) > 0) {
                    pairs.add(new Pair(kind, a, b, "level", "base"));
                }
            }
        }
        return pairs;
    }

    private int year(int line) {
        Matcher m = Pattern.compile("((?:19|20)\\d\\d)(?!\\d)").matcher(axis.name(line));
        return m.find() ? Integer.parseInt(m.group(1)) : 0;
    }

    private record Claim(String kind, int at, Num printed, List<Part> reading) {
        boolean tells() {
            Num second = reading.get(1).num();
            return kind.equals("change") || kind.equals("difference") || !second.zero();
        }

        boolean holds() {
            return Holds.holds(kind, printed, reading);
        }
    }

    private List<Claim> claims(int c, Pair pair) {
        List<Claim> claims = new ArrayList<>();
        for (int at = 0; at < axis.across(); at++) {
            Num printed = axis.num(c, at);
            Num one = axis.num(pair.a, at);
            Num two = axis.num(pair.b, at);
            boolean percent = !pair.kind.equals("change") && !pair.kind.equals("difference");
            if (printed == null
                    || one == null
                    || two == null
                    || (one.zero() && two.zero())
                    || percent != (printed.unit.kind() == Unit.Kind.PERCENT)
                    || !one.unit.amount()
                    || !one.unit.comparable(two.unit)
                    || (!percent && !one.unit.comparable(printed.unit))) {
                continue;
            }
            claims.add(new Claim(pair.kind, at, printed, List.of(Part.of(pair.first, one), Part.of(pair.second, two))));
        }
        return claims;
    }

    /** Claims the pair that holds in most places, if it does in most of its own; where a table has one line, all pairs are readings. */
    private boolean best(int c, List<Pair> pairs) {
        List<Claim> best = List.of();
        long most = 0;
        for (Pair pair : pairs) {
            List<Claim> claims = claims(c, pair);
            long holding = claims.stream().filter(x -> x.tells() && x.holds()).count();
            long telling = claims.stream().filter(Claim::tells).count();
            if (holding > most && mostly(holding, telling)) {
                best = claims;
                most = holding;
            }
        }
        best.forEach(x -> drafts.add(x.kind, axis.quote(c, x.at), x.printed, 1, x.reading));
        return most > 0 || (axis.columns && single(c, pairs));
    }

    /** Whether so many hold that the others must be wrong: all but one, or two thirds. */
    private static boolean mostly(long holding, long telling) {
        long broken = telling - holding;
        return (broken <= 1 && holding >= broken) || broken * 2 <= holding;
    }

    private boolean single(int c, List<Pair> pairs) {
        List<Claim> claims = pairs.stream().flatMap(p -> claims(c, p).stream()).toList();
        if (claims.isEmpty()
                || claims.stream().anyMatch(x -> x.printed != claims.get(0).printed)
                || claims.stream().map(Claim::kind).distinct().count() > 1) {
            return false;
        }
        Claim first = claims.get(0);
        drafts.addAll(
                first.kind,
                axis.quote(c, first.at),
                first.printed,
                1,
                claims.stream().map(Claim::reading).toList());
        return true;
    }

    private static final int RATES_SHOWN = 3;

    /** A line of rates that one pair of lines makes up, whatever they are called. */
    private void unnamed(int c) {
        if (amounts.size() > 14) {
            return;
        }
        List<Pair> pairs = new ArrayList<>();
        for (int a : near(c)) {
            for (int b : near(c)) {
                if (a != b) {
                    pairs.add(new Pair("rate", a, b, "numerator", "denominator"));
                    pairs.add(new Pair("growth-from", a, b, "level", "base"));
                }
            }
        }
        for (Pair pair : pairs) {
            List<Claim> claims = claims(c, pair);
            List<Claim> telling = claims.stream().filter(Claim::tells).toList();
            Set<String> different = new HashSet<>();
            int digits = 0;
            int holding = 0;
            for (Claim claim : telling) {
                if (claim.holds()) {
                    holding++;
                    boolean plain = claim.printed
                                    .value
                                    .remainder(java.math.BigDecimal.valueOf(100))
                                    .signum()
                            == 0;
                    digits += !plain && different.add(claim.printed.value.toPlainString())
                            ? Sums.digitsOf(claim.printed)
                            : 0;
                }
            }
            if (different.size() >= RATES_SHOWN && digits >= 9 && telling.size() - holding <= 1) {
                claims.forEach(x -> drafts.add(x.kind, axis.quote(c, x.at), x.printed, 1, x.reading));
                return;
            }
        }
    }

    /** A line of shares in the total of another line. */
    private boolean share(int c) {
        List<Claim> best = List.of();
        long most = 0;
        for (int amount : near(c)) {
            List<Num> wholes = new ArrayList<>();
            for (int at = 0; at < axis.across(); at++) {
                Num num = axis.num(amount, at);
                if (num != null && Rows.total(axis.nameAcross(at)) && level(amount)) {
                    wholes.add(num);
                }
            }
            for (Num whole : wholes) {
                List<Claim> claims = shares(c, amount, whole);
                long telling = claims.stream().filter(Claim::tells).count();
                long holding = claims.stream()
                        .filter(x -> x.tells() && Holds.holds("rate", x.printed, x.reading))
                        .count();
                if (holding > most && mostly(holding, telling)) {
                    best = claims;
                    most = holding;
                }
            }
        }
        best.forEach(x -> drafts.add("share", axis.quote(c, x.at), x.printed, 1, x.reading));
        return most > 0;
    }

    private List<Claim> shares(int c, int amount, Num whole) {
        List<Claim> claims = new ArrayList<>();
        for (int at = 0; at < axis.across(); at++) {
            Num printed = axis.num(c, at);
            Num part = axis.num(amount, at);
            if (printed != null
                    && part != null
                    && printed.unit.kind() == Unit.Kind.PERCENT
                    && part.unit.comparable(whole.unit)) {
                claims.add(new Claim("share", at, printed, List.of(Part.of("part", part), Part.of("whole", whole))));
            }
        }
        return claims;
    }

    /** A closing balance: the opening one, and what came and went. */
    private void closing(int c) {
        if (!find(CLOSING, axis.name(c)) || !amounts.contains(c)) {
            return;
        }
        Integer opening = only(OPENING, c);
        Integer comes = only(COMES, c);
        Integer goes = only(GOES, c);
        if (opening == null || (comes == null && goes == null) || opening.equals(comes) || opening.equals(goes)) {
            return;
        }
        List<Claim> claims = new ArrayList<>();
        for (int at = 0; at < axis.across(); at++) {
            Num printed = axis.num(c, at);
            Num first = axis.num(opening, at);
            Num in = comes == null ? null : axis.num(comes, at);
            Num out = goes == null ? null : axis.num(goes, at);
            if (printed != null && first != null && (in != null || out != null)) {
                List<Part> reading = new ArrayList<>(List.of(Part.of("opening", first)));
                if (in != null) {
                    reading.add(Part.of("change", in));
                }
                if (out != null) {
                    reading.add(new Part("change", out, -1));
                }
                claims.add(new Claim("closing", at, printed, reading));
            }
        }
        long holding = claims.stream()
                .filter(x -> Totals.meet(x.printed, signed(x.reading)))
                .count();
        if (holding > 0 && mostly(holding, claims.size())) {
            claims.forEach(x -> drafts.add("closing", axis.quote(c, x.at), x.printed, 1, x.reading));
        }
    }

    private static List<Num> signed(List<Part> parts) {
        return parts.stream()
                .map(p -> p.sign() > 0
                        ? p.num()
                        : new Num(p.num().value.negate(), p.num().unit, p.num().text, p.num().at))
                .toList();
    }

    /** The one line whose name is of a sort; null where there is none or several. */
    private @Nullable Integer only(Pattern sort, int c) {
        List<Integer> found = amounts.stream()
                .filter(a -> a != c && find(sort, axis.name(a)) && !find(CLOSING, axis.name(a)))
                .toList();
        return found.size() == 1 ? found.get(0) : null;
    }
}
