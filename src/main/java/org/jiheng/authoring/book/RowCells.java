package org.jiheng.authoring.book;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiheng.authoring.book.Filled.Entry;
import org.jiheng.authoring.book.Notation.Misread;
import org.jiheng.source.Complaints;
import org.jiheng.source.YamlAlignment;
import org.jspecify.annotations.Nullable;

/** The cells of a row that scores, an indicator or a scoring rule of forms, and what a changed cell changes in it. */
final class RowCells {
    /** The order in which rows are written. */
    static final List<String> ORDER = List.of(
            "id",
            "name",
            "weight",
            "minimum",
            "maximum",
            "spellings",
            "unstated",
            "clause",
            "text",
            "problems",
            "judgement",
            "method",
            "measure",
            "of",
            "values",
            "rounding",
            "needs",
            "whole",
            "materials",
            "bands",
            "items",
            "reason");

    private static final List<String> ITEM_ORDER =
            List.of("points", "method", "measure", "of", "values", "bands", "text", "correctable", "reason");

    /** What an item's line says of it; everything else of it stays. */
    private static final List<String> SAID = List.of("points", "method", "measure", "values", "bands", "correctable");

    /** The cells in the order in which they are taken: a method comes before what depends on it. */
    static final List<String> KEYS = List.of(
            "name",
            "nameEn",
            "weight",
            "minimum",
            "maximum",
            "spellings",
            "clause",
            "clauseEn",
            "text",
            "textEn",
            "problems",
            "judgement",
            "method",
            "measure",
            "of",
            "values",
            "rows",
            "rowsEn",
            "scale",
            "mode",
            "materials",
            "why",
            "whyEn");

    private static final String NONE = "—";

    private final Names names;
    private final Notation notation;
    private final Complaints complaints;
    private final String perItem;

    RowCells(Names names, Complaints complaints) {
        this.names = names;
        this.notation = new Notation(names);
        this.complaints = complaints;
        this.perItem = StandardBook.say("book.per-item");
    }

    Map<String, String> cells(Map<String, Object> row) {
        Map<String, String> cells = new LinkedHashMap<>();
        String method = Tree.text(row.get("method"));
        List<Map<String, Object>> items = Tree.maps(row.get("items"));
        Map<String, Object> rounding = Tree.map(row.get("rounding"));
        for (String key : List.of("weight", "minimum", "maximum", "of")) {
            cells.put(key, Tree.text(row.get(key)));
        }
        List.of("name", "clause", "text").forEach(key -> {
            cells.put(key, Tree.zh(row.get(key)));
            cells.put(key + "En", Tree.en(row.get(key)));
        });
        cells.put("why", Tree.zh(row.get("reason")));
        cells.put("whyEn", Tree.en(row.get("reason")));
        cells.put(
                "method",
                method.isEmpty() && !items.isEmpty() ? perItem : names.methods().shown(method));
        cells.put("measure", row.containsKey("measure") ? names.measures().shown(Tree.text(row.get("measure"))) : "");
        cells.put("values", notation.values(Tree.map(row.get("values")), method));
        cells.put(
                "rows",
                items.isEmpty()
                        ? Tree.maps(row.get("bands")).stream()
                                .map(band -> Notation.band(band, "："))
                                .collect(Collectors.joining("\n"))
                        : items.stream()
                                .map(item -> notation.item(item, method))
                                .collect(Collectors.joining("\n")));
        boolean english =
                items.stream().anyMatch(item -> !Tree.en(item.get("text")).isEmpty());
        cells.put(
                "rowsEn",
                english
                        ? items.stream()
                                .map(item -> Tree.en(item.get("text")))
                                .map(text -> text.isEmpty() ? NONE : text)
                                .collect(Collectors.joining("\n"))
                        : "");
        cells.put("scale", Tree.text(rounding.get("scale")));
        cells.put("mode", rounding.isEmpty() ? "" : names.rounding().shown(Tree.text(rounding.get("mode"))));
        cells.put("problems", listed(row, "problems", names.problems()));
        cells.put("materials", listed(row, "materials", null));
        cells.put("spellings", listed(row, "spellings", null));
        cells.put(
                "judgement",
                row.containsKey("judgement") ? names.judging().shown(Tree.text(row.get("judgement"))) : "");
        return cells;
    }

    private static String listed(Map<String, Object> row, String key, @Nullable Called called) {
        return Tree.list(row.get(key)).stream()
                .map(Tree::text)
                .map(text -> called == null ? text : called.shown(text))
                .collect(Collectors.joining("\n"));
    }

    /** Takes one changed cell into the row. */
    void apply(Map<String, Object> row, String key, Entry entry) {
        switch (key) {
            case "name", "clause", "text" -> Tree.put(row, key, false, entry.text(), ORDER);
            case "nameEn", "clauseEn", "textEn" -> Tree.put(row, key.replace("En", ""), true, entry.text(), ORDER);
            case "why" -> Tree.put(row, "reason", false, entry.text(), ORDER);
            case "whyEn" -> Tree.put(row, "reason", true, entry.text(), ORDER);
            case "weight", "minimum", "maximum" -> Tree.put(row, key, number(entry), ORDER);
            case "of" -> Tree.put(row, key, entry.text().isEmpty() ? null : entry.text(), ORDER);
            case "method" -> method(row, entry);
            case "measure" -> Tree.put(row, key, one(entry, names.measures(), "book.unknown-measure"), ORDER);
            case "judgement" -> Tree.put(row, key, one(entry, names.judging(), "book.unknown-word"), ORDER);
            case "problems" -> Tree.put(row, key, several(entry, names.problems()), ORDER);
            case "materials", "spellings" -> Tree.put(row, key, several(entry, null), ORDER);
            case "values" -> values(row, entry);
            case "rows" -> rows(row, entry);
            case "rowsEn" -> english(row, entry);
            case "scale", "mode" -> rounding(row, key, entry);
            default -> throw new IllegalArgumentException(key);
        }
    }

