package org.jiheng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.bench.Rounds.Contestant;
import org.jiheng.bench.Rounds.Figure;
import org.jiheng.document.DocumentReader;
import org.jiheng.engine.Reviewer;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.report.ReviewReport;
import org.jiheng.report.ReviewReport.Outcome;
import org.jiheng.review.FormScores;
import org.jiheng.review.Partitions;
import org.jiheng.review.Reviewing;
import org.jiheng.text.Language;

/** Documents a second that {@code review} takes, from their bytes to findings in JSON. */
final class Reviews {
    private static final List<Path> DOCUMENTS = List.of(
            Path.of("fixtures/example-county-2025/self-evaluation.md"),
            Path.of("src/test/resources/review/documents/saved/08-school-accounts.docx"));

    private final Rounds rounds;

    Reviews(boolean quick) {
        rounds = quick ? new Rounds(1, 3, 200_000_000L) : new Rounds(6, 9, 1_000_000_000L);
    }

    void measure(Table table) throws IOException {
        table.head("review, one thread", "documents a CPU second", "MB each");
        Path rules = Engines.RULES;
        try (Reviewer reviewer = Reviewer.compile(RulesFolder.open(rules).readReview(), rules);
                FormScores scores = FormScores.read(rules)) {
            Partitions partitions = Partitions.read(rules);
            for (Path file : DOCUMENTS) {
                byte[] bytes = Files.readAllBytes(file);
                String name = file.getFileName().toString();
                Figure figure = rounds.run(List.of(new Contestant(
                                name,
                                "",
                                i -> ReviewReport.json(
                                        new Outcome(
                                                name,
                                                Reviewing.review(
                                                        DocumentReader.read(name, bytes),
                                                        reviewer,
                                                        partitions,
                                                        scores,
                                                        Language.ZH),
                                                null),
                                        null,
                                        false,
                                        Language.ZH))))
                        .get(0);
                Map<String, Double> values = new LinkedHashMap<>();
                values.put("perCpuSecond", figure.perSecond());
                values.put("megabytesEach", figure.bytes() / 1024 / 1024);
                table.row("review", name + " (" + bytes.length / 1024 + " KB)", values, "");
            }
        }
    }
}
