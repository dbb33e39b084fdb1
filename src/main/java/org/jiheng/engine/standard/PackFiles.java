package org.jiheng.engine.standard;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jiheng.source.Node;
import org.jspecify.annotations.Nullable;

/** The files that a standard consists of, read at one time: by their path below the rules folder. */
public final class PackFiles {
    private final String id;
    private final Map<String, byte[]> bytes;
    private final @Nullable Published published;
    private final Trees trees;

    public PackFiles(String id, Map<String, byte[]> bytes, @Nullable Published published) {
        this(id, bytes, published, new Trees());
    }

    PackFiles(String id, Map<String, byte[]> bytes, @Nullable Published published, Trees trees) {
        this.id = id;
        this.bytes = Collections.unmodifiableMap(new TreeMap<>(bytes));
        this.published = published;
        this.trees = trees;
    }

    public String id() {
        return id;
    }

    public Map<String, byte[]> bytes() {
        return bytes;
    }

    /** The record of its last publication, which is no part of it; null where there was none. */
    public @Nullable Published published() {
        return published;
    }

    /** The digest that a pack read from them has. */
    public String digest() {
        return Digests.of(bytes);
    }

    /**
     * A file as a tree; empty where there is none.
     *
     * @param root what messages call the rules folder
     * @throws org.jiheng.source.InputException where it cannot be read
     */
    public Node.Mapping tree(String root, String name) {
        byte[] file = bytes.get(name);
        return trees.of(root + "/" + name, file == null ? new byte[0] : file);
    }
}
