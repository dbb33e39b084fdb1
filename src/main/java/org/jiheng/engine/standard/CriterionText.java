package org.jiheng.engine.standard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.engine.facts.Setting;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.Exempt;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** What criteria say (评分标准), worded from their values, so that no document can say anything else. */
public final class CriterionText {
    private final Pack pack;
    private final Language language;

    public CriterionText(Pack pack, Language language) {
        this.pack = pack;
        this.language = language;
    }

    /** The criteria of an indicator, a line each; where there is nothing to add to its text, that text is the criterion. */
    public String of(IndicatorRow row) {
        String criteria = row.criteria().stream()
                .map(this::of)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        String text = criteria.isEmpty() ? row.text().in(language) : criteria;
        String exempt = exempt(row);
        return exempt.isEmpty() ? text : text + "\n" + t("policy.not-applicable", exempt);
    }

    /** When an indicator does not apply, and which figures say so; empty where it always applies. */
    public String exempt(IndicatorRow row) {
        Exempt exempt = row.exempt();
        if (exempt == null) {
            return "";
        }
        String figures = exempt.rows().stream()
                .map(each -> {
                    String figure = measure(each.figure());
                    return each.reads().equals("zero") ? t("reads-zero", figure) : t("reads-yes", figure);
                })
                .collect(Collectors.joining(t("comma")));
        return t("not-applicable-when", exempt.reason().in(language), figures);
    }

    /** One criterion in one line: what it is worth, its method, measure, values and bands. */
    public String of(CriterionRow row) {
        List<String> parts = new ArrayList<>();
        Pack.Method method = pack.methods().get(row.criterion().method());
        if (!row.item().isEmpty()) {
            parts.add(row.item() + ". " + row.text().in(language));
            parts.add(points(row.criterion().points()));
        } else if (method != null) {
            parts.add(method.title().in(language));
        }
        String measure = measure(row.criterion().measure());
        if (!measure.isEmpty()) {
            parts.add(measure);
        }
        row.settings().stream()
                .filter(setting -> method != null && method.values().containsKey(setting.name()))
                .forEach(setting -> parts.add(name(method, setting.name()) + " " + value(method, setting)));
        row.bands()
                .forEach(band -> parts.add(
                        band.range() + t("colon") + t("points", band.points().toPlainString())));
        return String.join(t("semicolon"), parts);
    }

    /** What people call a measure, or a fact of the submission that serves as one. */
    public String measure(String name) {
        Pack.MeasureRow measure = pack.measures().get(name);
        Pack.FactLabel fact = pack.labels().get(name);
        return measure != null
                ? measure.label().in(language)
                : fact != null ? fact.label().in(language) : name;
    }

    private String points(BigDecimal points) {
        return t("points", points.stripTrailingZeros().toPlainString());
    }

    private String value(Pack.@Nullable Method method, Setting setting) {
        BigDecimal number = setting.value();
        return number == null ? name(method, String.valueOf(setting.word())) : number.toPlainString();
    }

    private String name(Pack.@Nullable Method method, String value) {
        return method == null || !method.values().containsKey(value)
                ? value
                : method.values().get(value).in(language);
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
