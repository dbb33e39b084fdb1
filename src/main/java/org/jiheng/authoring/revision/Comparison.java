package org.jiheng.authoring.revision;

import static org.jiheng.authoring.revision.Change.Effect.PROBLEMS;
import static org.jiheng.authoring.revision.Change.Effect.SCORES;
import static org.jiheng.authoring.revision.Change.Effect.WORDING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.authoring.revision.Change.Detail;
import org.jiheng.authoring.revision.Change.Effect;
import org.jiheng.authoring.revision.Change.Kind;
import org.jiheng.authoring.revision.Change.Subject;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Pack.FactLabel;
import org.jiheng.engine.standard.Pack.MeasureRow;
import org.jiheng.engine.standard.Pack.Method;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.Filed;
import org.jiheng.engine.standard.Standard.FiledRule;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.text.Language;
import org.jiheng.text.Text;
import org.jspecify.annotations.Nullable;

/** Holds two editions against each other, thing by thing; things are the same where their ids are. */
public final class Comparison {
    private final Edition old;
    private final Edition next;
    private final Wording before;
    private final Wording after;
    private final List<Change> changes = new ArrayList<>();

    private Comparison(Edition old, Edition next, Language language) {
        this.old = old;
        this.next = next;
        this.before = new Wording(old.pack(), language);
        this.after = new Wording(next.pack(), language);
    }

    public static Revision of(Edition old, Edition next, Language language) {
        Comparison comparison = new Comparison(old, next, language);
        comparison.standard(old.pack().standard(), next.pack().standard());
        comparison.indicators();
        comparison.tables();
        new RuleComparison(old, next, comparison.after).compare(comparison.changes);
        return new Revision(
                old,
                next,
                comparison.changes.stream()
                        .map(change -> change.because(next.reasons().getOrDefault(change.key(), "")))
                        .toList());
    }

    private void standard(Standard a, Standard b) {
        boolean grading =
                a.basis().equals(Standard.PROJECT_DEFAULT) != b.basis().equals(Standard.PROJECT_DEFAULT);
        Details details = new Details()
                .field("id", after.say("diff.id"), a.id(), b.id(), WORDING)
                .text("title", after.say("diff.title-of"), a.title(), b.title(), after)
                .text("authority", after.say("diff.authority"), a.authority(), b.authority(), after)
                .text("document", after.say("diff.document"), a.document(), b.document(), after)
                .field(
                        "basis",
                        after.say("diff.basis"),
                        before.basis(a.basis()),
                        after.basis(b.basis()),
                        grading ? SCORES : WORDING)
                .field(
                        "years",
                        after.say("diff.in-force"),
                        before.years(a.firstYear(), a.lastYear()),
                        after.years(b.firstYear(), b.lastYear()),
                        WORDING)
                .field("sections", after.say("diff.sections"), sections(before, a), sections(after, b), WORDING)
                .texts("notices", after.say("diff.notices"), notices(a), notices(b), after);
        if (!order(a, b).equals(order(b, a))) {
            details.field(
                    "order",
                    after.say("diff.order"),
                    names(before, a, order(a, b)),
                    names(after, b, order(b, a)),
                    WORDING);
        }
        changed(
                Subject.STANDARD,
                "standard",
                after.text(b.title()),
                "",
                details.list(),
                before.text(a.title()),
                after.text(b.title()));
        List<Detail> grades = new Details()
                .entries("grades", after.say("diff.grades"), grades(before, a), grades(after, b), SCORES)
                .list();
        changed(
                Subject.GRADES,
                "grades",
                after.say("diff.grades"),
                "",
                grades,
                before.grades(a.grades()),
                after.grades(b.grades()));
        List<Detail> policies = new Details()
                .field(
                        "notApplicable",
                        after.say("diff.not-applicable"),
                        before.notApplicable(a.policies()),
                        after.notApplicable(b.policies()),
                        SCORES)
                .field(
                        "waivers",
                        after.say("diff.waivers"),
                        before.waivers(a.policies()),
                        after.waivers(b.policies()),
                        SCORES)
                .field(
                        "notProvided",
                        after.say("diff.not-provided"),
                        before.notProvided(a.policies()),
                        after.notProvided(b.policies()),
                        SCORES)
                .list();
        changed(
                Subject.POLICIES,
                "policies",
                after.say("report.policy"),
                "",
                policies,
                before.policies(a.policies()),
                after.policies(b.policies()));
    }

