package org.jiheng.engine;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jiheng.engine.Account.Entry;
import org.jiheng.engine.Checks.Opened;
import org.jiheng.engine.EvidenceFinder.Lack;
import org.jiheng.engine.Recorder.Derived;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.facts.Defect;
import org.jiheng.engine.facts.Flag;
import org.jiheng.engine.facts.Indicator;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.facts.Parameter;
import org.jiheng.engine.facts.Problem;
import org.jiheng.engine.facts.Setting;
import org.jiheng.engine.guard.Guard;
import org.jiheng.engine.guard.Limit;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Pack.Finds;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.Exempt;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.standard.Standard.Judging;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * Evaluates submissions by one standard. A row (criterion or problem) enters the session only once everything it needs is known,
 * so no rule can take what is missing for zero; measures are derived before any row is there.
 */
public final class Evaluator implements AutoCloseable {
    /** The method of a criterion whose points an evaluator gives. */
    static final String JUDGED = "judged";

    /** The method of a criterion that lacks facts whose material a standard lets rules deduct for. */
    static final String NOT_PROVIDED = "not-provided";

    /** More firings than any honest pack needs; a pack that reaches it does not come to an end. */
    private static final int FIRING_LIMIT = 20_000;

    /** Longer than any honest evaluation takes, by far. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    /** More facts than any department has; joins of more would not end within reason. */
    private static final int FACT_LIMIT = 10_000;

    public static final String ENGINE = "jiheng-0.1.0/drools-10.2.0";

    private final Pack pack;
    private final RuleBase rules;
    private final Names names;
    private final Checks checks;
    private final Set<String> idle;
    private final @Nullable Set<String> figures;
    private final Map<Integer, List<Parameter>> parameters;

    private Evaluator(Pack pack, RuleBase rules) {
        this.pack = pack;
        this.rules = rules;
        this.names = new Names(pack);
        this.checks = new Checks(pack, rules);
        this.idle = rules.idle(pack);
        this.figures = rules.figures(pack);
        this.parameters = new ConcurrentHashMap<>();
    }

    /** The same, with a standard that was completed with filed rows. */
    private Evaluator(Evaluator before, Pack completed) {
        this.pack = completed;
        this.rules = before.rules;
        this.names = before.names.with(completed.standard());
        this.checks = before.checks;
        this.idle = before.idle;
        this.figures = before.figures;
        this.parameters = before.parameters;
    }

    /**
     * Compiles the rules of a pack.
     *
     * @param root the rules folder as the user named it, for messages
     * @throws InputException where the rules cannot be used, with every reason and its place
     */
    public static Evaluator compile(Pack pack, Path root) {
        return new Evaluator(pack, RuleBase.compile(pack, root.toString(), RuleCompiler.Builder.EXECUTABLE));
    }

    /**
     * Compiles rules that passed the guard before, some of one pack and some of another, as those of a pack put together likewise.
     *
     * @throws InputException where the pack's tables and the rules do not fit
     */
    public static Evaluator compile(Pack pack, List<RuleTree> rules, Path root) {
        return new Evaluator(pack, RuleBase.of(pack, rules, root.toString()));
    }

    /** As {@link #compile(Pack, Path)} by a builder of choice, for tests that compare the two. */
    static Evaluator compile(Pack pack, Path root, RuleCompiler.Builder builder) {
        return new Evaluator(pack, RuleBase.compile(pack, root.toString(), builder));
    }

    /** The rules of a pack as trees, without compiling them; all that is wrong with them goes to {@code complaints}. */
    public static List<RuleTree> rules(Pack pack, Path root, Complaints complaints) {
        Complaints own = new Complaints();
        List<RuleTree> rules = new ArrayList<>();
        pack.rules()
                .forEach(file ->
                        rules.addAll(Guard.check(file, root.toString(), own).rules()));
        boolean whole = own.isEmpty();
        PackCheck.check(pack, rules, root.toString(), own);
        own.complaints().stream()
                .filter(c -> whole || !c.message().key().equals("pack.problem-without-rule"))
                .forEach(c -> complaints.addAll(List.of(c)));
        return rules;
    }

