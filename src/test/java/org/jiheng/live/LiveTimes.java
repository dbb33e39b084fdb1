package org.jiheng.live;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jiheng.Evaluations;
import org.jiheng.text.Language;

/**
 * How soon a change of rules is live, and that no evaluation suffers from it: {@code LiveTimes}, in the folder of the sources.
 * From the end of the write to a result by what was written, a value twenty times, first in peace, then while two threads
 * evaluate; and fifty versions, ten of them broken, under that load.
 */
public final class LiveTimes {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final int CHANGES = 20;

    private LiveTimes() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("jiheng-live");
        EditedRules edited = new EditedRules(folder);
        try (LiveRules rules = LiveRules.open(edited.root())) {
            changes(edited, rules, "0.3");
            row("a value, live in", changes(edited, rules, "0.4"));
            AtomicBoolean ended = new AtomicBoolean();
            List<Thread> load = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                load.add(new Thread(() -> {
                    while (!ended.get()) {
                        edited.evaluate(rules);
                    }
                }));
            }
            load.forEach(Thread::start);
            row("the same while 2 threads evaluate", changes(edited, rules, "0.5"));
            ended.set(true);
            for (Thread thread : load) {
                thread.join();
            }
            row("a rule, live in", rules(edited, rules));
            Evaluations.write(edited.file(), edited.text());
            LiveUnderLoad.await(() -> edited.evaluate(rules).score().earned().compareTo(new BigDecimal("84.20")) == 0);
            long start = System.nanoTime();
            LiveUnderLoad.Outcome outcome = new LiveUnderLoad(edited, rules).run(2, 50);
            long mixed = outcome.results().stream()
                    .filter(result ->
                            result.earned().compareTo(outcome.expected().getOrDefault(result.digest(), BigDecimal.ZERO))
                                    != 0)
                    .count();
            OUT.printf(
                    "50 versions under 2 threads: %d swapped (%d compiled), %d refused, %d evaluations in %.1f s, "
                            + "%d lost, %d mixed, results by %d versions%n",
                    outcome.swaps(),
                    outcome.compiled(),
                    outcome.reported().size(),
                    outcome.done(),
                    (System.nanoTime() - start) / 1e9,
                    outcome.begun() - outcome.done(),
                    mixed,
                    outcome.results().size());
            outcome.reported()
                    .forEach(refusal -> OUT.println(
                            "  refused: " + refusal.complaints().get(0).in(Language.EN)));
        } finally {
            EditedRules.delete(folder);
        }
    }

    private static List<Long> changes(EditedRules edited, LiveRules rules, String points) throws InterruptedException {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            BigDecimal expected = new BigDecimal("83.20").add(new BigDecimal(points + (i % 9 + 1)));
            Evaluations.write(edited.file(), edited.worth(points + (i % 9 + 1)));
            long start = System.nanoTime();
            LiveUnderLoad.await(() -> edited.evaluate(rules).score().earned().compareTo(expected) == 0);
            times.add((System.nanoTime() - start) / 1_000_000);
            Thread.sleep(50);
        }
        times.sort(null);
        return times;
    }

    /** A rule's text moved a line down, so that it is not known from before. */
    private static List<Long> rules(EditedRules edited, LiveRules rules) throws InterruptedException {
        Path file = edited.root().resolve(EditedRules.STANDARD).resolve("county.drl");
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Version before = rules.version(EditedRules.STANDARD).orElseThrow();
            Evaluations.write(file, "// " + System.nanoTime() + "\n" + Evaluations.read(file));
            long start = System.nanoTime();
            LiveUnderLoad.await(
                    () -> !rules.version(EditedRules.STANDARD).orElseThrow().equals(before));
            edited.evaluate(rules);
            times.add((System.nanoTime() - start) / 1_000_000);
        }
        times.sort(null);
        return times;
    }

    private static void row(String what, List<Long> times) {
        OUT.printf(
                "%-40s median %d ms, longest %d ms of %d changes%n",
                what, times.get(times.size() / 2), times.get(times.size() - 1), times.size());
    }
}
