package org.jiheng.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseOption;

/**
 * Makes a rule base of the classes that the executable model's builder turned rules into. Rules just compiled and rules compiled
 * long ago take this same way, so that they cannot come to different results.
 */
final class CompiledRules {
    /** Names the classes that hold the model, one a line. */
    private static final String MODELS = "/drools-model";

    /** In a line that names no class but the version of Drools. */
    private static final char VERSION = ':';

    private CompiledRules() {}

    /**
     * Loads a module.
     *
     * @throws IllegalArgumentException where the bytes are no such module
     */
    static KieBase load(byte[] module) {
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
        return KieBaseBuilder.createKieBaseFromModel(made, new KieBaseOption[0]);
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
