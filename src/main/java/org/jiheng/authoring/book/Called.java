package org.jiheng.authoring.book;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.source.Nearest;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** What people call things in cells, and the names that files have for them; each may be written in place of the other. */
final class Called {
    /** How many are named to somebody who wrote none of them. */
    private static final int SOME = 12;

    private final Map<String, String> shown = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** @param titles what people call things, by name; where several have one title, all but the first are shown with their names */
    Called(Map<String, String> titles) {
        titles.forEach((name, title) -> {
            String unique = names.containsKey(title) ? title + "（" + name + "）" : title;
            shown.put(name, unique);
            names.put(unique, name);
        });
        titles.keySet().forEach(name -> names.putIfAbsent(name, name));
    }

    /** Words of a list kept with the program's texts: {@code name word|name word…}. */
    static Called words(String key) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String pair : Message.of(key).in(Language.ZH).split("\\|", -1)) {
            int blank = pair.indexOf(' ');
            words.put(pair.substring(0, blank), pair.substring(blank + 1));
        }
        return new Called(words);
    }

    /** The same and others, that it does not know yet. */
    Called with(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(shown);
        others.forEach(all::putIfAbsent);
        return new Called(all);
    }

    String shown(String name) {
        return shown.getOrDefault(name, name);
    }

    Optional<String> name(String text) {
        return Optional.ofNullable(names.get(text));
    }

    List<String> all() {
        return List.copyOf(shown.values());
    }

    private String some() {
        String first = String.join("、", shown.values().stream().limit(SOME).toList());
        return shown.size() > SOME ? first + "…" : first;
    }

    /** What a text that is none of them was most likely meant to be, or all of them. */
    String maybe(String text) {
        return Nearest.to(text, shown.values()).orElseGet(() -> some());
    }
}
