package org.jiheng.live;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jiheng.Evaluations;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.verdict.Evaluation;

/** Threads that evaluate without pause while versions are swapped, some of them broken, and what came of it. */
final class LiveUnderLoad {
    private static final List<String> BROKEN = List.of("half", "weights", "key", "rule", "problem");
    private static final long PATIENCE = 60_000_000_000L;

    private final EditedRules edited;
    private final LiveRules rules;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final Set<Result> results = ConcurrentHashMap.newKeySet();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    LiveUnderLoad(EditedRules edited, LiveRules rules) {
        this.edited = edited;
        this.rules = rules;
    }

    /** What a result says of the version it is by, and its points. */
    record Result(String digest, BigDecimal earned) {}

    /**
     * What came of it.
     *
     * @param expected the points that each good version gives, by its digest
     * @param reported what was said of each broken version, in the order in which they were written
     */
    record Outcome(
            long begun,
            long done,
            Set<Result> results,
            Map<String, BigDecimal> expected,
            List<Throwable> failures,
            List<Refusal> reported,
            int swaps,
            int compiled) {}

    /** Writes versions, every fifth of them broken and every sixteenth with another rule text, while threads evaluate. */
    Outcome run(int threads, int versions) throws InterruptedException {
        List<Version> swapped = new CopyOnWriteArrayList<>();
        rules.listen(change -> {
            if (change instanceof Change.Swapped swap) {
                swapped.add(swap.now());
            }
        });
        Map<String, BigDecimal> expected = new TreeMap<>();
        expected.put(digest(), new BigDecimal("84.20"));
        List<Refusal> reported = new ArrayList<>();
        List<Thread> load = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            load.add(new Thread(this::evaluate, "load-" + i));
        }
        load.forEach(Thread::start);
        for (int i = 1; i <= versions; i++) {
            if (i % 5 == 0) {
                reported.add(breakIt(BROKEN.get(i / 5 % BROKEN.size()), i));
            } else {
                String points = "0." + (20 + i);
                if (i % 16 == 0) {
                    Evaluations.write(
                            edited.root().resolve(EditedRules.STANDARD).resolve("county.drl"),
                            Evaluations.read(Evaluations.RULES.resolve(EditedRules.STANDARD + "/county.drl")) + "// "
                                    + i + "\n");
                }
                Evaluations.write(edited.file(), edited.worth(points));
                String digest = digest();
                expected.put(digest, new BigDecimal("83.20").add(new BigDecimal(points)));
                await(() -> rules.version(EditedRules.STANDARD)
                        .orElseThrow()
                        .digest()
                        .equals(digest));
            }
        }
        ended.set(true);
        for (Thread thread : load) {
            thread.join();
        }
        int compiled = (int) swapped.stream().filter(Version::compiled).count();
        return new Outcome(begun.get(), done.get(), results, expected, failures, reported, swapped.size(), compiled);
    }

    private void evaluate() {
        while (!ended.get()) {
            begun.incrementAndGet();
            try {
                Evaluation result = edited.evaluate(rules);
                results.add(new Result(result.digests().rules(), result.score().earned()));
                done.incrementAndGet();
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        }
    }

    /** Writes what must not go live, and waits until it was refused; the file is whole again with the next version. */
    private Refusal breakIt(String how, int number) throws InterruptedException {
        Version before = rules.version(EditedRules.STANDARD).orElseThrow();
        String good = edited.worth("0." + (20 + number));
        String bad = switch (how) {
            case "half" -> good.substring(0, good.length() / 2);
            case "weights" -> good.replaceFirst("weight: 1\n", "weight: 2\n");
            case "key" -> good.replaceFirst("    weight: 8\n", "    wieght: 8\n");
            default -> good;
        };
        if (how.equals("rule") || how.equals("problem")) {
            // a rule that reads the disk; a problem that nobody looks for
            Evaluations.write(
                    edited.root()
                            .resolve(EditedRules.STANDARD)
                            .resolve(how.equals("rule") ? "bad.drl" : "problems.yaml"),
                    how.equals("rule")
                            ? "rule \"harm\"\nwhen\n    Indicator(new java.io.File(\"/\").exists())\nthen\nend\n"
                            : "no.rule: {title: {zh: 无, en: none}}\n");
        }
        Evaluations.write(edited.file(), bad + "# " + number + "\n");
        String digest = digest();
        await(() -> rules.refusal(EditedRules.STANDARD)
                .filter(refusal -> refusal.digest().equals(digest))
                .isPresent());
        if (!rules.version(EditedRules.STANDARD).orElseThrow().equals(before)) {
            failures.add(new AssertionError("the last good version was not kept"));
        }
        Refusal refusal = rules.refusal(EditedRules.STANDARD).orElseThrow();
        for (String file : List.of("bad.drl", "problems.yaml")) {
            edited.root().resolve(EditedRules.STANDARD).resolve(file).toFile().delete();
        }
        return refusal;
    }

    /** Of what lies in the folder now, asked of the folder itself. */
    private String digest() {
        return RulesFolder.open(edited.root()).files(EditedRules.STANDARD).digest();
    }

    interface Condition {
        boolean holds();
    }

    static void await(Condition condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > PATIENCE) {
                throw new AssertionError("waited in vain");
            }
            Thread.sleep(2);
        }
    }
}
