package org.jiheng.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jiheng.Evaluations;
import org.jiheng.GeneratedDepartment;
import org.jiheng.corpus.Corpus;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.report.JsonReport;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    private static final int COUNT = 60;
    private static final int BAD = 7;
    private static Evaluator evaluator;

    @TempDir
    Path folder;

    private Path in;
    private Path out;
    private byte[] whole = {};

    @BeforeAll
    static void compile() {
        evaluator =
                Evaluator.compile(RulesFolder.open(Evaluations.RULES).read("example-county-2025"), Evaluations.RULES);
    }

    @AfterAll
    static void close() {
        evaluator.close();
    }

    @BeforeEach
    void evaluateAll() throws IOException {
        in = folder.resolve("in.jsonl");
        out = folder.resolve("out.jsonl");
        Random random = new Random(5);
        List<String> lines = new ArrayList<>(IntStream.rangeClosed(1, COUNT)
                .mapToObj(i -> GeneratedDepartment.line(random, "第" + i + "局"))
                .toList());
        lines.set(BAD - 1, "{\"department\": {\"name\": \"某局\", \"yaer\": 2025");
        Files.write(in, lines);
        run(2, false, Language.ZH);
        whole = Files.readAllBytes(out);
        Files.delete(out);
    }

    @Test
    void eachLineIsWhatEvaluateSaysOfItsSubmissionInTheOrderOfTheInput() throws IOException {
        List<String> submissions = Files.readAllLines(in);
        List<String> lines = new String(whole, StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(COUNT);
        for (int i = 0; i < COUNT; i++) {
            if (i == BAD - 1) {
                assertThat(lines.get(i))
                        .startsWith("{\"schema\":\"jiheng/error/1\",\"document\":\"" + in + ":7\"")
                        .contains(in + ":7:");
            } else {
                Evaluation evaluation = Evaluations.ofText(submissions.get(i));
                assertThat(lines.get(i)).isEqualTo(new String(JsonReport.line(evaluation), StandardCharsets.UTF_8));
            }
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void oneThreadWritesWhatTwoWrite() throws IOException {
        run(1, false, Language.ZH);
        assertThat(Files.readAllBytes(out)).isEqualTo(whole);
    }

    @Test
    void cutOffAnywhereARunIsContinuedToTheSameResult() throws IOException {
        List<Integer> ends = IntStream.range(0, whole.length)
                .filter(i -> whole[i] == '\n')
                .boxed()
                .toList();
        int third = ends.get(2);
        int bad = ends.get(BAD - 1);
        List<Integer> cuts = List.of(
                0, 1, third - 100, third, third + 1, third + 2, bad - 1, bad, bad + 1, whole.length - 1, whole.length);
        for (int cut : cuts) {
            Files.write(Draft.of(out), java.util.Arrays.copyOf(whole, cut));
            List<Boolean> kept = run(2, true, Language.ZH);
            assertThat(Files.readAllBytes(out)).as("cut at byte %d", cut).isEqualTo(whole);
            assertThat(kept)
                    .hasSize((int) ends.stream().filter(end -> end < cut).count());
            assertThat(kept.stream().filter(usable -> !usable)).hasSize(cut > bad ? 1 : 0);
            Files.delete(out);
        }
    }

    @Test
    void withoutAnythingToContinueItBegins() throws IOException {
        assertThat(run(2, true, Language.ZH)).isEmpty();
        assertThat(Files.readAllBytes(out)).isEqualTo(whole);
    }

    @Test
    void withoutResumeItBeginsAnewWhateverThereIs() throws IOException {
        Files.writeString(Draft.of(out), "something else\n");
        run(2, false, Language.ZH);
        assertThat(Files.readAllBytes(out)).isEqualTo(whole);
    }

    @Test
    void anotherSubmissionThanTheOneThatWasEvaluatedIsRefused() throws IOException {
        Evaluations.change(in, "第3局", "第三局");
        assertRefused("batch.other-input", 3);
    }

    @Test
    void otherRulesAreRefused() throws IOException {
        byte[] other = new String(whole, StandardCharsets.UTF_8)
                .replace(evaluator.pack().digest(), "0".repeat(64))
                .getBytes(StandardCharsets.UTF_8);
        whole = other;
        assertRefused("batch.other-rules", 1);
    }

    @Test
    void anotherLanguageIsRefused() throws IOException {
        byte[] zh = whole;
        run(2, false, Language.EN);
        whole = java.util.Arrays.copyOf(Files.readAllBytes(out), zh.length / 20);
        Files.delete(out);
        assertRefused("batch.other-options", null);
    }

    @Test
    void anErrorThatIsNoneAnyMoreIsRefused() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(in));
        lines.set(BAD - 1, lines.get(0));
        Files.write(in, lines);
        assertRefused("batch.other-options", BAD);
    }

    @Test
    void moreLinesThanSubmissionsAreRefused() throws IOException {
        Files.write(in, Files.readAllLines(in).subList(0, COUNT - 1));
        assertRefused("batch.more-lines", 0);
    }

    @Test
    void twoRunsDoNotWriteIntoEachOther() {
        Assessor assessor = new Assessor(evaluator, Language.ZH);
        try (Batch first = Batch.open(out, assessor, BatchTest::line)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> Batch.open(out, assessor, BatchTest::line))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("Another run");
        }
        assertThat(Draft.of(out)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[1]",
                "nonsense",
                "{\"department\": {\"name\": \"某局\", \"year\": 2025, \"asOf\": \"2026-03-31\"}, \"standard\": \"common-framework-2013\"}"
            })
    void aLineThatCannotBeUsedStopsNoOther(String bad) throws IOException {
        List<String> lines = List.of(
                Files.readAllLines(in).get(0), bad, "", Files.readAllLines(in).get(1));
        Files.write(in, lines);
        run(2, false, Language.EN);
        List<String> results = Files.readAllLines(out);
        assertThat(results).hasSize(3);
        assertThat(results.get(0)).contains("\"name\":\"第1局\"");
        assertThat(results.get(1))
                .startsWith("{\"schema\":\"jiheng/error/1\",\"document\":\"" + in + ":2\",\"message\":\"" + in + ":2");
        assertThat(results.get(2)).contains("\"name\":\"第2局\"");
    }

    private void assertRefused(String key, @org.jspecify.annotations.Nullable Integer line) throws IOException {
        Files.write(Draft.of(out), whole);
        InputException refused = catchThrowableOfType(InputException.class, () -> run(2, true, Language.ZH));
        assertThat(refused.complaints()).singleElement().satisfies(complaint -> {
            assertThat(complaint.message().key()).isEqualTo(key);
            assertThat(complaint.place().file()).isEqualTo(Draft.of(out).toString());
            if (line != null) {
                assertThat(complaint.place().line()).isEqualTo(line);
            }
        });
        assertThat(Draft.of(out)).as("what was done is not lost").hasBinaryContent(whole);
        assertThat(out).doesNotExist();
    }

    /** Gives, for each line that was kept, whether it was a result. */
    private List<Boolean> run(int threads, boolean resume, Language language) {
        List<Boolean> kept = new ArrayList<>();
        try (Corpus corpus = Corpus.open(in);
                Batch batch = Batch.open(out, new Assessor(evaluator, language), BatchTest::line)) {
            batch.run(corpus, threads, resume, new Batch.Following() {
                @Override
                public void done(Result result) {
                    assertThat(result.fault()).isFalse();
                }

                @Override
                public void kept(byte[] line, boolean usable) {
                    kept.add(usable);
                }
            });
            batch.finish();
        }
        return kept;
    }

    private static byte[] line(Result result) {
        Evaluation evaluation = result.evaluation();
        return evaluation == null
                ? JsonReport.failureLine(result.document(), result.message())
                : JsonReport.line(evaluation);
    }
}
