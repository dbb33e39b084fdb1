package org.jiheng.report.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.engine.facts.Goal;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.text.Text;

/** What an indicator is about and by what it is scored (指标说明、评分标准), as the standard or the form filed has it. */
final class CriteriaWords {
    private final Given given;
    private final Map<String, IndicatorRow> rows = new HashMap<>();
    private final Map<String, Goal> goals = new HashMap<>();

    CriteriaWords(Given given) {
        this.given = given;
        given.pack().standard().indicators().forEach(row -> rows.put(row.id(), row));
        given.facts(Goal.class).forEach(goal -> goals.put(goal.id(), goal));
    }

    String description(IndicatorResult indicator) {
        IndicatorRow row = rows.get(indicator.id());
        Goal goal = goals.get(indicator.id());
        if (row != null && !row.text().in(given.language()).isEmpty()) {
            return row.text().in(given.language());
        }
        return goal == null ? "" : given.t("word-target", Given.symbols(target(goal)));
    }

    private String target(Goal goal) {
        var known = given.submission().known().get("indicators." + goal.id() + ".target");
        return known == null ? Given.UNSAID : known.value();
    }

    String criteria(IndicatorResult indicator) {
        IndicatorRow row = rows.get(indicator.id());
        Goal goal = goals.get(indicator.id());
        if (row == null || (goal != null && goal.scoringRule() != null)) {
            return goal == null || goal.scoringRule() == null ? "" : goal.scoringRule();
        }
        List<String> lines = new ArrayList<>();
        row.criteria().forEach(criterion -> lines.addAll(lines(criterion)));
        String all = String.join("\n", lines);
        return all.isBlank() ? given.t("word-as-described") : all;
    }

    /** The item with its points; the bands where there are; else how the method is called and what it is set to. */
    private List<String> lines(CriterionRow criterion) {
        List<String> lines = new ArrayList<>();
        String text = criterion.text().in(given.language());
        if (!criterion.item().isEmpty()) {
            lines.add(given.t(
                    "word-item", criterion.item(), text, Given.weight(criterion.criterion().points())));
        }
        criterion.bands()
                .forEach(band -> lines.add(given.t("word-band", given.range(band.range()), Given.weight(band.points()))));
        if (criterion.item().isEmpty() && criterion.bands().isEmpty()) {
            lines.add(method(criterion));
        }
        return lines;
    }

    private String method(CriterionRow criterion) {
        var method = given.pack().methods().get(criterion.criterion().method());
        String title = method == null ? "" : method.title().in(given.language());
        String settings = method == null
                ? ""
                : criterion.settings().stream()
                        .filter(setting -> setting.value() != null && method.values().containsKey(setting.name()))
                        .map(setting -> method.values().getOrDefault(setting.name(), Text.EMPTY).in(given.language()) + " "
                                + Given.weight(setting.value()))
                        .collect(Collectors.joining(given.t("comma")));
        return settings.isEmpty() ? title : title + given.t("colon") + settings;
    }
}
