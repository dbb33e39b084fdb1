package org.jiheng.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.engine.facts.Source;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** How numbers and sources are written for people. */
public final class Format {
    private Format() {}

    /** Points with two decimals at least, as they are when more are needed. */
    public static String points(BigDecimal points) {
        BigDecimal plain = points.stripTrailingZeros();
        return (plain.scale() < 2
                        ? plain.setScale(2)
                        : plain.scale() > 4 ? plain.setScale(4, RoundingMode.HALF_UP) : plain)
                .toPlainString();
    }

    /** A weight without idle zeros. */
    public static String weight(BigDecimal weight) {
        BigDecimal plain = weight.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    /** A share from 0 to 1 in percent. */
    public static String percent(BigDecimal share) {
        return weight(share.scaleByPowerOfTen(2)) + "%";
    }

    /** A source with its page and the words quoted. */
    public static String source(Source source, Language language) {
        return Stream.of(
                        source.document(),
                        page(source.page(), language),
                        source.quote() == null ? null : "“" + source.quote() + "”")
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
    }

    /** A page number is called one; a page written in words stays as it is. */
    private static @Nullable String page(@Nullable String page, Language language) {
        return page == null || !page.matches("[0-9]+")
                ? page
                : Message.of("report.page", page).in(language);
    }
}