    private static String sections(Wording words, Standard standard) {
        return words.list(standard.sections().stream().map(section -> words.text(section.name())));
    }

    private static Map<String, Text> notices(Standard standard) {
        Map<String, Text> notices = new LinkedHashMap<>();
        standard.notices().forEach(notice -> notices.put(notice.code(), notice.text()));
        return notices;
    }

    private static Map<String, String> grades(Wording words, Standard standard) {
        Map<String, String> grades = new LinkedHashMap<>();
        standard.grades()
                .forEach(grade -> grades.put(words.text(grade.name()), "≥ " + Wording.number(grade.atLeast())));
        return grades;
    }

    /** The indicators of one that the other has too, in the order of the one. */
    private static List<String> order(Standard one, Standard other) {
        List<String> ids = other.indicators().stream().map(IndicatorRow::id).toList();
        return one.indicators().stream()
                .map(IndicatorRow::id)
                .filter(ids::contains)
                .toList();
    }

    private static String names(Wording words, Standard standard, List<String> ids) {
        return words.list(standard.indicators().stream()
                .filter(row -> ids.contains(row.id()))
                .map(row -> words.text(row.name())));
    }

    private void indicators() {
        Map<String, IndicatorRow> a = byId(old.pack().standard().indicators().stream());
        Map<String, IndicatorRow> b = byId(next.pack().standard().indicators().stream());
        things(
                Subject.INDICATOR,
                a,
                b,
                (words, row) -> words.text(row.name()),
                (words, row) -> words.text(row.clause()),
                Wording::indicator,
                SCORES,
                this::indicator);
        Filed first = old.pack().standard().filed();
        Filed second = next.pack().standard().filed();
        if (first != null && second != null) {
            List<Detail> block = new Details()
                    .text("name", after.say("diff.name"), first.name(), second.name(), after)
                    .field(
                            "weight",
                            after.say("diff.weight"),
                            Wording.number(first.weight()),
                            Wording.number(second.weight()),
                            SCORES)
                    .list();
            changed(
                    Subject.FILED_RULE,
                    "filed",
                    after.text(second.name()),
                    "",
                    block,
                    Wording.number(first.weight()),
                    Wording.number(second.weight()));
        }
        Map<String, FiledRule> c = filed(first);
        Map<String, FiledRule> d = filed(second);
        things(
                Subject.FILED_RULE,
                c,
                d,
                (words, rule) -> words.text(rule.row().name()),
                (words, rule) -> words.text(rule.row().clause()),
                (words, rule) -> words.indicator(rule.row()),
                SCORES,
                this::filed);
    }

    private List<Detail> indicator(IndicatorRow a, IndicatorRow b) {
        return new IndicatorComparison(old, next, before, after).compare(a, b);
    }

    private List<Detail> filed(FiledRule a, FiledRule b) {
        List<Detail> details = new ArrayList<>(new Details()
                .field(
                        "spellings",
                        after.say("diff.spellings"),
                        String.join("、", a.spellings()),
                        String.join("、", b.spellings()),
                        SCORES)
                .field(
                        "unstated",
                        after.say("diff.unstated"),
                        before.yes(a.unstated()),
                        after.yes(b.unstated()),
                        SCORES)
                .list());
        details.addAll(indicator(a.row(), b.row()));
        return details;
    }

    private static Map<String, IndicatorRow> byId(Stream<IndicatorRow> rows) {
        Map<String, IndicatorRow> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        return byId;
    }

