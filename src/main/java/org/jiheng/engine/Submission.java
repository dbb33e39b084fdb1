package org.jiheng.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.engine.facts.Department;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.facts.Source;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a department handed in: the facts for the rules, and the same by path with source and place, for evidence and messages.
 *
 * @param standard the id of the standard it names, or empty
 * @param facts what rules see
 * @param known every single fact by its path, such as {@code posts.inPost} or {@code projects.科普活动.executed}
 * @param lists every list by name
 * @param freeFacts the names of the free facts, which only a standard can know
 * @param unusual what is legitimate but unusual
 * @param commission what the report says of itself
 * @param digest SHA-256 of the bytes handed in
 */
public record Submission(
        String file,
        Department department,
        String standard,
        List<Object> facts,
        Map<String, Known> known,
        Map<String, ListGiven> lists,
        List<String> freeFacts,
        List<Judgement> judgements,
        List<Unusual> unusual,
        Commission commission,
        String digest) {

    private static final Pattern NEXT_PATH = Pattern.compile("\\|(?=[^|]*\\.)");

    public Submission {
        facts = List.copyOf(facts);
        known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
        lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
        freeFacts = List.copyOf(freeFacts);
        judgements = List.copyOf(judgements);
        unusual = List.copyOf(unusual);
    }

    /** A fact as it was written. */
    public record Known(String value, @Nullable Source source, Place place) {}

    /** A list: the keys of its items in order, and whether it says that it is complete. */
    public record ListGiven(List<String> items, boolean complete) {
        public ListGiven {
            items = List.copyOf(items);
        }
    }

    /** Something legitimate but unusual, to be noticed. */
    public record Unusual(String code, org.jiheng.text.Message message) {}

    /** The paths that a path with alternatives stands for: {@code indicators.x.completion|actual} asks for either. */
    public static List<String> alternatives(String path) {
        if (path.indexOf('|') < 0) {
            return List.of(path);
        }
        int last = path.lastIndexOf('.') + 1;
        return Stream.of(path.substring(last).split("\\|", -1))
                .map(name -> path.substring(0, last) + name)
                .toList();
    }

    /** The paths of which either will do: what follows a bar is a path of its own where it has a dot. */
    public static List<String> paths(String path) {
        return path.indexOf('|') < 0 ? List.of(path) : List.of(NEXT_PATH.split(path, -1));
    }

    /**
     * Whether a path is known: a fact, {@code list.complete}, a whole list, {@code list[].field} of every item of a whole list, or
     * either of two paths: {@code indicators[].task|tasks[].indicators}.
     */
    public boolean knows(String path) {
        if (known.containsKey(path)) {
            return true;
        }
        List<String> paths = paths(path);
        if (paths.size() > 1) {
            return paths.stream().anyMatch(this::knows);
        }
        if (path.endsWith(".complete")) {
            return isWhole(path.substring(0, path.length() - ".complete".length()));
        }
        int field = path.indexOf("[].");
        if (field >= 0) {
            return isWhole(path.substring(0, field)) && itemsLacking(path).isEmpty();
        }
        return isWhole(path)
                || (path.indexOf('|') >= 0 && alternatives(path).stream().anyMatch(known::containsKey));
    }

    /**
     * Of the given items of a list, the paths of those that lack a field: {@code list[].field}. {@code list[].a|b} asks for
     * either of two fields.
     */
    public List<String> itemsLacking(String path) {
        int field = path.indexOf("[].");
        ListGiven given = lists.get(path.substring(0, field));
        if (given == null) {
            return List.of();
        }
        String list = path.substring(0, field) + ".";
        String fields = path.substring(field + 3);
        List<String> names = fields.indexOf('|') < 0 ? List.of(fields) : List.of(fields.split("\\|", -1));
        List<String> lacking = new ArrayList<>();
        for (String item : given.items()) {
            String head = list + item + ".";
            if (!anyKnown(head, names)) {
                lacking.add(head + names.get(0));
            }
        }
        return lacking;
    }

    private boolean anyKnown(String head, List<String> names) {
        for (String name : names) {
            if (known.containsKey(head + name)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWhole(String list) {
        ListGiven given = lists.get(list);
        return given != null && given.complete();
    }
}
