package org.jiheng.document;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Numbers of a sheet as somebody entered them: all digits that are held, and the zeros that the cell shows after them; 0.9784
 * formatted as a percentage is 97.84%, a day is {@code 2025-12-31}.
 */
final class ExactFormat {
    private static final Pattern DECIMALS = Pattern.compile("[0#?]\\.(0+)");
    /** No amount, count or rate is as long. */
    private static final int LONGEST = 40;

    private ExactFormat() {}

    static String of(BigDecimal value, int id, String format, boolean since1904) {
        String shape = format.split(";", -1)[0].replaceAll("\"[^\"]*\"|\\\\.|\\[[^]]*]", "");
        if (DateUtil.isADateFormat(id, format) && DateUtil.isValidExcelDate(value.doubleValue())) {
            LocalDateTime time = DateUtil.getLocalDateTime(value.doubleValue(), since1904);
            return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? time.toLocalDate().toString()
                    : time.toString().replace('T', ' ');
        }
        boolean percent = shape.contains("%");
        BigDecimal number = (percent ? value.scaleByPowerOfTen(2) : value).stripTrailingZeros();
        if (Math.abs((long) number.precision() - number.scale()) > LONGEST || number.scale() > LONGEST) {
            return number.toString();
        }
        Matcher decimals = DECIMALS.matcher(shape);
        int shown = decimals.find() ? decimals.group(1).length() : 0;
        return number.setScale(Math.max(number.scale(), shown)).toPlainString() + (percent ? "%" : "");
    }
}
