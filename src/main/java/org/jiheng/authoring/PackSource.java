package org.jiheng.authoring;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jiheng.engine.standard.PackFiles;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.source.InputException;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;

/** The files of a pack as they were written: where everything in them stands. */
final class PackSource {
    private static final List<String> SHARED =
            List.of("methods.yaml", "measures.yaml", "problems.yaml", "parameters.yaml");

    private final String id;
    private final Map<String, Node.Mapping> files = new TreeMap<>();
    private final Map<Place, Node.Mapping> rows = new HashMap<>();
    private final Map<String, Node.Mapping> indicators = new HashMap<>();

    PackSource(Path root, PackFiles pack) {
        this.id = pack.id();
        read(root, pack, "glossary.yaml");
        read(root, pack, id + "/standard.yaml");
        for (String file : SHARED) {
            read(root, pack, "common/" + file);
            read(root, pack, id + "/" + file);
        }
        Node filed = standard().get("filed");
        if (filed instanceof Node.Mapping block) {
            mappings(block, "rules").forEach(rule -> {
                rows.put(rule.place(), rule);
                indicators.putIfAbsent(scalar(rule.get("id")), rule);
            });
        }
        for (Node.Mapping section : mappings(standard(), "sections")) {
            for (Node.Mapping group : mappings(section, "groups")) {
                for (Node.Mapping indicator : mappings(group, "indicators")) {
                    rows.put(indicator.place(), indicator);
                    indicators.putIfAbsent(scalar(indicator.get("id")), indicator);
                    mappings(indicator, "items").forEach(item -> rows.put(item.place(), item));
                }
            }
        }
    }

    private void read(Path root, PackFiles pack, String name) {
        if (pack.bytes().containsKey(name)) {
            try {
                files.put(name, pack.tree(root.toString(), name));
            } catch (InputException e) {
                // the pack's reader has told everything about it
            }
        }
    }

    /** The files by name, such as {@code common/problems.yaml}. */
    Map<String, Node.Mapping> files() {
        return files;
    }

    Node.Mapping standard() {
        return file(id + "/standard.yaml");
    }

    Node.Mapping file(String name) {
        return files.getOrDefault(name, new Node.Mapping(Place.of(name), Map.of(), Map.of()));
    }

    /** Entries of one of the files that a standard may have beside the common one, its own last. */
    Map<String, Node> entries(String file) {
        Map<String, Node> entries = new TreeMap<>(file("common/" + file).entries());
        entries.putAll(file(id + "/" + file).entries());
        return entries;
    }

    /** Where an entry stands. */
    Place entry(String file, String key) {
        Node.Mapping own = file(id + "/" + file);
        return own.get(key) == null ? file("common/" + file).keyPlace(key) : own.keyPlace(key);
    }

    /** Where a key of a criterion stands: in its own row, or in that of its indicator; the row where it has none. */
    Place key(CriterionRow row, String key) {
        Node.Mapping own = rows.get(row.place());
        if (own != null && own.get(key) != null) {
            return own.keyPlace(key);
        }
        Node.Mapping indicator = indicators.get(row.criterion().indicator());
        return indicator != null && indicator.get(key) != null ? indicator.keyPlace(key) : row.place();
    }

    /** The row of a criterion, where it is a mapping. */
    Node.Mapping row(CriterionRow row) {
        return rows.getOrDefault(row.place(), new Node.Mapping(row.place(), Map.of(), Map.of()));
    }

    static Node.Mapping mapping(@Nullable Node node, Place otherwise) {
        return node instanceof Node.Mapping mapping ? mapping : new Node.Mapping(otherwise, Map.of(), Map.of());
    }

    static List<Node.Mapping> mappings(Node.Mapping of, String key) {
        return list(of, key).stream()
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .toList();
    }

    static List<Node> list(Node.Mapping of, String key) {
        return of.get(key) instanceof Node.Listing listing ? listing.items() : List.of();
    }

    static String scalar(@Nullable Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : "";
    }
}
