package org.jiheng.review;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.document.Document;
import org.jiheng.document.Document.Paragraph;
import org.jiheng.document.Document.Table;
import org.jiheng.document.Location;
import org.jiheng.engine.Reviewer;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.review.Review.Finding;
import org.jiheng.review.Review.Severity;
import org.jiheng.text.Language;

/**
 * Measures how many wrong figures a review finds in whole {@link Written} documents: every digit of every figure that something claims
 * to follow from is changed once; where the document's own arithmetic proves the change contradictory, the changed document is read
 * and reviewed. {@code WrittenMutations RULES} prints the result for each document and format.
 */
final class WrittenMutations implements AutoCloseable {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final Path DOCUMENTS = Path.of("src/test/resources/review/documents");

    private final Reviewer reviewer;
    private final FormScores scores;
    private final Partitions partitions;

    WrittenMutations(Path rules) {
        reviewer = Reviewer.compile(RulesFolder.open(rules).readReview(), rules);
        scores = FormScores.read(rules);
        partitions = Partitions.read(rules);
    }

    /** What came of the mutants: how many there were, how many were found, how many at their place; what was missed. */
    record Measured(int mutants, int found, int placed, List<String> missed) {}

    public static void main(String[] arguments) throws IOException {
        try (WrittenMutations run = new WrittenMutations(Path.of(arguments[0]))) {
            OUT.printf("%-28s %-6s %8s %8s %8s%n", "document", "format", "mutants", "found", "place");
            for (Written written : documents().toList()) {
                if (arguments.length > 2 && !written.name.matches(arguments[2])) {
                    continue;
                }
                for (String format : written.formats) {
                    WrittenAs as = WrittenAs.valueOf(format);
                    Review clean = run.review(as.document(written, Map.of()));
                    OUT.println(clean.summary());
                    clean.findings()
                            .forEach(f -> OUT.println("  ! " + f.severity() + " " + f.code() + " " + place(f.location())
                                    + " " + f.printed() + " <> " + f.expected() + " " + f.explanation()));
                    Measured m = run.measure(written, as, Integer.parseInt(arguments[1]));
                    OUT.printf(
                            "%-28s %-6s %8d %7.1f%% %7.1f%%%n",
                            written.name,
                            as,
                            m.mutants,
                            100.0 * m.found / Math.max(1, m.mutants),
                            100.0 * m.placed / Math.max(1, m.mutants));
                    m.missed.forEach(line -> OUT.println("    " + line));
                }
            }
        }
    }

    static Stream<Written> documents() throws IOException {
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            List<Written> all = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                all.add(Written.read(file));
            }
            return all.stream();
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

    /** Changes a digit of every {@code step}th figure; every digit of all where it is 0. */
    Measured measure(Written written, WrittenAs as, int step) throws IOException {
        Random random = new Random(20240331L);
        Map<Location, String> clean = texts(as.document(written, Map.of()));
        Map<String, Location> places = new LinkedHashMap<>();
        int mutants = 0;
        int found = 0;
        int placed = 0;
        int turn = 0;
        List<String> missed = new ArrayList<>();
        for (String name : written.bound()) {
            String before = written.figure(name);
            List<Integer> digits = new ArrayList<>(IntStream.range(0, before.length())
                    .filter(at -> Character.isDigit(before.charAt(at)))
                    .boxed()
                    .toList());
            if (step > 0) {
                if (turn++ % step != 0) {
                    continue;
                }
                java.util.Collections.shuffle(digits, random);
            }
            for (int at : digits) {
                int other = (before.charAt(at) - '0' + 1 + random.nextInt(9)) % 10;
                other = at == 0 && other == 0 && before.length() > 1 && before.charAt(0) != '0'
                        ? (before.charAt(0) - '0') % 9 + 1
                        : other;
                String after = before.substring(0, at) + other + before.substring(at + 1);
                Map<String, String> changed = Map.of(name, after);
                List<Set<String>> wrong = written.contradicted(changed);
                if (wrong.isEmpty()) {
                    continue;
                }
                mutants++;
                List<Finding> errors = errors(review(as.document(written, changed)));
                Set<Location> right = new HashSet<>();
                for (String each : wrong.stream().flatMap(Set::stream).collect(Collectors.toSet())) {
                    if (!places.containsKey(each)) {
                        places.put(each, place(written, as, each, clean));
                    }
                    right.add(places.get(each));
                }
                boolean place = errors.stream().anyMatch(f -> right.contains(f.location()));
                found += errors.isEmpty() ? 0 : 1;
                placed += place ? 1 : 0;
                if (!place) {
                    missed.add(name + " " + before + " → " + after + " "
                            + place(java.util.Objects.requireNonNull(places.get(name))) + " in " + wrong
                            + errors.stream()
                                    .map(f -> place(f.location()) + f.code() + f.printed())
                                    .toList());
                }
                if (step > 0) {
                    break;
                }
            }
        }
        return new Measured(mutants, found, placed, missed);
    }

    /** Where a figure stands: what differs when it is changed. */
    private static Location place(Written written, WrittenAs as, String name, Map<Location, String> clean)
            throws IOException {
        String text = written.figure(name);
        String other = text.substring(0, text.length() - 1) + (text.charAt(text.length() - 1) == '7' ? '3' : '7');
        for (Map.Entry<Location, String> each :
                texts(as.document(written, Map.of(name, other))).entrySet()) {
            if (!each.getValue().equals(clean.get(each.getKey()))) {
                return each.getKey();
            }
        }
        return Location.line(0);
    }

    private static Map<Location, String> texts(Document document) {
        Map<Location, String> texts = new LinkedHashMap<>();
        for (Document.Block block : document.blocks()) {
            if (block instanceof Table table) {
                table.rows().forEach(r -> r.cells().forEach(c -> texts.merge(c.at(), c.text(), String::concat)));
            } else if (block instanceof Paragraph paragraph) {
                texts.merge(paragraph.at(), paragraph.text(), String::concat);
            }
        }
        return texts;
    }

    private static String place(Location at) {
        return at == null ? "?" : at.toString().replaceAll("Location\\[|\\w+=null,? ?|, \\]|\\]", "");
    }

    @Override
    public void close() {
        reviewer.close();
        scores.close();
    }
}
