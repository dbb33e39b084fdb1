package org.jiheng.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseOption;

/**
 * Makes a rule base of the classes that the executable model's builder turned rules into. Rules just compiled and rules compiled
 * long ago take this same way, so that they cannot come to different results.
 */
record CompiledRules(List<Model> models) {
    /** Names the classes that hold the model, one a line. */
    private static final String MODELS = "/drools-model";

    /** In a line that names no class but the version of Drools. */
    private static final char VERSION = ':';

    CompiledRules {
        models = List.copyOf(models);
    }

    /** The rule base of those rules that are wanted, by name. */
    KieBase base(Predicate<String> wanted) {
        List<Model> chosen = new ArrayList<>();
        models.forEach(model -> chosen.add(new Chosen(model, wanted)));
        return KieBaseBuilder.createKieBaseFromModel(chosen, new KieBaseOption[0]);
    }

    /** A model without the rules that are not wanted. */
    private static final class Chosen implements Model {
        private final Model all;
        private final List<Rule> rules;

        Chosen(Model all, Predicate<String> wanted) {
            this.all = all;
            this.rules = all.getRules().stream()
                    .filter(rule -> wanted.test(rule.getName()))
                    .toList();
        }

        @Override
        public String getName() {
            return all.getName();
        }

        @Override
        public String getPackageName() {
            return all.getPackageName();
        }

        @Override
        @SuppressWarnings("rawtypes") // as the interface has it
        public List<Global> getGlobals() {
            return all.getGlobals();
        }

        @Override
        public List<Rule> getRules() {
            return rules;
        }

        @Override
        public List<Query> getQueries() {
            return all.getQueries();
        }

        @Override
        public List<TypeMetaData> getTypeMetaDatas() {
            return all.getTypeMetaDatas();
        }

        @Override
        public List<EntryPoint> getEntryPoints() {
            return all.getEntryPoints();
        }
    }

    /**
     * Loads a module.
     *
     * @throws IllegalArgumentException where the bytes are no such module
     */
    static CompiledRules load(byte[] module) {
        Map<String, byte[]> classes = new HashMap<>();
        List<String> models = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(module))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.endsWith(".class")) {
                    classes.put(name.substring(0, name.length() - 6).replace('/', '.'), zip.readAllBytes());
                } else if (name.endsWith(MODELS)) {
                    new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && line.indexOf(VERSION) < 0)
                            .forEach(models::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (models.isEmpty()) {
            throw new IllegalArgumentException("no model");
        }
        ClassLoader loader = new Loader(classes);
        List<Model> made = new ArrayList<>();
        for (String model : models) {
            try {
                made.add(
                        (Model) loader.loadClass(model).getDeclaredConstructor().newInstance());
            } catch (ReflectiveOperationException | ClassCastException e) {
                throw new IllegalArgumentException(model, e);
            }
        }
        return new CompiledRules(made);
    }

    /** The classes of one module, and behind them the program's. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super("rules", CompiledRules.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte @Nullable [] bytes = classes.remove(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
