package org.jiheng.authoring.revision;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jiheng.Departments;
import org.jiheng.Evaluations;
import org.jiheng.corpus.Corpus;
import org.jiheng.text.Language;

/**
 * How long it takes to say whose score one changed band moves: {@code ImpactTimes [DEPARTMENTS]}, 1,000 by default. From a file of JSON
 * Lines to the result, with both editions compiled, in a process already warm.
 */
public final class ImpactTimes {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int DEPARTMENTS = 1_000;
    private static final int WARMING = 5;
    private static final int RUNS = 5;

    private ImpactTimes() {}

    public static void main(String[] arguments) throws Exception {
        int departments = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEPARTMENTS;
        Path own = Files.createTempDirectory("jiheng");
        try {
            Path corpus = Departments.lines(own.resolve("departments.jsonl"), departments);
            Path rules = Evaluations.copyOfRules(own);
            Evaluations.change(
                    rules.resolve("example-county-2025/standard.yaml"),
                    "above: 0, below: 5, points: 3",
                    "above: 0, below: 5, points: 4");
            Revision revision = Comparison.of(
                    Edition.read(Evaluations.RULES, "example-county-2025"),
                    Edition.read(rules, "example-county-2025"),
                    Language.ZH);
            try (Impacts impacts = Impacts.compile(revision, null, Language.ZH)) {
                measure(impacts, corpus);
            }
        } finally {
            try (var files = Files.walk(own)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void measure(Impacts impacts, Path corpus) {
        for (int i = 0; i < WARMING; i++) {
            impact(impacts, corpus);
        }
        OUT.printf(
                "%-12s %12s %12s %12s %12s %12s%n",
                "departments", "evaluations", "reading ms", "total ms", "CPU ms", "affected");
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            try (Corpus submissions = Corpus.open(corpus)) {
                submissions.forEachRemaining(Corpus.Item::read);
            }
            long reading = System.nanoTime() - start;
            start = System.nanoTime();
            long cpu = MACHINE.getProcessCpuTime();
            Impact impact = impact(impacts, corpus);
            cpu = MACHINE.getProcessCpuTime() - cpu;
            long total = System.nanoTime() - start;
            OUT.printf(
                    "%-12d %12d %12d %12d %12d %12d%n",
                    impact.summary().departments(),
                    2 * impact.summary().departments(),
                    reading / 1_000_000,
                    total / 1_000_000,
                    cpu / 1_000_000,
                    impact.summary().affected());
        }
    }

    private static Impact impact(Impacts impacts, Path corpus) {
        try (Corpus submissions = Corpus.open(corpus)) {
            return impacts.of(submissions);
        }
    }
}
