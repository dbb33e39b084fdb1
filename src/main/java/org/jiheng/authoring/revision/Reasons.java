package org.jiheng.authoring.revision;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.source.TreeReader;

/** Why things changed, as a standard's {@code CHANGES.md} says it: {@code - `goal-clarity`：reason}. */
final class Reasons {
    private static final Pattern UNPUBLISHED =
            Pattern.compile("##\\s+\\[?(?:未发布|unreleased).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE = Pattern.compile("\\s*[-*]\\s*`([^`]+)`\\s*[:：]\\s*(\\S.*)");

    private Reasons() {}

    /** Of the section not yet published; where there is none, of the first, which is the newest. */
    static Map<String, String> read(Path file) {
        Map<String, String> newest = new HashMap<>();
        if (!Files.isRegularFile(file)) {
            return newest;
        }
        Map<String, String> current = newest;
        int sections = 0;
        for (String line : new String(TreeReader.bytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            if (line.startsWith("## ")) {
                sections++;
                if (UNPUBLISHED.matcher(line).matches()) {
                    newest.clear();
                    current = newest;
                } else {
                    current = sections == 1 ? newest : new HashMap<>();
                }
            }
            Matcher reason = LINE.matcher(line);
            if (reason.matches()) {
                current.putIfAbsent(reason.group(1), reason.group(2).strip());
            }
        }
        return newest;
    }
}
