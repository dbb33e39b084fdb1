package org.jiheng.engine.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.source.Complaints;
import org.jiheng.source.Place;

/** The sentences of {@code rules/language/zh.dsl}: how rules can be worded, and the rule text each becomes. */
public record Vocabulary(List<Entry> entries) {
    private static final Pattern SLOT =
            Pattern.compile("\\{(?<name>[a-z]+):(?<kind>measure|flag|problem|indicator|parameter|number|text)}");
    private static final String EXAMPLE = "# 例：";

    public Vocabulary {
        entries = List.copyOf(entries);
    }

    /**
     * One sentence.
     *
     * @param consequence whether it is a conclusion and not a condition
     * @param sentence as written, with its slots
     * @param example a whole sentence of the kind, or empty
     */
    public record Entry(
            boolean consequence, String sentence, String example, String expansion, List<Slot> slots, Pattern pattern) {
        /** Its fixed words, without slots and spaces. */
        String words() {
            return SLOT.matcher(sentence).replaceAll("").replace(" ", "");
        }
    }

    /** A place in a sentence for a number, a name or a text. */
    public record Slot(String name, String kind) {}

    /** Reads the sentences; a line that is none is a complaint. */
    static Vocabulary read(String file, String text, Complaints complaints) {
        List<Entry> entries = new ArrayList<>();
        List<String> lines = text.lines().toList();
        String example = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(EXAMPLE)) {
                example = line.substring(EXAMPLE.length());
            } else if (line.startsWith("[when]") || line.startsWith("[then]")) {
                int equals = line.indexOf('=');
                if (equals < 0) {
                    complaints.add(new Place(file, i + 1, 1), "language.no-expansion");
                } else {
                    entries.add(entry(
                            line.startsWith("[then]"), line.substring(6, equals), example, line.substring(equals + 1)));
                }
                example = "";
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                complaints.add(new Place(file, i + 1, 1), "language.not-a-sentence");
            }
        }
        return new Vocabulary(entries);
    }

    private static Entry entry(boolean consequence, String sentence, String example, String expansion) {
        List<Slot> slots = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        Matcher slot = SLOT.matcher(sentence);
        int end = 0;
        while (slot.find()) {
            pattern.append(literal(sentence.substring(end, slot.start()))).append("(.+?)");
            slots.add(new Slot(slot.group("name"), slot.group("kind")));
            end = slot.end();
        }
        pattern.append(literal(sentence.substring(end)));
        return new Entry(
                consequence, sentence, example, expansion, List.copyOf(slots), Pattern.compile(pattern.toString()));
    }

    /** Spaces between words may be more, fewer or none. */
    private static String literal(String text) {
        StringBuilder pattern = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            pattern.append(pattern.isEmpty() ? "" : "\\s*")
                    .append(word.isEmpty() ? "" : Pattern.quote(word).replace("，", "\\E[，,]\\s*\\Q"));
        }
        return pattern.toString();
    }
}