    /** Adds what the standard has to say against a submission: judgements out of range, names it does not know. */
    public static void check(Pack pack, Submission submission, Complaints complaints) {
        new SubmissionCheck(FiledRows.complete(pack, submission, complaints), submission, complaints).check();
    }

    /** Adds what the standard has to say against waivers: indicators, its own or filed, and problems it does not know. */
    public static void check(Pack pack, Submission submission, Waivers waivers, Complaints complaints) {
        waivers.check(FiledRows.complete(pack, submission, new Complaints()), complaints);
    }

    public Pack pack() {
        return pack;
    }

    /** The pack as it is for a submission that {@link #check} had nothing against: with the rows filed where it takes them. */
    public static Pack completed(Pack pack, Submission submission) {
        return FiledRows.complete(pack, submission, new Complaints());
    }

    @Override
    public void close() {
        rules.close();
    }

    /**
     * Evaluates a submission that {@link #check} had nothing against.
     *
     * @throws InputException where the pack's rules fail: contradict each other, report nothing, or do not come to an end
     */
    public Evaluation evaluate(Submission submission, Language language) {
        return evaluate(submission, language, TIME_LIMIT);
    }

    /** As {@link #evaluate(Submission, Language)}, with what was approved not to be deducted. */
    public Evaluation evaluate(Submission submission, Waivers waivers, Language language) {
        return completed(submission)
                .run(submission, waivers, language, TIME_LIMIT, null)
                .evaluation();
    }

    /** The same rules with other figures: what a change of a pack's tables, and of nothing else, comes to. */
    public Evaluator with(Pack other) {
        return new Evaluator(other, rules);
    }

    /** Whether the rules of another pack are those compiled here, whatever its tables say. */
    public boolean runs(Pack other) {
        return texts(pack).equals(texts(other));
    }

    private static List<String> texts(Pack pack) {
        return pack.rules().stream()
                .flatMap(file -> Stream.of(file.name(), file.packageName(), file.text()))
                .toList();
    }

    /** As {@link #rules(Pack, Path, Complaints)} of a pack whose rules {@link #runs run} here: only its tables are held against them. */
    public List<RuleTree> rulesFor(Pack other, Path root, Complaints complaints) {
        PackCheck.check(other, rules.trees(), root.toString(), complaints);
        return rules.trees();
    }

    /** The rules of the pack, in the order of their files, and the problems that a figure shows without a rule of their own. */
    public List<RuleSeen> rules() {
        Stream<RuleSeen> shown = pack.problems().values().stream()
                .filter(row -> row.finds() != null)
                .map(row -> shown(row.code(), Objects.requireNonNull(row.finds())));
        return Stream.concat(
                        rules.trees().stream()
                                .map(tree -> new RuleSeen(
                                        tree.name(), tree.file(), tree.line(), tree.reports(), tree.limits())),
                        shown)
                .toList();
    }

    private static RuleSeen shown(String code, Finds finds) {
        Path file = Path.of(finds.place().file());
        List<Limit> limits = finds.byLimit()
                ? List.of(new Limit("", Limit.Kind.PARAMETER, finds.than(), finds.figure()))
                : List.of();
        return new RuleSeen(
                code,
                file.subpath(file.getNameCount() - 2, file.getNameCount()).toString(),
                finds.place().line(),
                "problem",
                limits);
    }

    /** A rule as its author sees it; {@code file} is its path below the rules folder. */
    public record RuleSeen(String name, String file, int line, String reports, List<Limit> limits) {}

    /**
     * An evaluation together with what rules did on the way to it.
     *
     * @param standard the standard as it was for the submission, completed with the rows it filed
     */
    public record Observed(Evaluation evaluation, Standard standard, Set<String> fired, List<Measure> measures) {
        public Observed {
            fired = Set.copyOf(fired);
            measures = List.copyOf(measures);
        }
    }

