package org.jiheng.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jiheng.source.Place;

/**
 * What the groups of a submission may hold, for whoever offers another form to fill in. Nobody writes it down a second time: the
 * readers are run on nothing and tell what they ask for, so that a new group or value is here as soon as it can be read.
 */
public final class Grammar {
    /** The units in which an amount of money may be given; the first is meant where none is. */
    public static final List<String> MONEY = List.of("万元", "元", "亿元");

    /** Stands for the name of an item. */
    private static final String ITEM = "[]";

    private static final Place NOWHERE = Place.whole("");

    private Grammar() {}

    /** What a value is. */
    public enum Kind {
        COUNT,
        AMOUNT,
        PERCENT,
        FLAG,
        TEXT,
        CHOICE,
        DATE,
        /** A number as a form prints it, with its unit or without. */
        FIGURE
    }

    /** A value that a group or an item may hold; {@code choices} are the words it may be, where it is one of some. */
    public record Value(String key, Kind kind, List<String> choices) {}

    /**
     * A list.
     *
     * @param name its path: {@code projects}, {@code budget.lines}
     * @param listKey where its items stand within the group, empty where the group is the list
     * @param itemKey the value that an item is known by
     * @param values what an item may hold besides
     */
    public record ItemList(String name, String listKey, String itemKey, List<Value> values) {
        /** The group that it belongs to. */
        public String group() {
            return listKey.isEmpty() || !name.contains(".") ? name : name.substring(0, name.lastIndexOf('.'));
        }

        /** Whether it says that it is whole. */
        public boolean complete() {
            return !listKey.isEmpty();
        }
    }

    /** A group with the values it has once, and its lists. */
    public record GroupForm(String name, List<Value> values, List<ItemList> lists) {}

    /** The groups in the order in which they are read. */
    public static List<GroupForm> groups() {
        List<GroupForm> groups = new ArrayList<>();
        for (String name : GroupReader.GROUPS) {
            Describing describing = new Describing();
            new GroupReader(describing).read(name, new Node.Mapping(NOWHERE, Map.of(), Map.of()));
            groups.add(describing.group(name));
        }
        return groups;
    }

    /** Takes down what is asked for; gives each list one item to ask about. */
    private static final class Describing extends Collected {
        private final Map<String, Map<String, Value>> asked = new LinkedHashMap<>();
        private final List<ItemList> found = new ArrayList<>();

        Describing() {
            super(new Complaints());
        }

        @Override
        boolean describes() {
            return true;
        }

        @Override
        void asked(String path, String key, Kind kind, List<String> choices) {
            asked.computeIfAbsent(path, p -> new LinkedHashMap<>()).put(key, new Value(key, kind, choices));
        }

        @Override
        List<Node> items(String list, Fields fields, String listKey, String itemKey) {
            found.add(new ItemList(list, listKey, itemKey, List.of()));
            return item(itemKey);
        }

        @Override
        List<Node> items(String list, Node node, String itemKey) {
            found.add(new ItemList(list, "", itemKey, List.of()));
            return item(itemKey);
        }

        private static List<Node> item(String itemKey) {
            Node name = new Node.Scalar(NOWHERE, ITEM, Node.Kind.TEXT);
            return List.of(new Node.Mapping(NOWHERE, Map.of(itemKey, name), Map.of(itemKey, NOWHERE)));
        }

        GroupForm group(String name) {
            return new GroupForm(
                    name,
                    values(name, ""),
                    found.stream()
                            .map(l -> new ItemList(
                                    l.name(), l.listKey(), l.itemKey(), values(l.name() + "." + ITEM, l.itemKey())))
                            .toList());
        }

        private List<Value> values(String path, String besides) {
            return asked.getOrDefault(path, Map.of()).values().stream()
                    .filter(value -> !value.key().equals(besides))
                    .toList();
        }
    }
}
