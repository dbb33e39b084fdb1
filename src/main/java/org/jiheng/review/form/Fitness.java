package org.jiheng.review.form;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How well words suit a column of a form; below {@link #CLASH} they cannot stand in it. */
final class Fitness {
    static final int CLASH = -30;

    private static final Pattern POINTS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,4})?分?");
    private static final Pattern FIGURE = Pattern.compile("[+-]?[\\d,]+(?:\\.\\d+)?[%‰]?");
    private static final Pattern MONEY = Pattern.compile("[+-]?[\\d,]+(?:\\.\\d+)?(?:万元|元)?");
    private static final Pattern PERCENT = Pattern.compile("[+-]?[\\d,]+(?:\\.\\d+)?%");
    private static final Pattern OPERATED = Pattern.compile("[<>=≥≤﹦].*\\d.*|.*(?:以上|以下|以内|之前|前)");
    private static final Pattern MEASURE = Pattern.compile("[^\\d]{1,4}|元/\\S{1,4}|平方米|立方米|人次/\\S+|人/次");
    private static final Pattern EMPTY = Pattern.compile("[-—–/\\\\*]*|无|不适用");
    private static final Pattern SECTION = Pattern.compile(
            "(?:项目)?(?:产出|效益|效果|满意度?|成本|过程|决策|投入|管理|绩效|管理效率|履职效能|运行成本|社会效应|可持续发展(?:能力)?|预算执行|部门决策|综合管理)(?:指标|情况)?(?:\\(.*\\))?");
    private static final Set<String> SIGNS =
            Set.of("≥", "≤", "=", ">", "<", ">=", "<=", "﹦", "定性", "定量", "定性指标", "定量指标");

    private Fitness() {}

    /** Whether it is the name of a level of indicators. */
    static boolean level(String text) {
        return Flat.level(text) || SECTION.matcher(Words.plain(text)).matches();
    }

    /** Long enough for a reason, or in words that give one; a few characters alone may as well be the name of a level. */
    private static boolean explains(String plain) {
        return plain.length() > 6 || plain.matches(".*(?:[未不延迟超缺因故已较误]|加强|改进|检修|调整).*");
    }

    static boolean numeric(String plain) {
        return FIGURE.matcher(plain).matches();
    }

    /** In an indicator table; {@code null} is a column that no heading explains. */
    static int indicator(@Nullable Column column, String text) {
        String plain = Words.plain(text);
        if (plain.isEmpty()) {
            return column == Column.NAME ? -30 : column == Column.WEIGHT || column == Column.SCORE ? -10 : 0;
        }
        boolean number = numeric(plain);
        boolean level = level(text);
        boolean blank = EMPTY.matcher(plain).matches();
        boolean sign = SIGNS.contains(plain);
        if (column == null) {
            return plain.matches("(?:年度)?绩效指标.*") ? 5 : level ? -20 : -4;
        }
        if (level && column != Column.LEVEL1 && column != Column.LEVEL2 && column != Column.NAME) {
            return -25;
        }
        return switch (column) {
            case NUMBER -> plain.matches("\\d{1,3}") ? 6 : -40;
            case LEVEL1 ->
                plain.startsWith("成本指标")
                        ? 20
                        : SECTION.matcher(plain).matches() ? 45 : level ? 20 : number || sign ? -60 : -6;
            case LEVEL2 ->
                plain.startsWith("成本指标")
                        ? 30
                        : SECTION.matcher(plain).matches()
                                ? 5
                                : level ? 40 : number || sign ? -60 : plain.length() <= 8 ? 3 : 0;
            case NAME ->
                number || sign || blank
                        ? -60
                        : level ? -15 : OPERATED.matcher(plain).matches() ? -20 : 10;
            case WEIGHT, LEVEL1_POINTS, LEVEL2_POINTS -> POINTS.matcher(plain).matches() ? 30 : blank ? 0 : -60;
            case SCORE -> POINTS.matcher(plain).matches() ? 30 : blank ? 0 : -60;
            case COMPLETION -> PERCENT.matcher(plain).matches() ? 20 : number ? 8 : blank ? 5 : -35;
            case NATURE, DIRECTION -> sign || plain.matches("[正反负逆]向(?:指标)?") ? 50 : blank ? 0 : -60;
            case UNIT -> number || sign ? -60 : blank || MEASURE.matcher(plain).matches() ? 20 : -10;
            case TARGET -> OPERATED.matcher(plain).matches() ? 15 : sign ? -40 : number ? 8 : 0;
            case ACTUAL -> plain.matches("[<>≥≤].*") ? -2 : sign ? -40 : number ? 8 : 0;
            case RULE -> number ? -40 : plain.length() > 6 || plain.contains("赋分") || plain.contains("比例") ? 8 : 0;
            case LAST_YEAR -> sign ? -40 : plain.matches("\\d.*") ? 8 : 2;
            case EXPLANATION -> number && !plain.equals("0") ? -40 : blank ? 8 : sign ? -40 : explains(plain) ? 8 : 1;
            default -> sign ? -40 : 2;
        };
    }

    /** In a budget table. */
    static int fund(@Nullable Column column, String text) {
        String plain = Words.plain(text);
        if (plain.isEmpty()) {
            return 0;
        }
        boolean blank = EMPTY.matcher(plain).matches();
        if (column == null) {
            return -4;
        }
        return switch (column) {
            case SOURCE -> numeric(plain) || blank ? -60 : 10;
            case INITIAL, ANNUAL, EXECUTED -> MONEY.matcher(plain).matches() ? 20 : blank ? 4 : -60;
            case WEIGHT, SCORE -> POINTS.matcher(plain).matches() ? 15 : blank ? 5 : -60;
            case RATE -> PERCENT.matcher(plain).matches() ? 30 : numeric(plain) ? 5 : blank ? 4 : -60;
            default -> numeric(plain) ? -40 : 5;
        };
    }

    /** What it costs to take a row for one that lacks the cell of a column. */
    static int lacking(@Nullable Column column, boolean fund) {
        if (column == null) {
            return 0;
        }
        return switch (column) {
            case NAME -> -80;
            case SOURCE -> -80;
            case WEIGHT, SCORE -> fund ? -3 : -40;
            case TARGET, ACTUAL -> -15;
            case INITIAL, ANNUAL, EXECUTED -> -8;
            case COMPLETION, NATURE, RULE, DIRECTION -> -15;
            case NUMBER, UNIT -> -6;
            case RATE -> -3;
            case LEVEL1, LEVEL2 -> -1;
            default -> 0;
        };
    }
}
