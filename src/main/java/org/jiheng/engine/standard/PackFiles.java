package org.jiheng.engine.standard;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that a standard consists of, read at one time: by their path below the rules folder.
 *
 * @param published the record of its last publication, which is no part of it; null where there was none
 */
public record PackFiles(
        String id, Map<String, byte[]> bytes, @Nullable Published published) {
    public PackFiles {
        bytes = Collections.unmodifiableMap(new TreeMap<>(bytes));
    }

    /** The digest that a pack read from them has. */
    public String digest() {
        return Digests.of(bytes);
    }
}
