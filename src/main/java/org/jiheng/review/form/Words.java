package org.jiheng.review.form;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spellings that mean the same. */
final class Words {
    private static final Pattern PARENTHESES = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]|【[^【】]*】");
    private static final Pattern MONEY_UNIT =
            Pattern.compile("(?:单位[::]?|金额|资金|预算|数|额|\\(|^)[^元()]{0,4}?((?:亿|百万|十万|万|千)?元)");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u200b\\ufeff]+");
    private static final Pattern END = Pattern.compile("[::*]+$");
    /** A break that a narrow cell forced into a word, between characters that need no space. */
    private static final Pattern BREAK = Pattern.compile("\\s*\\n\\s*");

    private Words() {}

    /** Half-width, without any space: for comparing and matching. */
    static String plain(String text) {
        return SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    }

    /** A heading without what stands in parentheses and without colon. */
    static String heading(String text) {
        String plain = plain(text);
        String bare = PARENTHESES.matcher(plain).replaceAll("");
        return END.matcher(bare.isEmpty() ? plain : bare).replaceAll("");
    }

    /** On one line; a break between two Latin words stays a space. */
    static String oneLine(String text) {
        Matcher m = BREAK.matcher(text.strip());
        StringBuilder line = new StringBuilder();
        while (m.find()) {
            boolean latin = m.start() > 0
                    && Character.isLetter(text.strip().charAt(m.start() - 1))
                    && text.strip().charAt(m.start() - 1) < 128
                    && m.end() < text.strip().length()
                    && text.strip().charAt(m.end()) < 128;
            m.appendReplacement(line, latin ? " " : "");
        }
        m.appendTail(line);
        return line.toString();
    }

    /** The unit of money that a heading names, or empty: {@code 项目资金（万元）}. */
    static String moneyUnit(String text) {
        Matcher m = MONEY_UNIT.matcher(plain(text));
        return m.find() ? m.group(1) : "";
    }
}
