package org.jiheng.review.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.Document;
import org.jiheng.review.form.Line.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Finds the self-evaluation forms of a document. It walks over the rows of all tables, and the paragraphs between them, and tells
 * by what they say what they are: a title, 项目名称, the heading of a budget or of indicators, a row, a total. A form may lie in
 * one table or several, go on over pages under repeated headings, or share a sheet with others.
 */
public final class FormReader {
    private static final Pattern UNIT = Pattern.compile("单位[::].*元");

    private enum In {
        HEAD,
        FUNDS,
        TASKS,
        GOALS,
        ROWS,
        AFTER
    }

    private final List<FormBuilder> forms = new ArrayList<>();
    /** How many points the execution has, where no column but a heading says so: 得分（20分×执行率）. */
    private static final Pattern EXECUTION_POINTS = Pattern.compile(".*(?:得分|执行|资金).*\\((\\d{1,2})分.*\\).*");

    private @Nullable FormBuilder form;
    private @Nullable Title title;
    private @Nullable Header header;
    private @Nullable Line above;
    private int goalFrom;
    private int doneFrom;
    private In in = In.AFTER;
    private String money = "";

    private FormReader() {}

    /** The forms of the document in reading order; empty where it has none. */
    public static List<SelfForm> read(Document document) {
        FormReader reader = new FormReader();
        for (Line line : Line.of(document)) {
            reader.take(line);
        }
        return FormBuilder.build(reader.forms);
    }

    private void take(Line line) {
        List<Slot> filled = line.filled();
        if (filled.isEmpty()) {
            return;
        }
        Slot only = filled.get(0);
        if (filled.size() == 1 && Title.says(only.text())) {
            title = new Title(only.text(), Title.year(only.text()), only.at());
            money = "";
            return;
        }
        if (filled.size() == 1 && Labels.NOISE.matcher(Words.plain(only.text())).matches()) {
            return;
        }
        if (title != null && filled.size() == 1 && Words.plain(only.text()).matches("\\(?(?:\\d{4})年度?\\)?")) {
            title = new Title(title.text(), Title.year(only.text()), title.at());
            return;
        }
        filled.stream()
                .map(slot -> Words.plain(slot.text()))
                .filter(text -> UNIT.matcher(text).find())
                .findFirst()
                .ifPresent(text -> money = Words.moneyUnit(text));
        if (labels(filled, line)) {
            return;
        }
        Header indicators = Header.ofIndicators(line);
        if (indicators == null && line.grid() && above != null && above.grid() && Header.levels(line) > 1) {
            indicators = Header.ofIndicators(line.under(above));
        }
        above = line;
        if (indicators != null) {
            openRows(line);
            header = indicators;
            current(line).ruled |= indicators.has(Column.RULE);
            current(line).explained |= indicators.has(Column.EXPLANATION);
            in = In.ROWS;
            return;
        }
        Header funds = Header.ofFunds(line);
        if (funds != null) {
            FormBuilder open = form;
            boolean follows = open != null && (open.rows.isEmpty() || (open.funds.isEmpty() && in != In.AFTER));
            if (title != null || !follows) {
                open(line);
            }
            boolean tasks = funds.text(Column.SOURCE).contains("任务");
            FormBuilder own = current(line);
            if (tasks && !own.funds.isEmpty()) {
                in = In.TASKS;
                return;
            }
            if (own.ofTasks && !tasks) {
                own.funds.clear();
            }
            own.ofTasks = tasks;
            header = funds;
            for (Slot slot : filled) {
                if (!Words.moneyUnit(slot.text()).isEmpty()) {
                    money = Words.moneyUnit(slot.text());
                }
            }
            if (!funds.has(Column.WEIGHT)) {
                current(line).executionPoints = filled.stream()
                        .map(slot -> EXECUTION_POINTS.matcher(Words.plain(slot.text())))
                        .filter(Matcher::matches)
                        .findFirst()
                        .map(m -> new Printed(m.group(1), line.at()))
                        .orElse(null);
            }
            current(line).moneyUnit = money.isEmpty() ? current(line).moneyUnit : money;
            in = In.FUNDS;
            return;
        }
        if (form == null) {
            return;
        }
        if (goals(line, form)) {
            return;
        }
        if (in == In.AFTER && goesOn(line, form)) {
            in = In.ROWS;
        }
        switch (in) {
            case FUNDS -> fund(line, form);
            case ROWS -> row(line, form);
            case TASKS -> in = Flat.level(filled.get(0).text()) ? In.HEAD : in;
            case GOALS -> in = line.paragraph() ? in : In.HEAD;
            case HEAD, AFTER -> headless(line, form);
        }
    }

    private FormBuilder current(Line line) {
        return form == null ? open(line) : form;
    }

    private FormBuilder open(Line line) {
        FormBuilder opened = new FormBuilder(title, title == null ? line.at() : title.at());
        forms.add(opened);
        form = opened;
        title = null;
        header = null;
        in = In.HEAD;
        return opened;
    }

