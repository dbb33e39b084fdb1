package org.jiheng.intake;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with unit, and with an operator where it is a target: {@code >= 100 家}, {@code 184家}, {@code ＝100％}, {@code 100（份）},
 * {@code 不低于90%}, {@code 10万元以内}. A day or a range of numbers is none.
 *
 * @param operator {@code >=}, {@code <=}, {@code >}, {@code <}, {@code =}; {@code =} where none is written
 */
record Quantity(String operator, BigDecimal value, String unit) {
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("≥", ">="),
            Map.entry("≤", "<="),
            Map.entry("不低于", ">="),
            Map.entry("不少于", ">="),
            Map.entry("不小于", ">="),
            Map.entry("大于等于", ">="),
            Map.entry("至少", ">="),
            Map.entry("达到", ">="),
            Map.entry("不超过", "<="),
            Map.entry("不高于", "<="),
            Map.entry("不多于", "<="),
            Map.entry("不大于", "<="),
            Map.entry("小于等于", "<="),
            Map.entry("至多", "<="),
            Map.entry("大于", ">"),
            Map.entry("高于", ">"),
            Map.entry("小于", "<"),
            Map.entry("低于", "<"));

    private static final Pattern WRITTEN = Pattern.compile("(?<operator>>=|<=|=|>|<|≥|≤|[\\p{IsHan}]{2,4})?\\s*"
            + "(?<value>[+-]?\\d{1,3}(,\\d{3})+(\\.\\d{1,10})?|[+-]?\\d{1,15}(\\.\\d{1,10})?)\\s*"
            + "(?<unit>[%‰\\p{L}(].{0,15}?)?\\s*(?<after>及?以上|及?以内|及?以下)?");

    /** What follows the number where it is the year, month or day of a date. */
    private static final Pattern OF_A_DATE = Pattern.compile("年(\\d|底|末|初|前).*|月(\\d|底|末|初|前|份).*|[日号](之|以)?前.*");

    private static final Pattern BRACKETS = Pattern.compile("^\\((.*)\\)$");

    /** Empty where the text is no number with unit. */
    static Optional<Quantity> parse(String text) {
        Matcher m =
                WRITTEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        String sign = m.group("operator");
        String after = m.group("after");
        String unit = m.group("unit") == null
                ? ""
                : BRACKETS.matcher(m.group("unit").strip()).replaceFirst("$1").strip();
        boolean words = sign != null && Character.isIdeographic(sign.codePointAt(0));
        if (OF_A_DATE.matcher(unit).matches() || (words && !SIGNS.containsKey(sign))) {
            return Optional.empty();
        }
        String operator = sign == null ? "=" : SIGNS.getOrDefault(sign, sign);
        if (sign == null && after != null) {
            operator = after.endsWith("上") ? ">=" : "<=";
        }
        return Optional.of(
                new Quantity(operator, new BigDecimal(m.group("value").replace(",", "")), unit));
    }
}
