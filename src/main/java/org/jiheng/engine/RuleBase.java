package org.jiheng.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.guard.Guard;
import org.jiheng.engine.guard.Guard.Guarded;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.Finds;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.engine.standard.Standard.Exempt;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.source.Complaints;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/** The compiled rules of a pack. */
final class RuleBase implements AutoCloseable {
    private final Rules rules;

    /** Whether it goes without what cannot matter; that of the classic builder does not, so that a comparison shows it matters not. */
    private final boolean sparing;

    private final Map<Set<String>, KieSessionsPool> pools = new ConcurrentHashMap<>();
    private final Map<String, List<ProblemRule>> problemRules = new HashMap<>();
    private final Map<String, List<ProblemRule>> figureRules = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> fields = new HashMap<>();
    private final List<RuleOutline> vetoes = new ArrayList<>();
    private final Map<String, Boolean> mayVeto = new ConcurrentHashMap<>();

    private final Supplier<List<RuleTree>> made;
    private @Nullable List<RuleTree> trees;

    private RuleBase(Rules rules, boolean sparing, Supplier<List<RuleTree>> trees) {
        this.sparing = sparing;
        this.made = trees;
        this.rules = rules;
        rules.outlines().forEach(rule -> fields.put(rule.name(), rule.fields()));
        rules.outlines().stream().filter(rule -> rule.reports().equals("veto")).forEach(vetoes::add);
        rules.outlines().stream()
                .filter(rule -> rule.reports().equals("problem"))
                .forEach(rule -> {
                    ProblemRule own = new ProblemRule(rule.name(), rule.measures());
                    rule.problems().forEach(code -> add(problemRules, code, own));
                    rule.finds().forEach(how -> add(figureRules, how, own));
                });
    }

    /** A rule that looks for a problem, and the measures it asks for by name. */
    record ProblemRule(String name, List<String> measures) {}

    /** Guards and compiles the rules of a pack; all that is wrong with them is reported at once. */
    static RuleBase compile(Pack pack, String root, RuleCompiler.Builder builder) {
        if (builder == RuleCompiler.Builder.CLASSIC) {
            List<Guarded> files = guard(pack, root);
            return new RuleBase(
                    new Rules(wanted -> RuleCompiler.classic(files, root), Rules.outlines(files)),
                    false,
                    () -> trees(files));
        }
        return new RuleBase(
                Rules.of(pack.rules(), pack.digest(), root, () -> guard(pack, root)),
                true,
                () -> trees(RuleCompiler.guard(pack.rules(), root)));
    }

    /** Holds the rules of a pack against what rules may say, and against its tables. */
    static List<Guarded> guard(Pack pack, String root) {
        List<Guarded> files = RuleCompiler.guard(pack.rules(), root);
        Complaints complaints = new Complaints();
        PackCheck.check(pack, trees(files), root, complaints);
        complaints.throwIfAny();
        return files;
    }

    private static List<RuleTree> trees(List<Guarded> files) {
        return files.stream().flatMap(file -> file.rules().stream()).toList();
    }

    /** All rules, in the order of their files; made when first asked for, since evaluating does without. */
    synchronized List<RuleTree> trees() {
        List<RuleTree> all = trees == null ? made.get() : trees;
        trees = all;
        return all;
    }

    /** Rules made of a pack's own, that were checked with it; they may not be all that the pack needs. */
    static RuleBase ofCut(List<RuleTree> rules) {
        List<Guarded> files = List.of(Guard.cut(new RuleFile("cut/cut.drl", "rules.cut", ""), rules));
        return new RuleBase(
                new Rules(Rules.compile(files, "rules", new RuleCache(CacheFolder.own())), Rules.outlines(files)),
                false,
                () -> rules);
    }

    /** As {@link #ofCut}, held against the tables of a pack that they are all the rules of. */
    static RuleBase of(Pack pack, List<RuleTree> rules, String root) {
        Complaints complaints = new Complaints();
        PackCheck.check(pack, rules, root, complaints);
        complaints.throwIfAny();
        return ofCut(rules);
    }

