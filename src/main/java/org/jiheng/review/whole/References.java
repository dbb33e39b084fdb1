package org.jiheng.review.whole;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.engine.facts.Noted;
import org.jiheng.review.whole.Outline.Kind;
import org.jiheng.review.whole.Outline.Spot;

/** Tables and annexes that the text points to, and those the document holds; one that holds none of a kind keeps them elsewhere. */
final class References {
    private static final Pattern POINTS =
            Pattern.compile("(?:见|如|参见|详见)\\s?(?:本?报告)?(表|附表|附件)\\s?(\\d{1,2}(?:-\\d{1,2})?)(?![\\d.年月])");
    private static final Pattern HELD = Pattern.compile("^\\s*(表|附表|附件)\\s?(\\d{1,2}(?:-\\d{1,2})?)(?!\\d).{0,60}$");
    private static final Pattern BELOW = Pattern.compile("(?:见|如)下表(?:所示)?[::。.]?\\s*$");

    private final List<Spot> spots;
    private final Notes notes;

    References(Outline outline, Notes notes) {
        this.spots = outline.spots;
        this.notes = notes;
    }

    void find() {
        boolean tables = spots.stream().anyMatch(s -> s.kind() == Kind.TABLE);
        List<String> kinds = spots.stream()
                .map(References::held)
                .filter(h -> !h.isEmpty())
                .map(h -> h.replaceAll("\\d.*", ""))
                .toList();
        for (int i = 0; i < spots.size(); i++) {
            Spot spot = spots.get(i);
            String held = held(spot);
            if (!held.isEmpty()) {
                notes.add("holds", held, spot.at(), Map.of(), id -> new Noted(id, "holds", held));
                continue;
            }
            Matcher m = POINTS.matcher(spot.text());
            while (spot.prose() && m.find()) {
                String name = m.group(1) + m.group(2);
                if (kinds.stream().filter(m.group(1)::equals).count() >= 2) {
                    notes.add(
                            "refers", m.group(), spot.at(), Map.of("label", name), id -> new Noted(id, "refers", name));
                }
            }
            if (tables && spot.kind() == Kind.TEXT && BELOW.matcher(spot.text()).find() && !tableBelow(i)) {
                String words = spot.printed().strip();
                String quote = words.substring(words.lastIndexOf('。', words.length() - 2) + 1);
                notes.add("refers", quote, spot.at(), Map.of("label", "下表"), id -> new Noted(id, "refers", "下表 " + id));
            }
        }
    }

    private static String held(Spot spot) {
        Matcher m = HELD.matcher(spot.text().strip().replaceFirst("^\\(", ""));
        boolean title = spot.kind() != Kind.TABLE && m.matches() && !spot.text().contains("。");
        return title ? m.group(1) + m.group(2) : "";
    }

    /** A table before the text goes on: lines between may be its title, its unit, or rows that lost their lines. */
    private boolean tableBelow(int i) {
        int prose = 0;
        for (int next = i + 1; next < spots.size() && prose < 2; next++) {
            Spot spot = spots.get(next);
            boolean row = spot.text().length() < 300
                    && spot.text().matches(".*\\d.*[\\s|]+\\S*\\d.*")
                    && !spot.text().contains("。");
            if (spot.kind() == Kind.TABLE || row) {
                return true;
            }
            if (spot.kind() == Kind.HEADING) {
                return false;
            }
            prose += spot.text().contains("。") ? 2 : 0;
            if (next > i + 8) {
                return true;
            }
        }
        return prose < 2;
    }
}
