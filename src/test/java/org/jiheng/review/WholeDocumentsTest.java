package org.jiheng.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.document.Document;
import org.jiheng.document.DocumentReader;
import org.jiheng.review.Review.FormSeen;
import org.jiheng.review.Review.Severity;
import org.jiheng.review.form.FormReader;
import org.jiheng.review.form.SelfForm.Entry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole documents as departments of several provinces write them, narrative, tables and forms together, in each format they are filed
 * in: nothing consistent is contradicted, every row of a form is read as it was written, and changed digits are found.
 */
class WholeDocumentsTest {
    private static final Path SAVED = Path.of("src/test/resources/review/documents/saved");
    private static final int STEP = 5;
    private static final int MOST_QUESTIONS = 2;

    private static @Nullable WrittenMutations mutations;

    @BeforeAll
    static void compile() {
        mutations = new WrittenMutations(Path.of("rules"));
    }

    @AfterAll
    static void close() {
        mutations().close();
    }

    private static WrittenMutations mutations() {
        return Objects.requireNonNull(mutations);
    }

    static Stream<Arguments> written() throws IOException {
        return WrittenMutations.documents()
                .flatMap(w -> w.formats.stream().map(f -> Arguments.of(w, WrittenAs.valueOf(f))));
    }

    @ParameterizedTest
    @MethodSource("written")
    void aDocumentThatIsRightIsReadAndNotContradicted(Written written, WrittenAs as) throws IOException {
        assertThat(written.contradicted(Map.of())).isEmpty();
        right(written, as.document(written, Map.of()));
    }

    /** The same documents as an office suite saves them: PDF, and the binary formats of old. */
    static Stream<Arguments> saved() throws IOException {
        List<Arguments> all = new ArrayList<>();
        for (Written written : WrittenMutations.documents().toList()) {
            for (String extension : List.of("pdf", "doc", "xls", "docx", "xlsx")) {
                Path file = SAVED.resolve(written.name + "." + extension);
                if (Files.exists(file)) {
                    all.add(Arguments.of(written, file));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("saved")
    void anOfficeSuiteChangesNothing(Written written, Path file) throws IOException {
        right(written, DocumentReader.read(file.toString(), Files.readAllBytes(file)));
    }

    private static void right(Written written, Document document) {
        Review review = mutations().review(document);
        assertThat(WrittenMutations.errors(review)).isEmpty();
        assertThat(review.findings().stream().filter(f -> f.severity() == Severity.SUSPICIOUS))
                .hasSizeLessThanOrEqualTo(MOST_QUESTIONS);
        assertThat(review.forms().stream().flatMap(WholeDocumentsTest::rows).toList())
                .containsExactlyElementsOf(written.rows(false).stream()
                        .map(WholeDocumentsTest::row)
                        .toList());
        assertThat(review.forms().stream().flatMap(WholeDocumentsTest::budget).toList())
                .containsExactlyElementsOf(written.rows(true).stream()
                        .map(WholeDocumentsTest::fund)
                        .toList());
        assertThat(FormReader.read(document).stream()
                        .flatMap(f -> f.rows().stream())
                        .map(Entry::fact)
                        .map(r -> plain(r.explanation()))
                        .toList())
                .containsExactlyElementsOf(written.rows(false).stream()
                        .map(r -> plain(r.get("explanation")))
                        .toList());
    }

    @Test
    void changedDigitsAreFoundAtTheirPlace() throws IOException {
        int mutants = 0;
        int placed = 0;
        List<String> missed = new ArrayList<>();
        for (Written written : WrittenMutations.documents().toList()) {
            WrittenMutations.Measured m = mutations().measure(written, WrittenAs.valueOf(written.formats.get(0)), STEP);
            mutants += m.mutants();
            placed += m.placed();
            m.missed().forEach(line -> missed.add(written.name + " " + line));
        }
        assertThat(mutants).isGreaterThan(120);
        assertThat(placed * 100).as("%s of %s: %s", placed, mutants, missed).isGreaterThanOrEqualTo(mutants * 95);
    }

    private static Stream<String> rows(FormSeen form) {
        return form.rows().stream()
                .map(r -> told(
                        r.level1(),
                        r.level2(),
                        r.level3(),
                        r.target(),
                        r.actual(),
                        r.completion().printed(),
                        r.weight(),
                        r.score().printed()));
    }

    private static String row(Map<String, String> row) {
        String nature = row.getOrDefault("nature", "");
        return told(
                row.get("level1"),
                row.get("level2"),
                row.get("level3"),
                nature + row.getOrDefault("target", "") + (nature.isEmpty() ? "" : row.get("unit")),
                row.get("actual"),
                row.get("completion"),
                row.get("weight"),
                row.get("score"));
    }

    private static Stream<String> budget(FormSeen form) {
        return form.budget().stream()
                .map(b -> told(
                        b.source(),
                        b.initial(),
                        b.annual(),
                        b.executed(),
                        b.rate().printed(),
                        b.score().printed()));
    }

    private static String fund(Map<String, String> row) {
        return told(
                String.valueOf(row.get("source")).replaceFirst("^其中：", ""),
                row.get("initial"),
                row.get("annual"),
                row.get("executed"),
                row.get("rate"),
                row.get("score"));
    }

    private static String told(@Nullable String... cells) {
        List<String> all = new ArrayList<>();
        for (String cell : cells) {
            all.add(plain(cell));
        }
        return String.join(" | ", all);
    }

    /** Without white space, which narrow columns add; nothing where a dash stands for nothing. */
    private static String plain(@Nullable String cell) {
        String text = cell == null ? "" : cell.replaceAll("\\s", "");
        return text.matches("[-—/]") ? "" : text;
    }
}
