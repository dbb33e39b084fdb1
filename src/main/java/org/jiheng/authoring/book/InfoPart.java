package org.jiheng.authoring.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.authoring.book.Filled.Entry;
import org.jspecify.annotations.Nullable;

/** 标准信息: what the standard says as a whole: title and document, years, rounding, policies, grades, notices, facts of its own. */
final class InfoPart implements Part {
    private static final String FILE = "standard.yaml";
    private static final String GRADE = "grade";
    private static final String NOTICE = "notice";
    private static final String FACT = "fact";
    private static final String NUMBER = "number";
    private static final List<String> ORDER = List.of(
            "id",
            "version",
            "title",
            "authority",
            "document",
            "basis",
            "years",
            "rounding",
            "notApplicable",
            "waivers",
            "notProvided",
            "grades",
            "sections",
            "filed",
            "facts",
            "notices");

    /** Values that there is one of: their path, and whether they are a number or chosen from a list of words. */
    private static final Map<String, String> SINGLE = new LinkedHashMap<>();

    static {
        SINGLE.put("title", "");
        SINGLE.put("authority", "");
        SINGLE.put("document", "");
        SINGLE.put("basis", "book.words-basis");
        SINGLE.put("years.from", NUMBER);
        SINGLE.put("years.until", NUMBER);
        SINGLE.put("rounding.scale", NUMBER);
        SINGLE.put("rounding.mode", "book.words-rounding");
        SINGLE.put("notApplicable", "book.words-not-applicable");
        SINGLE.put("waivers", "book.words-waivers");
        SINGLE.put("notProvided", "book.words-not-provided");
        SINGLE.put("filed.name", "");
        SINGLE.put("filed.weight", NUMBER);
        SINGLE.put("filed.clause", "");
    }

    @Override
    public String kind() {
        return "info";
    }

    @Override
    public Sheet sheet(Source source) {
        Map<String, Object> tree = source.tree(source.own(FILE));
        Called items = Called.words("book.info-items");
        List<Sheet.Line> lines = new ArrayList<>();
        SINGLE.forEach((path, how) -> {
            if (!path.startsWith("filed.") || tree.containsKey("filed")) {
                lines.add(single(items.shown(path), path, how, at(tree, path)));
            }
        });
        List<Map<String, Object>> grades = Tree.maps(tree.get("grades"));
        for (int i = 0; i < grades.size(); i++) {
            Map<String, String> cells = texts(
                    items.shown(GRADE), GRADE + " " + (i + 1), grades.get(i).get("name"));
            cells.put("bound", Tree.text(grades.get(i).get("atLeast")));
            lines.add(new Sheet.Line(GRADE + " " + (i + 1), cells));
        }
        for (Map<String, Object> notice : Tree.maps(tree.get("notices"))) {
            String id = NOTICE + " " + Tree.text(notice.get("code"));
            lines.add(new Sheet.Line(id, texts(items.shown(NOTICE), id, notice.get("text"))));
        }
        Tree.map(tree.get("facts")).forEach((path, fact) -> {
            Map<String, String> cells =
                    texts(items.shown(FACT), FACT + " " + path, Tree.map(fact).get("label"));
            cells.put("unit", Tree.text(Tree.map(fact).get("unit")));
            lines.add(new Sheet.Line(FACT + " " + path, cells));
        });
        return new Sheet(
                kind(),
                StandardBook.say("book.info"),
                StandardBook.say("book.info"),
                StandardBook.say("book.info-note"),
                Sheet.columns(
                        StandardBook.say("book.info-columns"),
                        "item:20:TEXT",
                        "value:70:TEXT",
                        "bound:9:NUMBER",
                        "unit:9:TEXT",
                        "reason:24:TEXT",
                        "id:26:TEXT",
                        "en:60:ASIDE"),
                lines);
    }