    private static void add(Map<String, List<ProblemRule>> rules, String key, ProblemRule rule) {
        rules.computeIfAbsent(key, k -> new ArrayList<>()).add(rule);
    }

    /** The rules that look for a problem, those of its own and those that its figure is left to, in the order of their files. */
    List<ProblemRule> problemRules(ProblemRow row) {
        List<ProblemRule> own = problemRules.getOrDefault(row.code(), List.of());
        Finds finds = row.finds();
        if (finds == null) {
            return own;
        }
        List<ProblemRule> all = new ArrayList<>(own);
        figureRules
                .getOrDefault(finds.how(), List.of())
                .forEach(rule -> all.add(new ProblemRule(rule.name(), finds.figures())));
        return all;
    }

    /** The fields that a rule looks at, by type of fact. */
    Map<String, Set<String>> fieldsOf(String rule) {
        return fields.getOrDefault(rule, Map.of());
    }

    /** Whether a rule could veto by this criterion: one that vetoes by its method, by its id, or by any. */
    boolean mayVeto(Criterion criterion) {
        return mayVeto.computeIfAbsent(
                criterion.id() + " " + criterion.method(),
                key -> vetoes.stream()
                        .anyMatch(rule ->
                                admits(rule.methods(), criterion.method()) && admits(rule.criteria(), criterion.id())));
    }

    private static boolean admits(List<String> named, String name) {
        return named.isEmpty() || named.contains(name);
    }

    /**
     * The rules that can never match by the rows of a pack: nothing is scored by their method, no figure shows a problem their way.
     * A standard uses few of the common methods; rules of the others are not even tried.
     */
    Set<String> idle(Pack pack) {
        if (!sparing) {
            return Set.of();
        }
        Set<String> methods = new HashSet<>(Set.of(Evaluator.JUDGED, Evaluator.NOT_PROVIDED));
        pack.standard()
                .rows()
                .forEach(row ->
                        row.criteria().forEach(c -> methods.add(c.criterion().method())));
        Set<String> finds = new HashSet<>();
        for (ProblemRow row : pack.problems().values()) {
            Finds how = row.finds();
            finds.add(how == null ? "" : how.how());
        }
        return rules.outlines().stream()
                .filter(rule -> strange(rule.methods(), methods) || strange(rule.finds(), finds))
                .map(RuleOutline::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean strange(List<String> asked, Set<String> there) {
        return !asked.isEmpty() && Collections.disjoint(asked, there);
    }

    /** The names of the figures and yes-or-nos that rules can match, as themselves or rows of the pack name them; null for any. */
    @Nullable
    Set<String> figures(Pack pack) {
        Set<String> names = new HashSet<>();
        rules.outlines().forEach(rule -> names.addAll(rule.figures()));
        if (!sparing || names.contains(RuleOutline.ANY)) {
            return null;
        }
        for (IndicatorRow row : pack.standard().rows()) {
            row.criteria().forEach(c -> names.add(c.criterion().measure()));
            Exempt exempt = row.exempt();
            if (exempt != null) {
                names.addAll(exempt.figures());
            }
        }
        for (ProblemRow row : pack.problems().values()) {
            names.add(row.about());
            Finds how = row.finds();
            if (how != null) {
                names.add(how.figure());
                names.add(how.than());
            }
        }
        return names;
    }

    /**
     * A session of its own for one evaluation. Not one of those that Drools calls not thread-safe: sessions of that kind share, by
     * way of their rules' consequences, what was matched last, and so take each other's facts where two of them run at once.
     *
     * @param idle rules to go without
     */
    KieSession newSession(Set<String> idle) {
        return pools.computeIfAbsent(idle, this::pool).newKieSession();
    }

    private KieSessionsPool pool(Set<String> idle) {
        return rules.base(rule -> !idle.contains(rule))
                .newKieSessionsPool(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public void close() {
        pools.values().forEach(KieSessionsPool::shutdown);
    }
}
