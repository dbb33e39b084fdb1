package org.jiheng.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.collection.CollectionTemplate;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
    private static final String SOUND =
            "{\"department\": {\"name\": \"甲局\", \"year\": 2025, \"asOf\": \"2026-03-31\"}}";

    @TempDir
    private Path folder;

    @Test
    void aFolderIsGoneThroughInTheOrderOfItsPathsAndWhatCannotBeReadIsToldInItsTurn() throws IOException {
        write("b.yaml", "department: {name: 乙局, year: 2025, asOf: 2026-03-31}\n");
        write("a/2.json", SOUND);
        write("a/1.json", "{\"department\": ");
        write("c.xlsx", "no workbook");
        write(".hidden.yaml", SOUND);
        write("~$c.xlsx", "");
        write("notes.txt", "notes");
        assertThat(read(folder))
                .containsExactly(
                        "a/1.json: a/1.json:1:16  The format is wrong: Unexpected end-of-input within/between Object entries",
                        "a/2.json: 甲局",
                        "b.yaml: 乙局",
                        "c.xlsx: c.xlsx:1:1  The file must consist of lines of \"key: value\"");
    }

    @Test
    void eachLineIsASubmissionAndComplaintsNameIt() throws IOException {
        byte[] latin = "{\"department\": {\"name\": \"\u00e9\"}}".getBytes(StandardCharsets.ISO_8859_1);
        Path lines = folder.resolve("all.jsonl");
        Files.write(lines, (SOUND + "\r\n\n").getBytes(StandardCharsets.UTF_8));
        Files.write(lines, latin, java.nio.file.StandardOpenOption.APPEND);
        Files.write(
                lines,
                ("\n{\"standard\": \"s\"}\n" + SOUND.replace("甲", "丙")).getBytes(StandardCharsets.UTF_8),
                java.nio.file.StandardOpenOption.APPEND);
        assertThat(read(lines))
                .containsExactly(
                        "all.jsonl:1: 甲局",
                        "all.jsonl:3: all.jsonl:3:1  The file is not in UTF-8 (maybe GB18030/GBK). Save it as UTF-8 and try again",
                        "all.jsonl:4: all.jsonl:4:1  \"department\" is missing",
                        "all.jsonl:5: 丙局");
    }

    @Test
    void aWorkbookInWhichNobodyIsHoldsNobody() throws IOException {
        byte[] blank = CollectionTemplate.of(
                RulesFolder.open(Path.of("rules")).read("example-county-2025"), true, Language.EN);
        Files.write(folder.resolve("many.xlsx"), blank);
        try (Corpus corpus = Corpus.open(folder.resolve("many.xlsx"))) {
            assertThat(corpus.hasNext()).isFalse();
        }
    }

    @Test
    void aCorpusThatIsNotThereIsRefusedAtOnce() throws IOException {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> Corpus.open(none)).isInstanceOf(InputException.class);
        Files.createDirectory(none);
        assertThatThrownBy(() -> Corpus.open(none))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("There is no submission");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Each with its department's name, or with all that is wrong. */
    private List<String> read(Path source) {
        List<String> read = new ArrayList<>();
        try (Corpus corpus = Corpus.open(source)) {
            corpus.forEachRemaining(item -> {
                Corpus.Read one = item.read();
                String wrong = String.join(
                        "\n",
                        one.complaints().complaints().stream()
                                .map(complaint -> complaint.in(Language.EN))
                                .toList());
                var submission = one.submission();
                String said = wrong.isEmpty() && submission != null
                        ? submission.department().name()
                        : wrong;
                read.add((one.name() + ": " + said).replace(folder + "/", ""));
            });
        }
        return read;
    }
}
