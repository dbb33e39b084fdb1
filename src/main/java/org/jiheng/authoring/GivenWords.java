package org.jiheng.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.FactLabel;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** What a case gives, in words: what it builds on, what it sets, and what it takes away. */
final class GivenWords {
    private static final Message YES = Message.of("evidence.true");
    private static final Message NO = Message.of("evidence.false");

    private final Pack pack;

    GivenWords(Pack pack) {
        this.pack = pack;
    }

    List<String> of(Fields of) {
        List<String> lines = new ArrayList<>();
        String base = of.text("base");
        if (of.node("given") != null) {
            lines.add(say("cases.given-own"));
        } else if (base != null) {
            lines.add(say("cases.given-base", base));
        }
        Node change = of.node("change");
        if (change != null) {
            Fields each = Fields.open(change, new Complaints());
            each.keys().forEach(path -> lines.add(set(path, shown(each.node(path)))));
        }
        of.list("without").forEach(path -> lines.add(say("cases.given-without", called(String.valueOf(shown(path))))));
        return lines.isEmpty() ? List.of(say("cases.given-base", "base.yaml")) : lines;
    }

    String set(String path, String value) {
        return say("cases.given-set", called(path), value);
    }

    private static String shown(@org.jspecify.annotations.Nullable Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.kind() != Node.Kind.BOOLEAN
                    ? scalar.text()
                    : (scalar.text().equals("true") ? YES : NO).in(Language.ZH);
        }
        if (node instanceof Node.Mapping mapping) {
            for (String alone : List.of("points", "text", "items")) {
                Node only = mapping.get(alone);
                if (only != null) {
                    String text = shown(only);
                    return text.isEmpty()
                            ? say("cases.none")
                            : alone.equals("points") ? say("cases.given-points", text) : text;
                }
            }
            Node value = Optional.ofNullable(mapping.get("value"))
                    .or(() -> Optional.ofNullable(mapping.get("met")))
                    .orElse(null);
            if (value != null) {
                return shown(value)
                        + Optional.ofNullable(mapping.get("unit"))
                                .map(GivenWords::shown)
                                .orElse("");
            }
            List<String> parts = new ArrayList<>();
            mapping.entries().forEach((key, each) -> parts.add(key + " " + shown(each)));
            return String.join("，", parts);
        }
        if (node instanceof Node.Listing listing) {
            return String.join(
                    "；", listing.items().stream().map(GivenWords::shown).toList());
        }
        return "";
    }

    /** What people call a fact; its path where nobody named it. */
    private String called(String path) {
        String fact = path.replaceAll("^facts\\.|\\.(value|met|points)$", "");
        FactLabel own = pack.labels().get(fact);
        if (own != null) {
            return own.label().zh();
        }
        for (Map.Entry<String, FactLabel> entry : pack.labels().entrySet()) {
            int list = entry.getKey().indexOf("[].");
            if (list > 0) {
                String before = entry.getKey().substring(0, list) + ".";
                String behind = entry.getKey().substring(list + 2);
                if (fact.startsWith(before)
                        && fact.endsWith(behind)
                        && fact.length() > before.length() + behind.length()) {
                    String item = fact.substring(before.length(), fact.length() - behind.length());
                    return item + "·" + entry.getValue().label().zh();
                }
            }
        }
        for (String group : List.of("checks.", "judgements.", "defects.")) {
            if (fact.startsWith(group)) {
                return criterion(group, fact.substring(group.length()).replaceAll("\\.(met|complete)$", ""))
                        .orElse(path);
            }
        }
        return path;
    }

    /** What a criterion, or its indicator, says or is called. */
    private Optional<String> criterion(String group, String id) {
        for (IndicatorRow indicator : pack.standard().indicators()) {
            for (CriterionRow row : indicator.criteria()) {
                boolean item = row.criterion().id().equals(id) && !row.item().isEmpty();
                String text = row.text().zh();
                if (group.equals("checks.") && row.criterion().id().equals(id) && !text.isEmpty()) {
                    return Optional.of(text);
                }
                if (item || indicator.id().equals(id)) {
                    String name = indicator.name().zh() + (item ? "（" + row.item() + "）" : "");
                    return Optional.of(
                            say(group.equals("defects.") ? "cases.given-defects" : "cases.given-judgement", name));
                }
            }
        }
        return Optional.empty();
    }

    private static String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(Language.ZH);
    }
}
