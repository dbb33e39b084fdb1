package org.jiheng.batch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jiheng.GeneratedDepartment;
import org.jiheng.cli.Jiheng;

/**
 * How a large batch fares: {@code BatchTimes RULES [COUNT]}, a million submissions where no count is given. The command runs in a
 * process of its own with 512 MB of heap: its rate, and the heap that is left after a collection at a tenth, at half and at the end.
 * Then a tenth of the submissions, killed with SIGKILL five times by chance and resumed, against a run that nobody killed.
 */
public final class BatchTimes {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String STANDARD = "example-county-2025";
    private static final String HEAP = "-Xmx512m";
    private static final long SEED = 20_250_331;
    private static final int BAD_EACH = 1_000;
    private static final int KILLS = 5;

    private BatchTimes() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("watched")) {
            System.exit(watched(arguments));
        }
        String rules = arguments[0];
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        Path folder = Files.createTempDirectory(Path.of(""), "batch-times");
        try {
            OUT.printf("%,d generated submissions of %s, %s, %d processors%n", count, STANDARD, HEAP, processors());
            whole(rules, folder, count);
            killed(rules, folder, Math.max(1, count / 10));
        } finally {
            for (String name :
                    List.of("in.jsonl", "out.jsonl", "out.jsonl.part", "whole.jsonl", "summary.xlsx", "log")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        }
    }

    private static void whole(String rules, Path folder, int count) throws Exception {
        Path in = folder.resolve("in.jsonl");
        Path out = folder.resolve("out.jsonl");
        generate(in, Math.min(count, 1_000));
        run(command(rules, folder, out, List.of()));
        double times = (double) Files.size(out) / Files.size(in);
        generate(in, count);
        for (List<String> more : List.of(
                List.<String>of(),
                List.of("--summary", folder.resolve("summary.xlsx").toString()))) {
            List<String> command = command(rules, folder, out, more);
            int at = command.indexOf(Jiheng.class.getName());
            command.set(at, BatchTimes.class.getName());
            command.addAll(at + 1, List.of("watched", out + ".part", String.valueOf((long) (Files.size(in) * times))));
            Files.deleteIfExists(out);
            long start = System.nanoTime();
            run(command);
            double seconds = (System.nanoTime() - start) / 1e9;
            OUT.printf(
                    "%s: %.1f s, %,.0f a second; %,d MB in, %,d MB out%n",
                    more.isEmpty() ? "whole" : "whole with summary",
                    seconds,
                    count / seconds,
                    Files.size(in) >> 20,
                    Files.size(out) >> 20);
            Files.readAllLines(folder.resolve("log")).forEach(line -> OUT.println("  " + line));
        }
    }

    private static void killed(String rules, Path folder, int count) throws Exception {
        Path in = folder.resolve("in.jsonl");
        Path out = folder.resolve("out.jsonl");
        Path whole = folder.resolve("whole.jsonl");
        Files.deleteIfExists(out);
        generate(in, count);
        run(command(rules, folder, whole, List.of()));
        Random random = new Random(SEED);
        long size = Files.size(whole);
        List<Long> at = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            at.add((long) (random.nextDouble() * size));
        }
        at.sort(null);
        List<String> command = command(rules, folder, out, List.of("--resume"));
        for (long bytes : at) {
            Process process = process(command);
            while (process.isAlive() && size(Path.of(out + ".part")) < bytes) {
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt(200));
            process.destroyForcibly().waitFor();
        }
        long cut = size(Path.of(out + ".part"));
        run(command);
        OUT.printf(
                "killed %d times, the last at %,d of %,d bytes, and resumed: %s%n",
                KILLS,
                cut,
                size,
                Files.mismatch(whole, out) == -1 ? "the same bytes" : "OTHER BYTES at " + Files.mismatch(whole, out));
    }

    private static long size(Path path) throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    private static List<String> command(String rules, Path folder, Path out, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseParallelGC",
                "-cp",
                System.getProperty("java.class.path"),
                Jiheng.class.getName(),
                "batch",
                folder.resolve("in.jsonl").toString(),
                "--standard",
                STANDARD,
                "--output",
                out.toString(),
                "--rules",
                rules));
        command.addAll(more);
        return command;
    }

    private static Process process(List<String> command) throws IOException {
        Path log = Path.of(command.get(command.indexOf("batch") + 1)).resolveSibling("log");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static void run(List<String> command) throws Exception {
        int code = process(command).waitFor();
        if (code != 0) {
            throw new IllegalStateException(command + " ended with " + code);
        }
    }

    private static void generate(Path file, int count) throws IOException {
        Random random = new Random(SEED);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 1; i <= count; i++) {
                out.write(i % BAD_EACH == 0 ? "{\"department\": {" : GeneratedDepartment.line(random, "第" + i + "局"));
                out.write('\n');
            }
        }
    }

    /** The command in this process, {@code watched PART BYTES batch …}, with the heap looked at on the way. */
    private static int watched(String[] arguments) throws InterruptedException {
        Path part = Path.of(arguments[1]);
        long expected = Long.parseLong(arguments[2]);
        Thread watching = new Thread(() -> {
            try {
                for (int percent : new int[] {10, 50, 95}) {
                    while (size(part) < expected / 100 * percent) {
                        Thread.sleep(20);
                    }
                    OUT.printf("heap after a collection at %d%%: %d MB%n", percent, heap());
                }
            } catch (IOException | InterruptedException e) {
                OUT.println(e);
            }
        });
        watching.setDaemon(true);
        watching.start();
        List<String> command = List.of(arguments).subList(3, arguments.length);
        int code = Jiheng.run(
                new PrintWriter(OUT, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                command.toArray(String[]::new));
        OUT.printf("heap after a collection at the end: %d MB%n", heap());
        try {
            Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .forEach(line -> OUT.println(
                            "most memory of the process " + line.substring(6).strip()));
        } catch (IOException e) {
            OUT.println("the process does not say how much memory it took");
        }
        return code;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
