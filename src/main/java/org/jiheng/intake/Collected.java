package org.jiheng.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.engine.Submission.Known;
import org.jiheng.engine.Submission.ListGiven;
import org.jiheng.engine.Submission.Unusual;
import org.jiheng.engine.facts.CompleteList;
import org.jiheng.engine.facts.Source;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** What has been read so far. */
class Collected {
    final Complaints complaints;
    final List<Object> facts = new ArrayList<>();
    final Map<String, Known> known = new LinkedHashMap<>();
    final Map<String, ListGiven> lists = new LinkedHashMap<>();
    final List<String> freeFacts = new ArrayList<>();
    final List<Unusual> unusual = new ArrayList<>();

    Collected(Complaints complaints) {
        this.complaints = complaints;
    }

    void know(String path, String value, @Nullable Source source, Place place) {
        known.put(path, new Known(value, source, place));
    }

    void list(String name, List<String> items, boolean complete) {
        lists.put(name, new ListGiven(items, complete));
        if (complete) {
            facts.add(new CompleteList(name));
        }
    }

    /** Whether nothing is read, and what could be read is only described. */
    boolean describes() {
        return false;
    }

    /** Hears what is asked for in a group, or in an item of a list, whether it is there or not. */
    void asked(String path, String key, Grammar.Kind kind, List<String> choices) {}

    /** The items of a list that has a key of its own and says whether it is whole. */
    List<Node> items(String list, Fields fields, String listKey, String itemKey) {
        return fields.list(listKey);
    }

    /** The items of a list that is a group by itself. */
    List<Node> items(String list, Node node, String itemKey) {
        if (node instanceof Node.Listing listing) {
            return listing.items();
        }
        complaints.add(node.place(), "source.expected-list", list);
        return List.of();
    }

    void unusual(String code, Object... arguments) {
        unusual.add(new Unusual(code, Message.of(code, arguments)));
    }
}
