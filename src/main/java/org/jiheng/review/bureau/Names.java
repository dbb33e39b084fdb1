package org.jiheng.review.bureau;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names of units and projects as lists, titles and files spell them. */
final class Names {
    /** What may stand before a name in a title or a file name without being part of it. */
    private static final Pattern BEFORE = Pattern.compile("(?:.*(?:[\\d关于表年度]|附件|单位|部门|名称))?");

    /** What may follow a name without making it another's: an office has schools and stations that bear its name. */
    private static final Pattern AFTER = Pattern.compile(
            "(?:\\d|关于|年|本级|机关本级|整体|部门|单位|项目|支出|绩效|自评|评价|决算|预算|报告|表|的|等|盖章|终稿|定稿|修改|最终|word|excel|pdf|xlsx?|docx?|wps|et).*|");

    /** A word after a name that makes it that of a body below it. */
    private static final Pattern BELOW = Pattern.compile(
            "(?:附属|下属|所属|直属).*|.{0,12}?(?:幼儿园|中学|小学|学校|学院|医院|站|中心|所|馆|大队|支队|分局)(?:(?:\\d|年|部门|单位|整体|自评|绩效|支出).*|)");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /** Shorter words than this say too little to guess by. */
    private static final int SHORTEST = 3;

    private Names() {}

    /** Half-width, lower case, letters and digits only: for comparing. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /**
     * Of the names, those that the text says for sure: a name that is part of a longer word, or of a longer name that is said, is
     * not said. Both are given as {@link #plain}, the text in pieces that were parted by other signs.
     */
    static Set<String> said(List<String> pieces, Collection<String> names) {
        Set<String> said = new LinkedHashSet<>();
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            String next = i + 1 < pieces.size() ? pieces.get(i + 1) : "";
            boolean goesOn = BELOW.matcher(next).matches();
            List<int[]> taken = new ArrayList<>();
            names.stream()
                    .filter(name -> !name.isEmpty())
                    .sorted((a, b) -> b.length() - a.length())
                    .forEach(name -> {
                        for (int at = piece.indexOf(name); at >= 0; at = piece.indexOf(name, at + 1)) {
                            int from = at;
                            int to = at + name.length();
                            boolean within = taken.stream().anyMatch(t -> t[0] <= from && to <= t[1]);
                            boolean whole = BEFORE.matcher(piece.substring(0, from))
                                            .matches()
                                    && AFTER.matcher(piece.substring(to)).matches()
                                    && !(goesOn && to == piece.length());
                            taken.add(new int[] {from, to});
                            if (!within && whole) {
                                said.add(name);
                            }
                        }
                    });
        }
        return said;
    }

    /** Whether a text may mean a name without saying it: the name within a longer word, or one of both shortened. */
    static boolean near(String name, String text) {
        if (Math.min(name.length(), text.length()) < SHORTEST) {
            return false;
        }
        return text.contains(name) || shortened(name, text) || shortened(text, name);
    }

    /** Whether the one is the other with signs left out, the first and the last kept. */
    private static boolean shortened(String brief, String full) {
        if (brief.charAt(0) != full.charAt(0) || brief.charAt(brief.length() - 1) != full.charAt(full.length() - 1)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < full.length() && at < brief.length(); i++) {
            at += full.charAt(i) == brief.charAt(at) ? 1 : 0;
        }
        return at == brief.length();
    }

    /** A text in the pieces that signs and spaces part it into, each plain. */
    static List<String> pieces(String text) {
        return WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
