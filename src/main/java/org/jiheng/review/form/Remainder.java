package org.jiheng.review.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.document.Document;
import org.jiheng.document.Location;

/** A text without the lines that its forms were read from, so that a table that lost its lines is not read as sentences as well. */
public final class Remainder {
    private Remainder() {}

    /** The document as it is where its format keeps tables apart from text. */
    public static Document of(Document document, List<SelfForm> forms) {
        if (document.format() != Document.Format.TEXT || forms.isEmpty()) {
            return document;
        }
        Set<Integer> lines = new HashSet<>();
        for (SelfForm form : forms) {
            Stream.concat(
                            form.funds().stream().flatMap(fund -> fund.cells().values().stream()),
                            form.rows().stream().flatMap(row -> row.cells().values().stream()))
                    .map(Printed::at)
                    .map(Location::line)
                    .filter(line -> line != null)
                    .forEach(lines::add);
        }
        List<Document.Block> blocks = new ArrayList<>();
        for (Document.Block block : document.blocks()) {
            if (block instanceof Document.Table table) {
                List<Document.Row> rows = table.rows().stream()
                        .filter(row -> row.cells().stream()
                                .noneMatch(cell -> lines.contains(cell.at().line())))
                        .toList();
                if (!rows.isEmpty()) {
                    blocks.add(rows.size() == table.rows().size() ? table : new Document.Table(rows, table.at()));
                }
            } else if (!lines.contains(block.at().line())) {
                blocks.add(block);
            }
        }
        return new Document(document.name(), document.format(), document.digest(), blocks, document.unreadPages());
    }
}
