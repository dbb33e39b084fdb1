package org.jiheng.review;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as a scanner wants it, every character of which knows where it stood: full-width digits and signs made plain, blanks and
 * line breaks within words and numbers gone (two numbers stay apart), thousands separators gone.
 */
final class Normal {
    private static final String WIDE = "％．，：；（）－−〜～＋＝＜＞／　？！";
    private static final String PLAIN = "%.,:;()--~~+=<>/ ?!";

    /** Thousands parted by blanks, as some print them throughout a text. */
    private static final Pattern GROUPED = Pattern.compile("(?<![\\d.,])\\d{1,3}(?: \\d{3})+(?=[件人元万户亿个项名次吨亩辆台])");

    final String text;
    private final int[] origin;

    private Normal(String text, int[] origin) {
        this.text = text;
        this.origin = origin;
    }

    /** Where a character of the plain text stood in the printed one. */
    int origin(int index) {
        return index < origin.length ? origin[index] : (origin.length == 0 ? 0 : origin[origin.length - 1] + 1);
    }

    static Normal of(String printed) {
        StringBuilder wide = new StringBuilder(printed.length());
        for (int i = 0; i < printed.length(); i++) {
            wide.append(plain(printed.charAt(i)));
        }
        boolean spaced = GROUPED.matcher(wide).results().count() > 1;
        StringBuilder text = new StringBuilder(printed.length());
        int[] origin = new int[printed.length()];
        for (int i = 0; i < wide.length(); i++) {
            char c = wide.charAt(i);
            int mark = footnote(wide, i);
            if (mark > 0) {
                i += mark - 1;
                continue;
            }
            if (c == ' ' && spaced && grouped(wide, i)) {
                continue;
            }
            boolean blank = Character.isWhitespace(c) || c == '\u00a0' || c == '\u200b' || c == '\ufeff';
            if ((blank && !parts(wide, i)) || (c == ',' && thousands(wide, i, printed.charAt(i) == '，'))) {
                continue;
            }
            if (blank && text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
                continue;
            }
            origin[text.length()] = i;
            text.append(blank ? ' ' : c);
        }
        return new Normal(text.toString(), java.util.Arrays.copyOf(origin, text.length()));
    }

    /** Whether a blank parts the thousands of a number that a unit follows: "321 146件". */
    private static boolean grouped(CharSequence text, int at) {
        int first = at;
        while (first > 0 && (digit(text, first - 1) || text.charAt(first - 1) == ' ')) {
            first--;
        }
        Matcher m = GROUPED.matcher(text).region(first, text.length()).useTransparentBounds(true);
        return m.lookingAt() && m.end() > at;
    }

    /** The length of the mark of a footnote behind a word: "在校生[3]"; 0 where there is none. */
    private static int footnote(CharSequence text, int at) {
        if (text.charAt(at) != '['
                || at == 0
                || word(text.charAt(at - 1))
                || Character.isWhitespace(text.charAt(at - 1))) {
            return 0;
        }
        int digits = digits(text, at + 1);
        int end = at + 1 + digits;
        return digits >= 1 && digits <= 2 && end < text.length() && text.charAt(end) == ']' ? digits + 2 : 0;
    }

    private static char plain(char c) {
        if (c >= '０' && c <= '９') {
            return (char) ('0' + c - '０');
        }
        if ((c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ')) {
            return (char) (c - 'Ａ' + 'A');
        }
        int at = WIDE.indexOf(c);
        return at >= 0 ? PLAIN.charAt(at) : c;
    }

    /** Whether a blank keeps two numbers or two Latin words apart; a line break within a number does not. */
    private static boolean parts(CharSequence text, int at) {
        int left = at;
        boolean breaks = false;
        while (left >= 0 && Character.isWhitespace(text.charAt(left))) {
            breaks |= text.charAt(left) == '\n';
            left--;
        }
        int right = at;
        while (right < text.length() && Character.isWhitespace(text.charAt(right))) {
            breaks |= text.charAt(right) == '\n';
            right++;
        }
        if (left < 0 || right >= text.length()) {
            return false;
        }
        char a = text.charAt(left);
        char b = text.charAt(right);
        if (breaks && (number(a) || a == ',') && number(b)) {
            return false;
        }
        return (word(a) && word(b)) || (a == '%' && number(b)) || (number(a) && b == '-');
    }

    private static boolean thousands(CharSequence text, int at, boolean wide) {
        if (at == 0 || !digit(text, at - 1) || digits(text, at + 1) != 3) {
            return false;
        }
        int first = at;
        while (digit(text, first - 1)) {
            first--;
        }
        char before = first > 0 ? text.charAt(first - 1) : ' ';
        boolean goesOn = before == ',' && digit(text, first - 2);
        if (at - first > 3 || before == '.' || (text.charAt(first) == '0' && !goesOn) || (goesOn && at - first != 3)) {
            return false;
        }
        int after = at + 4;
        boolean certain = after < text.length()
                && ((text.charAt(after) == '.' && digit(text, after + 1))
                        || (text.charAt(after) == ',' && digits(text, after + 1) == 3));
        return !wide || certain || goesOn;
    }

    private static int digits(CharSequence text, int from) {
        int i = from;
        while (digit(text, i)) {
            i++;
        }
        return i - from;
    }

    private static boolean digit(CharSequence text, int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private static boolean number(char c) {
        return (c >= '0' && c <= '9') || c == '.';
    }

    private static boolean word(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
