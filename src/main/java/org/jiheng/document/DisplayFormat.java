package org.jiheng.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;

/**
 * Numbers of a sheet as people see them: 0.9784 formatted {@code 0.00%} is 97.84%. A sheet stores binary numbers; what is shown
 * unformatted has at most fifteen digits, as in Excel, and no exponent.
 */
final class DisplayFormat {
    private static final MathContext FIFTEEN_DIGITS = new MathContext(15);

    /** Built-in formats that depend on the language; ECMA-376 part 1, 18.8.30, Chinese (PRC). */
    private static final Map<Integer, String> CHINESE = Map.ofEntries(
            Map.entry(14, "yyyy/m/d"),
            Map.entry(22, "yyyy/m/d h:mm"),
            Map.entry(27, "yyyy\"年\"m\"月\""),
            Map.entry(28, "m\"月\"d\"日\""),
            Map.entry(29, "m\"月\"d\"日\""),
            Map.entry(31, "yyyy\"年\"m\"月\"d\"日\""),
            Map.entry(32, "h\"时\"mm\"分\""),
            Map.entry(33, "h\"时\"mm\"分\"ss\"秒\""),
            Map.entry(36, "yyyy\"年\"m\"月\""),
            Map.entry(50, "yyyy\"年\"m\"月\""),
            Map.entry(51, "m\"月\"d\"日\""),
            Map.entry(52, "yyyy\"年\"m\"月\""),
            Map.entry(53, "m\"月\"d\"日\""),
            Map.entry(54, "m\"月\"d\"日\""),
            Map.entry(57, "yyyy\"年\"m\"月\""),
            Map.entry(58, "m\"月\"d\"日\""));

    private final DataFormatter formatter = new DataFormatter(Locale.CHINA);
    private final boolean since1904;

    private final boolean exact;

    DisplayFormat(boolean since1904) {
        this(since1904, false);
    }

    /**
     * How numbers are given.
     *
     * @param exact whether no digit may be lost that the sheet holds, and days are given as {@code 2025-12-31}
     */
    DisplayFormat(boolean since1904, boolean exact) {
        this.since1904 = since1904;
        this.exact = exact;
    }

    /**
     * A number as shown.
     *
     * @param id the format's number; the built-in ones need no pattern
     * @param pattern the format's pattern, empty where the file states none
     */
    String show(String number, int id, String pattern) {
        BigDecimal value = new BigDecimal(number);
        String format = CHINESE.getOrDefault(id, pattern);
        if (format.isEmpty()) {
            String builtin = id == 0 ? null : BuiltinFormats.getBuiltinFormat(id);
            format = builtin == null || builtin.startsWith("reserved") ? "General" : builtin;
        }
        if (exact) {
            return ExactFormat.of(value.round(FIFTEEN_DIGITS), id, format, since1904);
        }
        if (format.equalsIgnoreCase("General") || format.equals("@")) {
            BigDecimal shown = value.round(FIFTEEN_DIGITS).stripTrailingZeros();
            return (shown.abs().precision() - shown.scale() > 30 || shown.scale() > 30 ? shown : plain(shown))
                    .toString();
        }
        // the marks around words in a date's pattern (yyyy"年") come through
        return formatter
                .formatRawCellContents(value.doubleValue(), id, format, since1904)
                .replace("\"", "")
                .strip();
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
