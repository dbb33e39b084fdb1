package org.jiheng.authoring.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiheng.authoring.book.Filled.Entry;
import org.jiheng.engine.standard.Pack;

/**
 * 取值: values that rules share, a line for each time they are in force. One that the standards share becomes this standard's own
 * when it is changed, with all its times.
 */
final class ParameterPart implements Part {
    private static final String FILE = "parameters.yaml";
    private static final List<String> ORDER = List.of("value", "from", "until", "basis", "clause");

    @Override
    public String kind() {
        return "parameters";
    }

    @Override
    public Sheet sheet(Source source) {
        Map<String, Object> own = source.tree(source.own(FILE));
        Map<String, Object> all = new LinkedHashMap<>(source.tree("common/" + FILE));
        all.putAll(own);
        Called bases = Called.words("book.words-basis");
        List<Sheet.Line> lines = new ArrayList<>();
        all.forEach((name, values) -> {
            List<Map<String, Object>> times = times(values);
            for (int i = 0; i < times.size(); i++) {
                Map<String, Object> time = times.get(i);
                Map<String, String> cells = new LinkedHashMap<>();
                cells.put("name", name);
                cells.put("used", used(source.pack(), name));
                cells.put("value", Tree.text(time.get("value")));
                cells.put("from", Tree.text(time.get("from")));
                cells.put("until", until(time));
                cells.put("basis", bases.shown(Tree.text(time.get("basis"))));
                cells.put("clause", Tree.zh(time.get("clause")));
                cells.put("clauseEn", Tree.en(time.get("clause")));
                cells.put("whose", StandardBook.say(own.containsKey(name) ? "book.own" : "book.shared"));
                cells.put("id", name + " " + (i + 1));
                lines.add(new Sheet.Line(name + " " + (i + 1), cells));
            }
        });
        return new Sheet(
                kind(),
                StandardBook.say("book.parameters"),
                StandardBook.say("book.parameters"),
                StandardBook.say("book.parameters-note"),
                Sheet.columns(
                                StandardBook.say("book.parameter-columns"),
                                "name:30:TEXT",
                                "used:34:WORDED",
                                "value:10:NUMBER",
                                "from:10:NUMBER",
                                "until:10:NUMBER",
                                "basis:14:TEXT",
                                "clause:34:TEXT",
                                "whose:12:WORDED",
                                "reason:24:TEXT",
                                "id:32:TEXT",
                                "clauseEn:34:ASIDE")
                        .stream()
                        .map(column -> column.key().equals("basis") ? column.choosing(bases.all(), false) : column)
                        .toList(),
                lines);
    }

    private static String until(Map<String, Object> time) {
        String until = Tree.text(time.get("until"));
        return until.equals("9999") ? "" : until;
    }

    /** The values of a parameter: a list, or a single one. */
    private static List<Map<String, Object>> times(Object values) {
        return values instanceof List ? Tree.maps(values) : List.of(Tree.map(values));
    }

    private static String used(Pack pack, String name) {
        return pack.problems().values().stream()
                .filter(problem ->
                        problem.finds() != null && problem.finds().than().equals(name))
                .map(problem -> problem.title().zh())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void read(Sheet exported, Filled filled, Drafts drafts) {
        Lines compared = new Lines(exported, filled, drafts);
        if (!compared.comparable()) {
            return;
        }
        Source source = drafts.source();
        Map<String, Object> all = new LinkedHashMap<>(source.tree("common/" + FILE));
        all.putAll(source.tree(source.own(FILE)));
        Map<String, List<Filled.Line>> byName = new LinkedHashMap<>();
        filled.lines()
                .forEach(line -> byName.computeIfAbsent(line.text("name"), n -> new ArrayList<>())
                        .add(line));
        byName.forEach((name, lines) -> {
            if (name.isEmpty()) {
                lines.forEach(line -> drafts.complaints().add(line.get("name").place(), "book.needed", "名称"));
                return;
            }
            List<Map<String, Object>> before = all.containsKey(name) ? times(all.get(name)) : List.of();
            List<Object> after = new ArrayList<>();
            for (Filled.Line line : lines) {
                drafts.cells().bind(line.get("value").place(), source.own(FILE), name, after.size());
                after.add(time(line, name, before, compared, drafts));
                drafts.reason(name, line.get("reason"));
            }
            if (!after.equals(before)) {
                drafts.tree(source.own(FILE)).put(name, after);
            }
        });
        for (String name : all.keySet()) {
            if (!byName.containsKey(name)) {
                gone(name, filled, drafts);
            }
        }
    }

    private static void gone(String name, Filled filled, Drafts drafts) {
        String own = drafts.source().own(FILE);
        if (drafts.source().tree(own).containsKey(name)) {
            drafts.tree(own).remove(name);
            drafts.removed(filled.place(Filled.HEAD_ROW, "id"), name);
        } else {
            drafts.complaints().add(filled.place(Filled.HEAD_ROW, "id"), "book.shared-gone", name);
        }
    }

    private static Map<String, Object> time(
            Filled.Line line, String name, List<Map<String, Object>> before, Lines compared, Drafts drafts) {
        Optional<Sheet.Line> old =
                compared.before(line).filter(each -> each.text("name").equals(name));
        Map<String, Object> time = new LinkedHashMap<>();
        if (old.isPresent()) {
            int number = Integer.parseInt(old.get().id().substring(name.length() + 1));
            time = Tree.copy(before.get(number - 1));
        } else {
            drafts.added(line.get("value").place(), name + " " + line.text("value"));
        }
        for (String key : List.of("value", "from", "until", "basis", "clause", "clauseEn")) {
            boolean changed = old.isEmpty() ? !line.text(key).isEmpty() : compared.changed(line, key);
            if (changed) {
                set(time, key, line.get(key), drafts);
                if (old.isPresent()) {
                    compared.tell(line, key);
                }
            }
        }
        for (String key : List.of("used", "whose")) {
            if (old.isPresent() && compared.changed(line, key)) {
                compared.tell(line, key);
            }
        }
        if (line.text("value").isEmpty()) {
            drafts.complaints().add(line.get("value").place(), "book.needed", "取值");
        }
        if (line.text("basis").isEmpty()) {
            drafts.complaints().add(line.get("basis").place(), "book.needed", "依据性质");
        }
        return time;
    }

    private static void set(Map<String, Object> time, String key, Entry entry, Drafts drafts) {
        switch (key) {
            case "clause" -> Tree.put(time, key, false, entry.text(), ORDER);
            case "clauseEn" -> Tree.put(time, "clause", true, entry.text(), ORDER);
            case "basis" -> {
                Called bases = Called.words("book.words-basis");
                Optional<String> basis = bases.name(entry.text());
                if (basis.isEmpty() && !entry.text().isEmpty()) {
                    drafts.complaints()
                            .add(entry.place(), "book.unknown-word", entry.text(), bases.maybe(entry.text()));
                }
                if (basis.isPresent() || entry.text().isEmpty()) {
                    Tree.put(time, key, basis.orElse(null), ORDER);
                }
            }
            default -> {
                Object number = RowCells.number(entry, drafts.complaints());
                if (number != null || entry.text().isEmpty()) {
                    Tree.put(time, key, number, ORDER);
                }
            }
        }
    }
}
