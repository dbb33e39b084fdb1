package org.jiheng.authoring.book;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.authoring.book.Filled.Entry;
import org.jiheng.authoring.book.Sheet.Column;
import org.jiheng.authoring.book.Sheet.Use;

/** Compares a sheet that came back with what was exported: which lines are old, new or gone, and which of their cells changed. */
final class Lines {
    private final Sheet exported;
    private final Filled filled;
    private final Drafts drafts;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, Sheet.Line> old = new HashMap<>();

    Lines(Sheet exported, Filled filled, Drafts drafts) {
        this.exported = exported;
        this.filled = filled;
        this.drafts = drafts;
        exported.lines().forEach(line -> old.put(line.id(), line));
        for (Column column : exported.columns()) {
            if (!filled.columns().containsKey(column.key())) {
                drafts.complaints()
                        .add(filled.place(Filled.HEAD_ROW, column.key()), "book.column-gone", column.heading());
            }
        }
        for (Filled.Line line : filled.lines()) {
            line.cells().forEach((key, text) -> {
                if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
                    drafts.complaints().add(filled.place(line.number(), key), "book.control-character");
                }
            });
        }
    }

    /** Complains of a line with the id of one above it. */
    boolean repeated(Filled.Line line) {
        String id = line.text("id");
        Integer first = seen.putIfAbsent(id, line.number());
        if (first != null) {
            drafts.complaints().add(line.get("id").place(), "book.id-twice", id, first);
        }
        return first != null;
    }

    /** Whether every column is there, without which nothing can be compared. */
    boolean comparable() {
        return exported.columns().stream().allMatch(column -> filled.columns().containsKey(column.key()));
    }

    /** The line as it was exported. */
    Optional<Sheet.Line> before(Filled.Line line) {
        return Optional.ofNullable(old.get(line.text("id")));
    }

    /** Lines that were exported and are not there any more. */
    List<Sheet.Line> gone() {
        Set<String> there = new HashSet<>();
        filled.lines().forEach(line -> there.add(line.text("id")));
        return exported.lines().stream()
                .filter(line -> !there.contains(line.id()))
                .toList();
    }

    /** Whether a cell says something else than it did, or says anything in a line that is new. */
    boolean changed(Filled.Line line, String key) {
        String now = line.text(key);
        Sheet.Line before = old.get(line.text("id"));
        return before == null ? !now.isEmpty() : !same(before.text(key), now);
    }

    private static boolean same(String before, String now) {
        if (Filled.plain(before).equals(now)) {
            return true;
        }
        Optional<BigDecimal> a = Tree.number(before);
        Optional<BigDecimal> b = Tree.number(now);
        return a.isPresent() && b.isPresent() && a.get().compareTo(b.get()) == 0;
    }

    /** Tells of a cell that changed, and complains of one that is worded from others. */
    void tell(Filled.Line line, String key) {
        Column column = exported.columns().get(exported.column(key));
        Entry entry = line.get(key);
        Optional<Sheet.Line> before = before(line);
        if (column.use() == Use.WORDED && before.isPresent()) {
            drafts.complaints().add(entry.place(), "book.worded", column.heading());
        } else if (before.isPresent()) {
            String what = key.equals("value") && line.has("item") ? line.text("item") : column.heading();
            drafts.changed(entry.place(), what, before.get().text(key), entry.text());
        }
    }
}
