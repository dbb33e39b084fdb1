package org.jiheng.review.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jiheng.document.Document;
import org.jiheng.document.DocumentReader;
import org.jiheng.review.form.Draft.Cell;

/** What may become of the table of a form on its way into a document. */
enum Layout {
    /** Cells span columns and rows, as in Word. */
    SPANNED,
    /** A cell for each column, those that were spanned empty, as in a sheet turned into text. */
    FULL,
    /** Rows in bars; what spanned rows or columns is lost, and empty cells stand at the end. */
    PIPED,
    /** A cell per line, each closed by a bar. */
    CELLS,
    /** A cell per line, a blank line between them, empty cells lost. */
    LINES,
    /** One running line. */
    RUNNING;

    /** A document, and the line on which each figure stands. */
    record Page(Document document, String text, Map<String, Integer> lines) {}

    Page of(Draft draft, Function<String, String> figures) {
        StringBuilder text = new StringBuilder();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (List<Cell> row : draft.table()) {
            List<String> printed = new ArrayList<>();
            int lost = 0;
            for (Cell cell : row) {
                String words = Draft.text(cell, figures);
                int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
                int ahead = this == LINES ? 2 * printed.size() : this == CELLS ? printed.size() : 0;
                if (!cell.figure().isEmpty()) {
                    lines.put(cell.figure(), line + ahead);
                }
                switch (this) {
                    case SPANNED ->
                        printed.add((cell.continued() ? "^" : words) + (cell.span() > 1 ? "*" + cell.span() : ""));
                    case FULL -> {
                        printed.add(words);
                        for (int i = 1; i < cell.span(); i++) {
                            printed.add("");
                        }
                    }
                    case PIPED -> {
                        lost += cell.span() - (cell.continued() ? 0 : 1);
                        if (!cell.continued()) {
                            printed.add(words);
                        }
                    }
                    default -> {
                        if (!words.isEmpty()) {
                            printed.add(words);
                        }
                    }
                }
            }
            switch (this) {
                case SPANNED, FULL -> text.append(String.join("|", printed)).append('\n');
                case PIPED ->
                    text.append("| ")
                            .append(String.join(" | ", printed))
                            .append(" |".repeat(lost + 1))
                            .append('\n');
                case CELLS -> printed.forEach(cell -> text.append(cell).append(" |\n"));
                case LINES -> printed.forEach(cell -> text.append(cell).append("\n\n"));
                case RUNNING -> text.append(String.join(" ", printed)).append(' ');
            }
        }
        String name = this + ".txt";
        Document document = this == SPANNED
                ? PlainDocument.of(name, text.toString(), Document.Format.DOCX)
                : DocumentReader.read(name, (text.toString().strip() + "\n").getBytes(StandardCharsets.UTF_8));
        return new Page(document, text.toString(), lines);
    }
}
