package org.jiheng.review.whole;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.Location;
import org.jiheng.engine.facts.Dated;
import org.jiheng.engine.facts.Noted;
import org.jiheng.review.form.Printed;
import org.jiheng.review.form.SelfForm;
import org.jiheng.review.whole.Outline.Kind;
import org.jiheng.review.whole.Outline.Spot;
import org.jspecify.annotations.Nullable;

/** Days that do not exist, periods that end before they begin, and schedules outside the period announced for them. */
final class Days {
    private static final String DAY = "(?:(20\\d\\d) ?年 ?)?(\\d{1,2}) ?月 ?(\\d{1,2}) ?日";
    private static final Pattern ANY = Pattern.compile("(?<![\\d.])" + DAY);
    private static final Pattern RANGE = Pattern.compile(
            "(?<![\\d.])(20\\d\\d) ?年 ?(\\d{1,2}) ?月(?: ?(\\d{1,2}) ?日)? ?(?:至|到|-|—|－|–|~|～)+ ?(?:(20\\d\\d) ?年 ?)?(\\d{1,2}) ?月(?: ?(\\d{1,2}) ?日)?");
    private static final Pattern PERIOD =
            Pattern.compile("(?:评价|实施|工作|调查|核查|检查|自评|项目)(?:期间|时间|工期|周期|时段)(?:为|是|:|自|从)*\\s*(?=20\\d\\d ?年)");
    private static final Pattern SCHEDULE = Pattern.compile("(?:安排|计划|进度|步骤|阶段)[^。]{0,6}(?:如下|为)?[::]?\\s*$");
    private static final Pattern STARTED = Pattern.compile(
            "自?(20\\d\\d) ?年 ?(\\d{1,2}) ?月(?: ?(\\d{1,2}) ?日)?,?(?:评价|绩效评价|评价工作|绩效评价工作)(?:正式)?(?:启动|开始|开展)");

    private static final Pattern DONE = Pattern.compile(
            "(?:于|在)(20\\d\\d) ?年 ?(\\d{1,2}) ?月 ?(\\d{1,2}) ?日(?:前)?(?:已|按时|按期|如期|全部|全面|顺利|均)*(?:完成|完工|竣工|结束)");

    /** Days of a period of work. */
    private static final int LONGEST = 300;

    private final Outline outline;
    private final List<Spot> spots;
    private final Notes notes;

    Days(Outline outline, Notes notes) {
        this.outline = outline;
        this.spots = outline.spots;
        this.notes = notes;
    }

    /** From the first day to the last, and the words that say so. */
    private record Span(LocalDate from, LocalDate to, String words, int end) {}

    void find() {
        for (int i = 0; i < spots.size(); i++) {
            Spot spot = spots.get(i);
            if (spot.kind() == Kind.TABLE || spot.kind() == Kind.CONTENTS) {
                continue;
            }
            impossible(spot);
            for (Span span : spans(spot.text(), 0)) {
                dated("range", spot, span, span, "");
            }
            Matcher period = PERIOD.matcher(spot.text());
            if (spot.kind() == Kind.TEXT && period.find()) {
                period(i, period.end());
            }
        }
    }

    /** The day on which a form's text says that the work was done, and the one day that a row of the form gives for it. */
    void forms(List<SelfForm> forms) {
        for (SelfForm form : forms) {
            List<LocalDate> finished = form.rows().stream()
                    .map(row -> row.fact().finished())
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            Printed done = form.done();
            Matcher m = done == null ? null : DONE.matcher(Outline.plain(done.text()));
            if (done == null || m == null || finished.size() != 1 || !m.find()) {
                continue;
            }
            LocalDate day = begin(m.group(1), m.group(2), m.group(3));
            if (day != null) {
                Span row = new Span(finished.get(0), finished.get(0), "", 0);
                String printed = finished.get(0).toString();
                dated("form-day", done.at(), new Span(day, day, m.group(), m.end()), row, printed);
            }
        }
    }

    private void impossible(Spot spot) {
        Matcher m = ANY.matcher(spot.text());
        while (m.find()) {
            int month = Integer.parseInt(m.group(2));
            int year = m.group(1) == null ? 2024 : Integer.parseInt(m.group(1));
            if (day(year, month, Integer.parseInt(m.group(3))) == null) {
                String words = m.group();
                notes.add(
                        "no-such-day",
                        words,
                        spot.at(),
                        Map.of("label", words),
                        id -> new Noted(id, "no-such-day", words));
            }
        }
    }

