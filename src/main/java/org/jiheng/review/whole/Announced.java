package org.jiheng.review.whole;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.Figure;
import org.jiheng.review.Statement;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;
import org.jiheng.review.whole.Outline.Kind;
import org.jiheng.review.whole.Outline.Spot;

/** A number of things announced at the end of a paragraph, and the numbered paragraphs that follow. */
final class Announced {
    private static final Pattern ANNOUNCES = Pattern.compile(
            "(?:包含|包括|分为|有|共|以下|如下|下列|主要是?) ?(\\d{1,2}|[一二两三四五六七八九十]) ?(项|个|点|条|方面|大类|类|个方面)[^。,;:\\d]{0,12}(?:如下|包括|为|是)?[。:]$");
    private static final Pattern ITEM = Pattern.compile("^(\\(?)(\\d{1,2}|[一二三四五六七八九十]{1,3})([.、)])(?!\\d).*");
    private static final String DIGITS = "一二三四五六七八九十";

    private final List<Spot> spots;
    private final Map<String, Integer> like = new HashMap<>();

    Announced(Outline outline) {
        this.spots = outline.spots;
    }

    List<Statement> find() {
        List<Statement> found = new ArrayList<>();
        for (int i = 0; i + 1 < spots.size(); i++) {
            Spot spot = spots.get(i);
            String text = spot.text().strip();
            Matcher m = ANNOUNCES.matcher(text);
            int items = spot.kind() == Kind.TEXT && m.find() ? items(i + 1) : 0;
            if (items >= 2) {
                String name = text.substring(Math.max(text.lastIndexOf('。', text.length() - 2) + 1, 0));
                int n = like.merge(name, 1, Integer::sum);
                Figure listed = new Figure(BigDecimal.valueOf(items), 0, m.group(2), "", items + m.group(2), spot.at());
                found.add(new Statement(
                        "announced:" + name + (n == 1 ? "" : "#" + n),
                        "count",
                        name,
                        spot.at(),
                        new Figure(
                                BigDecimal.valueOf(value(m.group(1))),
                                0,
                                m.group(2),
                                name,
                                m.group(1) + m.group(2),
                                spot.at()),
                        List.of(new Reading(List.of(new Term("part", listed))))));
            }
        }
        return found;
    }

    /** How many paragraphs are numbered on from 1 in one style; 0 where another style begins at once or the list does not begin with 1. */
    private int items(int from) {
        String style = "";
        int expected = 1;
        for (int i = from; i < spots.size(); i++) {
            Spot spot = spots.get(i);
            Matcher m = ITEM.matcher(spot.text().strip());
            if (spot.kind() == Kind.TABLE || spot.kind() == Kind.CELL || spot.kind() == Kind.CONTENTS) {
                break;
            }
            if (!m.matches()) {
                if (expected == 1) {
                    return 0;
                }
                continue;
            }
            String own = m.group(1) + (DIGITS.indexOf(m.group(2).charAt(0)) >= 0 ? "一" : "1") + m.group(3);
            int number = value(m.group(2));
            if (expected == 1) {
                style = own;
            }
            if (own.equals(style) && number == expected) {
                expected++;
            } else if (own.equals(style) || expected == 1) {
                return expected == 1 ? 0 : number == 1 ? expected - 1 : 0;
            } else if (level(own) < level(style)) {
                break;
            }
        }
        return expected - 1;
    }

    private static int level(String style) {
        return List.of("一、", "(一)", "1.", "1、", "(1)", "1)").indexOf(style);
    }

    private static int value(String number) {
        if (Character.isDigit(number.charAt(0)) && number.charAt(0) < 128) {
            return Integer.parseInt(number);
        }
        if (number.equals("两")) {
            return 2;
        }
        int first = DIGITS.indexOf(number.charAt(0)) + 1;
        return number.length() == 1 ? first : first == 10 ? 10 + DIGITS.indexOf(number.charAt(1)) + 1 : first * 10;
    }
}
