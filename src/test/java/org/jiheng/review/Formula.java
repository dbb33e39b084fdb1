package org.jiheng.review;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a formula such as {@code c/(a-c)*100} and computes it on intervals. */
final class Formula {
    private static final Pattern TERM = Pattern.compile("[\\d.]+|\\w+");

    private final String text;
    private final Map<String, Span> values;
    private int at;

    Formula(String text, Map<String, Span> values) {
        this.text = text.replaceAll("\\s", "");
        this.values = values;
    }

    Span value() {
        Span sum = sum();
        if (at != text.length()) {
            throw new IllegalArgumentException(text);
        }
        return sum;
    }

    private Span sum() {
        Span left = product();
        while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            boolean plus = text.charAt(at++) == '+';
            Span right = product();
            left = plus ? left.plus(right) : left.minus(right);
        }
        return left;
    }

    private Span product() {
        Span left = term();
        while (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '/')) {
            boolean times = text.charAt(at++) == '*';
            Span right = term();
            left = times ? left.times(right) : left.per(right);
        }
        return left;
    }

    private Span term() {
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
            return Span.exactly(0).minus(term());
        }
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            Span inner = sum();
            at++;
            return inner;
        }
        Matcher m = TERM.matcher(text);
        if (!m.find(at) || m.start() != at) {
            throw new IllegalArgumentException(text);
        }
        at = m.end();
        Span named = values.get(m.group());
        if (named == null && !m.group().matches("[\\d.]+")) {
            throw new IllegalArgumentException(text);
        }
        return named == null ? Span.of(new BigDecimal(m.group()), BigDecimal.ZERO) : named;
    }
}
