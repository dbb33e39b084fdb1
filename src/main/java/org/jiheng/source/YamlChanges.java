package org.jiheng.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Turns one tree of values into another in the text that says it, by cutting out and putting in as little as can be. */
final class YamlChanges {
    private final YamlText at;
    private final YamlWriter writer;
    private final String lineBreak;
    private List<Splice> splices = new ArrayList<>();

    /** Characters to be put in place of others. */
    private record Splice(int from, int to, String with) {}

    /**
     * Where a value can be put in place of another.
     *
     * @param after right after the colon of its key or the dash of its item
     * @param column that of its key or dash
     */
    private record Spot(Node node, int after, int column, boolean item, boolean flow) {}

    YamlChanges(YamlText at) {
        this.at = at;
        this.lineBreak = at.lineBreak();
        this.writer = new YamlWriter(lineBreak);
    }

    String become(@Nullable Object is, @Nullable Object wanted) {
        Node root = at.root();
        if (root == null || !(is instanceof Map || is instanceof List) || !changeInside(root, is, wanted, false)) {
            throw new IllegalStateException("nothing of the text would be left");
        }
        return spliced(0, at.text().length(), splices);
    }

    private void change(Spot spot, @Nullable Object is, @Nullable Object wanted) {
        if (!YamlAlignment.same(is, wanted) && !changeInside(spot.node(), is, wanted, spot.flow())) {
            replace(spot, wanted);
        }
    }

    /** Whether something of the old value could be kept. */
    private boolean changeInside(Node node, @Nullable Object is, @Nullable Object wanted, boolean flow) {
        if (is instanceof Map<?, ?> old
                && wanted instanceof Map<?, ?> map
                && node instanceof MappingNode mapping
                && map.keySet().stream().anyMatch(old::containsKey)) {
            mapping(mapping, old, map, flow || YamlText.flow(node));
            return true;
        }
        if (is instanceof List<?> old && wanted instanceof List<?> list && node instanceof SequenceNode sequence) {
            int[] from = YamlAlignment.of(old, list);
            if (Arrays.stream(from).anyMatch(i -> i >= 0)) {
                list(sequence, old, list, from, flow || YamlText.flow(node));
                return true;
            }
        }
        return false;
    }

    private void replace(Spot spot, @Nullable Object wanted) {
        Node node = spot.node();
        int end = at.end(node);
        boolean empty = node instanceof ScalarNode && at.start(node) == end;
        boolean block = !spot.flow() && !YamlText.flow(node) && !(node instanceof ScalarNode);
        boolean lines = wanted instanceof String text && text.contains("\n");
        if (spot.flow()) {
            put(empty ? spot.after() : at.start(node), end, (empty ? " " : "") + writer.inline(wanted, true));
        } else if (spot.item()) {
            put(
                    empty ? spot.after() : at.start(node),
                    end,
                    (empty ? " " : "") + writer.item(wanted, spot.column(), YamlText.flow(node)));
        } else if (lines) {
            String entry = writer.entry("k", wanted, spot.column());
            put(spot.after(), end, entry.substring(2));
        } else if (writer.inOneLine(wanted, spot.column())) {
            boolean beside = block || empty;
            put(beside ? spot.after() : at.start(node), end, (beside ? " " : "") + writer.inline(wanted, false));
        } else {
            int column = spot.column() + 2;
            put(spot.after(), end, lineBreak + " ".repeat(column) + writer.block(wanted, column));
        }
    }

    private void mapping(MappingNode mapping, Map<?, ?> old, Map<?, ?> wanted, boolean flow) {
        Map<String, NodeTuple> tuples = new HashMap<>();
        mapping.getValue().forEach(tuple -> tuples.put(name(tuple), tuple));
        List<NodeTuple> all = mapping.getValue();
        int column = at.column(at.start(all.get(0).getKeyNode()));
        added(null, all, old, wanted, flow, column);
        boolean kept = false;
        for (int i = 0; i < all.size(); i++) {
            NodeTuple tuple = all.get(i);
            String key = name(tuple);
            if (wanted.containsKey(key)) {
                Node value = tuple.getValueNode();
                change(
                        new Spot(value, at.afterColon(tuple.getKeyNode()), column, false, flow),
                        old.get(key),
                        wanted.get(key));
                added(tuple, all, old, wanted, flow, column);
            } else if (flow) {
                cut(nodes(all), i, kept);
            } else if (at.firstInLine(at.start(tuple.getKeyNode()))) {
                put(at.withComments(at.start(tuple.getKeyNode())), at.lineEnd(at.end(tuple.getValueNode())), "");
            } else {
                put(at.start(tuple.getKeyNode()), at.start(all.get(i + 1).getKeyNode()), "");
            }
            kept |= wanted.containsKey(key);
        }
    }