    /** A period announced with a schedule, but for one as long as the year that is evaluated, and what the schedule under the same heading names. */
    private void period(int at, int from) {
        Spot spot = spots.get(at);
        List<Span> announced = spans(spot.text(), from);
        if (announced.isEmpty() || !spot.text().startsWith(announced.get(0).words(), from)) {
            return;
        }
        Span period = announced.get(0);
        if (ChronoUnit.DAYS.between(period.from(), period.to()) > LONGEST) {
            return;
        }
        String words = spot.printed().strip();
        int heading = outline.headingOf(at);
        if (SCHEDULE.matcher(spot.text()).find()) {
            for (int i = at + 1; i < outline.endOf(heading); i++) {
                Spot item = spots.get(i);
                if (item.kind() == Kind.TABLE || item.kind() == Kind.CELL) {
                    break;
                }
                scheduled(item).forEach(span -> dated("schedule", item, span, period, words));
            }
        }
        int chapter = at;
        while (chapter >= 0
                && !(spots.get(chapter).kind() == Kind.HEADING
                        && spots.get(chapter).level() <= 2)) {
            chapter--;
        }
        for (int i = Math.max(chapter, 0); i < at; i++) {
            Matcher m = STARTED.matcher(spots.get(i).text());
            Spot begins = spots.get(i);
            if (begins.kind() == Kind.TEXT && m.find()) {
                LocalDate first = begin(m.group(1), m.group(2), m.group(3));
                LocalDate last = end(m.group(1), m.group(2), m.group(3));
                if (first != null && last != null) {
                    dated("beginning", begins, new Span(first, last, m.group(), m.end()), period, words);
                }
            }
        }
    }

    /** The times by which a line of a schedule is headed or bracketed; days in its sentences may be those of something else. */
    private static List<Span> scheduled(Spot item) {
        String text = item.text();
        int head = text.indexOf('。');
        String words = head >= 0 ? text.substring(0, head) : text;
        List<Span> found = new ArrayList<>(spans(words, 0));
        Matcher m = ANY.matcher(words);
        while (m.find()) {
            int start = m.start();
            boolean inRange = found.stream().anyMatch(s -> s.end() - s.words().length() <= start && start < s.end());
            LocalDate day = begin(m.group(1), m.group(2), m.group(3));
            if (!inRange && m.group(1) != null && day != null) {
                found.add(new Span(day, day, m.group(), m.end()));
            }
        }
        return found;
    }

    private void dated(String what, Spot spot, Span span, Span period, String words) {
        dated(what, spot.at(), span, period, words);
    }

    private void dated(String what, Location at, Span span, Span period, String words) {
        boolean range = what.equals("range");
        if (!range && span.from().isAfter(span.to())) {
            return;
        }
        Map<String, String> places = Map.of("label", span.words(), "other", words);
        notes.add(
                what,
                span.words(),
                at,
                places,
                id -> range
                        ? new Dated(id, what, span.to(), span.to(), span.from(), LocalDate.MAX)
                        : new Dated(id, what, span.from(), span.to(), period.from(), period.to()));
    }

    /** Ranges that name both their years, or one year that both days share; one that leaves the second open is not taken to end early. */
    private static List<Span> spans(String text, int from) {
        List<Span> spans = new ArrayList<>();
        Matcher m = RANGE.matcher(text);
        int next = from;
        while (m.find(next)) {
            next = m.end();
            LocalDate first = begin(m.group(1), m.group(2), m.group(3));
            LocalDate last = end(m.group(4) == null ? m.group(1) : m.group(4), m.group(5), m.group(6));
            if (first != null && last != null && (m.group(4) != null || !last.isBefore(first))) {
                spans.add(new Span(first, last, m.group(), m.end()));
            }
        }
        return spans;
    }

    private static @Nullable LocalDate begin(@Nullable String year, String month, @Nullable String day) {
        return year == null
                ? null
                : day(Integer.parseInt(year), Integer.parseInt(month), day == null ? 1 : Integer.parseInt(day));
    }

    private static @Nullable LocalDate end(@Nullable String year, String month, @Nullable String day) {
        LocalDate first = begin(year, month, day);
        return first == null || day != null ? first : YearMonth.from(first).atEndOfMonth();
    }

    private static @Nullable LocalDate day(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
