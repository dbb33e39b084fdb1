package org.jiheng.review;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jiheng.document.Document;
import org.jiheng.document.DocumentReader;
import org.jiheng.engine.Reviewer;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.text.Language;

/** How long a review takes: {@code ReviewTimes RULES FILE}; rules, the first document, a warm one, and a hundred in a row. */
public final class ReviewTimes {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private ReviewTimes() {}

    public static void main(String[] arguments) throws IOException {
        Path rules = Path.of(arguments[0]);
        byte[] bytes = Files.readAllBytes(Path.of(arguments[1]));
        long start = System.nanoTime();
        try (Reviewer reviewer = Reviewer.compile(RulesFolder.open(rules).readReview(), rules);
                FormScores scores = FormScores.read(rules)) {
            Partitions partitions = Partitions.read(rules);
            OUT.printf("rules          %6d ms%n", since(start));
            long[] reading = new long[200];
            long[] all = new long[200];
            for (int i = 0; i < all.length; i++) {
                long from = System.nanoTime();
                Document document = DocumentReader.read(arguments[1], bytes);
                reading[i] = since(from);
                Reviewing.review(document, reviewer, partitions, scores, Language.ZH);
                all[i] = since(from);
            }
            OUT.printf("first document %6d ms%n", all[0]);
            for (int half = 0; half < 2; half++) {
                long[] of = Arrays.copyOfRange(all, half * 100, half * 100 + 100);
                OUT.printf(
                        "%s hundred %6d ms in all%n",
                        half == 0 ? "first " : "second", Arrays.stream(of).sum());
            }
            long[] warm = Arrays.copyOfRange(all, 100, 200);
            long[] warmReading = Arrays.copyOfRange(reading, 100, 200);
            Arrays.sort(warm);
            Arrays.sort(warmReading);
            OUT.printf("warm, median   %6d ms, of which reading %d ms%n", warm[50], warmReading[50]);
        }
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
