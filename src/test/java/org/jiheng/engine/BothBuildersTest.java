package org.jiheng.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.report.JsonReport;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drools' two builders come to the same result, byte for byte, on every submission there is; and evaluations end in time. */
class BothBuildersTest {
    private static final Path RULES = Path.of("rules");
    private static final Map<String, Evaluator> EVALUATORS = new HashMap<>();

    static List<Path> submissions() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("fixtures"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("waivers.yaml") && !file.endsWith("comments.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @AfterAll
    static void close() {
        EVALUATORS.values().forEach(Evaluator::close);
    }

    @ParameterizedTest
    @MethodSource("submissions")
    void comeToTheSameResult(Path file) throws IOException {
        for (Language language : Language.values()) {
            String executable = json(file, RuleCompiler.Builder.EXECUTABLE, language);
            assertThat(json(file, RuleCompiler.Builder.CLASSIC, language)).isEqualTo(executable);
        }
    }

    @Test
    void anEvaluationThatTakesTooLongIsStopped() throws IOException {
        Path file = submissions().get(0);
        Submission submission = read(file);
        Evaluator evaluator = evaluator(submission, RuleCompiler.Builder.EXECUTABLE);
        assertThatThrownBy(() -> evaluator.evaluate(submission, Language.ZH, Duration.ZERO))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.complaints())
                                .extracting(complaint -> complaint.message().key())
                                .containsExactly("engine.too-slow"));
    }

    private static String json(Path file, RuleCompiler.Builder builder, Language language) throws IOException {
        Submission submission = read(file);
        return JsonReport.of(evaluator(submission, builder).evaluate(submission, language));
    }

    private static Evaluator evaluator(Submission submission, RuleCompiler.Builder builder) {
        return EVALUATORS.computeIfAbsent(submission.standard() + builder, key -> {
            Pack pack = RulesFolder.open(RULES).read(submission.standard());
            return Evaluator.compile(pack, RULES, builder);
        });
    }

    private static Submission read(Path file) throws IOException {
        Complaints complaints = new Complaints();
        Submission submission = SubmissionReader.read(file.toString(), Files.readAllBytes(file), complaints);
        complaints.throwIfAny();
        return submission;
    }
}