    /** Keys that come after a key of old, or before all of them. */
    private void added(
            @Nullable NodeTuple after, List<NodeTuple> all, Map<?, ?> old, Map<?, ?> wanted, boolean flow, int column) {
        String last = null;
        for (Map.Entry<?, ?> entry : wanted.entrySet()) {
            String key = String.valueOf(entry.getKey());
            if (old.containsKey(key)) {
                last = key;
            } else if (after == null ? last == null : name(after).equals(last)) {
                add(after, all.get(0), key, entry.getValue(), flow, column, firstKept(all, wanted));
            }
        }
    }

    private void add(
            @Nullable NodeTuple after,
            NodeTuple first,
            String key,
            @Nullable Object value,
            boolean flow,
            int column,
            NodeTuple firstKept) {
        if (flow) {
            String entry = writer.flowEntry(key, value);
            if (after == null) {
                int start = at.start(firstKept.getKeyNode());
                put(start, start, entry + ", ");
            } else {
                int end = at.end(after.getValueNode());
                put(end, end, ", " + entry);
            }
            return;
        }
        String entry = writer.entry(key, value, column);
        if (after != null) {
            line(at.lineEnd(at.end(after.getValueNode())), column, entry);
        } else if (at.firstInLine(at.start(first.getKeyNode()))) {
            line(at.withComments(at.start(first.getKeyNode())), column, entry);
        } else {
            int start = at.start(first.getKeyNode());
            put(start, start, entry + lineBreak + " ".repeat(column));
        }
    }

    private static NodeTuple firstKept(List<NodeTuple> all, Map<?, ?> wanted) {
        return all.stream()
                .filter(tuple -> wanted.containsKey(name(tuple)))
                .findFirst()
                .orElseThrow();
    }

    private void list(SequenceNode sequence, List<?> old, List<?> wanted, int[] from, boolean flow) {
        List<Node> items = sequence.getValue();
        boolean[] inOrder = inOrder(from);
        boolean[] stays = new boolean[items.size()];
        for (int j = 0; j < from.length; j++) {
            if (inOrder[j]) {
                stays[from[j]] = true;
            }
        }
        int column = flow ? 0 : at.column(at.dash(items.get(0)));
        int j = 0;
        boolean kept = false;
        int next = 0;
        // what comes before all items that stay
        while (j < from.length && !inOrder[j]) {
            insert(items, -1, firstStaying(stays), old, wanted, from, j++, flow, column);
        }
        for (; next < items.size(); next++) {
            Node item = items.get(next);
            if (stays[next]) {
                int after = flow ? at.start(item) : at.dash(item) + 1;
                change(new Spot(item, after, column, true, flow), old.get(next), wanted.get(j++));
                kept = true;
                while (j < from.length && !inOrder[j]) {
                    insert(items, next, next, old, wanted, from, j++, flow, column);
                }
            } else if (flow) {
                cut(items.stream().map(each -> new Node[] {each, each}).toList(), next, kept);
            } else {
                put(chunkStart(item), at.lineEnd(at.end(item)), "");
            }
        }
    }

