package org.jiheng.review.whole;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jiheng.document.Location;
import org.jiheng.review.whole.Whole.Note;

/** Collects facts together with the words they were taken from. */
final class Notes {
    final List<Object> facts = new ArrayList<>();
    final Map<String, Note> notes = new LinkedHashMap<>();
    private final Map<String, Integer> like = new HashMap<>();

    /** Adds a fact whose id is made of what it says, never of its place. */
    void add(String what, String quote, Location at, Map<String, String> places, Function<String, Object> fact) {
        String name = what + ":" + quote.replaceAll("\\s", "");
        int n = like.merge(name, 1, Integer::sum);
        String id = n == 1 ? name : name + "#" + n;
        facts.add(fact.apply(id));
        notes.put(id, new Note(quote, at, places));
    }
}
