package org.jiheng.review.whole;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.engine.facts.Noted;
import org.jiheng.review.whole.Outline.Kind;
import org.jiheng.review.whole.Outline.Spot;

/**
 * What a template left behind in the text: figures never filled in, a choice never made. Heads of tables and definitions use the same
 * words rightly, so only running text is searched, and a choice counts only with a figure behind it.
 */
final class Residue {
    private static final String UNIT = "(?:亿元|万元|元|%|个百分点|人次|人|个|项|次|家|辆|平方米|台)";
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?<![A-Za-zＸ])(?:[Xx]{2,8}|[×╳]{2,8})(?:\\.(?:[Xx×]{1,4}|\\d+))?\\s?" + UNIT + "|_{2,}\\s*"
                    + UNIT + "|[(\\[【](?:此处|请在此|请)(?:处)?(?:填写|填报|说明|列出|补充)[^)\\]】]{0,40}[)\\]】]|【\\s{0,8}】\\s?" + UNIT);
    private static final String UP = "增加|增长|上升|提高|增";
    private static final String DOWN = "减少|下降|降低|减";
    private static final Pattern CHOICE = Pattern.compile("(?:(?:" + UP + ")\\s?(?:\\(|/|或)\\s?(?:" + DOWN + ")\\)?|(?:"
            + DOWN + ")\\s?(?:\\(|/|或)\\s?(?:" + UP + ")\\)?)(?:了|为)?\\s?(?=-?[\\dXx×]|[ _]+(?:亿元|万元|元|%))");
    private static final Pattern BLANK = Pattern.compile(
            "(?:占|(?<!单位)(?<!单位是)(?<!单位:)为|达|增长|下降|减少|增加|上升|完成)" + "(?:[ _]*%|[ _]+(?:亿元|万元|元))(?=[,。；;、)]|$)");

    private final List<Spot> spots;
    private final Notes notes;

    Residue(Outline outline, Notes notes) {
        this.spots = outline.spots;
        this.notes = notes;
    }

    void find() {
        for (Spot spot : spots) {
            if (!spot.prose() || spot.text().matches("\\s*[^。]{2,20}(?:是指|:指).*")) {
                continue;
            }
            note(spot, "placeholder", PLACEHOLDER);
            boolean sentence = spot.text().contains("。") || spot.text().contains(",");
            if (sentence) {
                note(spot, "choice", CHOICE);
            }
            if (sentence && spot.kind() == Kind.TEXT) {
                note(spot, "blank", BLANK);
            }
        }
    }

    private void note(Spot spot, String what, Pattern pattern) {
        Matcher m = pattern.matcher(spot.text());
        while (m.find()) {
            int from = Math.max(
                            spot.text().lastIndexOf('。', m.start()), spot.text().lastIndexOf(',', m.start()))
                    + 1;
            int end = m.end();
            while (end < spot.text().length() && ",。；;".indexOf(spot.text().charAt(end)) < 0) {
                end++;
            }
            String quote = spot.printed().substring(from, end).strip();
            notes.add(what, quote, spot.at(), Map.of("label", m.group().strip()), id -> new Noted(id, what, quote));
        }
    }
}
