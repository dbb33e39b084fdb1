package org.jiheng.authoring.book;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jiheng.authoring.book.Filled.Entry;
import org.jiheng.source.Complaint;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.source.YamlEdit;
import org.jiheng.text.Message;

/** What a workbook makes of a standard's files: their new contents, what changed, what is wrong, and which cell is about what. */
final class Drafts {
    private static final int SHOWN = 60;

    private final Source source;
    private final Map<String, Map<String, Object>> trees = new TreeMap<>();
    private final Map<String, byte[]> written = new TreeMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final List<Complaint> changes = new ArrayList<>();
    private final List<Complaint> findings = new ArrayList<>();
    private final Complaints complaints = new Complaints();
    private final Cells cells = new Cells();

    Drafts(Source source) {
        this.source = source;
    }

    Source source() {
        return source;
    }

    /** The values of a file, to be changed. */
    Map<String, Object> tree(String file) {
        return trees.computeIfAbsent(file, source::tree);
    }

    Complaints complaints() {
        return complaints;
    }

    Cells cells() {
        return cells;
    }

    List<Complaint> changes() {
        return changes;
    }

    /** What does not keep the files from being written, but is told. */
    List<Complaint> findings() {
        return findings;
    }

    void changed(Place place, String what, String before, String after) {
        changes.add(new Complaint(
                place, Message.of("book.changed", what, shown(others(before, after)), shown(others(after, before)))));
    }

    void added(Place place, String what) {
        changes.add(new Complaint(place, Message.of("book.row-new", shown(what))));
    }

    void removed(Place place, String what) {
        changes.add(new Complaint(place, Message.of("book.row-gone", shown(what))));
    }

    /** Of a text in several lines those that another does not have. */
    private static String others(String text, String other) {
        List<String> there = other.lines().toList();
        String lines = text.lines().filter(line -> !there.contains(line)).collect(Collectors.joining("\n"));
        return there.size() < 2 && text.lines().count() < 2 ? text : lines;
    }

    void reason(String id, Entry entry) {
        String reason = String.join(" ", entry.lines());
        if (!reason.isEmpty()) {
            reasons.put(id, reason);
            changes.add(new Complaint(entry.place(), Message.of("book.reason", id, shown(reason))));
        }
    }

    /** A file that is written as a whole. */
    void write(String file, byte[] contents) {
        written.put(file, contents);
    }

    /** The contents of the files that are others now, by name. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>(written);
        trees.forEach((file, tree) -> {
            byte[] before = source.files().get(file);
            if (before == null || new String(before, StandardCharsets.UTF_8).isBlank()) {
                if (!tree.isEmpty()) {
                    files.put(file, YamlEdit.written(tree).getBytes(StandardCharsets.UTF_8));
                }
                return;
            }
            YamlEdit edit = YamlEdit.of(source.root() + "/" + file, before).set(tree);
            if (edit.changed()) {
                try {
                    files.put(file, edit.bytes());
                } catch (InputException e) {
                    complaints.addAll(e.complaints());
                }
            }
        });
        String notes = source.own("CHANGES.md");
        byte[] before = source.files().get(notes);
        String text = before == null ? "" : new String(before, StandardCharsets.UTF_8);
        String after = Revisions.with(text, reasons);
        if (!after.equals(text)) {
            files.put(notes, after.getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    static String shown(String text) {
        String line = text.replaceAll("\\s*\n\\s*", " / ");
        return line.codePointCount(0, line.length()) > SHOWN
                ? line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…"
                : line;
    }
}