    private static Map<String, FiledRule> filed(@Nullable Filed filed) {
        Map<String, FiledRule> byId = new LinkedHashMap<>();
        if (filed != null) {
            filed.rules().forEach(rule -> byId.put(rule.row().id(), rule));
        }
        return byId;
    }

    /** What a standard shares with others: parameters, measures, methods, facts and problems. */
    private void tables() {
        Pack a = old.pack();
        Pack b = next.pack();
        things(
                Subject.PARAMETER,
                parameters(a),
                parameters(b),
                (words, values) -> values.get(0).name(),
                (words, values) -> words.text(values.get(0).clause()),
                Comparison::values,
                SCORES,
                this::parameter);
        things(
                Subject.MEASURE,
                a.measures(),
                b.measures(),
                (words, row) -> words.text(row.label()),
                Comparison::nothing,
                (words, row) -> Wording.lines(words.text(row.label()), words.facts(row.needs())),
                SCORES,
                this::measure);
        things(
                Subject.METHOD,
                a.methods(),
                b.methods(),
                (words, row) -> words.text(row.title()),
                Comparison::nothing,
                (words, row) -> words.text(row.title()),
                SCORES,
                this::method);
        things(
                Subject.FACT,
                a.labels(),
                b.labels(),
                (words, row) -> words.text(row.label()),
                Comparison::nothing,
                (words, row) -> words.text(row.label()),
                SCORES,
                this::fact);
        things(
                Subject.PROBLEM,
                a.problems(),
                b.problems(),
                (words, row) -> words.text(row.title()),
                (words, row) -> words.text(row.clause()),
                Wording::problem,
                PROBLEMS,
                this::problem);
    }

    private static Map<String, List<DatedValue>> parameters(Pack pack) {
        return pack.parameters().stream()
                .filter(value -> !RuleText.isNumber(value))
                .collect(Collectors.groupingBy(DatedValue::name, LinkedHashMap::new, Collectors.toList()));
    }

    private static String values(Wording words, List<DatedValue> values) {
        return words.list(values.stream().map(words::value));
    }

    private List<Detail> parameter(List<DatedValue> a, List<DatedValue> b) {
        return new Details()
                .field("values", after.say("diff.values"), values(before, a), values(after, b), SCORES)
                .field(
                        "basis",
                        after.say("diff.basis"),
                        of(a, value -> before.basis(value.basis())),
                        of(b, value -> after.basis(value.basis())),
                        WORDING)
                .text("clause", after.say("diff.clause"), clauses(a), clauses(b), after)
                .list();
    }

    private static Text clauses(List<DatedValue> values) {
        return Wording.joined(values.stream().map(DatedValue::clause).distinct().toList());
    }

    private String of(List<DatedValue> values, java.util.function.Function<DatedValue, String> field) {
        return after.list(values.stream().map(field).distinct());
    }

    private List<Detail> measure(MeasureRow a, MeasureRow b) {
        return new Details()
                .text("label", after.say("diff.name"), a.label(), b.label(), after)
                .field("unit", after.say("diff.unit"), a.unit(), b.unit(), WORDING)
                .text("source", after.say("diff.source"), a.source(), b.source(), after)
                .field("needs", after.say("diff.needs"), before.facts(a.needs()), after.facts(b.needs()), SCORES)
                .list();
    }

    private List<Detail> method(Method a, Method b) {
        return new Details()
                .text("title", after.say("diff.name"), a.title(), b.title(), after)
                .field("needs", after.say("diff.needs"), before.facts(a.needs()), after.facts(b.needs()), SCORES)
                .field("whole", after.say("diff.whole"), before.facts(a.whole()), after.facts(b.whole()), SCORES)
                .texts("values", after.say("diff.value-names"), a.values(), b.values(), after)
                .texts("reasons", after.say("diff.reason"), a.reasons(), b.reasons(), after)
                .list();
    }

