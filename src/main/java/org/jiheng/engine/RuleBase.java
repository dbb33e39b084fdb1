package org.jiheng.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.guard.Guard;
import org.jiheng.engine.guard.Guard.Guarded;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.Finds;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.source.Complaints;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/** The compiled rules of a pack. */
final class RuleBase implements AutoCloseable {
    private final KieContainer container;
    private final KieSessionsPool pool;
    private final List<RuleTree> trees;
    private final Map<String, List<ProblemRule>> problemRules = new HashMap<>();
    private final Map<String, List<ProblemRule>> figureRules = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> fields = new HashMap<>();
    private final List<RuleTree> vetoes = new ArrayList<>();
    private final Map<String, Boolean> mayVeto = new ConcurrentHashMap<>();

    private RuleBase(KieContainer container, List<RuleTree> rules) {
        this.container = container;
        this.trees = List.copyOf(rules);
        this.pool = container.newKieSessionsPool(Runtime.getRuntime().availableProcessors());
        rules.forEach(rule -> fields.put(rule.name(), rule.fields()));
        rules.stream().filter(rule -> rule.reports().equals("veto")).forEach(vetoes::add);
        rules.stream().filter(rule -> rule.reports().equals("problem")).forEach(rule -> {
            ProblemRule own = new ProblemRule(rule.name(), rule.measures());
            rule.problem().ifPresent(code -> add(problemRules, code, own));
            rule.problemFinds().ifPresent(how -> add(figureRules, how, own));
        });
    }

    /** A rule that looks for a problem, and the measures it asks for by name. */
    record ProblemRule(String name, List<String> measures) {}

    /** Guards and compiles the rules of a pack; all that is wrong with them is reported at once. */
    static RuleBase compile(Pack pack, String root, RuleCompiler.Builder builder) {
        List<Guarded> files = RuleCompiler.guard(pack.rules(), root);
        List<RuleTree> rules =
                files.stream().flatMap(file -> file.rules().stream()).toList();
        Complaints complaints = new Complaints();
        PackCheck.check(pack, rules, root, complaints);
        complaints.throwIfAny();
        return new RuleBase(RuleCompiler.compile(pack.standard().id(), pack.digest(), files, root, builder), rules);
    }

    /** Rules made of a pack's own, that were checked with it; they may not be all that the pack needs. */
    static RuleBase ofCut(Pack pack, List<RuleTree> rules) {
        RuleFile file = new RuleFile("cut/cut.drl", "rules.cut", "");
        return new RuleBase(
                RuleCompiler.compile(
                        "cut." + pack.standard().id(),
                        pack.digest(),
                        List.of(Guard.cut(file, rules)),
                        "rules",
                        RuleCompiler.Builder.EXECUTABLE),
                rules);
    }

    /** All rules, in the order of their files. */
    List<RuleTree> trees() {
        return trees;
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
                        .anyMatch(rule -> admits(rule.criterionMethods(), criterion.method())
                                && admits(rule.criterionIds(), criterion.id())));
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
        container.dispose();
    }
}
