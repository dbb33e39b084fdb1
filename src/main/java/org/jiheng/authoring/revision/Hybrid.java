package org.jiheng.authoring.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.authoring.revision.Change.Kind;
import org.jiheng.authoring.revision.Change.Subject;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.Filed;
import org.jiheng.engine.standard.Standard.FiledRule;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.standard.Standard.Section;
import org.jspecify.annotations.Nullable;

/** The old edition with some of the changes and no others. */
final class Hybrid {
    private final Edition old;
    private final Edition next;
    private final List<Change> changes;

    private Hybrid(Edition old, Edition next, List<Change> changes) {
        this.old = old;
        this.next = next;
        this.changes = changes;
    }

    static Edition of(Edition old, Edition next, List<Change> changes) {
        return new Hybrid(old, next, changes).put();
    }

    /** Whether two editions have the same rules to be compiled. */
    static boolean sameRules(Edition a, Edition b) {
        return compiled(a).equals(compiled(b));
    }

    private static Map<String, String> compiled(Edition edition) {
        return edition.rules().stream().collect(Collectors.toMap(RuleTree::name, RuleTree::compiled));
    }

    private Edition put() {
        Pack a = old.pack();
        Pack b = next.pack();
        Map<String, Pack.Method> methods = merged(Subject.METHOD, a.methods(), b.methods());
        Map<String, Pack.MeasureRow> measures = merged(Subject.MEASURE, a.measures(), b.measures());
        Map<String, RuleTree> rules = merged(Subject.RULE, old.rulesByName(), next.rulesByName());
        Pack bare = new Pack(
                standard(a.standard(), b.standard()),
                methods,
                measures,
                merged(Subject.PROBLEM, a.problems(), b.problems()),
                parameters(),
                merged(Subject.FACT, a.labels(), b.labels()),
                a.rules(),
                a.vocabulary(),
                a.version(),
                a.digest());
        Pack fitted = methods.equals(a.methods())
                        && measures.equals(a.measures())
                        && methods.equals(b.methods())
                        && measures.equals(b.measures())
                ? bare
                : fitted(bare);
        return new Edition(fitted, old.root(), List.copyOf(rules.values()), Map.of());
    }

    private <T> Map<String, T> merged(Subject subject, Map<String, T> a, Map<String, T> b) {
        Map<String, T> merged = new LinkedHashMap<>(a);
        for (Change change : of(subject)) {
            T there = b.get(change.key());
            if (there == null) {
                merged.remove(change.key());
            } else {
                merged.put(change.key(), there);
            }
        }
        return merged;
    }

    private List<Change> of(Subject subject) {
        return changes.stream().filter(change -> change.subject() == subject).toList();
    }

    private boolean has(Subject subject) {
        return !of(subject).isEmpty();
    }

    private Set<String> keys(Subject subject) {
        return of(subject).stream().map(Change::key).collect(Collectors.toSet());
    }

    /** Values by name; the numbers in a rule's sentences go with the rule. */
    private List<DatedValue> parameters() {
        Set<String> names = keys(Subject.PARAMETER);
        Set<String> rules = keys(Subject.RULE);
        List<DatedValue> values = new ArrayList<>();
        old.pack().parameters().stream()
                .filter(value -> !changed(value, names, rules))
                .forEach(values::add);
        next.pack().parameters().stream()
                .filter(value -> changed(value, names, rules))
                .forEach(values::add);
        return values;
    }

    private static boolean changed(DatedValue value, Set<String> names, Set<String> rules) {
        return RuleText.isNumber(value)
                ? rules.contains(value.name().substring(0, value.name().lastIndexOf('#')))
                : names.contains(value.name());
    }

    private Standard standard(Standard a, Standard b) {
        Standard stated = has(Subject.STANDARD) ? b : a;
        return new Standard(
                a.id(),
                stated.title(),
                stated.authority(),
                stated.document(),
                stated.basis(),
                stated.firstYear(),
                stated.lastYear(),
                has(Subject.GRADES) ? b.grades() : a.grades(),
                sections(a, b),
                filed(a.filed(), b.filed()),
                stated.notices(),
                has(Subject.POLICIES) ? b.policies() : a.policies());
    }

