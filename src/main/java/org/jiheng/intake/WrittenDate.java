package org.jiheng.intake;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as forms write it, as a target or as what was reached: {@code 2024年12月15日前}, {@code =2024年11月30日}, {@code 2024-12-15},
 * {@code 2024年12月底前}, {@code 2024年底}. What names no day (a month without its end, a year) is none.
 */
final class WrittenDate {
    private static final String BEFORE = "(?:=|<=|<|≤|于|截至|截止|至)?";
    private static final String AFTER = "(?:之前|以前|前|内|完成|前完成|之前完成|以前完成)?";
    private static final Pattern DAY =
            Pattern.compile(BEFORE + "(\\d{4})(?:年|-|/|\\.)(\\d{1,2})(?:月|-|/|\\.)(\\d{1,2})(?:日|号)?" + AFTER);
    private static final Pattern END_OF_MONTH = Pattern.compile(BEFORE + "(\\d{4})年(\\d{1,2})月份?(?:底|末)" + AFTER);
    private static final Pattern END_OF_YEAR = Pattern.compile(BEFORE + "(\\d{4})年(?:年)?(?:底|末)" + AFTER);

    private static final Pattern SPACE = Pattern.compile("\\s");

    private WrittenDate() {}

    static Optional<LocalDate> parse(String text) {
        String plain =
                SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        Matcher day = DAY.matcher(plain);
        Matcher month = END_OF_MONTH.matcher(plain);
        Matcher year = END_OF_YEAR.matcher(plain);
        try {
            if (day.matches()) {
                return Optional.of(LocalDate.of(number(day, 1), number(day, 2), number(day, 3)));
            }
            if (month.matches()) {
                return Optional.of(
                        YearMonth.of(number(month, 1), number(month, 2)).atEndOfMonth());
            }
            return year.matches() ? Optional.of(LocalDate.of(number(year, 1), 12, 31)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