    /** A repeated heading goes on with the form of the page before, unless that one was finished or another title stands between. */
    private void openRows(Line line) {
        FormBuilder open = form;
        boolean goesOn = open != null && (open.rows.isEmpty() || open.total == null || in == In.HEAD);
        boolean same = title == null || (open != null && title.text().equals(open.titleText()) && !open.rows.isEmpty());
        if (!goesOn || !same) {
            open(line);
        }
        title = null;
    }

    /** Pairs of a label and what it names; true where the line is nothing else. */
    private boolean labels(List<Slot> filled, Line line) {
        boolean any = false;
        for (int i = 0; i < filled.size(); i++) {
            String text = Words.plain(filled.get(i).text());
            int colon = text.indexOf(':');
            String label =
                    Words.plain(colon > 0 ? text.substring(0, colon) : text).replaceAll("[::]$", "");
            String own = colon > 0 ? filled.get(i).text().replaceFirst("^[^:：]*[:：]\\s*", "") : "";
            boolean named = Labels.PROJECT.matcher(label).matches();
            boolean unit = Labels.UNIT.matcher(label).matches();
            boolean over = Labels.DEPARTMENT.matcher(label).matches();
            boolean score = Labels.SCORE.matcher(label).matches();
            if (!named && !unit && !over && !score) {
                continue;
            }
            boolean next = own.isEmpty() && i + 1 < filled.size();
            Slot value = next ? filled.get(i + 1) : filled.get(i);
            String words = (next ? value.text() : own).strip();
            boolean heading =
                    next && (Column.ofFund(words) == Column.EXECUTED || Column.ofFund(words) == Column.ANNUAL);
            if (words.isEmpty() || heading) {
                continue;
            }
            if (score) {
                if (form != null && in != In.ROWS && Value.of(words, null).number() != null) {
                    form.announced = new Printed(words, value.at());
                    any = true;
                }
                continue;
            }
            if (title == null && (form == null || (!named && line.paragraph() && in != In.HEAD))) {
                continue;
            }
            FormBuilder at = form;
            boolean nameless = at != null && at.titleText().isEmpty() && at.project.isEmpty() && at.unit.isEmpty();
            boolean begun = at != null && (!at.rows.isEmpty() || (nameless && !at.funds.isEmpty()));
            boolean another = at != null && (begun ? named || unit : named && !at.project.isEmpty());
            if (title != null || at == null || another) {
                at = open(line);
            }
            at.project = named ? words : at.project;
            at.unit = unit ? words : at.unit;
            at.department = over ? words : at.department;
            any = true;
        }
        return any;
    }

    /** 总体目标 and 实际完成情况: side by side under their labels, or each behind its own. */
    private boolean goals(Line line, FormBuilder at) {
        List<Slot> filled = line.filled();
        List<Slot> goal = filled.stream()
                .filter(s -> Labels.GOAL.matcher(Words.plain(s.text())).matches())
                .toList();
        List<Slot> done = filled.stream()
                .filter(s -> Labels.DONE.matcher(Words.plain(s.text())).matches())
                .toList();
        if (in == In.GOALS && goal.isEmpty() && done.isEmpty() && !line.paragraph()) {
            List<Slot> words =
                    line.grid() ? filled.stream().filter(s -> !s.continued()).toList() : filled;
            Slot first = words.stream()
                    .filter(s -> !line.grid() || (s.to() >= goalFrom && s.from() < doneFrom))
                    .reduce((a, b) -> b)
                    .orElse(null);
            Slot second = words.stream()
                    .filter(s -> line.grid() && s.from() >= doneFrom)
                    .findFirst()
                    .orElse(null);
            if (!line.grid() && words.size() == 1 && at.goal != null) {
                first = null;
                second = words.get(0);
            } else if (!line.grid() && words.size() >= 2) {
                first = words.get(words.size() - 2);
                second = words.get(words.size() - 1);
            }
            at.goal = first == null || first.equals(second) ? at.goal : first.printed();
            at.done = second == null ? at.done : second.printed();
            in = at.done == null && !line.grid() ? in : In.HEAD;
            return first != null || second != null;
        }
        if (!goal.isEmpty()
                && !done.isEmpty()
                && filled.stream().allMatch(s -> s.text().length() < 30)) {
            goalFrom = goal.get(goal.size() - 1).from();
            doneFrom = done.get(0).from();
            in = In.GOALS;
            return true;
        }
        if ((goal.size() + done.size()) == 1
                && filled.size() == 2
                && filled.get(1).text().length() > 8) {
            boolean begins = goal.contains(filled.get(0));
            at.goal = begins ? filled.get(1).printed() : at.goal;
            at.done = done.contains(filled.get(0)) ? filled.get(1).printed() : at.done;
            return begins || done.contains(filled.get(0));
        }
        return false;
    }