    private List<Detail> fact(FactLabel a, FactLabel b) {
        return new Details()
                .text("label", after.say("diff.name"), a.label(), b.label(), after)
                .field("unit", after.say("diff.unit"), a.unit(), b.unit(), SCORES)
                .field(
                        "correctTo",
                        after.say("diff.correct-to"),
                        String.valueOf(a.correctTo()),
                        String.valueOf(b.correctTo()),
                        WORDING)
                .list();
    }

    private List<Detail> problem(ProblemRow a, ProblemRow b) {
        return new Details()
                .text("title", after.say("diff.name"), a.title(), b.title(), after)
                .text("category", after.say("diff.category"), a.category(), b.category(), after)
                .field("severity", after.say("diff.severity"), before.severity(a), after.severity(b), PROBLEMS)
                .field("basis", after.say("diff.basis"), before.basis(a.basis()), after.basis(b.basis()), WORDING)
                .text("clause", after.say("diff.clause"), a.clause(), b.clause(), after)
                .text("rationale", after.say("diff.rationale"), a.rationale(), b.rationale(), after)
                .field("finds", after.say("diff.finds"), before.finds(a.finds()), after.finds(b.finds()), PROBLEMS)
                .field("about", after.say("diff.about"), before.fact(a.about()), after.fact(b.about()), PROBLEMS)
                .field(
                        "needs",
                        after.say("diff.needs"),
                        before.facts(Needs.own(a, old.pack())),
                        after.facts(Needs.own(b, next.pack())),
                        PROBLEMS)
                .field(
                        "whole",
                        after.say("diff.whole"),
                        before.facts(Needs.ownWhole(a, old.pack())),
                        after.facts(Needs.ownWhole(b, next.pack())),
                        PROBLEMS)
                .texts("messages", after.say("diff.message"), a.messages(), b.messages(), after)
                .text(
                        "remediation",
                        after.say("diff.remediation"),
                        Wording.joined(a.remediation()),
                        Wording.joined(b.remediation()),
                        after)
                .list();
    }

    private static String nothing(Wording words, Object row) {
        return "";
    }

    /** The things of one kind that both editions have under the same key, or only one of them. */
    private <T> void things(
            Subject subject,
            Map<String, T> a,
            Map<String, T> b,
            BiFunction<Wording, T, String> name,
            BiFunction<Wording, T, String> clause,
            BiFunction<Wording, T, String> whole,
            Effect effect,
            BiFunction<T, T, List<Detail>> compare) {
        for (String key : Details.merged(a.keySet(), b.keySet())) {
            T first = a.get(key);
            T second = b.get(key);
            if (first != null && second != null) {
                changed(
                        subject,
                        key,
                        name.apply(after, second),
                        clause.apply(after, second),
                        compare.apply(first, second),
                        whole.apply(before, first),
                        whole.apply(after, second));
            } else if (second != null) {
                add(
                        subject,
                        key,
                        name.apply(after, second),
                        Kind.ADDED,
                        effect,
                        clause.apply(after, second),
                        List.of(),
                        "",
                        whole.apply(after, second));
            } else if (first != null) {
                add(
                        subject,
                        key,
                        name.apply(before, first),
                        Kind.REMOVED,
                        effect,
                        clause.apply(before, first),
                        List.of(),
                        whole.apply(before, first),
                        "");
            }
        }
    }

    private void changed(
            Subject subject, String key, String name, String clause, List<Detail> details, String was, String is) {
        if (!details.isEmpty()) {
            add(subject, key, name, Kind.CHANGED, Details.effect(details), clause, details, was, is);
        }
    }

    private void add(
            Subject subject,
            String key,
            String name,
            Kind kind,
            Effect effect,
            String clause,
            List<Detail> details,
            String was,
            String is) {
        changes.add(new Change(id(subject, key), subject, key, name, kind, effect, clause, details, was, is, ""));
    }

    static String id(Subject subject, String key) {
        return subject.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + key;
    }
}
