package org.jiheng.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.report.JsonReport;
import org.jiheng.source.Complaints;
import org.jiheng.text.Language;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The example department by the engine and by hand-coded Java of the same standard, side by side in one run, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"-XX:+UseSerialGC", "-Xmx1g"})
public class Benchmarks {
    private static final Path RULES = Path.of("rules");
    private static final Path FIXTURES = Path.of("fixtures/example-county-2025");

    private Evaluator evaluator;
    private Submission submission;
    private byte[] json;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        evaluator = Evaluator.compile(RulesFolder.open(RULES).read("example-county-2025"), RULES);
        Path base = FIXTURES.resolve("submission.yaml");
        json = new ObjectMapper()
                .readTree(new YAMLFactory().createParser(Files.readString(base)))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        submission = read(json);
        for (Path file : List.of(base, FIXTURES.resolve("variants/troubled.yaml"), FIXTURES.resolve("variants/vetoed.yaml"))) {
            requireEqual(file, read(Files.readAllBytes(file)));
        }
    }

    /** Both must say the same, or the comparison means nothing; by hand, only the ten oldest problems are looked for. */
    private void requireEqual(Path file, Submission given) {
        Evaluation byRules = evaluator.evaluate(given, Language.ZH);
        HandCoded.Result byHand = HandCoded.evaluate(given);
        List<String> problems = byRules.problems().stream().map(ProblemFound::id).toList();
        if (byRules.score().earned().compareTo(byHand.total()) != 0
                || !problems.containsAll(byHand.problems())) {
            throw new IllegalStateException(file + ": rules " + byRules.score().earned() + " " + problems + ", by hand "
                    + byHand.total() + " " + byHand.problems());
        }
    }

    private static Submission read(byte[] bytes) {
        return SubmissionReader.read("submission", bytes, new Complaints());
    }

    @Benchmark
    public Object handCodedJava() {
        return HandCoded.evaluate(submission);
    }

    @Benchmark
    public Object rulesWithLedger() {
        return evaluator.evaluate(submission, Language.ZH);
    }

    @Benchmark
    public Object readJson() {
        return read(json);
    }

    @Benchmark
    public Object jsonToJson() {
        return JsonReport.of(evaluator.evaluate(read(json), Language.ZH));
    }

    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(Benchmarks.class.getName())
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        double byHand = score(results, "handCodedJava");
        System.out.printf("%-42s %12s %10s %12s %10s%n", "one thread, example department", "per second", "± ", "KB each", "× by hand");
        for (String name : List.of("handCodedJava", "rulesWithLedger", "readJson", "jsonToJson")) {
            RunResult result = find(results, name);
            System.out.printf(
                    Locale.ROOT,
                    "%-42s %,12.0f %,10.0f %,12.1f %10.1f%n",
                    label(name),
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError(),
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / 1024,
                    byHand / result.getPrimaryResult().getScore());
        }
    }

    private static String label(String name) {
        return switch (name) {
            case "handCodedJava" -> "hand-coded Java (points, arithmetic)";
            case "rulesWithLedger" -> "rules (ledger, evidence, check states)";
            case "readJson" -> "reading the submission from JSON";
            default -> "JSON in → rules → JSON out";
        };
    }

    private static double score(Collection<RunResult> results, String name) {
        return find(results, name).getPrimaryResult().getScore();
    }

    private static RunResult find(Collection<RunResult> results, String name) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + name))
                .findFirst()
                .orElseThrow();
    }
}
