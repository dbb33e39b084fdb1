package org.jiheng.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;

/** Sets and removes values of a submission by the paths people write: {@code indicators.science-activities.actual}. */
public final class Patch {
    /** What names an item of a list, the first that it has. */
    private static final List<String> NAMES = List.of("id", "indicator", "kind", "project", "material", "name");

    /** Groups whose keys are names with dots. */
    private static final List<String> OPEN = List.of("checks", "facts");

    /** Where the value stands when a fact is written with its source. */
    private static final List<String> VALUES = List.of("value", "met", "points");

    private Patch() {}

    /** A single value of a submission and the path it is set by. */
    public record Leaf(String path, Node.Scalar scalar) {}

    /** Where a fact that is known by a path stands or would stand: free ones stand in a group of their own. */
    public static String treePath(String fact) {
        int dot = fact.indexOf('.');
        return SubmissionReader.KEYS.contains(dot < 0 ? fact : fact.substring(0, dot)) ? fact : "facts." + fact;
    }

    /** The single value of a fact, plain or beside its source; empty where nothing or no single value is there. */
    public static Optional<Leaf> leaf(Node.Mapping tree, String fact) {
        String path = treePath(fact);
        Node node = find(tree, path);
        if (node instanceof Node.Mapping mapping) {
            for (String key : VALUES) {
                if (mapping.get(key) instanceof Node.Scalar scalar) {
                    return Optional.of(new Leaf(path + "." + key, scalar));
                }
            }
            return Optional.empty();
        }
        return node instanceof Node.Scalar scalar ? Optional.of(new Leaf(path, scalar)) : Optional.empty();
    }

    /** The tree with a value set; what is not there yet is added. */
    public static Node.Mapping set(Node.Mapping tree, String path, Node value) {
        return (Node.Mapping) set(tree, path, value, false);
    }

    /** The tree without a value, or null where there is none at the path. */
    public static Node.@Nullable Mapping without(Node.Mapping tree, String path) {
        return (Node.Mapping) without((Node) tree, path);
    }

    private static Node set(Node node, String path, Node value, boolean open) {
        if (node instanceof Node.Listing listing) {
            List<Node> items = new ArrayList<>(listing.items());
            for (int i = 0; i < items.size(); i++) {
                String name = name(items.get(i));
                if (leads(name, path)) {
                    items.set(i, name.equals(path) ? value : set(items.get(i), rest(name, path), value, false));
                    return new Node.Listing(listing.place(), items);
                }
            }
            items.add(value);
            return new Node.Listing(listing.place(), items);
        }
        Node.Mapping mapping =
                node instanceof Node.Mapping given ? given : new Node.Mapping(value.place(), Map.of(), Map.of());
        String key = key(mapping, path);
        if (key == null && !path.equals("complete") && mapping.get("items") instanceof Node.Listing items) {
            return with(mapping, "items", set(items, path, value, false));
        }
        if (key == null) {
            key = open || !path.contains(".") ? path : path.substring(0, path.indexOf('.'));
        }
        Node old = mapping.get(key);
        Node next = old == null ? new Node.Mapping(value.place(), Map.of(), Map.of()) : old;
        if (key.equals(path)) {
            Map<String, Place> places = new LinkedHashMap<>(mapping.keyPlaces());
            places.put(key, value.place());
            return with(new Node.Mapping(mapping.place(), mapping.entries(), places), key, value);
        }
        return with(mapping, key, set(next, rest(key, path), value, OPEN.contains(key)));
    }

    private static @Nullable Node without(Node node, String path) {
        if (node instanceof Node.Listing listing) {
            List<Node> items = new ArrayList<>(listing.items());
            for (int i = 0; i < items.size(); i++) {
                String name = name(items.get(i));
                if (name.equals(path)) {
                    items.remove(i);
                    return new Node.Listing(listing.place(), items);
                }
                if (leads(name, path)) {
                    Node less = without(items.get(i), rest(name, path));
                    if (less == null) {
                        return null;
                    }
                    items.set(i, less);
                    return new Node.Listing(listing.place(), items);
                }
            }
            return null;
        }
        if (!(node instanceof Node.Mapping mapping)) {
            return null;
        }
        String key = key(mapping, path);
        if (key == null) {
            Node items = mapping.get("items");
            Node less = items == null ? null : without(items, path);
            return less == null ? null : with(mapping, "items", less);
        }
        if (key.equals(path)) {
            Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
            entries.remove(key);
            return new Node.Mapping(mapping.place(), entries, mapping.keyPlaces());
        }
        Node inner = mapping.get(key);
        Node less = inner == null ? null : without(inner, rest(key, path));
        return less == null ? null : with(mapping, key, less);
    }

    private static @Nullable Node find(Node node, String path) {
        if (node instanceof Node.Listing listing) {
            return listing.items().stream()
                    .filter(item -> leads(name(item), path))
                    .findFirst()
                    .map(item -> name(item).equals(path) ? item : find(item, rest(name(item), path)))
                    .orElse(null);
        }
        if (!(node instanceof Node.Mapping mapping)) {
            return null;
        }
        String key = key(mapping, path);
        Node next = mapping.get(key == null ? "items" : key);
        if (next == null || path.equals(key)) {
            return next;
        }
        return find(next, key == null ? path : rest(key, path));
    }

    /** The longest key that the path begins with. */
    private static @Nullable String key(Node.Mapping mapping, String path) {
        String longest = null;
        for (String key : mapping.entries().keySet()) {
            if (leads(key, path) && (longest == null || key.length() > longest.length())) {
                longest = key;
            }
        }
        return longest;
    }

    private static boolean leads(String key, String path) {
        return !key.isEmpty() && (path.equals(key) || path.startsWith(key + "."));
    }

    private static String rest(String key, String path) {
        return path.substring(key.length() + 1);
    }

    private static String name(Node item) {
        if (item instanceof Node.Mapping mapping) {
            for (String key : NAMES) {
                if (mapping.get(key) instanceof Node.Scalar scalar) {
                    return scalar.text();
                }
            }
        }
        return "";
    }

    private static Node.Mapping with(Node.Mapping mapping, String key, Node value) {
        Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, value);
        return new Node.Mapping(mapping.place(), entries, mapping.keyPlaces());
    }
}