    private void fund(Line line, FormBuilder at) {
        Header under = header == null || !at.funds.isEmpty() ? null : header.with(line);
        if (under != null) {
            header = under;
            return;
        }
        if (Flat.level(line.filled().get(0).text())) {
            in = In.HEAD;
            headless(line, at);
            return;
        }
        Map<Column, Printed> cells = header == null ? Map.of() : header.readFund(line);
        Printed source = cells.get(Column.SOURCE);
        if (source == null && at.funds.isEmpty() && line.grid()) {
            source = new Printed("资金总额", line.at());
        }
        boolean money = cells.entrySet().stream()
                .anyMatch(e ->
                        List.of(Column.INITIAL, Column.ANNUAL, Column.EXECUTED).contains(e.getKey())
                                && Value.of(e.getValue().text(), null).number() != null);
        if (!money || source == null) {
            boolean empty = cells.entrySet().stream()
                    .allMatch(e -> e.getKey() == Column.SOURCE || e.getValue().blank());
            if (!empty || line.paragraph()) {
                in = In.HEAD;
                headless(line, at);
            }
            return;
        }
        at.fund(source.text(), cells, line.at());
    }

    /** Whether the rows go on behind what the end of a page left between them. */
    private boolean goesOn(Line line, FormBuilder at) {
        if (header == null || at.total != null || at.rows.isEmpty() || !header.suits(line)) {
            return false;
        }
        Map<Column, Printed> cells = header.read(line);
        return number(cells.get(Column.WEIGHT)) != null
                && number(cells.get(Column.SCORE)) != null
                && cells.getOrDefault(Column.NAME, new Printed("", line.at()))
                                .text()
                                .length()
                        > 1;
    }

    private void row(Line line, FormBuilder at) {
        List<Slot> filled = line.filled();
        String begin = Words.plain(filled.get(0).text());
        if (total(line, at)) {
            in = In.AFTER;
            return;
        }
        boolean another = line.first() && !line.paragraph() && (header == null || !header.suits(line));
        if (Labels.FOOT.matcher(begin).matches() || another) {
            // a table right behind the rows, as wide as rows are, may have been more of them: then nothing is known to
            // be whole
            at.unread += another && filled.size() > 3 ? 1 : 0;
            in = In.AFTER;
            return;
        }
        if (line.paragraph() && filled.size() == 1) {
            if (!level(filled.get(0), at)) {
                in = In.AFTER;
            }
            return;
        }
        Map<Column, Printed> cells = header == null ? Map.of() : header.read(line);
        if (filled.size() == 1 && level(filled.get(0), at)) {
            return;
        }
        at.row(cells, line, header);
    }

    /** Rows without any heading above them, as they are left where a table was turned into lines. */
    private void headless(Line line, FormBuilder at) {
        if (total(line, at)) {
            in = In.AFTER;
            return;
        }
        List<Slot> filled = line.filled();
        if (in == In.HEAD && filled.size() == 1 && level(filled.get(0), at)) {
            return;
        }
        List<Map<Column, Printed>> rows = in == In.HEAD ? Flat.rows(line) : null;
        if (rows != null) {
            rows.forEach(cells -> at.row(cells, line, null));
        } else if (line.paragraph() && filled.size() == 1 && !at.rows.isEmpty()) {
            in = In.AFTER;
        }
    }

    private static boolean level(Slot slot, FormBuilder at) {
        if (!Flat.level(slot.text())) {
            return false;
        }
        at.level(slot.printed());
        return true;
    }

    private boolean total(Line line, FormBuilder at) {
        List<Slot> filled = line.filled();
        String label = Words.heading(filled.get(0).text());
        for (Slot slot : filled) {
            Matcher sentence = Labels.TOTAL_SENTENCE.matcher(Words.plain(slot.text()));
            if (filled.size() <= 3 && sentence.matches()) {
                at.total = new Printed(sentence.group(1), slot.at());
                return true;
            }
        }
        if (!Labels.TOTAL.matcher(label).matches() || at.rows.isEmpty()) {
            return false;
        }
        List<Slot> points = filled.stream()
                .skip(1)
                .filter(s -> Value.of(s.text(), null).number() != null)
                .toList();
        boolean few = !line.grid();
        Map<Column, Printed> cells = header == null || !header.has(Column.SCORE) || few ? Map.of() : header.read(line);
        Printed weight = number(cells.get(Column.WEIGHT));
        Printed score = number(cells.get(Column.SCORE));
        if (points.size() >= 2 && (weight == null || score == null)) {
            weight = points.get(0).printed();
            score = points.get(points.size() - 1).printed();
        } else if (points.size() == 1 && weight == null && score == null) {
            score = points.get(0).printed();
            at.eitherTotal = true;
        }
        at.weights = weight == null ? at.weights : weight;
        at.total = score == null ? at.total : score;
        return true;
    }

    private static @Nullable Printed number(@Nullable Printed cell) {
        return cell == null || Value.of(cell.text(), null).number() == null ? null : cell;
    }
}
