package org.jiheng.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.intake.Grammar.ItemList;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;

/** A submission as it grows from the sheets of a workbook; every value keeps the cell that it stands in. */
final class FiledTree {
    private final Map<String, Map<String, Node>> groups = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Node> plain = new LinkedHashMap<>();
    private final Map<String, List<Node>> items = new LinkedHashMap<>();
    private final List<Node> judgements = new ArrayList<>();

    /** A value of the whole submission. */
    void put(String key, Node value) {
        plain.put(key, value);
    }

    /** A value of a group. */
    void put(String group, String key, Node value) {
        places.putIfAbsent(group, value.place());
        groups.computeIfAbsent(group, g -> new LinkedHashMap<>()).put(key, value);
    }

    /** An item of a list. */
    void item(String list, Node item) {
        items.computeIfAbsent(list, l -> new ArrayList<>()).add(item);
    }

    void judgement(Node judgement) {
        judgements.add(judgement);
    }

    /** Where a group begins, which is where something missing of it should be entered. */
    void begin(String group, Place place) {
        places.putIfAbsent(group, place);
        groups.computeIfAbsent(group, g -> new LinkedHashMap<>());
    }

    Node.Mapping build(String file, List<ItemList> lists) {
        for (ItemList list : lists) {
            List<Node> own = items.remove(list.name());
            if (list.listKey().isEmpty()) {
                if (own != null) {
                    plain.put(list.name(), listing(own));
                }
            } else if (own != null
                    || groups.getOrDefault(list.group(), Map.of()).containsKey("complete")) {
                put(list.group(), list.listKey(), listing(own == null ? List.of() : own, file));
            }
        }
        items.forEach((criterion, own) -> defects(criterion, listing(own)));
        Map<String, Node> root = new LinkedHashMap<>(plain);
        groups.forEach((name, values) -> {
            if (!values.isEmpty() || name.equals("department")) {
                root.put(name, mapping(places.getOrDefault(name, Place.whole(file)), values));
            }
        });
        if (!judgements.isEmpty()) {
            root.put("judgements", listing(judgements));
        }
        return mapping(Place.whole(file), root);
    }

    private void defects(String criterion, Node.Listing found) {
        Node known = groups.getOrDefault("defects", Map.of()).get(criterion);
        Map<String, Node> values =
                new LinkedHashMap<>(known instanceof Node.Mapping mapping ? mapping.entries() : Map.of());
        values.put("items", found);
        put("defects", criterion, mapping(found.place(), values));
    }

    private static Node.Listing listing(List<Node> items) {
        return new Node.Listing(items.get(0).place(), items);
    }

    private static Node.Listing listing(List<Node> items, String file) {
        return items.isEmpty() ? new Node.Listing(Place.whole(file), items) : listing(items);
    }

    static Node.Mapping mapping(Place place, Map<String, Node> values) {
        Map<String, Place> keys = new LinkedHashMap<>();
        values.forEach((key, value) -> keys.put(key, value.place()));
        return new Node.Mapping(place, values, keys);
    }

    /** A value, with what stands beside it where there is any. */
    static Node beside(Node value, String key, Map<String, @Nullable Node> others) {
        Map<String, Node> all = new LinkedHashMap<>();
        all.put(key, value);
        others.forEach((name, node) -> {
            if (node != null) {
                all.put(name, node);
            }
        });
        return all.size() == 1 ? value : mapping(value.place(), all);
    }
}