    private List<Section> sections(Standard a, Standard b) {
        Map<String, List<IndicatorRow>> rows = new LinkedHashMap<>();
        Map<String, Section> known = new LinkedHashMap<>();
        b.sections().forEach(section -> known.put(section.id(), section));
        a.sections().forEach(section -> known.put(section.id(), section));
        Details.merged(
                        b.sections().stream().map(Section::id).toList(),
                        a.sections().stream().map(Section::id).toList())
                .forEach(id -> rows.put(id, new ArrayList<>()));
        a.indicators().forEach(row -> at(rows, row.section()).add(row));
        for (Change change : of(Subject.INDICATOR)) {
            IndicatorRow row = row(b, change.key());
            IndicatorRow was = row(a, change.key());
            if (was != null) {
                List<IndicatorRow> place = at(rows, was.section());
                int index = place.indexOf(was);
                place.remove(index);
                if (row != null && row.section().equals(was.section())) {
                    place.add(index, row);
                    continue;
                }
            }
            if (row != null) {
                insert(at(rows, row.section()), row, b);
            }
        }
        return rows.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Section(
                        entry.getKey(),
                        Objects.requireNonNull(known.get(entry.getKey())).name(),
                        entry.getValue()))
                .toList();
    }

    private static List<IndicatorRow> at(Map<String, List<IndicatorRow>> rows, String section) {
        return rows.computeIfAbsent(section, key -> new ArrayList<>());
    }

    /** After the last of those that come before it in the new edition. */
    private static void insert(List<IndicatorRow> place, IndicatorRow row, Standard b) {
        int index = 0;
        for (IndicatorRow each : b.indicators()) {
            if (each.id().equals(row.id())) {
                break;
            }
            for (int i = 0; i < place.size(); i++) {
                index = place.get(i).id().equals(each.id()) ? Math.max(index, i + 1) : index;
            }
        }
        place.add(index, row);
    }

    private static @Nullable IndicatorRow row(Standard standard, String id) {
        return standard.indicators().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Filed filed(@Nullable Filed a, @Nullable Filed b) {
        Set<String> keys = keys(Subject.FILED_RULE);
        if (keys.isEmpty()) {
            return a;
        }
        Map<String, FiledRule> rules = new LinkedHashMap<>();
        if (a != null) {
            a.rules().forEach(rule -> rules.put(rule.row().id(), rule));
        }
        keys.forEach(rules::remove);
        if (b != null) {
            b.rules().stream()
                    .filter(rule -> keys.contains(rule.row().id()))
                    .forEach(rule -> rules.put(rule.row().id(), rule));
        }
        Filed stated = a == null || (b != null && keys.contains("filed")) ? b : a;
        return stated == null || rules.isEmpty()
                ? null
                : new Filed(stated.name(), stated.weight(), List.copyOf(rules.values()));
    }

    /** Rows bring along what their methods and measures need here, not what those needed where they come from. */
    private Pack fitted(Pack bare) {
        Set<String> indicators = taken(Subject.INDICATOR);
        Set<String> filed = taken(Subject.FILED_RULE);
        Set<String> problems = taken(Subject.PROBLEM);
        Standard standard = bare.standard();
        List<Section> sections = standard.sections().stream()
                .map(section -> new Section(
                        section.id(),
                        section.name(),
                        section.indicators().stream()
                                .map(row -> fitted(row, from(indicators, row.id()), bare))
                                .toList()))
                .toList();
        Filed block = standard.filed();
        Filed fitted = block == null
                ? null
                : new Filed(
                        block.name(),
                        block.weight(),
                        block.rules().stream()
                                .map(rule -> new FiledRule(
                                        rule.spellings(),
                                        rule.unstated(),
                                        fitted(
                                                rule.row(),
                                                from(filed, rule.row().id()),
                                                bare)))
                                .toList());
        Map<String, ProblemRow> looked = new LinkedHashMap<>();
        bare.problems().forEach((code, row) -> looked.put(code, Needs.moved(row, from(problems, code), bare)));
        return new Pack(
                standard.with(sections, fitted, standard.notices()),
                bare.methods(),
                bare.measures(),
                looked,
                bare.parameters(),
                bare.labels(),
                bare.rules(),
                bare.vocabulary(),
                bare.version(),
                bare.digest());
    }

    private Set<String> taken(Subject subject) {
        Set<String> taken = new HashSet<>();
        of(subject).stream().filter(change -> change.kind() != Kind.REMOVED).forEach(change -> taken.add(change.key()));
        return taken;
    }

    private Pack from(Set<String> taken, String key) {
        return taken.contains(key) ? next.pack() : old.pack();
    }

    private static IndicatorRow fitted(IndicatorRow row, Pack from, Pack to) {
        return new IndicatorRow(
                row.id(),
                row.section(),
                row.group(),
                row.name(),
                row.weight(),
                row.minimum(),
                row.maximum(),
                row.clause(),
                row.text(),
                row.rounding(),
                row.criteria().stream().map(each -> Needs.moved(each, from, to)).toList(),
                row.problems(),
                row.exempt());
    }
}
