package org.jiheng.report.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jiheng.cli.Jiheng;

/** A Word file that the program has written, as a reader sees it. */
@SuppressWarnings("ArrayRecordComponent") // compared by the tests themselves
record WordFile(byte[] bytes, XWPFDocument document) {
    /** What the command says when it is run in tests. */
    record Said(int code, String err) {}

    static WordFile written(Path folder, String... arguments) {
        Path file = folder.resolve("written.docx");
        Said said = run(Stream.concat(Stream.of(arguments), Stream.of("--output", file.toString()))
                .toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
        return read(file);
    }

    static WordFile read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new WordFile(bytes, new XWPFDocument(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Said run(String... arguments) {
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("evaluate"));
        all.addAll(List.of(arguments));
        if (!all.contains("--rules")) {
            all.addAll(List.of("--rules", "rules"));
        }
        int code = Jiheng.run(new PrintWriter(new StringWriter()), new PrintWriter(err), all.toArray(String[]::new));
        return new Said(code, err.toString());
    }

    /** The rows of a table, a text for each cell. */
    static List<List<String>> rows(XWPFTable table) {
        return table.getRows().stream()
                .map(row ->
                        row.getTableCells().stream().map(cell -> cell.getText()).toList())
                .toList();
    }

    /** The table whose header begins with these words. */
    List<List<String>> table(String... head) {
        return rows(xwpfTable(head));
    }

    XWPFTable xwpfTable(String... head) {
        return document.getTables().stream()
                .filter(table -> rows(table)
                        .get(0)
                        .subList(0, Math.min(head.length, rows(table).get(0).size()))
                        .equals(List.of(head)))
                .findFirst()
                .orElseThrow();
    }

    List<String> headings(String style) {
        return document.getParagraphs().stream()
                .filter(paragraph -> style.equals(paragraph.getStyle()))
                .map(XWPFParagraph::getText)
                .toList();
    }

    /** All words, of paragraphs and of tables. */
    String text() {
        return Stream.concat(
                        document.getParagraphs().stream().map(XWPFParagraph::getText),
                        document.getTables().stream()
                                .flatMap(table -> rows(table).stream())
                                .flatMap(List::stream))
                .collect(Collectors.joining("\n"));
    }
}