    /** Puts in a new item, or one that stood elsewhere in the list as it was written there. */
    private void insert(
            List<Node> items,
            int after,
            int beside,
            List<?> old,
            List<?> wanted,
            int[] from,
            int which,
            boolean flow,
            int column) {
        Object value = wanted.get(which);
        if (flow) {
            int where = after < 0 ? at.start(items.get(beside)) : at.end(items.get(after));
            String text = writer.inline(value, true);
            put(where, where, after < 0 ? text + ", " : ", " + text);
            return;
        }
        int where = after < 0 ? chunkStart(items.get(0)) : at.lineEnd(at.end(items.get(after)));
        if (from[which] >= 0) {
            String moved = moved(items.get(from[which]), old.get(from[which]), value, column);
            put(where, where, startsLine(where) ? moved : lineBreak + moved.stripTrailing());
        } else {
            boolean likeOthers = YamlText.flow(items.get(beside));
            boolean lines = value instanceof Map && items.get(beside) instanceof MappingNode && !likeOthers;
            line(
                    where,
                    column,
                    "- " + (lines ? writer.block(value, column + 2) : writer.item(value, column, likeOthers)));
        }
    }

    /** The lines of an item, comments above it included, with what changed in it. */
    private String moved(Node item, @Nullable Object is, @Nullable Object wanted, int column) {
        List<Splice> outside = splices;
        splices = new ArrayList<>();
        change(new Spot(item, at.dash(item) + 1, column, true, false), is, wanted);
        String text = spliced(chunkStart(item), at.lineEnd(at.end(item)), splices);
        splices = outside;
        return text.endsWith("\n") ? text : text + lineBreak;
    }

    private int chunkStart(Node item) {
        int dash = at.dash(item);
        if (!at.firstInLine(dash)) {
            throw new IllegalStateException("a list that begins in the line of another");
        }
        return at.withComments(dash);
    }

    private static int firstStaying(boolean[] stays) {
        for (int i = 0; i < stays.length; i++) {
            if (stays[i]) {
                return i;
            }
        }
        return 0;
    }

    /** Those that keep their order: each later than all before it that do. */
    private static boolean[] inOrder(int[] from) {
        int[] length = new int[from.length];
        int best = -1;
        for (int j = from.length - 1; j >= 0; j--) {
            length[j] = from[j] < 0 ? 0 : 1;
            for (int k = j + 1; from[j] >= 0 && k < from.length; k++) {
                if (from[k] > from[j]) {
                    length[j] = Math.max(length[j], 1 + length[k]);
                }
            }
            best = best < 0 || length[j] >= length[best] ? j : best;
        }
        boolean[] inOrder = new boolean[from.length];
        int previous = -1;
        int wanted = best < 0 ? 0 : length[best];
        for (int j = 0; j < from.length && wanted > 0; j++) {
            if (length[j] == wanted && from[j] > previous) {
                inOrder[j] = true;
                previous = from[j];
                wanted--;
            }
        }
        return inOrder;
    }

    private static List<Node[]> nodes(List<NodeTuple> tuples) {
        return tuples.stream()
                .map(tuple -> new Node[] {tuple.getKeyNode(), tuple.getValueNode()})
                .toList();
    }

    /** Cuts an element out of a list or mapping in one line, with the comma before it, or after it where nothing before it stays. */
    private void cut(List<Node[]> elements, int which, boolean keptBefore) {
        if (keptBefore) {
            put(at.end(elements.get(which - 1)[1]), at.end(elements.get(which)[1]), "");
        } else {
            put(at.start(elements.get(which)[0]), at.start(elements.get(which + 1)[0]), "");
        }
    }

    private void line(int where, int column, String text) {
        String line = " ".repeat(column) + text;
        put(where, where, startsLine(where) ? line + lineBreak : lineBreak + line);
    }

    private boolean startsLine(int where) {
        return where == 0 || at.text().charAt(where - 1) == '\n';
    }

    private void put(int from, int to, String with) {
        splices.add(new Splice(from, to, with));
    }

    private String spliced(int start, int end, List<Splice> changes) {
        StringBuilder out = new StringBuilder();
        int done = start;
        List<Splice> sorted =
                changes.stream().sorted(Comparator.comparingInt(Splice::from)).toList();
        for (Splice splice : sorted) {
            if (splice.from() < done) {
                throw new IllegalStateException("changes that overlap");
            }
            out.append(at.text(), done, splice.from()).append(splice.with());
            done = splice.to();
        }
        return out.append(at.text(), done, end).toString();
    }

    private static String name(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
