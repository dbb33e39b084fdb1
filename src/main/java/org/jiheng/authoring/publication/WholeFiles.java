package org.jiheng.authoring.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;

/** Writes several files, all of them or none. */
final class WholeFiles {
    private WholeFiles() {}

    static void write(Path folder, Map<Path, byte[]> files) {
        Map<Path, Path> drafts = new LinkedHashMap<>();
        Map<Path, byte @Nullable []> before = new LinkedHashMap<>();
        try {
            try {
                for (Map.Entry<Path, byte[]> file : files.entrySet()) {
                    Path draft = file.getKey()
                            .resolveSibling("." + file.getKey().getFileName() + "."
                                    + ProcessHandle.current().pid() + ".part");
                    drafts.put(file.getKey(), draft);
                    Files.write(draft, file.getValue());
                }
                for (Map.Entry<Path, Path> draft : drafts.entrySet()) {
                    Path file = draft.getKey();
                    before.put(file, Files.exists(file) ? Files.readAllBytes(file) : null);
                    Files.move(draft.getValue(), file, StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                restore(before);
                throw e;
            } finally {
                for (Path draft : drafts.values()) {
                    Files.deleteIfExists(draft);
                }
            }
        } catch (IOException e) {
            throw InputException.of(
                    Place.whole(folder.toString()),
                    "cli.not-written",
                    e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private static void restore(Map<Path, byte @Nullable []> before) throws IOException {
        for (Map.Entry<Path, byte @Nullable []> file : before.entrySet()) {
            byte @Nullable [] bytes = file.getValue();
            if (bytes == null) {
                Files.deleteIfExists(file.getKey());
            } else {
                Files.write(file.getKey(), bytes);
            }
        }
    }
}
