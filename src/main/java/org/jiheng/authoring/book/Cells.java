package org.jiheng.authoring.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;
import org.jspecify.annotations.Nullable;

/** Which cell says what stands at a path of a file. */
final class Cells {
    private final Map<List<Object>, Place> cells = new HashMap<>();

    void bind(Place cell, String file, Object... path) {
        cells.put(key(file, List.of(path)), cell);
    }

    /** The cell that is about a place of a file, or the nearest that is about what it belongs to; null where there is none. */
    @Nullable
    Place at(String called, String file, byte[] contents, Place place) {
        List<Object> path;
        try {
            path = path(TreeReader.readMapping(called, contents, new Complaints()), place);
        } catch (InputException e) {
            return null;
        }
        for (int length = path.size(); length > 0; length--) {
            Place cell = cells.get(key(file, path.subList(0, length)));
            if (cell != null) {
                return cell;
            }
        }
        return null;
    }

    private static List<Object> path(Node root, Place place) {
        List<Object> path = new ArrayList<>();
        Node node = root;
        while (node != null) {
            Object best = null;
            Node next = null;
            if (node instanceof Node.Mapping mapping) {
                for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
                    if (notAfter(mapping.keyPlace(entry.getKey()), place)) {
                        best = entry.getKey();
                        next = entry.getValue();
                    }
                }
                if (mapping.place().equals(place) && !path.isEmpty()) {
                    return path;
                }
            } else if (node instanceof Node.Listing listing) {
                for (int i = 0; i < listing.items().size(); i++) {
                    if (notAfter(listing.items().get(i).place(), place)) {
                        best = i;
                        next = listing.items().get(i);
                    }
                }
            }
            if (best != null) {
                path.add(best);
            }
            node = next;
        }
        return path;
    }

    private static boolean notAfter(Place a, Place b) {
        return a.line() < b.line() || (a.line() == b.line() && a.column() <= b.column());
    }

    private static List<Object> key(String file, List<Object> path) {
        List<Object> key = new ArrayList<>();
        key.add(file);
        key.addAll(path);
        return key;
    }
}
