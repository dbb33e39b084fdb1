package org.jiheng.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with places {@code {name}} for values. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");
    private static final int SHOWN_DECIMALS = 4;

    private Template() {}

    /** Fills the places; one without a value stays as it is, so that its writer sees which. */
    static String fill(String template, Function<String, @Nullable Object> values) {
        if (template.indexOf('{') < 0) {
            return template;
        }
        Matcher matcher = PLACE.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            Object value = values.apply(matcher.group(1));
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value == null ? matcher.group() : show(value)));
        }
        return matcher.appendTail(filled).toString();
    }

    /** A value as people read it: numbers without idle zeros, at most four decimals. */
    static String show(Object value) {
        return value instanceof BigDecimal number ? plain(number) : String.valueOf(value);
    }

    static String plain(BigDecimal number) {
        BigDecimal shown =
                number.scale() > SHOWN_DECIMALS ? number.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP) : number;
        shown = shown.stripTrailingZeros();
        return (shown.scale() < 0 ? shown.setScale(0) : shown).toPlainString();
    }
}
