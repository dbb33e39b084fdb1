package org.jiheng;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.Complaints;
import org.jiheng.source.TreeReader;
import org.jiheng.text.Language;

/**
 * Evaluates submissions in this process as {@code jiheng evaluate} does: whatever is wrong with one is an
 * {@link org.jiheng.source.InputException}. Rules compile once for each folder, standard and digest.
 */
public final class Evaluations {
    /** The project's own rules. */
    public static final Path RULES = Path.of("rules");

    private static final Map<String, Evaluator> COMPILED = new ConcurrentHashMap<>();

    private Evaluations() {}

    public static Evaluation of(Path submission) {
        return evaluate(submission.toString(), TreeReader.bytes(submission), RULES);
    }

    public static Evaluation ofText(String yaml) {
        return ofText(yaml, RULES);
    }

    public static Evaluation ofText(String yaml, Path rules) {
        return evaluate("submission.yaml", yaml.getBytes(StandardCharsets.UTF_8), rules);
    }

    private static Evaluation evaluate(String file, byte[] bytes, Path rules) {
        Complaints complaints = new Complaints();
        Submission submission = SubmissionReader.read(file, bytes, complaints);
        Pack pack = RulesFolder.open(rules).read(submission.standard());
        Evaluator.check(pack, submission, complaints);
        complaints.throwIfAny();
        return compiled(pack, rules).evaluate(submission, Language.ZH);
    }

    private static Evaluator compiled(Pack pack, Path rules) {
        String key = rules.toAbsolutePath() + " " + pack.standard().id() + " " + pack.digest();
        return COMPILED.computeIfAbsent(key, k -> Evaluator.compile(pack, rules));
    }
}
