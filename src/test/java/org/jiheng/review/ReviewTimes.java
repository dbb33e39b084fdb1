package org.jiheng.review;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.document.Document;
import org.jiheng.document.DocumentReader;
import org.jiheng.engine.Reviewer;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.report.ReviewReport;
import org.jiheng.text.Language;

/**
 * How long a review takes: {@code ReviewTimes LAUNCHER RULES FILE}. The whole command from a cold start, as shipped, with rules that
 * were changed, and once these have been compiled; then in one process, from a document's bytes to findings in JSON.
 */
public final class ReviewTimes {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final int RUNS = 5;
    private static final int WARMING = 100;

    private ReviewTimes() {}

    public static void main(String[] arguments) throws Exception {
        Path rules = Path.of(arguments[1]);
        Path own = Files.createTempDirectory("jiheng");
        try {
            cold(arguments[0], arguments[2], rules, own);
            warm(arguments[2], rules);
        } finally {
            delete(own);
        }
    }

    private static void cold(String launcher, String file, Path rules, Path own) throws Exception {
        row("cold command, shipped rules", median(launcher, file, rules, own.resolve("cache")), "ms");
        Path changed = own.resolve("rules");
        changed(rules, changed);
        row("cold command, changed rules, first time", command(launcher, file, changed, own.resolve("cache")), "ms");
        row("cold command, changed rules, from then on", median(launcher, file, changed, own.resolve("cache")), "ms");
    }

    private static long median(String launcher, String file, Path rules, Path cache) throws Exception {
        long[] times = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            times[i] = command(launcher, file, rules, cache);
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }

    private static long command(String launcher, String file, Path rules, Path cache) throws Exception {
        List<String> words = List.of(launcher, "review", file, "--format", "json", "--rules", rules.toString());
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        environment.put("XDG_CACHE_HOME", cache.toString());
        long start = System.nanoTime();
        int code = builder.start().waitFor();
        if (code > 1) {
            throw new IllegalStateException(words + " ended with " + code);
        }
        return since(start);
    }

    /** The same rules a line further down, so that none of them is known. */
    private static void changed(Path rules, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(rules)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(rules.relativize(file).toString());
                Files.createDirectories(target.getParent());
                String before = file.toString().endsWith(".drl") ? "\n" : "";
                Files.writeString(target, before + Files.readString(file));
            }
        }
    }

    private static void warm(String file, Path rules) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(file));
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Reviewer reviewer = Reviewer.compile(RulesFolder.open(rules).readReview(), rules);
                FormScores scores = FormScores.read(rules)) {
            Partitions partitions = Partitions.read(rules);
            Runnable review = () -> {
                Document document = DocumentReader.read(file, bytes);
                Review found = Reviewing.review(document, reviewer, partitions, scores, Language.ZH);
                ReviewReport.json(new ReviewReport.Outcome(file, found, null), null, false, Language.ZH);
            };
            for (int i = 0; i < WARMING; i++) {
                review.run();
            }
            List<Long> each = new ArrayList<>();
            long allocated = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < WARMING; i++) {
                long start = System.nanoTime();
                review.run();
                each.add(System.nanoTime() - start);
            }
            allocated = thread.getCurrentThreadAllocatedBytes() - allocated;
            each.sort(null);
            row("warm, median", each.get(WARMING / 2) / 1_000_000, "ms");
            row("allocated a document", allocated / WARMING / 1_000_000, "MB");
            long least = 0;
            for (int count : new int[] {25, 50, 100}) {
                long start = System.nanoTime();
                for (int i = 0; i < count; i++) {
                    review.run();
                }
                long time = since(start);
                least = least == 0 ? Math.max(1, time) : least;
                OUT.printf(
                        "%-42s %7d ms  × %.2f for × %d%n",
                        count + " documents", time, (double) time / least, count / 25);
            }
        }
    }

    private static void row(String what, long value, String unit) {
        OUT.printf("%-42s %7d %s%n", what, value, unit);
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
