package org.jiheng.source;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.text.Text;
import org.jspecify.annotations.Nullable;

/** Typed reading of a mapping: what is not as expected becomes a complaint, and reading goes on. */
public final class Fields {
    private static final int WHOLE_DIGITS = 18;
    private static final int DECIMALS = 12;

    private final Node.Mapping mapping;
    private final Complaints complaints;

    private Fields(Node.Mapping mapping, Complaints complaints) {
        this.mapping = mapping;
        this.complaints = complaints;
    }

    /** Reads a mapping whose keys are all known; every other key is a complaint that names the nearest known one. */
    public static Fields of(Node node, Complaints complaints, Collection<String> known) {
        Fields fields = open(node, complaints);
        for (String key : fields.mapping.entries().keySet()) {
            if (!known.contains(key)) {
                complaints.add(
                        fields.mapping.keyPlace(key),
                        Nearest.to(key, known).isPresent() ? "source.unknown-key-maybe" : "source.unknown-key",
                        key,
                        Nearest.to(key, known).orElse(String.join(", ", known)));
            }
        }
        return fields;
    }

    /** Reads a mapping whose keys are names the writer chose. */
    public static Fields open(Node node, Complaints complaints) {
        if (node instanceof Node.Mapping mapping) {
            return new Fields(mapping, complaints);
        }
        if (!isEmpty(node)) {
            complaints.add(node.place(), "source.expected-mapping");
        }
        return new Fields(new Node.Mapping(node.place(), Map.of(), Map.of()), complaints);
    }

    public Place place() {
        return mapping.place();
    }

    public Place place(String key) {
        return mapping.keyPlace(key);
    }

    public Set<String> keys() {
        return mapping.entries().keySet();
    }

    /** The value of a key, or null where it is not given or left empty. */
    public @Nullable Node node(String key) {
        Node node = mapping.get(key);
        return node == null || isEmpty(node) ? null : node;
    }

    public @Nullable String text(String key) {
        return text(node(key), complaints);
    }

    public String requiredText(String key) {
        String text = text(key);
        if (text == null && !complained(key)) {
            complaints.add(place(), "source.missing-key", key);
        }
        return text == null ? "" : text;
    }

    /** A text in two languages: {@code {zh, en}}, or a plain text that is the Chinese. */
    public Text bilingual(String key) {
        return bilingual(node(key), complaints);
    }

    public Text requiredBilingual(String key) {
        if (node(key) == null) {
            complaints.add(place(), "source.missing-key", key);
        }
        return bilingual(key);
    }

    public @Nullable BigDecimal number(String key) {
        return number(node(key), complaints);
    }

    public BigDecimal requiredNumber(String key) {
        BigDecimal number = number(key);
        if (number == null && !complained(key)) {
            complaints.add(place(), "source.missing-key", key);
        }
        return number == null ? BigDecimal.ZERO : number;
    }

    public @Nullable Boolean flag(String key) {
        return flag(node(key), complaints);
    }

    public @Nullable LocalDate date(String key) {
        return date(node(key), complaints);
    }

    /** One of the given words. */
    public @Nullable String choice(String key, Collection<String> choices) {
        String text = text(key);
        if (text != null && !choices.contains(text)) {
            complaints.add(place(key), "source.not-a-choice", key, text, String.join(", ", choices));
            return null;
        }
        return text;
    }

    /** The items of a list; empty where it is not given. */
    public List<Node> list(String key) {
        Node node = node(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof Node.Listing listing) {
            return listing.items();
        }
        complaints.add(node.place(), "source.expected-list", key);
        return List.of();
    }

    public static @Nullable String text(@Nullable Node node, Complaints complaints) {
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        complaints.add(node.place(), "source.expected-text");
        return null;
    }

    public static Text bilingual(@Nullable Node node, Complaints complaints) {
        if (node instanceof Node.Mapping) {
            Fields fields = of(node, complaints, List.of("zh", "en"));
            String en = fields.text("en");
            return new Text(fields.requiredText("zh"), en == null ? "" : en);
        }
        String zh = text(node, complaints);
        return zh == null ? Text.EMPTY : new Text(zh, "");
    }

    public static @Nullable BigDecimal number(@Nullable Node node, Complaints complaints) {
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Scalar scalar) {
            String text = scalar.text().strip();
            if (isNumber(text)) {
                return new BigDecimal(text);
            }
        }
        complaints.add(node.place(), "source.expected-number", written(node));
        return null;
    }

    /** Up to 18 digits and 12 decimals after a sign or none: what any honest figure has. */
    private static boolean isNumber(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        return areDigits(text, start, end, WHOLE_DIGITS)
                && (point < 0 || areDigits(text, point + 1, text.length(), DECIMALS));
    }

    private static boolean areDigits(String text, int from, int to, int most) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from && to - from <= most;
    }

    public static @Nullable Boolean flag(@Nullable Node node, Complaints complaints) {
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Scalar scalar) {
            if (scalar.text().equals("true") || scalar.text().equals("false")) {
                return Boolean.valueOf(scalar.text());
            }
        }
        complaints.add(node.place(), "source.expected-flag", written(node));
        return null;
    }

    public static @Nullable LocalDate date(@Nullable Node node, Complaints complaints) {
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Scalar scalar) {
            try {
                return LocalDate.parse(scalar.text());
            } catch (DateTimeParseException e) {
                // complained of below, like every other value that is no date
            }
        }
        complaints.add(node.place(), "source.expected-date", written(node));
        return null;
    }

    public static boolean isEmpty(Node node) {
        return node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.EMPTY;
    }

    /** What stands there, short enough for a message. */
    private static String written(Node node) {
        String text = "[…]";
        if (node instanceof Node.Scalar scalar) {
            text = scalar.text();
        } else if (node instanceof Node.Mapping mapping) {
            text = "{" + String.join(", ", mapping.entries().keySet()) + "}";
        }
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** A value that is given but wrong was complained of already. */
    private boolean complained(String key) {
        return node(key) != null;
    }
}
