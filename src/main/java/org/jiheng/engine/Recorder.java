package org.jiheng.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jiheng.engine.Account.Entry;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.facts.Indicator;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.facts.Problem;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.MeasureRow;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.Exempt;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.engine.verdict.Report;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jiheng.text.Text;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/** Takes down what the rules of one evaluation report, with the rule, bindings and facts of the match that reported it. */
final class Recorder extends DefaultAgendaEventListener implements Report {
    /** More digits than any honest measure has; measures of measures could double them for ever. */
    private static final int MAX_DIGITS = 500;

    private final Pack pack;
    private final Names names;
    private final RuleBase rules;
    private final @Nullable Set<String> asked;
    private final EvidenceFinder evidence;
    private final Language language;
    private final KieSession session;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Derived> derived = new HashMap<>();
    private final List<Measure> measures = new ArrayList<>();
    private final Map<String, Entry> notApplicable = new HashMap<>();
    private final Map<String, String> problemsNotApplicable = new LinkedHashMap<>();
    private final List<Found> found = new ArrayList<>();
    private final Set<String> everFired = new LinkedHashSet<>();
    private final long started = System.nanoTime();
    private final Duration limit;
    private final long nanos;
    private Bound bound = Bound.NOTHING;
    private String rule = "";
    private Collection<?> objects = List.of();

    Recorder(
            Pack pack,
            Names names,
            RuleBase rules,
            @Nullable Set<String> asked,
            EvidenceFinder evidence,
            Language language,
            KieSession session,
            Duration limit) {
        this.limit = limit;
        this.nanos = limit.toNanos();
        this.pack = pack;
        this.names = names;
        this.rules = rules;
        this.asked = asked;
        this.evidence = evidence;
        this.language = language;
        this.session = session;
    }

    /** A measure that a rule derived, and how. Most are derived for a problem that is not there, and nobody asks for their arithmetic. */
    static final class Derived {
        private final String rule;
        private final Supplier<String> filled;
        private @Nullable String arithmetic;

        private Derived(String rule, Supplier<String> filled) {
            this.rule = rule;
            this.filled = filled;
        }

        String rule() {
            return rule;
        }

        /** The arithmetic with its figures; to be asked for while the session lasts. */
        String arithmetic() {
            String known = arithmetic == null ? filled.get() : arithmetic;
            arithmetic = known;
            return known;
        }
    }

    /** The values that a match bound. */
    private static final class Bound {
        static final Bound NOTHING = new Bound(null);

        private final @Nullable Match match;
        private @Nullable List<String> names;

        Bound(@Nullable Match match) {
            this.match = match;
        }

        @Nullable
        Object value(String name) {
            if (match == null) {
                return null;
            }
            List<String> known = names == null ? match.getDeclarationIds() : names;
            names = known;
            String id = "$" + name;
            return known.contains(id) ? match.getDeclarationValue(id) : null;
        }
    }

