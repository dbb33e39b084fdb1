package org.jiheng.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which item of an old list became which item of a new one: the same, one changed, one moved, or none. */
public final class YamlAlignment {
    private static final int NEVER = 1_000_000;

    /** What adding or dropping an item costs; changing one costs up to twice as much, the less the more of it stays. */
    private static final int ONE = 100;

    private static final List<String> IDENTITIES = List.of("id", "code");

    private YamlAlignment() {}

    /**
     * For each new item the old one that it was, or −1; those in order come as a rising sequence, and an item with an id that was
     * moved is found wherever it was.
     */
    public static int[] of(List<?> old, List<?> wanted) {
        int[] from = inOrder(old, wanted);
        for (int j = 0; j < from.length; j++) {
            String id = identity(wanted.get(j));
            if (from[j] < 0 && id != null) {
                from[j] = IntStream.range(0, old.size())
                        .filter(i -> id.equals(identity(old.get(i))))
                        .filter(i -> Arrays.stream(from).noneMatch(taken -> taken == i))
                        .findFirst()
                        .orElse(-1);
            }
        }
        return from;
    }

    /** The cheapest way from one list to the other, where adding and dropping cost one each, and changing less the more is kept. */
    private static int[] inOrder(List<?> old, List<?> wanted) {
        int[][] costs = new int[old.size() + 1][wanted.size() + 1];
        for (int i = old.size(); i >= 0; i--) {
            for (int j = wanted.size(); j >= 0; j--) {
                if (i == old.size() || j == wanted.size()) {
                    costs[i][j] = ONE * (old.size() - i + wanted.size() - j);
                } else {
                    costs[i][j] = Math.min(
                            costs[i + 1][j + 1] + cost(old.get(i), wanted.get(j)),
                            ONE + Math.min(costs[i + 1][j], costs[i][j + 1]));
                }
            }
        }
        int[] from = new int[wanted.size()];
        Arrays.fill(from, -1);
        int i = 0;
        int j = 0;
        while (i < old.size() && j < wanted.size()) {
            if (costs[i][j] == costs[i + 1][j + 1] + cost(old.get(i), wanted.get(j))) {
                from[j++] = i++;
            } else if (costs[i][j] == ONE + costs[i][j + 1]) {
                j++;
            } else {
                i++;
            }
        }
        return from;
    }

    private static int cost(@Nullable Object old, @Nullable Object wanted) {
        if (same(old, wanted)) {
            return 0;
        }
        String id = identity(old);
        String other = identity(wanted);
        if (id != null && other != null && !id.equals(other)) {
            return NEVER;
        }
        return 10 + 9 * difference(old, wanted) / 5;
    }

    /** From 0 for the same to {@link #ONE} for nothing in common. */
    private static int difference(@Nullable Object old, @Nullable Object wanted) {
        if (same(old, wanted)) {
            return 0;
        }
        if (old instanceof Map<?, ?> a && wanted instanceof Map<?, ?> b) {
            List<Object> keys = new ArrayList<>(a.keySet());
            b.keySet().stream().filter(key -> !a.containsKey(key)).forEach(keys::add);
            return keys.stream()
                            .mapToInt(key -> difference(a.get(key), b.get(key)))
                            .sum()
                    / Math.max(1, keys.size());
        }
        return old instanceof List && wanted instanceof List ? ONE / 2 : ONE;
    }

    /** Whether two trees say the same; the order of keys says nothing. */
    static boolean same(@Nullable Object a, @Nullable Object b) {
        return Objects.equals(a, b);
    }

    private static @Nullable String identity(@Nullable Object item) {
        if (item instanceof Map<?, ?> map) {
            for (String key : IDENTITIES) {
                if (map.get(key) instanceof String id) {
                    return id;
                }
            }
        }
        return null;
    }
}
