package org.jiheng.review.whole;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.Location;
import org.jiheng.review.Figure;
import org.jiheng.review.Statement;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;
import org.jiheng.review.whole.Outline.Spot;

/**
 * One name with two figures: a total number of things, the size of a budget, the ordinal of an event. What the name covers cannot be
 * told from the words alone, so these are questions; a name with three figures is that of something that recurs and is left alone.
 */
final class SameName {
    private static final Pattern COUNT = Pattern.compile(
            "([一-龥A-Za-z“”]{2,16}?)(?:总数|总量)(?:已|共|累计)*(?:达到?|为|是|有|共)? ?(\\d{1,7}) ?(家|个|人|户|项|名|件|所|辆)(?!以上|左右|多|余)");
    private static final Pattern SIZE =
            Pattern.compile("([一-龥“”]{4,24}?(?:总规模|总额|总预算))(?:调整)?(?:为|是|共|达到?)? ?(\\d[\\d,]*(?:\\.\\d+)?) ?(亿元|万元|元)");
    private static final Pattern ORDINAL = Pattern.compile("第([一二三四五六七八九十]{1,3})届([一-龥]{6,14})");
    private static final Pattern OTHER = Pattern.compile("上年|去年|同期|较|比|其中|目标|力争|计划|预计|每");
    private static final Pattern PLACE =
            Pattern.compile("^(?:.*(?:末|底|年|年度|截至|目前))?(?:全|我|本)?(?:[区市县州省国]|自治区|辖区)?(?:的)?");
    private static final Pattern OWNER = Pattern.compile("|.*(?:单位|部门|[局委办院校厅处会]|中心|年|年度)的?");
    private static final Map<String, String> SHORT = Map.of("高企", "高新技术企业", "高新企业", "高新技术企业");
    private static final String DIGITS = "一二三四五六七八九十";
    private static final int SHORTEST = 8;
    private static final int EXACT = 6;

    private final List<Spot> spots;

    SameName(Outline outline) {
        this.spots = outline.spots;
    }

    private record Said(String name, int year, Figure figure, String quote) {}

    List<Statement> find() {
        Map<String, List<Said>> counts = new HashMap<>();
        List<Said> sizes = new ArrayList<>();
        List<Statement> found = new ArrayList<>();
        for (Spot spot : spots) {
            if (!spot.prose() && spot.text().length() < 15) {
                continue;
            }
            counts(spot, counts);
            sizes(spot, sizes);
            ordinals(spot, found);
        }
        counts.values().forEach(said -> differing(said, found));
        for (int i = 0; i < sizes.size(); i++) {
            List<Said> same = new ArrayList<>();
            for (Said other : sizes) {
                if (alike(sizes.get(i).name(), other.name())) {
                    same.add(other);
                }
            }
            if (!same.isEmpty() && same.get(0).equals(sizes.get(i))) {
                differing(same, found);
            }
        }
        return found;
    }

    /** Whether two names end alike, and what stands before is at most whose it is. */
    private static boolean alike(String a, String b) {
        int common = 0;
        while (common < Math.min(a.length(), b.length())
                && a.charAt(a.length() - 1 - common) == b.charAt(b.length() - 1 - common)) {
            common++;
        }
        return common >= SHORTEST
                && OWNER.matcher(a.substring(0, a.length() - common)).matches()
                && OWNER.matcher(b.substring(0, b.length() - common)).matches();
    }

    private static void counts(Spot spot, Map<String, List<Said>> counts) {
        Matcher m = COUNT.matcher(spot.text());
        while (m.find()) {
            String clause = clause(spot.text(), m.start(2));
            if (OTHER.matcher(clause).find()) {
                continue;
            }
            String name = PLACE.matcher(m.group(1).replaceFirst("^.*(?:完成值为|实际为|已有)", ""))
                    .replaceFirst("");
            name = SHORT.getOrDefault(name, name);
            if (name.length() >= 4) {
                counts.computeIfAbsent(name + m.group(3), k -> new ArrayList<>())
                        .add(said(name + "总数", clause, m.group(2), m.group(3), 0, spot.at()));
            }
        }
    }

