package org.jiheng.inquiry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jiheng.Evaluations;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.Waivers;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.Complaints;
import org.jiheng.source.TreeReader;
import org.jiheng.text.Language;

/** Asks in tests as the commands do, compiling each standard once. */
final class Asking {
    static final Path EXAMPLE = Path.of("fixtures/example-county-2025/submission.yaml");
    private static final Map<String, Evaluator> COMPILED = new ConcurrentHashMap<>();

    private Asking() {}

    static Trials of(Path submission) {
        return of(Evaluations.read(submission), Evaluations.RULES, Language.ZH);
    }

    static Trials of(Path submission, Language language) {
        return of(Evaluations.read(submission), Evaluations.RULES, language);
    }

    static Trials of(String yaml, Path rules, Language language) {
        Complaints complaints = new Complaints();
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        Submission submission = SubmissionReader.read("submission.yaml", bytes, complaints);
        Evaluator evaluator = COMPILED.computeIfAbsent(rules + " " + submission.standard(), key -> {
            Pack pack = RulesFolder.open(rules).read(submission.standard());
            return Evaluator.compile(pack, rules);
        });
        Evaluator.check(evaluator.pack(), submission, complaints);
        complaints.throwIfAny();
        return Trials.of(
                evaluator,
                submission,
                Waivers.NONE,
                TreeReader.readMapping("submission.yaml", bytes, complaints),
                language);
    }

    /** The example submission with a text replaced that it must hold. */
    static String exampleWith(String from, String to) {
        String text = Evaluations.read(EXAMPLE);
        if (!text.contains(from)) {
            throw new IllegalArgumentException("the example does not hold: " + from);
        }
        return text.replace(from, to);
    }
}
