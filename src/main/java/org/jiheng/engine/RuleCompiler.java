package org.jiheng.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.jiheng.engine.guard.Guard;
import org.jiheng.engine.guard.Guard.Guarded;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.Results;

/** Makes rule text into what runs. Results come from the executable model; the classic builder only words compile errors. */
final class RuleCompiler {
    private static final String RESOURCES = "src/main/resources/";
    private static final int MAX_RULES = 1_000;

    private RuleCompiler() {}

    /** Drools' two ways to compile rules. */
    enum Builder {
        EXECUTABLE(ExecutableModelProject.class),
        CLASSIC(DrlProject.class);

        private final Class<? extends KieBuilder.ProjectType> type;

        Builder(Class<? extends KieBuilder.ProjectType> type) {
            this.type = type;
        }
    }

    /** Holds all files against what rules may say; whatever is wrong with any of them is reported at once. */
    static List<Guarded> guard(List<RuleFile> files, String root) {
        Complaints complaints = new Complaints();
        List<Guarded> guarded = new ArrayList<>();
        files.forEach(file -> guarded.add(Guard.check(file, root, complaints)));
        complaints.throwIfAny();
        if (guarded.stream().mapToInt(file -> file.rules().size()).sum() > MAX_RULES) {
            throw InputException.of(Place.whole(root), "guard.too-many-rules", MAX_RULES);
        }
        return guarded;
    }

    /** Compiles files that the guard has passed to classes of the executable model. */
    static byte[] module(String key, List<Guarded> files, String root) {
        KieServices services = KieServices.get();
        ReleaseId id = id(services, Builder.EXECUTABLE, key);
        try {
            return ((InternalKieModule)
                            built(id, files, root, Builder.EXECUTABLE).getKieModule())
                    .getBytes();
        } finally {
            services.getRepository().removeKieModule(id);
        }
    }

    /** The rule base as the classic builder makes it, for tests that compare the two. */
    static KieBase classic(List<Guarded> files, String root) {
        KieServices services = KieServices.get();
        ReleaseId id = id(services, Builder.CLASSIC, RuleKey.of(files));
        built(id, files, root, Builder.CLASSIC);
        return services.newKieContainer(id).getKieBase();
    }

    private static ReleaseId id(KieServices services, Builder builder, String key) {
        return services.newReleaseId("org.jiheng.rules", builder.name().toLowerCase(Locale.ROOT), key);
    }

    private static KieBuilder built(ReleaseId id, List<Guarded> files, String root, Builder builder) {
        KieServices services = KieServices.get();
        KieBuilder kie = services.newKieBuilder(fileSystem(services, id, files));
        try {
            kie.buildAll(builder.type);
        } catch (RuntimeException | StackOverflowError e) {
            String text = String.valueOf(e.getMessage()).lines().limit(2).collect(Collectors.joining(" "));
            throw InputException.of(Place.whole(root), "guard.compile", text);
        }
        if (kie.getResults().hasMessages(Message.Level.ERROR)) {
            throw new InputException(complaintsOf(services, id, files, kie.getResults(), root));
        }
        return kie;
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
