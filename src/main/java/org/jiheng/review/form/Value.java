package org.jiheng.review.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a target, an actual or any other cell says: a number with operator and unit, a day, or neither.
 *
 * @param operator {@code >=}, {@code <=}, {@code =}, {@code >} or {@code <}; empty where none is written
 * @param number null where the cell says no single number (a range, words, a day)
 * @param decimals digits printed behind the point
 * @param unit as printed, without parentheses; {@code %} for percentages
 * @param earliest the first day that is meant, where it says a day or a month
 * @param latest the last one
 */
record Value(
        String operator,
        @Nullable BigDecimal number,
        int decimals,
        String unit,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest) {

    private static final Value WORDS = new Value("", null, 0, "", null, null);
    private static final Pattern OPERATOR = Pattern.compile(
            "^(>=|=>|<=|=<|[≥≧⩾≤≦⩽=><]|大于等于|大于或等于|小于等于|小于或等于|不得少于|不得低于|不得超过|不少于|不低于|不小于|至少|不超过|不超|不高于|不大于|不多于|控制在|大于|高于|多于|小于|低于|少于|等于)");
    private static final Pattern BOUND = Pattern.compile("(及以上|以上|及以下|以下|以内|之内|内|及以内|左右)$");
    private static final Pattern NUMBER =
            Pattern.compile("^([+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,8})?|[+-]?\\d{1,15}(?:\\.\\d{1,8})?)(.*)$");
    private static final Pattern DAY = Pattern.compile(
            "^(?:于|在)?(?:(\\d{4})年度?|)(\\d{1,2})月(?:份)?(?:(\\d{1,2})[日号]?|底|末)?" + "(?:完成)?(?:(?:之|以)?前)?(?:完成)?$");
    private static final Pattern ISO =
            Pattern.compile("^(\\d{4})([-/.])(\\d{1,2})(?:\\2(\\d{1,2}))?(?:(?:之|以)?前)?(?:完成)?$");
    private static final Map<String, BigDecimal> IN_YUAN = Map.of(
            "元", BigDecimal.ONE,
            "千元", new BigDecimal(1000),
            "万元", new BigDecimal(10000),
            "百万元", new BigDecimal(1000000),
            "亿元", new BigDecimal(100000000));
    private static final Map<String, BigDecimal> IN_METRES =
            Map.of("米", BigDecimal.ONE, "公里", new BigDecimal(1000), "千米", new BigDecimal(1000));

    /** The year counts where the text names a month only; null where it is not known. */
    static Value of(String text, @Nullable Integer year) {
        String plain = Words.plain(text).replace("％", "%");
        Matcher o = OPERATOR.matcher(plain);
        String operator = "";
        String rest = plain;
        if (o.find()) {
            operator = sign(o.group(1));
            rest = plain.substring(o.end());
        }
        Value day = day(rest, year);
        return day != null ? day : number(operator, rest);
    }

    private static String sign(String written) {
        return switch (written) {
            case ">=", "=>", "≥", "≧", "⩾", "大于等于", "大于或等于", "不得少于", "不得低于", "不少于", "不低于", "不小于", "至少" -> ">=";
            case "<=", "=<", "≤", "≦", "⩽", "小于等于", "小于或等于", "不得超过", "不超过", "不超", "不高于", "不大于", "不多于", "控制在" -> "<=";
            case ">", "大于", "高于", "多于" -> ">";
            case "<", "小于", "低于", "少于" -> "<";
            default -> "=";
        };
    }

    private static @Nullable Value day(String text, @Nullable Integer year) {
        Matcher m = DAY.matcher(text);
        if (m.matches()) {
            Integer named = m.group(1) == null ? year : Integer.valueOf(m.group(1));
            return named == null ? null : day(named, Integer.parseInt(m.group(2)), m.group(3));
        }
        m = ISO.matcher(text);
        boolean twoParts = m.matches() && m.group(4) == null && m.group(2).equals(".");
        return m.matches() && !twoParts
                ? day(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(3)), m.group(4))
                : null;
    }

    private static @Nullable Value day(int year, int month, @Nullable String day) {
        try {
            YearMonth in = YearMonth.of(year, month);
            LocalDate first = day == null ? in.atDay(1) : in.atDay(Integer.parseInt(day));
            return new Value("", null, 0, "", first, day == null ? in.atEndOfMonth() : first);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static Value number(String operator, String text) {
        Matcher n = NUMBER.matcher(text);
        if (!n.matches()) {
            return WORDS;
        }
        String unit = n.group(2);
        String sign = operator;
        Matcher b = BOUND.matcher(unit);
        if (b.find()) {
            sign = b.group(1).endsWith("上") ? ">=" : b.group(1).equals("左右") ? "=" : "<=";
            unit = unit.substring(0, b.start());
        }
        unit = unit.replaceAll("^\\((.*)\\)$", "$1").replace("百分比", "%").replaceAll("^百分点$", "个百分点");
        if (unit.length() > 12 || unit.matches(".*[\\d~,,;。:、><=≥≤].*") || unit.startsWith("-")) {
            return WORDS;
        }
        BigDecimal number = new BigDecimal(n.group(1).replace(",", ""));
        return new Value(sign, number, Math.max(0, number.scale()), unit, null, null);
    }

    Value withUnit(String other) {
        return new Value(operator, number, decimals, other, earliest, latest);
    }

    Value withOperator(String other) {
        return new Value(other, number, decimals, unit, earliest, latest);
    }

    /** The unit by which something is counted, where several words count the same; empty where it is no plain unit. */
    static String counted(String unit) {
        if (!unit.matches("[\\p{IsHan}]{1,3}|%|‰")) {
            return "";
        }
        return switch (unit) {
            case "名", "位", "人次", "人数" -> "人";
            case "项", "件", "家", "处", "所", "户", "座", "类", "种" -> "个";
            case "场", "期", "场次", "批", "回", "批次" -> "次";
            case "工作日", "日" -> "天";
            case "部", "辆", "套" -> "台";
            case "份", "本", "篇" -> "册";
            default -> unit;
        };
    }

    /** By how much a figure in one unit is multiplied to be one in the other; null where they measure different things. */
    static @Nullable BigDecimal factor(String from, String to) {
        if (from.equals(to)) {
            return BigDecimal.ONE;
        }
        for (Map<String, BigDecimal> family : java.util.List.of(IN_YUAN, IN_METRES)) {
            BigDecimal a = family.get(from);
            BigDecimal b = family.get(to);
            if (a != null && b != null) {
                return a.divide(b);
            }
        }
        return null;
    }
}
