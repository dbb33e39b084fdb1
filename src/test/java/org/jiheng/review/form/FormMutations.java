package org.jiheng.review.form;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jiheng.document.Document;
import org.jiheng.engine.Reviewer;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.review.FormScores;
import org.jiheng.review.Partitions;
import org.jiheng.review.Review;
import org.jiheng.review.Review.Finding;
import org.jiheng.review.Review.Severity;
import org.jiheng.review.Reviewing;
import org.jiheng.text.Language;

/**
 * Measures how many wrong figures a review finds in forms it has never seen: each {@link Draft} in each {@link Layout}, every figure
 * changed in one digit, the changes that {@link Proof} proves contradictory reviewed. {@code FormMutations RULES} prints the result
 * for each layout.
 */
public final class FormMutations implements AutoCloseable {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final Reviewer reviewer;
    private final FormScores scores;
    private final Partitions partitions;

    FormMutations(Path rules) {
        reviewer = Reviewer.compile(RulesFolder.open(rules).readReview(), rules);
        scores = FormScores.read(rules);
        partitions = Partitions.read(rules);
    }

    /** What came of the mutants of a form: how many there were, how many were found, how many at their place; what was missed. */
    record Measured(int mutants, int found, int placed, List<String> missed) {}

    /** Prints what is found in each layout. */
    public static void main(String[] arguments) {
        try (FormMutations run = new FormMutations(Path.of(arguments[0]))) {
            OUT.printf("%-15s %-8s %8s %8s %8s%n", "columns", "layout", "mutants", "found", "place");
            for (Draft.Columns columns : Draft.Columns.values()) {
                for (Layout layout : Layout.values()) {
                    Measured m = run.measure(columns, layout, true);
                    OUT.printf(
                            "%-15s %-8s %8d %7.1f%% %7.1f%%%n",
                            columns,
                            layout,
                            m.mutants,
                            100.0 * m.found / Math.max(1, m.mutants),
                            100.0 * m.placed / Math.max(1, m.mutants));
                    m.missed.forEach(line -> OUT.println("    " + line));
                }
            }
        }
    }

    Review review(Document document) {
        return Reviewing.review(document, reviewer, partitions, scores, Language.ZH);
    }

    static List<Finding> errors(Review review) {
        return review.findings().stream()
                .filter(f -> f.severity() == Severity.ERROR)
                .toList();
    }

    /** Changes every digit, or one digit of every figure. */
    Measured measure(Draft.Columns columns, Layout layout, boolean everyDigit) {
        Draft draft = new Draft(columns);
        Random random = new Random(20240331L + List.of(Draft.Columns.values()).indexOf(columns));
        int mutants = 0;
        int found = 0;
        int placed = 0;
        List<String> missed = new ArrayList<>();
        for (String name : draft.figures.keySet()) {
            String before = draft.figure(name);
            List<Integer> digits = new ArrayList<>(IntStream.range(0, before.length())
                    .filter(at -> Character.isDigit(before.charAt(at)))
                    .boxed()
                    .toList());
            if (!everyDigit && digits.size() > 1) {
                digits = List.of(digits.get(random.nextInt(digits.size())));
            }
            for (int at : digits) {
                char other = (char) ('0' + (before.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
                String after = before.substring(0, at) + other + before.substring(at + 1);
                boolean leads = at == 0 && other == '0' && before.length() > 1;
                Function<String, String> figures = n -> n.equals(name) ? after : draft.figure(n);
                List<String> proved = leads ? List.of() : Proof.of(draft, figures);
                if (proved.isEmpty()) {
                    continue;
                }
                Layout.Page page = layout.of(draft, figures);
                List<Finding> errors = errors(review(page.document()));
                Set<Integer> lines = new HashSet<>();
                proved.forEach(place -> lines.add(page.lines().getOrDefault(place, 0)));
                boolean there = errors.stream()
                        .anyMatch(f -> lines.contains(f.location().line()));
                mutants++;
                found += errors.isEmpty() ? 0 : 1;
                placed += there ? 1 : 0;
                if (!there) {
                    missed.add((errors.isEmpty() ? "missed " : "elsewhere ") + name + " " + before + " → " + after);
                }
            }
        }
        return new Measured(mutants, found, placed, missed);
    }

    @Override
    public void close() {
        scores.close();
        reviewer.close();
    }
}
