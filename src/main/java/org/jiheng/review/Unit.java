package org.jiheng.review;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a figure is a number of.
 *
 * @param name as printed
 * @param base the unit it converts to; units of one base can be compared
 * @param power how many of the base it is, as a power of ten
 */
record Unit(String name, Kind kind, String base, int power) {
    /** What can be done with figures of a unit. Counts are exact, all others are rounded. */
    enum Kind {
        MONEY,
        PERCENT,
        POINTS,
        COUNT,
        MEASURE,
        SCORE,
        TIME,
        NONE
    }

    static final Unit NONE = new Unit("", Kind.NONE, "", 0);
    static final Unit PERCENT = new Unit("%", Kind.PERCENT, "%", 0);

    private static final String COUNTERS =
            "人次|批次|场次|人|名|户|家|个|项|件|台|套|辆|部|次|场|期|篇|份|批|处|座|条|头|只|株|盏|所|栋|间|张|本|册|例|支|位|类|级|对"
                    + "|笔|宗|起|款|团组|组|团|批|块|幅|种|门|段|把|艘|架|扇|口|眼|组次|车次|人天|课时|学时|村|乡|镇|县|校";
    private static final String MEASURES =
            "平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|米|亩|公顷|吨|公斤|千克|克|千瓦时|千瓦|度|升|兆瓦|岁|倍|元/[一-龥]{1,4}|[一-龥]{0,2}/[一-龥]{1,3}";
    private static final String TIMES = "年度|年|个月|月份|月|日|天|小时|分钟|季度|周|周年|届|时|号";
    private static final Pattern UNIT = Pattern.compile("(?:"
            + "(?<percent>%|个百分点|百分点|‰)"
            + "|(?<compound>元/[一-龥]{1,4})"
            + "|(?<scale>万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)?(?<money>美元|元)"
            + "|(?<time>" + TIMES + ")"
            + "|(?<many>亿|百万|万|千)?(?:(?<measure>" + MEASURES + ")|(?<count>" + COUNTERS + "))"
            + "|(?<score>分)(?!之|别|析|类|项|为|配|布)"
            + "|(?<bare>亿|万))");
    private static final List<String> SCALES =
            List.of("", "十", "百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿", "千亿", "万亿");

    /** The unit that begins at a place of a text; with the length of its name, which is printed there. */
    static Optional<Unit> at(CharSequence text, int from) {
        Matcher m = UNIT.matcher(text).region(from, text.length());
        m.useTransparentBounds(true);
        return m.lookingAt() ? Optional.of(named(m)) : Optional.empty();
    }

    /** The unit of this name. */
    static Unit of(String name) {
        Matcher m = UNIT.matcher(name);
        return m.matches() ? named(m) : new Unit(name, name.isEmpty() ? Kind.NONE : Kind.COUNT, name, 0);
    }

    private static Unit named(Matcher m) {
        String name = m.group();
        if (m.group("percent") != null) {
            return name.equals("%") ? PERCENT : new Unit(name, Kind.POINTS, name, 0);
        }
        if (m.group("money") != null) {
            return new Unit(name, Kind.MONEY, m.group("money"), power(m.group("scale")));
        }
        if (m.group("count") != null) {
            int power = power(m.group("many"));
            return new Unit(name, power == 0 ? Kind.COUNT : Kind.MEASURE, m.group("count"), power);
        }
        if (m.group("measure") != null) {
            String measure = m.group("measure");
            int thousand = measure.equals("公里") || measure.equals("千米") ? 3 : 0;
            return new Unit(name, Kind.MEASURE, thousand > 0 ? "米" : measure, power(m.group("many")) + thousand);
        }
        if (m.group("time") != null) {
            return new Unit(name, Kind.TIME, name, 0);
        }
        if (m.group("score") != null) {
            return new Unit(name, Kind.SCORE, name, 0);
        }
        return m.group("bare") != null
                ? new Unit(name, Kind.MEASURE, "", power(name))
                : new Unit(name, Kind.MEASURE, name, 0);
    }

    private static int power(@org.jspecify.annotations.Nullable String scale) {
        return scale == null ? 0 : SCALES.indexOf(scale);
    }

    boolean comparable(Unit other) {
        return base.equals(other.base) && kind != Kind.TIME;
    }

    boolean amount() {
        return kind == Kind.MONEY || kind == Kind.COUNT || kind == Kind.MEASURE || kind == Kind.SCORE;
    }
}
