package org.jiheng.review.whole;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.engine.facts.Dated;
import org.jiheng.review.whole.Outline.Kind;
import org.jiheng.review.whole.Outline.Spot;

/** Years of headings against the contents, of titles of tables against their heading, and of the text against the report's own. */
final class Years {
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20[0-4]\\d)(?= ?年| ?－| ?-)");
    private static final Pattern REPORTED =
            Pattern.compile("(?<!\\d)(20[0-4]\\d) ?年度?(?:末|的)?(?:部门|单位|整体|预算|收入|支出|决算|一般公共|财政|绩效|年初|本年)");
    private static final Pattern TITLE =
            Pattern.compile("(?<!\\d)(20[0-4]\\d) ?年?度?[^。,;:\\d]{0,24}(?:决算|自评|绩效评价|绩效报告|预算|整体支出)");
    private static final Pattern OWN = Pattern.compile(
            "(?:本部门|本单位|我部门|我单位|我局|本局|我委|本委|我办|本办|我院|本院|我校|本校|我中心|本中心)(20[0-4]\\d) ?年度?(?:的)?(?:主要|重点|整体|部门|年度|绩效|预算|工作|决算|收入|支出)[^。,;:]{0,12}"
                    + "|纳入[^。,;:]{0,30}?(20[0-4]\\d) ?年度?(?:部门|单位)?(?:决算|预算|整体)[^。,;:]{0,12}范围");
    private static final Pattern COMPARED =
            Pattern.compile("(?:与|较|比|同) ?(20[0-4]\\d) ?年度?(?:决算数?|支出|收入|执行数|同期)? ?(?:相比|相较|对比|增加|减少|增长|下降|上升|降低|持平)");
    private static final Pattern MONEY = Pattern.compile("收入|支出|决算|预算|经费|拨款");
    private static final int TITLE_LINES = 12;
    private static final int FEWEST = 3;

    private final Outline outline;
    private final List<Spot> spots;
    private final Notes notes;

    Years(Outline outline, Notes notes) {
        this.outline = outline;
        this.spots = outline.spots;
        this.notes = notes;
    }

    void find() {
        contents();
        titles();
        int own = reported();
        if (own > 0) {
            for (Spot spot : spots) {
                if (spot.kind() == Kind.TEXT || spot.kind() == Kind.HEADING) {
                    ownYear(spot, own);
                    compared(spot, own);
                }
            }
        }
    }

    /** The contents list the headings of the document, with the same years. */
    private void contents() {
        Map<String, Set<Integer>> listed = new HashMap<>();
        Map<String, Spot> first = new HashMap<>();
        for (Spot spot : spots) {
            Integer year = spot.kind() == Kind.CONTENTS ? year(spot.title()) : null;
            if (year != null) {
                listed.computeIfAbsent(stem(spot.title()), k -> new HashSet<>()).add(year);
                first.putIfAbsent(stem(spot.title()), spot);
            }
        }
        Map<String, Set<Integer>> headed = new HashMap<>();
        for (Spot spot : spots) {
            Integer year = spot.kind() == Kind.HEADING ? year(spot.title()) : null;
            if (year != null) {
                headed.computeIfAbsent(stem(spot.title()), k -> new HashSet<>()).add(year);
            }
        }
        for (Spot spot : spots) {
            if (spot.kind() != Kind.HEADING) {
                continue;
            }
            boolean once = headed.getOrDefault(stem(spot.title()), Set.of()).size() == 1;
            Set<Integer> years = once ? listed.get(stem(spot.title())) : null;
            Spot entry = first.get(stem(spot.title()));
            Integer year = year(spot.title());
            if (years != null && entry != null && year != null && years.size() == 1) {
                int other = years.iterator().next();
                dated(
                        "contents",
                        entry,
                        entry.printed().strip(),
                        other,
                        year,
                        year,
                        Map.of("other", spot.printed().strip()));
                listed.remove(stem(spot.title()));
            }
        }
    }

    /** The title of a table that repeats the heading over it names the year of that heading, unless it is one of several years. */
    private void titles() {
        Set<String> right = new HashSet<>();
        Map<String, List<Runnable>> found = new LinkedHashMap<>();
        for (int i = 1; i + 1 < spots.size(); i++) {
            Spot spot = spots.get(i);
            String words = spot.text().strip();
            Integer year = year(words);
            int heading = outline.headingOf(i - 1);
            if (spot.kind() != Kind.TEXT || year == null || heading < 0 || words.length() > 60 || !tableBelow(i)) {
                continue;
            }
            Spot over = spots.get(heading);
            Integer due = year(over.title());
            String stem = stem(over.title());
            if (due != null
                    && stem.length() >= 4
                    && stem(words).replaceAll("(?:汇总|一览|统计|明细)?表$", "").endsWith(stem)) {
                Map<String, String> other = Map.of("other", over.printed().strip());
                found.computeIfAbsent(heading + stem, k -> new ArrayList<>())
                        .add(() -> dated("title", spot, words, year, due, due, other));
                if (year.equals(due)) {
                    right.add(heading + stem);
                }
            }
        }
        found.forEach((key, titles) -> {
            if (!right.contains(key)) {
                titles.forEach(Runnable::run);
            }
        });
    }

    private boolean tableBelow(int i) {
        for (int next = i + 1; next < Math.min(spots.size(), i + 3); next++) {
            if (spots.get(next).kind() == Kind.TABLE) {
                return true;
            }
            if (!spots.get(next).text().contains("单位")) {
                return false;
            }
        }
        return false;
    }

    /** The year the report is about: that of its title, else the one that most of its sentences name; 0 where neither tells. */
    private int reported() {
        Map<Integer, Integer> counts = new HashMap<>();
        Set<Integer> titled = new HashSet<>();
        int all = 0;
        for (int i = 0; i < spots.size(); i++) {
            Spot spot = spots.get(i);
            if (i < TITLE_LINES
                    && spot.kind() != Kind.CELL
                    && spot.text().strip().matches("[^。,;]{4,60}")) {
                Matcher title = TITLE.matcher(spot.text());
                if (title.find()) {
                    titled.add(Integer.valueOf(title.group(1)));
                }
            }
            Matcher m = REPORTED.matcher(spot.text());
            while (spot.prose() && m.find()) {
                counts.merge(Integer.valueOf(m.group(1)), 1, Integer::sum);
                all++;
            }
        }
        if (titled.size() == 1) {
            return titled.iterator().next();
        }
        int total = all;
        return counts.entrySet().stream()
                .filter(e -> e.getValue() >= FEWEST && e.getValue() * 3 >= total * 2)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }

    /** What the department did in "its" year is what it did in the year of the report. */
    private void ownYear(Spot spot, int own) {
        Matcher m = OWN.matcher(spot.text());
        while (m.find()) {
            String clause = clause(spot.text(), m.start());
            int year = Integer.parseInt(m.group(1) == null ? m.group(2) : m.group(1));
            if (!clause.matches(".*(?:上年|去年|较|与|比|同期|以来|下一?年|明年|计划).*") && year <= own) {
                String id = m.group();
                if (notes.notes.keySet().stream()
                        .noneMatch(n -> n.startsWith("own-year:" + id.replaceAll("\\s", "")))) {
                    dated("own-year", spot, id, year, own, own, Map.of("year", String.valueOf(own)));
                }
            }
        }
    }

    /** A year that money is compared with is the one before, unless the sentence itself is about another year. */
    private void compared(Spot spot, int own) {
        Matcher m = COMPARED.matcher(spot.text());
        while (m.find()) {
            String before = sentence(spot.text(), m.start());
            int year = Integer.parseInt(m.group(1));
            int about = own;
            Matcher named = YEAR.matcher(before);
            while (named.find()) {
                about = Integer.parseInt(named.group(1));
            }
            if (MONEY.matcher(before).find() && about == own) {
                dated("year-before", spot, m.group(), year, own - 1, own, Map.of("year", String.valueOf(own)));
            }
        }
    }

    private void dated(String what, Spot spot, String quote, int year, int from, int to, Map<String, String> places) {
        Map<String, String> all = new HashMap<>(places);
        all.put("label", quote);
        all.put("named", String.valueOf(year));
        notes.add(
                what, quote, spot.at(), all, id -> new Dated(id, what, first(year), last(year), first(from), last(to)));
    }

    private static LocalDate first(int year) {
        return LocalDate.of(year, 1, 1);
    }

    private static LocalDate last(int year) {
        return LocalDate.of(year, 12, 31);
    }

    /** The only year that words name; null where they name none or several. */
    private static @org.jspecify.annotations.Nullable Integer year(String words) {
        Matcher m = YEAR.matcher(words);
        Set<Integer> years = new HashSet<>();
        while (m.find()) {
            years.add(Integer.valueOf(m.group(1)));
        }
        return years.size() == 1 ? years.iterator().next() : null;
    }

    private static String stem(String title) {
        return title.replaceAll("20[0-4]\\d ?年度?", "").replaceAll("[\\s:、.()\\-—－]", "");
    }

    private static String clause(String text, int at) {
        int from = Math.max(Math.max(text.lastIndexOf('。', at), text.lastIndexOf(',', at)), text.lastIndexOf('；', at));
        return text.substring(from + 1, at);
    }

    private static String sentence(String text, int at) {
        return text.substring(Math.max(text.lastIndexOf('。', at), text.lastIndexOf('；', at)) + 1, at);
    }
}