    /** Evaluates as {@link #evaluate} does and says which rules fired and which measures there were. */
    public Observed observe(Submission submission, Language language) {
        Evaluator own = completed(submission);
        Run run = own.run(submission, Waivers.NONE, language, TIME_LIMIT, null);
        return new Observed(
                run.evaluation(),
                own.pack.standard(),
                run.recorder().everFired(),
                measures(submission, run.recorder()));
    }

    Evaluation evaluate(Submission submission, Language language, Duration limit) {
        return completed(submission)
                .run(submission, Waivers.NONE, language, limit, null)
                .evaluation();
    }

    /** Evaluates as {@link #evaluate} does and keeps every match on the way to it. */
    public Trace trace(Submission submission, Waivers waivers, Language language) {
        MatchKeeper keeper = new MatchKeeper();
        Evaluator own = completed(submission);
        Run run = own.run(submission, waivers, language, TIME_LIMIT, keeper);
        return new Trace(
                own.pack(), run.evaluation(), keeper.matches(), run.recorder().problemsNotApplicable(), measure -> {
                    Derived how = run.recorder().derivation(measure);
                    return how == null ? null : new Trace.Derivation(how.rule(), how.arithmetic());
                });
    }

    /** The evidence of a submission, as people call it. */
    public EvidenceFinder evidence(Submission submission, Language language) {
        return new EvidenceFinder(submission, names, language);
    }

    /** The known facts at which a rule looks, whether or not it fires; figures and flags it asks for by name are not among them. */
    public List<String> looksAt(String rule, Submission submission) {
        List<Object> facts = submission.facts().stream()
                .filter(fact -> !(fact instanceof Measure || fact instanceof Flag || fact instanceof Defect))
                .toList();
        return evidence(submission, Language.ZH).of(List.of(), facts, rules.fieldsOf(rule)).stream()
                .map(Evaluation.Evidence::fact)
                .toList();
    }

    /**
     * Where rules stop that do not fire: the first condition of each that does not hold, found by matching ever longer beginnings.
     *
     * @param problem the problem that rules which look for several are asked about, or empty
     */
    public List<Stop> stops(Submission submission, Set<String> asked, String problem, Language language) {
        Stops stops = new Stops(pack, rules.trees(), asked, problem);
        EvidenceFinder evidence = evidence(submission, language);
        try (RuleBase cut = RuleBase.ofCut(stops.rules())) {
            KieSession session = cut.newSession(Set.of());
            try {
                MatchKeeper keeper = new MatchKeeper();
                session.addEventListener(keeper);
                Recorder recorder = begin(submission, evidence, cut, null, language, session, TIME_LIMIT);
                openProblems(evidence, session);
                fire(session);
                return stops.of(keeper.matches(), new Words(pack, names, evidence, recorder, language));
            } finally {
                session.dispose();
            }
        }
    }

    private record Run(Evaluation evaluation, Recorder recorder) {}

    /** The evaluator whose standard has the rows that the submission filed. */
    private Evaluator completed(Submission submission) {
        if (submission.facts().size() > FACT_LIMIT) {
            throw fault("engine.too-many-facts", submission.facts().size(), FACT_LIMIT);
        }
        Complaints complaints = new Complaints();
        Pack complete = FiledRows.complete(pack, submission, complaints);
        complaints.throwIfAny();
        return pack.standard().filed() == null ? this : new Evaluator(this, complete);
    }

