package org.jiheng.authoring.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;

/**
 * A whole copy of a rules folder beside the folder that is to be written, with the new files in it: it can be read and checked, and
 * takes its place, or gives its files to it, only when everything is well. Closed, it leaves nothing behind.
 */
final class Staging implements AutoCloseable {
    private final Path target;
    private final Path stage;

    private Staging(Path target, Path stage) {
        this.target = target;
        this.stage = stage;
    }

    static Staging of(Path rules, Path target, Map<String, byte[]> files) {
        Path whole = target.toAbsolutePath().normalize();
        Path stage = whole.resolveSibling(
                "." + whole.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        Staging staging = new Staging(whole, stage);
        try {
            copy(rules.toAbsolutePath().normalize(), stage);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = stage.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            return staging;
        } catch (IOException e) {
            staging.close();
            throw InputException.of(Place.whole(target.toString()), "book.not-written", String.valueOf(e.getMessage()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else if (Files.isRegularFile(path)) {
                    Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    Path folder() {
        return stage;
    }

    /** Writes a file of the copy. */
    void put(String file, byte[] contents) {
        try {
            Path path = stage.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, contents);
        } catch (IOException e) {
            throw InputException.of(Place.whole(target.toString()), "book.not-written", String.valueOf(e.getMessage()));
        }
    }

    /** Puts the copy in place, or its changed files; what was there comes back where one of them cannot be put. */
    void deliver(Map<String, byte[]> files) {
        try {
            if (!Files.isDirectory(target)) {
                Files.move(stage, target);
                return;
            }
            replace(files);
        } catch (IOException e) {
            throw InputException.of(Place.whole(target.toString()), "book.not-written", String.valueOf(e.getMessage()));
        }
    }

    private void replace(Map<String, byte[]> files) throws IOException {
        Map<Path, byte[]> before = new LinkedHashMap<>();
        List<Path> made = new ArrayList<>();
        try {
            for (String file : files.keySet()) {
                Path path = target.resolve(file);
                if (Files.isRegularFile(path)) {
                    before.put(path, Files.readAllBytes(path));
                } else {
                    made.add(path);
                }
                Files.createDirectories(path.getParent());
                Files.move(stage.resolve(file), path, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            for (Map.Entry<Path, byte[]> file : before.entrySet()) {
                Files.write(file.getKey(), file.getValue());
            }
            for (Path path : made) {
                Files.deleteIfExists(path);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        if (!Files.isDirectory(stage)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(stage)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
