package org.jiheng.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which program this is: a digest of all its classes. */
final class Program {
    /** Where a packed program has it, beside this class; one that runs from its classes is asked itself, for it changes. */
    static final String DIGEST = RuleCache.SHIPPED + "program";

    private static final @Nullable String OWN = own();

    private Program() {}

    /** The digest, or null where it cannot be told. */
    static @Nullable String digest() {
        return OWN;
    }

    private static @Nullable String own() {
        try {
            CodeSource source = Program.class.getProtectionDomain().getCodeSource();
            Path place = source == null ? null : Path.of(source.getLocation().toURI());
            if (place != null && Files.isDirectory(place)) {
                return of(place);
            }
            try (InputStream in = Program.class.getResourceAsStream(DIGEST)) {
                return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException | URISyntaxException | RuntimeException e) {
            return null;
        }
    }

    /** The digest of the classes in a folder. */
    static String of(Path folder) throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(folder)) {
            classes = files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
        MessageDigest sha = RuleKey.sha();
        for (Path each : classes) {
            sha.update(Files.readAllBytes(each));
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}
