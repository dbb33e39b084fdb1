package org.jiheng.review.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jiheng.document.Document;
import org.jiheng.document.DocumentReader;
import org.jiheng.engine.Reviewer;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.review.FormScores;
import org.jiheng.review.Partitions;
import org.jiheng.review.Review.Finding;
import org.jiheng.review.Review.Severity;
import org.jiheng.review.Reviewing;
import org.jiheng.text.Language;

/** Reviews texts with the rules of the project; the rules are compiled once for all tests. */
final class Reviewed {
    private static final Path RULES = Path.of("rules");
    private static final Reviewer REVIEWER =
            Reviewer.compile(RulesFolder.open(RULES).readReview(), RULES);
    private static final FormScores SCORES = FormScores.read(RULES);
    private static final Partitions PARTITIONS = Partitions.read(RULES);

    private Reviewed() {}

    /** What is found in a text, but for what rounding explains: code, a mark for a question, words. */
    static List<String> findings(String text) {
        return findings(DocumentReader.read("x.txt", text.getBytes(UTF_8)), Set.of());
    }

    /** Of a document, findings of some codes only; all where none are given. */
    static List<String> findings(Document document, Set<String> codes) {
        return Reviewing.review(document, REVIEWER, PARTITIONS, SCORES, Language.ZH).findings().stream()
                .filter(f -> f.severity() != Severity.ROUNDING)
                .filter(f -> codes.isEmpty() || codes.contains(f.code()))
                .map(Reviewed::words)
                .toList();
    }

    private static String words(Finding f) {
        String what = f.printed().isEmpty() ? f.quote() : f.printed() + " <> " + f.expected();
        return f.code() + (f.severity() == Severity.SUSPICIOUS ? "? " : " ") + what;
    }
}