    private Run run(
            Submission submission, Waivers waivers, Language language, Duration limit, @Nullable MatchKeeper keeper) {
        EvidenceFinder evidence = new EvidenceFinder(submission, names, language);
        KieSession session = rules.newSession(idle);
        try {
            if (keeper != null) {
                session.addEventListener(keeper);
            }
            Recorder recorder = begin(submission, evidence, rules, figures, language, session, limit);
            openCriteria(submission, evidence, recorder, session, language);
            Opened opened = openProblems(evidence, session);
            fire(session);
            Evaluation evaluation = new Results(pack, submission, waivers, recorder, evidence, language)
                    .collect(checks.states(opened, recorder, evidence, language), ENGINE);
            if (keeper != null) {
                recorder.keepArithmetic();
            }
            return new Run(evaluation, recorder);
        } finally {
            session.dispose();
        }
    }

    /** The figures of the submission and those derived. */
    private static List<Measure> measures(Submission submission, Recorder recorder) {
        List<Measure> measures = new ArrayList<>();
        for (Object fact : submission.facts()) {
            if (fact instanceof Measure measure) {
                measures.add(measure);
            }
        }
        measures.addAll(recorder.measures());
        return measures;
    }

    /**
     * The first stratum: the facts are in and measures are derived; nothing is there yet to be scored or looked for.
     *
     * @param asked the figures and yes-or-nos that rules can match, null for any; most of those that forms have nobody asks for
     */
    private Recorder begin(
            Submission submission,
            EvidenceFinder evidence,
            RuleBase base,
            @Nullable Set<String> asked,
            Language language,
            KieSession session,
            Duration limit) {
        Recorder recorder = new Recorder(pack, names, base, asked, evidence, language, session, limit);
        session.addEventListener(recorder);
        session.setGlobal("report", recorder);
        for (Object fact : submission.facts()) {
            if (asked == null || isAsked(fact, asked)) {
                session.insert(fact);
            }
        }
        submission.judgements().forEach(session::insert);
        parameters
                .computeIfAbsent(submission.department().year(), this::inForce)
                .forEach(session::insert);
        for (IndicatorRow row : pack.standard().indicators()) {
            session.insert(new Indicator(row.id()));
            Exempt exempt = row.exempt();
            if (exempt != null) {
                exempt.rows().forEach(session::insert);
            }
        }
        fire(session);
        return recorder;
    }

    private static boolean isAsked(Object fact, Set<String> asked) {
        if (fact instanceof Measure measure) {
            return asked.contains(measure.name());
        }
        return !(fact instanceof Flag flag) || asked.contains(flag.name());
    }

    private void fire(KieSession session) {
        int fired;
        try {
            fired = session.fireAllRules(FIRING_LIMIT);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof InputException input) {
                    throw input;
                }
            }
            throw fault(
                    "engine.rule-failed",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        if (fired >= FIRING_LIMIT) {
            throw fault("engine.no-end", FIRING_LIMIT);
        }
    }

    /** The parameters in force in a year; of two by one name the later in the pack's files counts. */
    private List<Parameter> inForce(int year) {
        Map<String, Parameter> inForce = new LinkedHashMap<>();
        for (DatedValue value : pack.parameters()) {
            if (value.from() <= year && year <= value.until()) {
                inForce.put(value.name(), new Parameter(value.name(), value.value()));
            }
        }
        return List.copyOf(inForce.values());
    }

    private void openCriteria(
            Submission submission, EvidenceFinder evidence, Recorder recorder, KieSession session, Language language) {
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        submission.judgements().forEach(judgement -> judgements.put(judgement.subject(), judgement));
        for (IndicatorRow indicator : pack.standard().indicators()) {
            if (recorder.notApplicable(indicator.id()) != null) {
                continue;
            }
            if (indicator.criteria().size() > 1 && judgements.containsKey(indicator.id())) {
                CriterionRow whole = wholeIndicator(indicator);
                recorder.open(new Account(whole, true, false));
                session.insert(whole.criterion());
                continue;
            }
            for (CriterionRow row : indicator.criteria()) {
                open(row, judgements, evidence, recorder, session, language);
            }
        }
    }

