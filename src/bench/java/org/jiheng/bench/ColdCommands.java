package org.jiheng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The whole command from a cold start, by the clock on the wall: what somebody waits who types it. Medians. */
final class ColdCommands {
    private final int runs;
    private final Path own;

    ColdCommands(boolean quick) throws IOException {
        runs = quick ? 2 : 10;
        own = Files.createTempDirectory("jiheng-cold");
    }

    void measure(Table table) throws IOException, InterruptedException {
        table.head("whole command, median of " + runs, "seconds");
        Path submission = Path.of("fixtures/urumqi-etdz-2023/submission.yaml");
        String name = "evaluate, Urumqi fixture, ";
        row(table, name + "shipped rules", submission, Engines.RULES, false);
        Path changed = own.resolve("rules");
        changed(Engines.RULES, changed);
        row(table, name + "changed rules, first time", submission, changed, true);
        row(table, name + "changed rules, from then on", submission, changed, false);
        delete(own);
    }

    private void row(Table table, String name, Path submission, Path rules, boolean first)
            throws IOException, InterruptedException {
        double[] seconds = new double[runs];
        if (!first) {
            run(submission, rules);
        }
        for (int i = 0; i < runs; i++) {
            if (first) {
                delete(own.resolve("cache"));
            }
            seconds[i] = run(submission, rules);
        }
        table.row("cold", name, Map.of("seconds", Rounds.median(seconds)), "");
    }

    private double run(Path submission, Path rules) throws IOException, InterruptedException {
        List<String> words = List.of("./jiheng", "evaluate", submission.toString(), "--rules", rules.toString());
        ProcessBuilder command = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("XDG_CACHE_HOME", own.resolve("cache").toString());
        long begun = System.nanoTime();
        int code = command.start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(words + " ended with " + code);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** The same rules with a limit that is not known yet, so that they have to be built. */
    private static void changed(Path rules, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(rules)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(rules.relativize(file).toString());
                Files.createDirectories(target.getParent());
                String text = Files.readString(file);
                Files.writeString(
                        target,
                        file.endsWith("common/bands.drl") ? text.replace("bands: the", "bands changed: the") : text);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
