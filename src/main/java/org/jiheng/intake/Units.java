package org.jiheng.intake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Units in which forms measure (元, 公里, %) and words with which they count (个, 家, 人次). */
final class Units {
    /** What measures; two of these that differ cannot be compared. Whatever else is written counts things. */
    private static final Set<String> MEASURES = Set.of(
            "元", "米", "平方米", "立方米", "克", "亩", "公顷", "瓦", "瓦时", "升", "%", "‰", "天", "工作日", "小时", "分钟", "个月", "年", "分");

    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("公里", "千米"),
            Map.entry("平方公里", "百万平方米"),
            Map.entry("公斤", "千克"),
            Map.entry("吨", "百万克"),
            Map.entry("日", "天"),
            Map.entry("个工作日", "工作日"),
            Map.entry("月", "个月"),
            Map.entry("百分点", "%"),
            Map.entry("个百分点", "%"),
            Map.entry("名", "人"),
            Map.entry("位", "人"));

    private static final List<Map.Entry<String, Integer>> POWERS = List.of(
            Map.entry("千万", 7),
            Map.entry("百万", 6),
            Map.entry("十万", 5),
            Map.entry("亿", 8),
            Map.entry("万", 4),
            Map.entry("千", 3),
            Map.entry("百", 2));

    private Units() {}

    /** A unit taken apart: 万元 is the fourth power of ten of 元. */
    private record Parts(int power, String base) {
        static Parts of(String unit) {
            String same = SAME.getOrDefault(unit, unit);
            for (Map.Entry<String, Integer> power : POWERS) {
                if (same.startsWith(power.getKey())) {
                    String base = same.substring(power.getKey().length());
                    return new Parts(power.getValue(), SAME.getOrDefault(base, base));
                }
            }
            return new Parts(0, same);
        }

        boolean measures() {
            return MEASURES.contains(base.indexOf('/') < 0 ? base : base.substring(0, base.indexOf('/')));
        }
    }

    /** The value in another unit; empty where the two do not measure the same. A unit left out is that of the other. */
    static Optional<BigDecimal> convert(BigDecimal value, String from, String to) {
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
            return Optional.of(value);
        }
        Parts own = Parts.of(from);
        Parts other = Parts.of(to);
        boolean same =
                own.base().isEmpty() || other.base().isEmpty() || own.base().equals(other.base());
        if (!same) {
            return Optional.empty();
        }
        BigDecimal converted = value.scaleByPowerOfTen(own.power() - other.power());
        return Optional.of(converted.scale() < 0 ? converted.setScale(0) : converted);
    }

    /** Whether both only count things, so that a difference is one of words. */
    static boolean bothCount(String one, String other) {
        return !Parts.of(one).measures() && !Parts.of(other).measures();
    }
}
