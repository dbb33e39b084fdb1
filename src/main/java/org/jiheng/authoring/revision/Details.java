package org.jiheng.authoring.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.authoring.revision.Change.Detail;
import org.jiheng.authoring.revision.Change.Effect;
import org.jiheng.text.Text;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a thing that differ. */
final class Details {
    private final List<Detail> details = new ArrayList<>();

    /** Adds a field where it differs. */
    Details field(String field, String label, String before, String after, Effect effect) {
        if (!before.equals(after)) {
            details.add(new Detail(field, label, before, after, effect));
        }
        return this;
    }

    /** Adds a text where it differs in either language; where only the other language does, that one is shown. */
    Details text(String field, String label, @Nullable Text before, @Nullable Text after, Wording words) {
        boolean shown = !words.text(before).equals(words.text(after));
        return shown
                ? field(field, label, words.text(before), words.text(after), Effect.WORDING)
                : field(
                        field,
                        label + "·" + words.say("diff.other-language"),
                        words.other(before),
                        words.other(after),
                        Effect.WORDING);
    }

    /** Adds the texts of a map that differ, each a field of its own. */
    Details texts(String field, String label, Map<String, Text> before, Map<String, Text> after, Wording words) {
        merged(before.keySet(), after.keySet())
                .forEach(key ->
                        text(field, key.isEmpty() ? label : label + "·" + key, before.get(key), after.get(key), words));
        return this;
    }

    /** Adds the entries of a map that differ, each a field of its own. */
    Details entries(String field, String label, Map<String, String> before, Map<String, String> after, Effect effect) {
        merged(before.keySet(), after.keySet())
                .forEach(key -> field(
                        field,
                        key.isEmpty() ? label : label + "·" + key,
                        before.getOrDefault(key, ""),
                        after.getOrDefault(key, ""),
                        effect));
        return this;
    }

    List<Detail> list() {
        return List.copyOf(details);
    }

    /** The strongest effect of any of them. */
    static Effect effect(List<Detail> details) {
        return details.stream().map(Detail::effect).max(Effect::compareTo).orElse(Effect.WORDING);
    }

    /** The keys of both sides in the order of the new one; what is gone stands where it stood, after what came before it. */
    static List<String> merged(Collection<String> before, Collection<String> after) {
        List<String> merged = new ArrayList<>(after);
        Set<String> known = new LinkedHashSet<>(after);
        String previous = null;
        for (String key : before) {
            if (known.add(key)) {
                merged.add(previous == null ? 0 : merged.indexOf(previous) + 1, key);
            }
            previous = key;
        }
        return merged;
    }
}
