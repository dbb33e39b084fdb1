package org.jiheng.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.engine.guard.FactTypes;
import org.jiheng.engine.guard.Guard.Guarded;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.jiheng.engine.verdict.Findings;
import org.jiheng.engine.verdict.Report;
import org.jspecify.annotations.Nullable;

/** What compiled rules, and the guard's word that rules may be compiled, are known by: everything that went into them. */
final class RuleKey {
    private static final String JAVA = String.valueOf(System.getProperty("java.specification.version"));

    private RuleKey() {}

    /** Of compiled rules: the text that the guard printed of what it let pass, and what the program offers to rules. */
    static String of(List<Guarded> files) {
        return digest(Stream.concat(
                Stream.of(
                        "rules",
                        Evaluator.ENGINE,
                        JAVA,
                        FactTypes.signature(),
                        calls(Report.class),
                        calls(Findings.class)),
                files.stream().flatMap(file -> Stream.of(file.file().name(), file.drl()))));
    }

    /**
     * Of the guard's word: the rules as they stand, the tables they were held against, and the program that judged them. Null where
     * the program cannot say which it is; then rules must pass every time.
     *
     * @param pack the digest of all files of the pack
     */
    static @Nullable String ofPassed(List<RuleFile> files, String pack) {
        String program = Program.digest();
        return program == null
                ? null
                : digest(Stream.concat(
                        Stream.of("passed", Evaluator.ENGINE, JAVA, program, pack),
                        files.stream().flatMap(file -> Stream.of(file.name(), file.packageName(), file.text()))));
    }

    /** What rules can call. */
    private static String calls(Class<?> type) {
        return Stream.of(type.getMethods())
                .map(String::valueOf)
                .sorted()
                .toList()
                .toString();
    }

    private static String digest(Stream<String> parts) {
        MessageDigest sha = sha();
        parts.map(part -> part.getBytes(StandardCharsets.UTF_8)).forEach(bytes -> {
            sha.update((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            sha.update(bytes);
        });
        return HexFormat.of().formatHex(sha.digest());
    }

    static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
