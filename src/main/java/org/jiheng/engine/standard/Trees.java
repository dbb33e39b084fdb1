package org.jiheng.engine.standard;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jiheng.source.Complaints;
import org.jiheng.source.Node;
import org.jiheng.source.TreeReader;

/** The trees of files that were read, so that a file that standards share, or that did not change, is read once. */
final class Trees {
    private final Map<String, Read> known = new HashMap<>();

    private static final class Read {
        private final byte[] bytes;
        private final Node.Mapping tree;

        Read(byte[] bytes, Node.Mapping tree) {
            this.bytes = bytes;
            this.tree = tree;
        }
    }

    synchronized Node.Mapping of(String name, byte[] bytes) {
        Read before = known.get(name);
        if (before != null && Arrays.equals(before.bytes, bytes)) {
            return before.tree;
        }
        Node.Mapping tree = TreeReader.readMapping(name, bytes, new Complaints());
        known.put(name, new Read(bytes, tree));
        return tree;
    }
}
