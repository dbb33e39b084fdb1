package org.jiheng;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.Waivers;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.intake.WaiverReader;
import org.jiheng.source.Complaints;
import org.jiheng.text.Language;

/** Evaluates in tests as the command does, compiling each standard once. */
public final class Evaluations {
    public static final Path RULES = Path.of("rules");
    private static final Map<String, Pack> SHIPPED = new ConcurrentHashMap<>();
    private static final Map<String, Evaluator> COMPILED = new ConcurrentHashMap<>();

    private Evaluations() {}

    public static Evaluation of(Path submission) {
        return ofText(read(submission));
    }

    public static Evaluation ofText(String yaml) {
        return ofText(yaml, RULES);
    }

    public static Evaluation ofText(String yaml, Path rules) {
        return ofText(yaml, "", rules);
    }

    /** Evaluates with the text of a file of waivers, or without any where it is empty. */
    public static Evaluation ofText(String yaml, String waivers, Path rules) {
        Complaints complaints = new Complaints();
        Submission submission =
                SubmissionReader.read("submission.yaml", yaml.getBytes(StandardCharsets.UTF_8), complaints);
        Pack pack = rules.equals(RULES)
                ? SHIPPED.computeIfAbsent(
                        submission.standard(), id -> RulesFolder.open(RULES).read(id))
                : RulesFolder.open(rules).read(submission.standard());
        Evaluator.check(pack, submission, complaints);
        Waivers approved = waivers.isEmpty()
                ? Waivers.NONE
                : WaiverReader.read(
                        "waivers.yaml", waivers.getBytes(StandardCharsets.UTF_8), submission.department(), complaints);
        Evaluator.check(pack, submission, approved, complaints);
        complaints.throwIfAny();
        Evaluator evaluator =
                COMPILED.computeIfAbsent(rules + " " + pack.digest(), key -> Evaluator.compile(pack, rules));
        return evaluator.evaluate(submission, approved, Language.ZH);
    }

    public static IndicatorResult indicator(Evaluation evaluation, String id) {
        return evaluation.indicators().stream()
                .filter(indicator -> indicator.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of the rules folder that a test may change. */
    public static Path copyOfRules(Path into) {
        try (Stream<Path> files = Files.walk(RULES)) {
            for (Path file : files.toList()) {
                Path target =
                        into.resolve("rules").resolve(RULES.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
            return into.resolve("rules");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a text in a file that must hold it. */
    public static void change(Path file, String from, String to) {
        String text = read(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " does not hold: " + from);
        }
        write(file, text.replace(from, to));
    }

    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
