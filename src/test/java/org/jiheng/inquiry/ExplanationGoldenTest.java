package org.jiheng.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jiheng.Evaluations;
import org.jiheng.report.ExplanationText;
import org.jiheng.report.SimulationText;
import org.jiheng.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people read, whole, in both languages. The files are written anew only by {@code -Djiheng.golden=write}; read the
 * difference before you keep it.
 */
class ExplanationGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/org/jiheng/inquiry");
    private static final Path FIXTURES = Path.of("fixtures");

    /** One explanation: the name of its file, the submission, and what is asked. */
    record Asked(String name, String submission, String what) {}

    static Stream<Asked> explanations() {
        String example = "example-county-2025/submission.yaml";
        String missing = "example-county-2025/variants/missing-facts.yaml";
        String urumqi = "urumqi-etdz-2023/submission.yaml";
        return Stream.of(
                new Asked("full-marks", example, "asset-utilisation"),
                new Asked("deducted", example, "budget-adjustment"),
                new Asked("deducted-items", example, "goal-clarity"),
                new Asked("missing", missing, "system-soundness"),
                new Asked("judged", urumqi, "budget-disclosure"),
                new Asked("judged-in-part", example, "financial-compliance"),
                new Asked(
                        "not-applicable", "example-county-2025/variants/not-applicable.yaml", "procurement-execution"),
                new Asked("problem-clear", example, "posts.over-staffed"),
                new Asked("problem-clear-by-rule-text", example, "assets.low-utilisation"),
                new Asked("problem-clear-by-items", example, "goals.tasks-without-indicator"),
                new Asked("problem-fired", example, "complaints.no-ledger"),
                new Asked(
                        "problem-fired-by-figure",
                        "example-county-2025/variants/troubled.yaml",
                        "assets.low-utilisation"),
                new Asked("problem-undetermined", missing, "posts.over-staffed"),
                new Asked(
                        "problem-not-applicable",
                        "example-county-2025/variants/not-applicable.yaml",
                        "assets.low-utilisation"));
    }

    @ParameterizedTest
    @MethodSource("explanations")
    void anExplanationReadsAsItIsKept(Asked asked) {
        for (Language language : List.of(Language.ZH, Language.EN)) {
            Trials trials = Asking.of(FIXTURES.resolve(asked.submission()), language);
            String text = ExplanationText.of(Explainer.explain(trials, asked.what()), language);
            assertKept(asked.name(), language, text);
        }
    }

    @ParameterizedTest
    @MethodSource("org.jiheng.inquiry.ExplanationGoldenTest#languages")
    void aSimulationReadsAsItIsKept(Language language) {
        Trials trials = Asking.of(Asking.EXAMPLE, language);
        assertKept("reach", language, SimulationText.of(GradeSearch.reach(trials, "优"), language));
        assertKept(
                "set",
                language,
                SimulationText.of(
                        Simulator.set(trials, List.of("complaints.ledger=true", "posts.inPost=13")), language));
    }

    static Stream<Language> languages() {
        return Stream.of(Language.values());
    }

    private static void assertKept(String name, Language language, String text) {
        Path file = GOLDEN.resolve(name + "." + language.name().toLowerCase(Locale.ROOT) + ".txt");
        if (System.getProperty("jiheng.golden", "").equals("write")) {
            Evaluations.write(file, text);
        }
        assertThat(file).isRegularFile();
        assertThat(text).isEqualTo(Evaluations.read(file));
        assertThat(text).doesNotContain("null", "{");
    }
}
