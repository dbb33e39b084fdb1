package org.jiheng.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.Evaluations;
import org.jiheng.engine.Submission;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.Complaints;
import org.jiheng.source.TreeReader;
import org.jiheng.text.Language;

/** A rules folder with one standard, edited while it is in use, and the department that it is held against. */
final class EditedRules {
    static final String STANDARD = "example-county-2025";
    private static final Path FIXTURE = Path.of("fixtures", STANDARD, "submission.yaml");

    private final Path root;
    private final String standard;
    private final Submission submission;

    EditedRules(Path into) {
        root = into.resolve("rules");
        for (String part : List.of("common", "language", STANDARD)) {
            copy(Evaluations.RULES.resolve(part), root.resolve(part));
        }
        Evaluations.write(root.resolve("glossary.yaml"), Evaluations.read(Evaluations.RULES.resolve("glossary.yaml")));
        standard = Evaluations.read(file());
        Complaints complaints = new Complaints();
        submission = SubmissionReader.read("submission.yaml", TreeReader.bytes(FIXTURE), complaints);
        complaints.throwIfAny();
    }

    Path root() {
        return root;
    }

    /** The file that is edited. */
    Path file() {
        return root.resolve(STANDARD).resolve("standard.yaml");
    }

    /** The standard as it was; the department has 83.20 points by it, and 1 for its assets. */
    String text() {
        return standard;
    }

    /** The standard with other points for the band that the department's assets fall into: a value, and nothing else. */
    String worth(String points) {
        return standard.replace("{atLeast: 90, points: 1}", "{atLeast: 95, points: 1}")
                .replace("{atLeast: 75, below: 90, points: 0.7}", "{atLeast: 75, below: 95, points: " + points + "}");
    }

    Evaluation evaluate(LiveRules rules) {
        try (Lease lease = rules.lease(STANDARD)) {
            return lease.evaluator().evaluate(submission, Language.ZH);
        }
    }

    Submission submission() {
        return submission;
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Files.copy(each, parent(to.resolve(from.relativize(each).toString())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path parent(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        return path;
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
