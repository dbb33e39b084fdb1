package org.jiheng.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.FactLabel;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jiheng.text.Template;
import org.jiheng.text.Text;
import org.jspecify.annotations.Nullable;

/** What people call the facts and criteria of a pack, looked up once for all evaluations by it. */
final class Names {
    private static final String EACH = "[].";

    private final Map<String, FactLabel> labels;
    private final Set<String> lists;
    private final Map<String, List<ItemField>> itemFields;
    private final Map<String, Template> templates;
    private final Map<String, Text> criteria = new HashMap<>();

    Names(Pack pack) {
        this(pack.labels(), new HashSet<>(), new HashMap<>(), new ConcurrentHashMap<>(), pack.standard());
        labels.forEach((path, label) -> {
            int each = path.indexOf(EACH);
            if (each > 0) {
                lists.add(path.substring(0, each));
                itemFields
                        .computeIfAbsent(group(path.substring(0, each)), key -> new ArrayList<>())
                        .add(new ItemField(
                                path.substring(0, each), path.substring(each + EACH.length()), label.label()));
            }
        });
    }

    private Names(
            Map<String, FactLabel> labels,
            Set<String> lists,
            Map<String, List<ItemField>> itemFields,
            Map<String, Template> templates,
            Standard standard) {
        this.labels = labels;
        this.lists = lists;
        this.itemFields = itemFields;
        this.templates = templates;
        for (IndicatorRow indicator : standard.indicators()) {
            for (CriterionRow row : indicator.criteria()) {
                criteria.put(row.criterion().id(), row.item().isEmpty() ? indicator.name() : row.text());
            }
        }
    }

    /** The names of the same facts, with the criteria of another standard. */
    Names with(Standard other) {
        return new Names(labels, lists, itemFields, templates, other);
    }

    /** A field that every item of a list has. */
    private record ItemField(String list, String field, Text label) {}

    /** What people call a fact; {@code given} answers what the submission says at a path, or null. */
    String of(String path, Function<String, @Nullable String> given, Language language) {
        FactLabel exact = labels.get(path);
        if (exact != null) {
            return exact.label().in(language);
        }
        String rest = path.substring(Math.min(path.length(), group(path).length() + 1));
        switch (group(path)) {
            case "checks" -> {
                return Message.of("evidence.check", criterion(rest, language)).in(language);
            }
            case "defects" -> {
                String list = rest.replaceFirst("\\.complete$", "");
                String id = criteria.containsKey(list) ? list : list.replaceFirst("\\.\\d+$", "");
                return Message.of("evidence.defects", criterion(id, language)).in(language);
            }
            case "judgements" -> {
                return Message.of("evidence.judgement").in(language);
            }
            default -> {
                return path.endsWith(".complete") ? list(path, given, language) : itemField(path, given, language);
            }
        }
    }

    /** The unit of a fact, empty where none is known. */
    String unit(String path) {
        FactLabel label = labels.get(path);
        return label == null ? "" : label.unit();
    }

    /** Whether a path is that of a list, which is known only when it is complete. */
    boolean isList(String path) {
        return path.startsWith("defects.") || lists.contains(path);
    }

    Template template(String text) {
        return templates.computeIfAbsent(text, Template::new);
    }

    private String list(String path, Function<String, @Nullable String> given, Language language) {
        String list = path.substring(0, path.length() - ".complete".length());
        return Message.of("evidence.complete", of(list, given, language)).in(language);
    }

    /** A field of an item is called by the item's name and the field's. */
    private String itemField(String path, Function<String, @Nullable String> given, Language language) {
        if (path.contains(EACH)) {
            return path;
        }
        for (ItemField field : itemFields.getOrDefault(group(path), List.of())) {
            String head = field.list() + ".";
            String tail = "." + field.field();
            if (path.startsWith(head) && path.endsWith(tail) && path.length() > head.length() + tail.length()) {
                String item = path.substring(head.length(), path.length() - tail.length());
                String name = given.apply(head + item + ".name");
                return (name == null ? item : name) + "·" + field.label().in(language);
            }
        }
        return path;
    }

    /** What a criterion asks for, in a few words. */
    private String criterion(String id, Language language) {
        Text words = criteria.get(id);
        return words == null ? id : words.in(language);
    }

    private static String group(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
