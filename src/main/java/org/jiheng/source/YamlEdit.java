package org.jiheng.source;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes values of a YAML text and leaves every other byte as its author wrote it: comments, order, quotes, line ends. Values are
 * maps by text, lists, texts, {@link BigDecimal}s and booleans; a path is made of keys and of numbers of items, from 0.
 *
 * <p>Changes are made to the tree of values; {@link #text()} then finds the fewest lines that must differ for the text to say the
 * same as the tree, reads what it wrote, and refuses where that says anything else. A comment right above an item or key goes where
 * that goes.
 */
public final class YamlEdit {
    private static final String MARK = "\uFEFF";

    private final String file;
    private final String before;
    private final @Nullable Object read;
    private @Nullable Object tree;

    /** A number that is none of ours, such as {@code 0x1F}: kept as it is. */
    private record Literal(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    private YamlEdit(String file, String before) {
        this.file = file;
        this.before = before;
        this.read = read(before);
        this.tree = copy(read);
    }

    /**
     * Opens a text for changes.
     *
     * @param file what to call it in messages
     * @throws InputException where it cannot be read
     */
    public static YamlEdit of(String file, String text) {
        return new YamlEdit(file, text);
    }

    public static YamlEdit of(String file, byte[] bytes) {
        return new YamlEdit(file, new String(bytes, StandardCharsets.UTF_8));
    }

    /** The text of a new file. */
    public static String written(Object tree) {
        return new YamlWriter("\n").file(tree);
    }

    /** The value at a path, or null where there is none or it is empty. Not to be changed. */
    public @Nullable Object get(Object... path) {
        Object value = tree;
        for (Object step : path) {
            if (value instanceof Map<?, ?> map) {
                value = map.get(step);
            } else if (value instanceof List<?> list
                    && step instanceof Integer index
                    && index >= 0
                    && index < list.size()) {
                value = list.get(index);
            } else {
                return null;
            }
        }
        return value;
    }

    /** Whether there is a value at a path, or an empty one. */
    public boolean has(Object... path) {
        Object in = get(parent(path));
        Object last = path[path.length - 1];
        return in instanceof Map<?, ?> map
                ? map.containsKey(last)
                : in instanceof List<?> list && last instanceof Integer index && index < list.size();
    }

    /** Sets the value at a path; a key that is not there is added after the others. An empty path sets everything. */
    public YamlEdit set(Object value, Object... path) {
        if (path.length == 0) {
            tree = copy(value);
        } else if (path[path.length - 1] instanceof Integer index) {
            list(parent(path)).set(index, copy(value));
        } else {
            map(parent(path)).put(key(path), copy(value));
        }
        return this;
    }

    /** Sets the value of a key; where the key is not there, it comes right after another one, or first where that is not there. */
    public YamlEdit setAfter(String other, Object value, Object... path) {
        Map<String, Object> map = map(parent(path));
        String key = key(path);
        if (map.containsKey(key)) {
            map.put(key, copy(value));
            return this;
        }
        Map<String, Object> old = new LinkedHashMap<>(map);
        map.clear();
        if (!old.containsKey(other)) {
            map.put(key, copy(value));
        }
        old.forEach((each, kept) -> {
            map.put(each, kept);
            if (each.equals(other)) {
                map.put(key, copy(value));
            }
        });
        return this;
    }

    /** Inserts an item into a list: before the item whose number ends the path, or at the end. */
    public YamlEdit insert(Object value, Object... path) {
        list(parent(path)).add((Integer) path[path.length - 1], copy(value));
        return this;
    }

    /** Takes away a key with its value, or an item of a list. */
    public YamlEdit remove(Object... path) {
        if (path[path.length - 1] instanceof Integer index) {
            list(parent(path)).remove(index.intValue());
        } else {
            map(parent(path)).remove(key(path));
        }
        return this;
    }

    public boolean changed() {
        return !YamlAlignment.same(read, tree);
    }

    /**
     * The text with the changes.
     *
     * @throws InputException where the text is written in a way in which the change cannot be made
     */
    public String text() {
        if (!changed()) {
            return before;
        }
        boolean marked = before.startsWith(MARK);
        String body = marked ? before.substring(1) : before;
        try {
            String after = (marked ? MARK : "") + new YamlChanges(YamlText.of(body)).become(read, tree);
            if (YamlAlignment.same(read(after), tree)) {
                return after;
            }
        } catch (InputException | IllegalStateException | IndexOutOfBoundsException e) {
            // told below, as whatever else did not come out as it should
        }
        throw InputException.of(Place.whole(file), "source.not-editable");
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    private @Nullable Object read(String text) {
        Complaints complaints = new Complaints();
        Node node = TreeReader.read(file, text.getBytes(StandardCharsets.UTF_8), complaints);
        complaints.throwIfAny();
        return plain(node);
    }

    /** A tree without places; maps and lists may be changed. */
    private static @Nullable Object plain(Node node) {
        if (node instanceof Node.Mapping mapping) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> map.put(key, plain(value)));
            return map;
        }
        if (node instanceof Node.Listing listing) {
            List<@Nullable Object> list = new ArrayList<>();
            listing.items().forEach(item -> list.add(plain(item)));
            return list;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.kind()) {
            case TEXT -> scalar.text();
            case BOOLEAN -> Boolean.valueOf(scalar.text());
            case EMPTY -> null;
            case NUMBER -> number(scalar.text());
        };
    }

    private static Object number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return new Literal(text);
        }
    }

    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(String.valueOf(key), copy(each)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(copy(each)));
            return copy;
        }
        return value instanceof Integer number ? BigDecimal.valueOf(number) : value;
    }

    private static Object[] parent(Object... path) {
        return Arrays.copyOf(path, path.length - 1);
    }

    private static String key(Object... path) {
        return (String) path[path.length - 1];
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> map(Object... path) {
        if (get(path) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("no mapping at " + Arrays.toString(path));
    }

    @SuppressWarnings("unchecked")
    private List<@Nullable Object> list(Object... path) {
        if (get(path) instanceof List<?> list) {
            return (List<@Nullable Object>) list;
        }
        throw new IllegalArgumentException("no list at " + Arrays.toString(path));
    }
}