    /** The judgement of an indicator stands for all its criteria together. */
    private static CriterionRow wholeIndicator(IndicatorRow indicator) {
        Criterion criterion = new Criterion(indicator.id(), indicator.id(), JUDGED, "", "", indicator.weight());
        return new CriterionRow(
                criterion,
                "",
                indicator.text(),
                Judging.PERMITTED,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                Place.whole(""));
    }

    private void open(
            CriterionRow row,
            Map<String, Judgement> judgements,
            EvidenceFinder evidence,
            Recorder recorder,
            KieSession session,
            Language language) {
        Criterion c = row.criterion();
        if (judgements.containsKey(c.id()) && row.judging() != Judging.COMPLETES) {
            recorder.open(new Account(row, true, false));
            session.insert(new Criterion(c.id(), c.indicator(), JUDGED, c.measure(), c.of(), c.points()));
            return;
        }
        boolean judged = c.method().equals(JUDGED);
        Account account = new Account(row, judged, rules.mayVeto(c));
        recorder.open(account);
        Entry lacking = lacking(row, evidence, recorder, language);
        if (lacking != null) {
            account.lacking(lacking);
            notProvided(row, evidence, session);
            return;
        }
        List<Lack> partial = evidence.lacking(row.whole());
        if (!partial.isEmpty()) {
            BigDecimal reach = c.points().signum() > 0 ? c.points() : BigDecimal.valueOf(1_000_000);
            account.unknown(new Entry(reach, "", "", wanted(partial, language), List.of(), false));
        }
        session.insert(c);
        row.bands().forEach(session::insert);
        row.settings().forEach(session::insert);
    }

    /**
     * Lets a criterion in whose facts lack, with the materials they would have come from, so that rules may deduct for what was
     * asked for in vain. What may yet veto stays open: losing its points would say that no veto fell.
     */
    private void notProvided(CriterionRow row, EvidenceFinder evidence, KieSession session) {
        Criterion c = row.criterion();
        boolean factsLack = !evidence.lacking(row.needs()).isEmpty();
        if (pack.standard().policies().notProvidedDeducted()
                && !row.materials().isEmpty()
                && factsLack
                && !c.method().equals(JUDGED)
                && !rules.mayVeto(c)) {
            session.insert(new Criterion(c.id(), c.indicator(), NOT_PROVIDED, c.measure(), c.of(), c.points()));
            row.materials().forEach(material -> session.insert(new Setting(c.id(), "material", null, material)));
        }
    }

    /** What must be there before a criterion can be scored and is not; null where nothing lacks. */
    private @Nullable Entry lacking(CriterionRow row, EvidenceFinder evidence, Recorder recorder, Language language) {
        Criterion c = row.criterion();
        if (c.method().equals(JUDGED)) {
            return lack(Message.of("ledger.judgement-wanted").in(language), true);
        }
        List<Lack> lacking = evidence.lacking(row.needs());
        if (!lacking.isEmpty()) {
            return lack(wanted(lacking, language), false);
        }
        Pack.MeasureRow measure = pack.measures().get(c.measure());
        if (measure != null && !recorder.derived(c.measure(), c.of())) {
            String label = measure.label().in(language);
            return lack(Message.of("ledger.measure-not-derivable", label).in(language), false);
        }
        return null;
    }

    private static Entry lack(String reason, boolean manual) {
        return new Entry(BigDecimal.ZERO, "", "", reason, List.of(), manual);
    }

    private static String wanted(List<Lack> lacking, Language language) {
        String labels = String.join(
                language == Language.EN ? "; " : "；",
                lacking.stream().map(Lack::label).toList());
        return Message.of("ledger.facts-wanted", labels).in(language);
    }

    /** Lets the problems in whose facts are known. */
    private Opened openProblems(EvidenceFinder evidence, KieSession session) {
        List<Problem> known = new ArrayList<>();
        Opened opened = checks.open(evidence, known);
        known.forEach(session::insert);
        return opened;
    }

    private InputException fault(String key, Object... arguments) {
        return InputException.of(Place.whole("rules/" + pack.standard().id()), key, arguments);
    }
}
