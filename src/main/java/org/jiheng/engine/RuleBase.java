package org.jiheng.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.model.codegen.ExecutableModelProject;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.guard.Guard;
import org.jiheng.engine.guard.Guard.Guarded;
import org.jiheng.engine.guard.RuleTree;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.Finds;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.Results;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/** The compiled rules of a pack. Results come from the executable model; the classic builder only words compile errors. */
final class RuleBase implements AutoCloseable {
    private static final String RESOURCES = "src/main/resources/";
    private static final int MAX_RULES = 1_000;
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

    /** Drools' two ways to compile rules. */
    enum Builder {
        EXECUTABLE(ExecutableModelProject.class),
        CLASSIC(DrlProject.class);

        private final Class<? extends KieBuilder.ProjectType> type;

        Builder(Class<? extends KieBuilder.ProjectType> type) {
            this.type = type;
        }
    }

    /** Guards and compiles the rules of a pack; all that is wrong with them is reported at once. */
    static RuleBase compile(Pack pack, String root, Builder builder) {
        Complaints complaints = new Complaints();
        List<Guarded> files = new ArrayList<>();
        for (RuleFile file : pack.rules()) {
            files.add(Guard.check(file, root, complaints));
        }
        complaints.throwIfAny();
        List<RuleTree> rules =
                files.stream().flatMap(file -> file.rules().stream()).toList();
        if (rules.size() > MAX_RULES) {
            throw InputException.of(Place.whole(root), "guard.too-many-rules", MAX_RULES);
        }
        PackCheck.check(pack, rules, root, complaints);
        complaints.throwIfAny();
        String group = "org.jiheng.rules." + builder.name().toLowerCase(Locale.ROOT);
        return build(group, pack, files, rules, root, builder);
    }

    /** Rules made of a pack's own, that were checked with it; they may not be all that the pack needs. */
    static RuleBase ofCut(Pack pack, List<RuleTree> rules) {
        RuleFile file = new RuleFile("cut/cut.drl", "rules.cut", "");
        return build("org.jiheng.cut", pack, List.of(Guard.cut(file, rules)), rules, "rules", Builder.EXECUTABLE);
    }

    private static RuleBase build(
            String group, Pack pack, List<Guarded> files, List<RuleTree> rules, String root, Builder builder) {
        KieServices services = KieServices.get();
        ReleaseId id =
                services.newReleaseId(group, pack.standard().id(), pack.digest().substring(0, 16));
        KieBuilder executable = services.newKieBuilder(fileSystem(services, id, files));
        try {
            executable.buildAll(builder.type);
        } catch (RuntimeException | StackOverflowError e) {
            String text = String.valueOf(e.getMessage()).lines().limit(2).collect(Collectors.joining(" "));
            throw InputException.of(Place.whole(root), "guard.compile", text);
        }
        if (executable.getResults().hasMessages(Message.Level.ERROR)) {
            throw new InputException(complaintsOf(services, id, files, executable.getResults(), root));
        }
        return new RuleBase(services.newKieContainer(id), rules);
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

    private static KieFileSystem fileSystem(KieServices services, ReleaseId id, List<Guarded> files) {
        KieFileSystem system = services.newKieFileSystem();
        system.generateAndWritePomXML(id);
        files.forEach(file -> system.write(RESOURCES + "rules/" + file.file().name(), file.drl()));
        return system;
    }

    /** Compile errors as the classic builder words them, for it knows the line; those of the executable model otherwise. */
    private static List<org.jiheng.source.Complaint> complaintsOf(
            KieServices services, ReleaseId id, List<Guarded> files, Results executable, String root) {
        Results classic = services.newKieBuilder(fileSystem(services, id, files))
                .buildAll(DrlProject.class)
                .getResults();
        Results results = classic.hasMessages(Message.Level.ERROR) ? classic : executable;
        Complaints complaints = new Complaints();
        for (Message message : results.getMessages(Message.Level.ERROR)) {
            String path = String.valueOf(message.getPath()).replaceFirst("^(" + RESOURCES + ")?rules/", "");
            String text = message.getText().lines().limit(2).collect(Collectors.joining(" "));
            complaints.add(new Place(root + "/" + path, Math.max(1, message.getLine()), 1), "guard.compile", text);
        }
        return complaints.complaints();
    }
}