    /** A problem as one match found it. */
    record Found(
            ProblemRow row, String subject, String messageKey, String message, String rule, List<Evidence> evidence) {}

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
        if (System.nanoTime() - started > nanos) {
            throw fault("engine.too-slow", limit.toSeconds());
        }
        Match now = event.getMatch();
        bound = new Bound(now);
        rule = now.getRule().getName();
        objects = now.getObjects();
        everFired.add(rule);
    }

    void open(Account account) {
        accounts.put(account.row().criterion().id(), account);
    }

    @Nullable
    Account account(String criterion) {
        return accounts.get(criterion);
    }

    @Nullable
    Entry notApplicable(String indicator) {
        return notApplicable.get(indicator);
    }

    /** The problems that cannot concern the department, and why. */
    Map<String, String> problemsNotApplicable() {
        return problemsNotApplicable;
    }

    List<Found> found() {
        return found;
    }

    /** Whether a rule found a problem. */
    boolean found(String rule, String problem) {
        for (Found each : found) {
            if (each.rule().equals(rule) && each.row().code().equals(problem)) {
                return true;
            }
        }
        return false;
    }

    /** Every rule that fired. */
    Set<String> everFired() {
        return everFired;
    }

    /** Words the arithmetic of all measures, for use after the session. */
    void keepArithmetic() {
        derived.values().forEach(Derived::arithmetic);
    }

    /** The measures that rules derived, in the order in which they did. */
    List<Measure> measures() {
        return measures;
    }

    /** The rule that derived a measure, and its arithmetic; null for a figure of the submission. */
    @Nullable
    Derived derivation(Measure measure) {
        return derived.get(key(measure.name(), measure.subject()));
    }

    boolean derived(String measure, String subject) {
        return derived.containsKey(key(measure, subject));
    }

    @Override
    public void measure(String name, BigDecimal value, String arithmetic) {
        measure(name, "", value, arithmetic);
    }

    @Override
    public void measure(String name, String subject, BigDecimal value, String arithmetic) {
        if (value.precision() > MAX_DIGITS || Math.abs(value.scale()) > MAX_DIGITS) {
            throw fault("engine.too-many-digits", name, rule, MAX_DIGITS);
        }
        Bound by = bound;
        Derived how = new Derived(rule, () -> fill(arithmetic, by::value));
        Derived before = derived.put(key(name, subject), how);
        if (before != null) {
            throw fault("engine.measure-twice", name, before.rule(), rule);
        }
        MeasureRow row = pack.measures().get(name);
        Measure measure = new Measure(name, subject, value, row == null ? "" : row.unit());
        measures.add(measure);
        if (asked == null || asked.contains(name)) {
            session.insert(measure);
        }
    }

    @Override
    public void award(Criterion criterion, BigDecimal points, String arithmetic) {
        award(criterion, points, arithmetic, "");
    }

    @Override
    public void award(Criterion criterion, BigDecimal points, String arithmetic, String reason) {
        Account account = accountOf(criterion);
        Entry before = account.award();
        if (before != null) {
            throw fault("engine.award-twice", criterion.id(), before.rule(), rule);
        }
        account.award(entry(
                account,
                criterion,
                points,
                arithmetic,
                reason,
                criterion.points().subtract(points)));
        if (byJudgement()) {
            account.judgedToo();
        }
    }

    @Override
    public void deduct(Criterion criterion, BigDecimal points, String arithmetic) {
        Account account = accountOf(criterion);
        account.deduct(entry(account, criterion, points, arithmetic, "", points));
    }

    @Override
    public void veto(Criterion criterion, String arithmetic) {
        Account account = accountOf(criterion);
        account.veto(entry(account, criterion, BigDecimal.ZERO, arithmetic, "", BigDecimal.ONE));
    }

    @Override
    public void unknown(Criterion criterion, BigDecimal points, String reason) {
        Account account = accountOf(criterion);
        boolean manual = account.row().judgementPermitted();
        account.unknown(new Entry(points, rule, "", fill(inLanguage(reason), this::binding), List.of(), manual));
    }

    @Override
    public void notApplicable(Indicator indicator, String reason) {
        notApplicable(indicator, fill(inLanguage(reason), this::binding), List.of());
    }

    @Override
    public void notApplicable(Indicator indicator) {
        Exempt stated = pack.standard().indicators().stream()
                .filter(row -> row.id().equals(indicator.id()))
                .flatMap(row -> Stream.ofNullable(row.exempt()))
                .findFirst()
                .orElseThrow(() -> fault("engine.no-reason", indicator.id(), rule));
        notApplicable(indicator, stated.reason().in(language), stated.figures());
    }

    private void notApplicable(Indicator indicator, String reason, List<String> paths) {
        notApplicable.put(indicator.id(), new Entry(BigDecimal.ZERO, rule, "", reason, matched(paths), false));
    }

    @Override
    public void notApplicable(Problem problem, String reason) {
        problemsNotApplicable.putIfAbsent(problem.code(), fill(inLanguage(reason), this::binding));
    }

    @Override
    public void problem(Problem problem) {
        problem(problem, "", "");
    }

    @Override
    public void problem(Problem problem, String subject) {
        problem(problem, subject, "");
    }

    @Override
    public void problem(Problem problem, String subject, String message) {
        ProblemRow row = pack.problems().get(problem.code());
        Text text = row == null ? null : row.messages().get(message);
        if (row == null || text == null) {
            throw fault("engine.problem-without-text", problem.code(), message, rule);
        }
        Set<String> paths = new LinkedHashSet<>(row.needs());
        if (row.finds() != null) {
            row.whole().forEach(path -> paths.add(ofItem(path, subject)));
        }
        String told = fill(text.in(language), name -> bindingOrFact(name, subject));
        found.add(new Found(row, subject, message, told, rule, matched(paths)));
    }

    /** {@code projects[].annual} is a field of the item that a problem is of. */
    private static String ofItem(String path, String item) {
        return path.replace("[].", "." + item + ".");
    }

    private Account accountOf(Criterion criterion) {
        Account account = accounts.get(criterion.id());
        if (account == null) {
            throw fault("engine.criterion-not-open", criterion.id(), rule);
        }
        return account;
    }

    /** The criterion is as the rule met it: judged, or lacking what was asked for in vain, it is not under its own method. */
    private Entry entry(
            Account account,
            Criterion criterion,
            BigDecimal points,
            String arithmetic,
            String reasonName,
            BigDecimal lost) {
        CriterionRow row = account.row();
        String own = fill(arithmetic, this::binding);
        String text = "";
        if (lost.signum() != 0) {
            Pack.Method method = pack.methods().get(criterion.method());
            boolean notProvided = criterion.method().equals(Evaluator.NOT_PROVIDED);
            Text reason = row.reason() != null && !notProvided
                    ? row.reason()
                    : method == null ? null : method.reasons().get(reasonName);
            text = reason == null ? row.text().in(language) : fill(reason.in(language), name -> value(name, row));
        }
        Set<String> paths = new LinkedHashSet<>(row.needs());
        if (account.judged() || byJudgement()) {
            paths.add("judgements." + row.criterion().id());
        }
        return new Entry(points, rule, withMeasures(own), text, matched(paths), false);
    }

    /** The arithmetic of the measures that the match used, before that of the rule itself. */
    private String withMeasures(String own) {
        StringBuilder all = new StringBuilder();
        for (Object fact : objects) {
            if (fact instanceof Measure measure) {
                Derived how = derived.get(key(measure.name(), measure.subject()));
                if (how != null) {
                    all.append(how.arithmetic()).append(language == Language.EN ? "; " : "；");
                }
            }
        }
        return all + own;
    }

    /** What the criterion's measure came to, or empty where it has none. */
    String howMeasured(Criterion criterion) {
        Derived how = derived.get(key(criterion.measure(), criterion.of()));
        return how == null ? "" : how.arithmetic();
    }

    private List<Evidence> matched(Collection<String> paths) {
        return evidence.of(paths, objects, rules.fieldsOf(rule));
    }

    /** Whether the match rests on what an evaluator gave. */
    private boolean byJudgement() {
        for (Object fact : objects) {
            if (fact instanceof Judgement) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Object binding(String name) {
        return bound.value(name);
    }

    /** A value for a message: a binding of the rule, or a fact of the submission by its path, of the item where it is one of many. */
    private @Nullable Object bindingOrFact(String name, String subject) {
        Object bound = binding(name);
        return bound == null ? evidence.given(ofItem(name, subject)) : bound;
    }

    /** A value for a reason: a binding of the rule, or what people call the criterion's parts. */
    private @Nullable Object value(String name, CriterionRow row) {
        Criterion criterion = row.criterion();
        return switch (name) {
            case "text" -> row.text().in(language);
            case "label" -> label(criterion);
            case "unit" -> {
                MeasureRow measure = pack.measures().get(criterion.measure());
                yield measure == null ? names.unit(criterion.measure()) : measure.unit();
            }
            case "full" -> criterion.points();
            default -> binding(name);
        };
    }

    /** What people call the criterion's measure. */
    private String label(Criterion criterion) {
        MeasureRow measure = pack.measures().get(criterion.measure());
        if (measure == null) {
            return evidence.label(criterion.measure());
        }
        String subject = evidence.subject(criterion.of());
        String space = language == Language.EN && !subject.isEmpty() ? " " : "";
        return subject + space + measure.label().in(language);
    }

    private String fill(String template, Function<String, @Nullable Object> values) {
        return names.template(template).fill(values);
    }

    /** A reason in rule text is Chinese, with English after a bar where its writer gave it. */
    private String inLanguage(String reason) {
        int bar = reason.indexOf(" | ");
        return bar < 0 ? reason : new Text(reason.substring(0, bar), reason.substring(bar + 3)).in(language);
    }

    private static String key(String measure, String subject) {
        return subject.isEmpty() ? measure : measure + "\n" + subject;
    }

    private InputException fault(String key, Object... arguments) {
        return InputException.of(Place.whole("rules/" + pack.standard().id()), key, arguments);
    }
}
