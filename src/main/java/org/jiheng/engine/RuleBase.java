package org.jiheng.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.guard.Guard;
import org.jiheng.engine.guard.Guard.Guarded;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.Finds;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.source.Complaints;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/** The compiled rules of a pack. */
final class RuleBase implements AutoCloseable {
    private final KieSessionsPool pool;
    private final Map<String, List<ProblemRule>> problemRules = new HashMap<>();
    private final Map<String, List<ProblemRule>> figureRules = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> fields = new HashMap<>();
    private final List<RuleOutline> vetoes = new ArrayList<>();
    private final Map<String, Boolean> mayVeto = new ConcurrentHashMap<>();

    private final Supplier<List<RuleTree>> made;
    private @Nullable List<RuleTree> trees;

    private RuleBase(Rules rules, Supplier<List<RuleTree>> trees) {
        this.made = trees;
        this.pool = rules.base().newKieSessionsPool(Runtime.getRuntime().availableProcessors());
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
                    new Rules(RuleCompiler.classic(files, root), Rules.outlines(files)), () -> trees(files));
        }
        return new RuleBase(
                Rules.of(pack.rules(), pack.digest(), root, () -> guard(pack, root)),
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

    KieSession newSession() {
        return pool.newKieSession();
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