    private static Sheet.Line single(String item, String path, String how, @Nullable Object value) {
        Map<String, String> cells = texts(item, path, value);
        if (!how.startsWith("book.")) {
            return new Sheet.Line(path, cells);
        }
        Called words = Called.words(how);
        cells.put("value", words.shown(Tree.text(value)));
        return new Sheet.Line(path, cells, Map.of("value", words.all()));
    }

    private static Map<String, String> texts(String item, String id, @Nullable Object value) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("item", item);
        cells.put("value", Tree.zh(value));
        cells.put("en", Tree.en(value));
        cells.put("id", id);
        return cells;
    }

    private static @Nullable Object at(Map<String, Object> tree, String path) {
        Object value = tree;
        for (String key : path.split("\\.", -1)) {
            value = Tree.map(value).get(key);
        }
        return value;
    }

    @Override
    public void read(Sheet exported, Filled filled, Drafts drafts) {
        Lines compared = new Lines(exported, filled, drafts);
        if (!compared.comparable()) {
            return;
        }
        String file = drafts.source().own(FILE);
        Map<String, Object> tree = drafts.tree(file);
        List<Map<String, Object>> oldGrades = Tree.maps(tree.get("grades"));
        Map<String, Map<String, Object>> oldNotices = new LinkedHashMap<>();
        Tree.maps(tree.get("notices")).forEach(notice -> oldNotices.put(Tree.text(notice.get("code")), notice));
        Map<String, Object> oldFacts = Tree.map(tree.get("facts"));
        List<Object> grades = new ArrayList<>();
        List<Object> notices = new ArrayList<>();
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Filled.Line line : filled.lines()) {
            kind(line, drafts)
                    .filter(kind -> kind.equals(GRADE) || !compared.repeated(line))
                    .ifPresent(kind -> {
                        String name = line.text("id").replaceFirst("^\\S+\\s*", "");
                        boolean old = compared.before(line).isPresent();
                        if (!old) {
                            drafts.added(line.get("value").place(), line.text("item") + " " + line.text("value"));
                        }
                        switch (kind) {
                            case GRADE -> {
                                drafts.cells().bind(line.get("bound").place(), file, "grades", grades.size());
                                Map<String, Object> grade = old
                                        ? Tree.copy(oldGrades.get(Integer.parseInt(name) - 1))
                                        : new LinkedHashMap<>();
                                grades.add(grade(line, grade, compared, drafts));
                            }
                            case NOTICE -> {
                                drafts.cells().bind(line.get("value").place(), file, "notices", notices.size());
                                Map<String, Object> notice =
                                        Tree.copy(oldNotices.getOrDefault(name, new LinkedHashMap<>()));
                                notice.putIfAbsent("code", name);
                                texts(line, notice, "text", List.of("code", "text"), compared);
                                notices.add(notice);
                            }
                            case FACT -> {
                                drafts.cells().bind(line.get("value").place(), file, "facts", name);
                                Map<String, Object> fact = Tree.copy(Tree.map(oldFacts.get(name)));
                                texts(line, fact, "label", List.of("label", "unit"), compared);
                                if (changed(line, "unit", compared)) {
                                    Tree.put(fact, "unit", line.text("unit"), List.of("label", "unit"));
                                }
                                facts.put(name, fact);
                            }
                            default -> {
                                bind(line, file, kind, drafts.cells());
                                set(line, tree, kind, compared, drafts);
                            }
                        }
                        drafts.reason(
                                kind.equals(GRADE) ? GRADE : old && name.isEmpty() ? kind : name, line.get("reason"));
                    });
        }
        Tree.put(tree, "grades", grades.isEmpty() ? null : grades, ORDER);
        Tree.put(tree, "notices", notices.isEmpty() ? null : notices, ORDER);
        Tree.put(tree, "facts", facts.isEmpty() ? null : facts, ORDER);
        for (Sheet.Line line : compared.gone()) {
            if (SINGLE.containsKey(line.id())) {
                drafts.complaints().add(filled.place(Filled.HEAD_ROW, "id"), "book.line-gone", line.text("item"));
            } else {
                drafts.removed(filled.place(Filled.HEAD_ROW, "id"), line.text("item") + " " + line.text("value"));
            }
        }
    }

    /** A value inside another stands for the whole of it too, where it is the first. */
    private static void bind(Filled.Line line, String file, String path, Cells cells) {
        String[] keys = path.split("\\.", -1);
        cells.bind(line.get("value").place(), file, (Object[]) keys);
        if (keys.length > 1
                && SINGLE.keySet().stream()
                        .filter(each -> each.startsWith(keys[0] + "."))
                        .findFirst()
                        .equals(Optional.of(path))) {
            cells.bind(line.get("value").place(), file, keys[0]);
        }
    }

    /** What a line is about: a single value by its path, or one of several of a kind. */
    private static Optional<String> kind(Filled.Line line, Drafts drafts) {
        Called items = Called.words("book.info-items");
        String id = line.text("id");
        if (SINGLE.containsKey(id)) {
            return Optional.of(id);
        }
        String item = items.name(line.text("item")).orElse("");
        String first = id.replaceFirst("\\s.*", "");
        boolean several = List.of(GRADE, NOTICE, FACT).contains(item);
        if (!several) {
            drafts.complaints().add(line.get("item").place(), "book.unknown-item", Drafts.shown(line.text("item")));
            return Optional.empty();
        }
        if (!item.equals(GRADE) && !(id.matches("\\S+ \\S+") && first.equals(item))) {
            drafts.complaints()
                    .add(
                            line.get("id").place(),
                            item.equals(NOTICE) ? "book.new-notice" : "book.new-fact",
                            Drafts.shown(line.text("value")));
            return Optional.empty();
        }
        return Optional.of(item);
    }

    private static Map<String, Object> grade(
            Filled.Line line, Map<String, Object> grade, Lines compared, Drafts drafts) {
        texts(line, grade, "name", List.of("name", "atLeast"), compared);
        if (changed(line, "bound", compared)) {
            Tree.put(
                    grade,
                    "atLeast",
                    RowCells.number(line.get("bound"), drafts.complaints()),
                    List.of("name", "atLeast"));
        }
        return grade;
    }

    private static boolean changed(Filled.Line line, String key, Lines compared) {
        boolean changed = compared.changed(line, key);
        if (changed) {
            compared.tell(line, key);
        }
        return changed;
    }

    private static void texts(
            Filled.Line line, Map<String, Object> of, String key, List<String> order, Lines compared) {
        if (changed(line, "value", compared)) {
            Tree.put(of, key, false, line.text("value"), order);
        }
        if (changed(line, "en", compared)) {
            Tree.put(of, key, true, line.text("en"), order);
        }
    }

    private static void set(Filled.Line line, Map<String, Object> tree, String path, Lines compared, Drafts drafts) {
        List<String> keys = List.of(path.split("\\.", -1));
        Map<String, Object> in = tree;
        List<String> order = ORDER;
        for (String key : keys.subList(0, keys.size() - 1)) {
            Map<String, Object> inner = Tree.map(in.get(key));
            if (!in.containsKey(key) && compared.changed(line, "value")) {
                Tree.put(in, key, inner, ORDER);
            }
            in = inner;
            order = List.of("from", "until", "scale", "mode", "name", "weight", "clause");
        }
        String key = keys.get(keys.size() - 1);
        String how = SINGLE.getOrDefault(path, "");
        if (how.isEmpty()) {
            texts(line, in, key, order, compared);
        } else if (changed(line, "value", compared)) {
            Entry entry = line.get("value");
            Object value = null;
            if (how.equals(NUMBER)) {
                value = RowCells.number(entry, drafts.complaints());
            } else if (!entry.text().isEmpty()) {
                Called words = Called.words(how);
                value = words.name(entry.text()).orElse(null);
                if (value == null) {
                    drafts.complaints()
                            .add(entry.place(), "book.unknown-word", entry.text(), words.maybe(entry.text()));
                }
            }
            if (value != null || entry.text().isEmpty()) {
                Tree.put(in, key, value, order);
            }
        }
    }
}
