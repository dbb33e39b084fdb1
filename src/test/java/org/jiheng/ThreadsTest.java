package org.jiheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.Complaints;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;

/** Threads that evaluate by one evaluator at the same time come to what one thread alone comes to. */
class ThreadsTest {
    private static final int DEPARTMENTS = 100;
    private static final int ROUNDS = 15;
    private static final int THREADS = 3;

    @Test
    void whatOneThreadFindsDoesNotDependOnTheOthers() throws ExecutionException, InterruptedException {
        Random random = new Random(11);
        List<Submission> submissions = IntStream.range(0, DEPARTMENTS)
                .mapToObj(i -> submission(GeneratedDepartment.line(random, "第" + i + "局")))
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try (Evaluator evaluator =
                Evaluator.compile(RulesFolder.open(Evaluations.RULES).read("example-county-2025"), Evaluations.RULES)) {
            List<Evaluation> alone = submissions.stream()
                    .map(submission -> evaluator.evaluate(submission, Language.ZH))
                    .toList();
            List<Future<Evaluation>> together = new ArrayList<>();
            for (int i = 0; i < DEPARTMENTS * ROUNDS; i++) {
                Submission submission = submissions.get(i % DEPARTMENTS);
                together.add(pool.submit(() -> evaluator.evaluate(submission, Language.ZH)));
            }
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i % DEPARTMENTS));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Submission submission(String line) {
        Complaints complaints = new Complaints();
        Submission submission = SubmissionReader.read("line", line.getBytes(StandardCharsets.UTF_8), complaints);
        complaints.throwIfAny();
        return submission;
    }
}
