package org.jiheng.report.docs;

import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.FactLabel;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** What people call the facts that rows need, whatever department they are asked of. */
final class FactWords {
    private static final String EACH = "[].";
    private static final String COMPLETE = ".complete";

    private final Pack pack;
    private final Language language;

    FactWords(Pack pack, Language language) {
        this.pack = pack;
        this.language = language;
    }

    /** Facts one after another. */
    String of(List<String> needs) {
        return needs.stream().map(this::of).distinct().collect(Collectors.joining(t("semicolon")));
    }

    /** A fact, or either of several; a path without a dot shares the beginning of the first. */
    String of(String need) {
        String[] either = need.split("\\|", -1);
        String head = either[0].substring(0, either[0].lastIndexOf('.') + 1);
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < either.length; i++) {
            words.append(i == 0 ? "" : t("docs-or"))
                    .append(one(i == 0 || either[i].contains(".") ? either[i] : head + either[i]));
        }
        return words.toString();
    }

    private String one(String path) {
        if (path.startsWith("checks.")) {
            return say("evidence.check", criterion(path.substring("checks.".length())));
        }
        if (path.startsWith("defects.")) {
            return say("evidence.defects", criterion(path.substring("defects.".length())));
        }
        if (path.endsWith(COMPLETE)) {
            return say("evidence.complete", label(path.substring(0, path.length() - COMPLETE.length())));
        }
        int each = path.indexOf(EACH);
        if (each > 0) {
            return t("docs-each", label(path.substring(0, each)), label(path));
        }
        if (pack.labels().keySet().stream().anyMatch(key -> key.startsWith(path + EACH))) {
            return say("evidence.complete", label(path));
        }
        String field = pack.labels().containsKey(path) ? null : itemField(path);
        return field == null ? label(path) : field;
    }

    /** A field of a named item: {@code budget.lines.项目支出.annual}. */
    private @Nullable String itemField(String path) {
        for (String key : pack.labels().keySet()) {
            int each = key.indexOf(EACH);
            String head = each < 0 ? "" : key.substring(0, each) + ".";
            String tail = each < 0 ? "" : "." + key.substring(each + EACH.length());
            if (each > 0
                    && path.startsWith(head)
                    && path.endsWith(tail)
                    && path.length() > head.length() + tail.length()) {
                String item = path.substring(head.length(), path.length() - tail.length());
                return t("docs-item", item.equals(Standard.EACH) ? t("docs-this-row") : indicator(item), label(key));
            }
        }
        return null;
    }

    private String label(String path) {
        FactLabel label = pack.labels().get(path);
        if (label != null) {
            return label.label().in(language);
        }
        Pack.MeasureRow measure = pack.measures().get(path);
        return measure == null ? path : measure.label().in(language);
    }

    private String indicator(String id) {
        return pack.standard().rows().stream()
                .filter(row -> row.id().equals(id))
                .map(row -> row.name().in(language))
                .findFirst()
                .orElse(id);
    }

    private String criterion(String id) {
        String list = id.endsWith(COMPLETE) ? id.substring(0, id.length() - COMPLETE.length()) : id;
        for (IndicatorRow indicator : pack.standard().rows()) {
            for (CriterionRow row : indicator.criteria()) {
                if (row.criterion().id().equals(list)) {
                    return (row.item().isEmpty() ? indicator.name() : row.text()).in(language);
                }
            }
        }
        return id;
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }

    private String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(language);
    }
}