    private static void sizes(Spot spot, List<Said> sizes) {
        Matcher m = SIZE.matcher(spot.text());
        while (m.find()) {
            String clause = clause(spot.text(), m.start(2));
            if (!OTHER.matcher(clause).find()) {
                String number = m.group(2).replace(",", "");
                int dot = number.indexOf('.');
                sizes.add(said(
                        m.group(1), clause, number, m.group(3), dot < 0 ? 0 : number.length() - dot - 1, spot.at()));
            }
        }
    }

    private static Said said(String name, String clause, String number, String unit, int decimals, Location at) {
        Matcher year = Pattern.compile("(20[0-4]\\d) ?年").matcher(clause);
        int named = year.find() ? Integer.parseInt(year.group(1)) : 0;
        Figure figure = new Figure(new BigDecimal(number), decimals, unit, name, number + unit, at);
        return new Said(name, named, figure, clause.strip() + number + unit);
    }

    private static void differing(List<Said> said, List<Statement> found) {
        Set<BigDecimal> values = new HashSet<>();
        Set<String> units = new HashSet<>();
        Set<Integer> years = new HashSet<>();
        for (Said each : said) {
            values.add(each.figure().value().stripTrailingZeros());
            units.add(each.figure().unit());
            if (each.year() > 0) {
                years.add(each.year());
            }
        }
        if (values.size() != 2 || units.size() != 1 || years.size() > 1) {
            return;
        }
        Said first = said.get(0);
        for (Said each : said) {
            if (each.figure().value().compareTo(first.figure().value()) != 0) {
                found.add(same(each.name(), each.quote(), each.figure(), first.figure()));
                return;
            }
        }
    }

    /** Two ordinals before one name, within one text. */
    private static void ordinals(Spot spot, List<Statement> found) {
        Map<String, Figure> first = new HashMap<>();
        Matcher m = ORDINAL.matcher(spot.text());
        while (m.find()) {
            String name = m.group(2).substring(0, 6);
            int number = ordinal(m.group(1));
            Figure figure =
                    new Figure(BigDecimal.valueOf(number), EXACT, "届", m.group(2), "第" + m.group(1) + "届", spot.at());
            Figure before = first.putIfAbsent(name, figure);
            String words = clause(spot.text(), m.start());
            boolean assembly = m.group(2).matches(".*(?:代表|大会|委员|全会|中央|政协).*");
            if (before != null
                    && !assembly
                    && before.value().compareTo(figure.value()) != 0
                    && !words.matches(".*(?:上|前|往|历|下)一?届.*")) {
                found.add(same(m.group(2), m.group(), figure, before));
            }
        }
    }

    private static int ordinal(String number) {
        int first = DIGITS.indexOf(number.charAt(0)) + 1;
        int last = DIGITS.indexOf(number.charAt(number.length() - 1)) + 1;
        return switch (number.length()) {
            case 1 -> first;
            case 2 -> first == 10 ? 10 + last : first * 10;
            default -> first * 10 + last;
        };
    }

    private static Statement same(String name, String quote, Figure said, Figure other) {
        int finest = Math.max(said.decimals(), other.decimals());
        Figure figure = new Figure(said.value(), finest, said.unit(), said.label(), said.text(), said.at());
        return new Statement(
                "same-name:" + name,
                "same-name",
                quote,
                figure.at(),
                figure,
                List.of(new Reading(List.of(new Term("other", other)))));
    }

    private static String clause(String text, int at) {
        int from = -1;
        for (char mark : new char[] {'。', ',', '；', ';', ':'}) {
            from = Math.max(from, text.lastIndexOf(mark, at - 1));
        }
        return text.substring(from + 1, at);
    }
}
