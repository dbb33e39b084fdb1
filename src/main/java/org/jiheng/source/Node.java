package org.jiheng.source;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a YAML or JSON file together with where it stands. */
public sealed interface Node {
    Place place();

    /**
     * A mapping; its keys keep the order of the file. {@code keyPlaces} says where each key stands. Takes both maps over, for a
     * tree is read once for every submission of hundreds of thousands.
     */
    record Mapping(Place place, Map<String, Node> entries, Map<String, Place> keyPlaces) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(entries);
            keyPlaces = Collections.unmodifiableMap(keyPlaces);
        }

        public @Nullable Node get(String key) {
            return entries.get(key);
        }

        public Place keyPlace(String key) {
            return keyPlaces.getOrDefault(key, place);
        }
    }

    /** A list. */
    record Listing(Place place, List<Node> items) implements Node {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /** A single value as written; numbers keep their digits. */
    record Scalar(Place place, String text, Kind kind) implements Node {}

    /** What the file format takes a single value for. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        EMPTY
    }
}
