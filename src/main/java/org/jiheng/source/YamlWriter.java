package org.jiheng.source;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values as YAML: short ones in one line, texts without quotes where YAML reads them as they are. */
final class YamlWriter {
    private static final int WIDTH = 150;

    /** The most keys of a mapping that is written in one line. */
    private static final int MOST = 6;

    /** Read as yes and no by other programs. */
    private static final Set<String> SWITCHES = Set.of("yes", "no", "on", "off", "y", "n");

    private final String lineBreak;

    YamlWriter(String lineBreak) {
        this.lineBreak = lineBreak;
    }

    String file(Object tree) {
        return block(tree, 0) + lineBreak;
    }

    /** A key and its value, for a line that is indented already. */
    String entry(String key, @Nullable Object value, int column) {
        String name = key(key);
        if (value instanceof String text && text.contains("\n")) {
            return name + ": " + multiLine(text, column + 2);
        }
        if (inOneLine(value, column + name.length() + 2)) {
            return name + ": " + inline(value, false);
        }
        return name + ":" + lineBreak + " ".repeat(column + 2) + block(value, column + 2);
    }

    /** An item of a list without its dash. */
    String item(@Nullable Object value, int dash, boolean flow) {
        if (value instanceof String text && text.contains("\n")) {
            return multiLine(text, dash + 2);
        }
        return flow || inOneLine(value, dash + 2) ? inline(value, false) : block(value, dash + 2);
    }

    /** A value over several lines, the first of them indented already. */
    String block(@Nullable Object value, int column) {
        String between = lineBreak + " ".repeat(column);
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            return map.entrySet().stream()
                    .map(each -> entry(String.valueOf(each.getKey()), each.getValue(), column))
                    .collect(Collectors.joining(between));
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list.stream().map(each -> "- " + item(each, column, false)).collect(Collectors.joining(between));
        }
        return inline(value, false);
    }

    boolean inOneLine(@Nullable Object value, int column) {
        return !(value instanceof Map || value instanceof List)
                || (simple(value) && column + inline(value, false).length() <= WIDTH);
    }

    /** Not worth lines of its own: no list of mappings, no mapping with lists of them. */
    private static boolean simple(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().noneMatch(each -> each instanceof Map || each instanceof List);
        }
        return !(value instanceof Map<?, ?> map)
                || (map.size() <= MOST && map.values().stream().allMatch(YamlWriter::simple));
    }

    /** A value in one line. */
    String inline(@Nullable Object value, boolean flow) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(each -> flowEntry(String.valueOf(each.getKey()), each.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> inline(each, true)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof String text ? scalar(text, flow) : String.valueOf(value);
    }

    String flowEntry(String key, @Nullable Object value) {
        return key(key) + ": " + inline(value, true);
    }

    private String key(String key) {
        return reads("k: {" + key + ": v}", Map.of(key, "v")) ? key : quoted(key);
    }

    private String scalar(String text, boolean flow) {
        boolean plain = !text.isEmpty()
                && text.indexOf('\n') < 0
                && text.indexOf('\t') < 0
                && !SWITCHES.contains(text.toLowerCase(java.util.Locale.ROOT))
                && reads(flow ? "k: {k: " + text + "}" : "k: " + text, Map.of("k", text));
        return plain ? text : quoted(text);
    }

    private String multiLine(String text, int column) {
        String literal = "|-"
                + text.lines()
                        .map(line -> lineBreak + (line.isEmpty() ? "" : " ".repeat(column) + line))
                        .collect(Collectors.joining());
        return reads("k: " + literal, Map.of("k", text)) ? literal : quoted(text);
    }

    /** Whether a text is read as a mapping with one text. */
    private static boolean reads(String yaml, Map<String, String> expected) {
        try {
            Complaints complaints = new Complaints();
            Node node = TreeReader.read("", yaml.getBytes(StandardCharsets.UTF_8), complaints);
            if (node instanceof Node.Mapping outer && outer.get("k") instanceof Node.Mapping inner) {
                node = inner;
            }
            if (!complaints.isEmpty() || !(node instanceof Node.Mapping mapping)) {
                return false;
            }
            return mapping.entries().keySet().equals(expected.keySet())
                    && mapping.entries().entrySet().stream()
                            .allMatch(each -> each.getValue() instanceof Node.Scalar scalar
                                    && scalar.text().equals(expected.get(each.getKey()))
                                    && (scalar.kind() == Node.Kind.TEXT
                                            || scalar.text().equals("1")));
        } catch (InputException e) {
            return false;
        }
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    boolean printable = (c >= 0x20 && c < 0x7F)
                            || (c >= 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029)
                            || (c >= 0xE000 && c < 0xFFFE && c != 0xFEFF)
                            || c >= 0x10000;
                    quoted.append(printable ? Character.toString(c) : String.format("\\u%04X", c));
                }
            }
        });
        return quoted.append('"').toString();
    }
}