    private void method(Map<String, Object> row, Entry entry) {
        Tree.put(
                row,
                "method",
                entry.text().equals(perItem) ? null : one(entry, names.methods(), "book.unknown-method"),
                ORDER);
    }

    private @Nullable Object one(Entry entry, Called called, String unknown) {
        if (entry.text().isEmpty()) {
            return null;
        }
        Optional<String> name = called.name(entry.text());
        if (name.isEmpty()) {
            complaints.add(entry.place(), unknown, entry.text(), called.maybe(entry.text()));
        }
        return name.orElse(null);
    }

    private @Nullable List<Object> several(Entry entry, @Nullable Called called) {
        List<Object> texts = new ArrayList<>();
        for (String line : entry.lines()) {
            Optional<String> name = called == null ? Optional.of(line) : called.name(line);
            if (name.isEmpty() && called != null) {
                complaints.add(entry.place(), "book.unknown-problem", line, called.maybe(line));
            }
            name.ifPresent(texts::add);
        }
        return texts.isEmpty() ? null : texts;
    }

    private @Nullable Object number(Entry entry) {
        return number(entry, complaints);
    }

    static @Nullable BigDecimal number(Entry entry, Complaints complaints) {
        Optional<BigDecimal> number = Tree.number(entry.text());
        if (number.isEmpty() && !entry.text().isEmpty()) {
            complaints.add(entry.place(), "book.not-a-number", Drafts.shown(entry.text()));
        }
        return number.orElse(null);
    }

    private void rounding(Map<String, Object> row, String key, Entry entry) {
        Map<String, Object> rounding = Tree.copy(Tree.map(row.get("rounding")));
        Object value = key.equals("scale") ? number(entry) : one(entry, names.rounding(), "book.unknown-word");
        Tree.put(rounding, key, value, List.of("scale", "mode"));
        Tree.put(row, "rounding", rounding.isEmpty() ? null : rounding, ORDER);
    }

    private void values(Map<String, Object> row, Entry entry) {
        try {
            Map<String, Object> values =
                    notation.values(entry.lines(), Tree.text(row.get("method")), Tree.map(row.get("values")));
            Tree.put(row, "values", values.isEmpty() ? null : values, ORDER);
        } catch (Misread e) {
            complaints.add(entry.place(), "book.misread-value", e.part());
        }
    }

    private void rows(Map<String, Object> row, Entry entry) {
        List<String> lines = entry.lines();
        boolean items = lines.stream().anyMatch(Notation::isItem);
        String method = Tree.text(row.get("method"));
        List<Map<String, Object>> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                read.add(items ? notation.item(lines.get(i), method) : Notation.band(lines.get(i)));
            } catch (Misread e) {
                complaints.add(
                        entry.place(),
                        items ? "book.misread-item" : "book.misread-band",
                        i + 1,
                        Drafts.shown(e.part()));
            }
        }
        if (items) {
            List<Map<String, Object>> old = Tree.maps(row.get("items"));
            List<Map<String, Object>> said = old.stream().map(this::said).toList();
            int[] from = YamlAlignment.of(said, read);
            List<Object> merged = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                merged.add(merged(from[i] < 0 ? null : old.get(from[i]), read.get(i)));
            }
            Tree.put(row, "items", merged, ORDER);
            Tree.put(row, "bands", null, ORDER);
        } else {
            Tree.put(row, "bands", read.isEmpty() ? null : read, ORDER);
            Tree.put(row, "items", null, ORDER);
        }
    }

    /** Of an item what its line says. */
    private Map<String, Object> said(Map<String, Object> item) {
        Map<String, Object> said = new LinkedHashMap<>();
        SAID.stream().filter(item::containsKey).forEach(key -> said.put(key, Objects.requireNonNull(item.get(key))));
        String text = Tree.zh(item.get("text"));
        if (!text.isEmpty()) {
            said.put("text", text);
        }
        return said;
    }

    private static Map<String, Object> merged(@Nullable Map<String, Object> old, Map<String, Object> said) {
        Map<String, Object> item = old == null ? new LinkedHashMap<>() : Tree.copy(old);
        for (String key : SAID) {
            boolean off = key.equals("correctable") && "false".equals(Tree.text(item.get(key)));
            if (!off || said.containsKey(key)) {
                Tree.put(item, key, said.get(key), ITEM_ORDER);
            }
        }
        String text = Tree.text(said.get("text"));
        if (!text.equals(Tree.zh(item.get("text")))) {
            Tree.put(item, "text", false, text, ITEM_ORDER);
        }
        return item;
    }

    private void english(Map<String, Object> row, Entry entry) {
        List<Map<String, Object>> items = Tree.maps(row.get("items"));
        List<String> lines = entry.lines();
        if (!lines.isEmpty() && lines.size() != items.size()) {
            complaints.add(entry.place(), "book.english-lines", lines.size(), items.size());
            return;
        }
        List<Object> translated = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Map<String, Object> item = Tree.copy(items.get(i));
            String text = lines.isEmpty() || lines.get(i).equals(NONE) ? "" : lines.get(i);
            if (!text.equals(Tree.en(item.get("text")))) {
                Tree.put(item, "text", true, text, ITEM_ORDER);
            }
            translated.add(item);
        }
        if (!translated.isEmpty()) {
            Tree.put(row, "items", translated, ORDER);
        }
    }
}
