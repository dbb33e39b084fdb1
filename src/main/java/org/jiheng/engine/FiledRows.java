package org.jiheng.engine;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.engine.facts.Band;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.facts.Goal;
import org.jiheng.engine.facts.Setting;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.Filed;
import org.jiheng.engine.standard.Standard.FiledRule;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.standard.Standard.Section;
import org.jiheng.engine.standard.Standard.StatedNotice;
import org.jiheng.source.Complaints;
import org.jiheng.source.Nearest;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jiheng.text.Template;
import org.jiheng.text.Text;

/**
 * Completes a standard whose indicators are filed with the rows of a submission, one indicator each, so that whatever comes after
 * deals with an ordinary standard. A row keeps its own weight; all else is that of the scoring rule it names.
 */
final class FiledRows {
    private final Filed filed;
    private final Submission submission;
    private final Complaints complaints;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, FiledRule> bySpelling = new LinkedHashMap<>();
    private Optional<FiledRule> unstated = Optional.empty();

    private FiledRows(Filed filed, Pack pack, Submission submission, Complaints complaints) {
        this.filed = filed;
        this.submission = submission;
        this.complaints = complaints;
        pack.standard().indicators().forEach(row -> taken.add(row.id()));
        for (FiledRule rule : filed.rules()) {
            rule.spellings().forEach(spelling -> bySpelling.put(plain(spelling), rule));
            unstated = rule.unstated() ? Optional.of(rule) : unstated;
        }
    }

    /** The pack as it is for this submission; what a row lacks goes to {@code complaints}, and the row is left out. */
    static Pack complete(Pack pack, Submission submission, Complaints complaints) {
        Standard standard = pack.standard();
        Filed filed = standard.filed();
        if (filed == null) {
            return pack;
        }
        List<Section> sections = new ArrayList<>(standard.sections());
        List<Section> added = new FiledRows(filed, pack, submission, complaints).sections();
        sections.addAll(added);
        List<StatedNotice> notices = new ArrayList<>(standard.notices());
        BigDecimal sum = added.stream().map(Section::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(filed.weight()) != 0) {
            Message message = Message.of(
                    "standard.weights-differ",
                    Template.plain(sum),
                    Template.plain(filed.weight()),
                    Template.plain(standard.full()));
            notices.add(new StatedNotice(
                    "submission.weights-differ", new Text(message.in(Language.ZH), message.in(Language.EN))));
        }
        return pack.with(standard.with(sections, null, notices));
    }

    private List<Section> sections() {
        Map<String, List<IndicatorRow>> byLevel = new LinkedHashMap<>();
        for (Object fact : submission.facts()) {
            if (fact instanceof Goal goal) {
                String level = goal.level1() == null ? "" : goal.level1();
                row(goal, "filed." + level)
                        .ifPresent(row -> byLevel.computeIfAbsent(level, key -> new ArrayList<>())
                                .add(row));
            }
        }
        if (byLevel.isEmpty() && complaints.isEmpty()) {
            complaints.add(Place.of(submission.file()), "check.filed-no-rows");
        }
        List<Section> sections = new ArrayList<>();
        byLevel.forEach((level, rows) -> sections.add(
                new Section("filed." + level, level.isEmpty() ? filed.name() : new Text(level, ""), rows)));
        return sections;
    }

    private Optional<IndicatorRow> row(Goal goal, String section) {
        Place place = place(goal.id(), "");
        if (taken.contains(goal.id())) {
            complaints.add(place, "check.filed-id-taken", goal.id());
            return Optional.empty();
        }
        BigDecimal weight = goal.weight();
        if (weight == null || weight.signum() <= 0) {
            complaints.add(place, "check.filed-no-weight", goal.name(), goal.id());
        }
        Optional<FiledRule> rule = rule(goal);
        return weight == null || weight.signum() <= 0
                ? Optional.empty()
                : rule.map(found -> row(goal, section, weight, found));
    }

    private Optional<FiledRule> rule(Goal goal) {
        String written = goal.scoringRule();
        if (written == null || written.isBlank()) {
            if (unstated.isEmpty()) {
                complaints.add(place(goal.id(), ""), "check.filed-no-rule", goal.name(), goal.id(), spellings());
            }
            return unstated;
        }
        Optional<FiledRule> rule = Optional.ofNullable(bySpelling.get(plain(written)));
        if (rule.isEmpty()) {
            Place place = place(goal.id(), "rule");
            Nearest.to(plain(written), bySpelling.keySet())
                    .ifPresentOrElse(
                            near -> complaints.add(
                                    place, "check.filed-unknown-rule-maybe", goal.name(), written, near, spellings()),
                            () -> complaints.add(place, "check.filed-unknown-rule", goal.name(), written, spellings()));
        }
        return rule;
    }

    private static IndicatorRow row(Goal goal, String section, BigDecimal weight, FiledRule rule) {
        IndicatorRow template = rule.row();
        return new IndicatorRow(
                goal.id(),
                section,
                new Text(goal.level2() == null ? "" : goal.level2(), ""),
                new Text(goal.name(), ""),
                weight,
                BigDecimal.ZERO,
                weight,
                template.clause(),
                template.text(),
                template.rounding(),
                template.criteria().stream()
                        .map(criterion -> criterion(criterion, goal.id(), weight))
                        .toList(),
                template.problems(),
                null);
    }

    private static CriterionRow criterion(CriterionRow template, String id, BigDecimal weight) {
        Criterion c = template.criterion();
        return new CriterionRow(
                new Criterion(id, id, c.method(), c.measure(), c.of().replace(Standard.EACH, id), weight),
                "",
                template.text(),
                template.judging(),
                template.correctable(),
                of(template.needs(), id),
                of(template.whole(), id),
                template.materials(),
                template.bands().stream()
                        .map(b -> new Band(
                                id, b.lower(), b.lowerIncluded(), b.upper(), b.upperIncluded(), b.points(), b.range()))
                        .toList(),
                template.settings().stream()
                        .map(s -> new Setting(id, s.name(), s.value(), s.word()))
                        .toList(),
                template.reason(),
                template.place());
    }

    private static List<String> of(List<String> paths, String id) {
        return paths.stream().map(path -> path.replace(Standard.EACH, id)).toList();
    }

    /** Where a row stands: its value of this key, or the first it has. */
    private Place place(String id, String key) {
        String row = "indicators." + id + ".";
        Submission.Known known = submission.known().get(row + key);
        return known != null
                ? known.place()
                : submission.known().entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(row))
                        .map(entry -> entry.getValue().place())
                        .findFirst()
                        .orElse(Place.of(submission.file()));
    }

    private String spellings() {
        return String.join("、", bySpelling.keySet());
    }

    /** Full-width forms, spaces and a full stop at the end make no difference. */
    private static String plain(String spelling) {
        return Normalizer.normalize(spelling, Normalizer.Form.NFKC).replaceAll("\\s|[。.]$", "");
    }
}
