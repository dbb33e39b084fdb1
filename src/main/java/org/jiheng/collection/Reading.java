package org.jiheng.collection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.collection.CollectionSheet.Entry;
import org.jiheng.collection.CollectionSheet.Row;
import org.jiheng.intake.Grammar.Kind;
import org.jiheng.intake.Grammar.Value;
import org.jiheng.source.Complaints;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/** What was read of a workbook so far: a tree for each department, what is wrong with it, and how single cells become values. */
final class Reading {
    private final boolean several;
    private final Map<String, FiledTree> trees = new LinkedHashMap<>();
    private final Map<String, Complaints> complaints = new LinkedHashMap<>();

    /**
     * Nothing read yet.
     *
     * @param several whether the workbook is about several departments, each row bearing a code
     */
    Reading(boolean several) {
        this.several = several;
        if (!several) {
            trees.put("", new FiledTree());
        }
    }

    boolean several() {
        return several;
    }

    Map<String, FiledTree> trees() {
        return trees;
    }

    Complaints complaintsOf(String code) {
        return complaints.computeIfAbsent(code, c -> new Complaints());
    }

    FiledTree tree(String code) {
        return trees.computeIfAbsent(code, c -> new FiledTree());
    }

    /** The department a row is about: the only one, or that whose code it bears; a code that is none's is told. */
    String code(Row row) {
        if (!several) {
            return "";
        }
        Entry code = row.get(CollectionSheet.CODE);
        String text = code == null ? "" : code.text();
        if (!trees.containsKey(text)) {
            Place place = code == null ? row.first() : code.place();
            trees.put(text, new FiledTree());
            complaintsOf(text).add(place, code == null ? "collection.no-code" : "collection.unknown-code", text);
        }
        return text;
    }

    /** What stands in a cell; an answer or a choice that is none of those offered is told in their words. */
    Node entered(String code, Entry entry, Value value) {
        Node.Scalar node = Entered.node(entry, value);
        boolean offered = value.kind() != Kind.CHOICE || value.choices().contains(node.text());
        if (!offered) {
            complaintsOf(code)
                    .add(
                            entry.place(),
                            "collection.expected-choice",
                            entry.text(),
                            Entered.called(value.choices(), Language.ZH),
                            Entered.called(value.choices(), Language.EN));
            return nothing(entry);
        }
        return value.kind() == Kind.FLAG ? flag(code, entry) : node;
    }

    Node flag(String code, Entry entry) {
        Node.Scalar flag = Entered.flag(entry);
        if (flag.kind() == Node.Kind.BOOLEAN) {
            return flag;
        }
        complaintsOf(code).add(entry.place(), "collection.expected-answer", entry.text());
        return nothing(entry);
    }

    private static Node nothing(Entry entry) {
        return new Node.Scalar(entry.place(), "", Node.Kind.EMPTY);
    }

    boolean conflicting(String code, Entry entry) {
        boolean conflict = entry.text().startsWith(CollectionSheet.CONFLICT);
        if (conflict) {
            complaintsOf(code)
                    .add(
                            entry.place(),
                            "collection.conflict-open",
                            entry.text().substring(CollectionSheet.CONFLICT.length()));
        }
        return conflict;
    }

    /** Where a row says that it was taken from; null where it does not. */
    @Nullable
    Node source(String code, Row row) {
        Map<String, Node> parts = new LinkedHashMap<>();
        for (String key : List.of("document", "page", "quote")) {
            Entry entry = row.get(key);
            if (entry != null && !conflicting(code, entry)) {
                parts.put(key, Entered.text(entry));
            }
        }
        return parts.isEmpty()
                ? null
                : FiledTree.mapping(parts.values().iterator().next().place(), parts);
    }

    static Map<String, @Nullable Node> besides(@Nullable Entry unit, @Nullable Node source) {
        Map<String, @Nullable Node> others = new LinkedHashMap<>();
        others.put("unit", unit == null ? null : Entered.text(unit));
        others.put("source", source);
        return others;
    }
}
