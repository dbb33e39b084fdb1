package org.jiheng.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with places {@code {name}} or {@code {list[].field}} for values, taken apart once. */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9.\\[\\]]*)}");
    private static final int SHOWN_DECIMALS = 4;

    private final List<Part> parts = new ArrayList<>();

    private record Part(String text, boolean place) {}

    public Template(String text) {
        Matcher matcher = PLACE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            parts.add(new Part(text.substring(end, matcher.start()), false));
            parts.add(new Part(matcher.group(1), true));
            end = matcher.end();
        }
        parts.add(new Part(text.substring(end), false));
    }

    /** The names of its places. */
    public List<String> places() {
        return parts.stream().filter(Part::place).map(Part::text).toList();
    }

    /** The text with its places filled; one without a value stays as it is, so that its writer sees which. */
    public String fill(Function<String, @Nullable Object> values) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            Object value = part.place() ? values.apply(part.text()) : part.text();
            filled.append(value == null ? "{" + part.text() + "}" : show(value));
        }
        return filled.toString();
    }

    /** A value as people read it: numbers without idle zeros, at most four decimals. */
    private static String show(Object value) {
        return value instanceof BigDecimal number ? plain(number) : String.valueOf(value);
    }

    /** A number as people read it: without idle zeros, at most four decimals. */
    public static String plain(BigDecimal number) {
        BigDecimal shown =
                number.scale() > SHOWN_DECIMALS ? number.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP) : number;
        shown = shown.stripTrailingZeros();
        return (shown.scale() < 0 ? shown.setScale(0) : shown).toPlainString();
    }
}
