package org.jiheng.collection;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.collection.CollectionSheet.Entry;
import org.jiheng.collection.CollectionSheet.Row;
import org.jiheng.intake.Grammar;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;

/**
 * Puts several scorers' workbooks together. Where one answered and the others did not, the answer stands; where two answered
 * differently nobody is chosen: the cell says who entered what, and no evaluation takes it until somebody decides.
 */
public final class Merger {
    private final List<Filled> filled;
    private final Language language;
    private final Map<CellKey, List<Answer>> answers = new LinkedHashMap<>();
    private final Map<String, String> itemKeys = new HashMap<>();

    private Merger(List<Filled> filled, Language language) {
        this.filled = filled;
        this.language = language;
        Grammar.groups().forEach(group -> group.lists().forEach(list -> itemKeys.put(list.name(), list.itemKey())));
    }

    /** A workbook as it was handed in. */
    public static final class Filled {
        private final String name;
        private final byte[] bytes;

        /**
         * A file.
         *
         * @param name what people call it
         */
        public Filled(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes.clone();
        }

        String name() {
            return name;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    /** What one of them entered. */
    record Answer(int file, Entry entry) {}

    /**
     * Cells that were entered differently.
     *
     * @param cell the cell of the merged workbook, with its sheet
     * @param entered who entered what
     */
    public record Conflict(String cell, String entered) {}

    /**
     * Merges workbooks of one layout; the first gives sheets and order.
     *
     * @param out takes the merged workbook
     * @throws InputException where one of them cannot be read, or has sheets that the first has not
     */
    public static List<Conflict> merge(List<Filled> filled, OutputStream out, Language language) throws IOException {
        return new Merger(filled, language).merge(out);
    }

    private List<Conflict> merge(OutputStream out) throws IOException {
        List<List<CollectionSheet>> all = filled.stream()
                .map(each -> CollectionSheet.read(each.name(), each.bytes()))
                .toList();
        for (int file = 0; file < all.size(); file++) {
            for (CollectionSheet sheet : all.get(file)) {
                if (all.get(0).stream().noneMatch(own -> own.kind().equals(sheet.kind()))) {
                    throw InputException.of(
                            Place.whole(filled.get(file).name() + "!" + sheet.name()),
                            "collection.other-layout",
                            filled.get(0).name());
                }
                answers(file, sheet);
            }
        }
        try (MergedBook book = new MergedBook(filled, all, itemKeys)) {
            List<Conflict> conflicts = new ArrayList<>();
            answers.forEach((key, each) -> {
                Map<String, List<Answer>> byText = each.stream()
                        .collect(Collectors.groupingBy(
                                answer -> answer.entry().text(), LinkedHashMap::new, Collectors.toList()));
                if (byText.size() > 1) {
                    String entered = entered(byText);
                    conflicts.add(new Conflict(book.conflict(key, entered), entered));
                } else if (each.get(0).file() > 0) {
                    book.take(key, each.get(0));
                }
            });
            book.finish(conflicts, out, language);
            return conflicts;
        }
    }

    private void answers(int file, CollectionSheet sheet) {
        List<String> names = CellKey.names(sheet, itemKeys);
        Entry complete = sheet.complete();
        if (!sheet.list().isEmpty() && complete != null) {
            answer(new CellKey(sheet.kind(), "", CellKey.COMPLETE), file, complete);
        }
        for (Row row : sheet.rows()) {
            if (CellKey.answered(row, names)) {
                String known = CellKey.row(row, names, filled.get(file).name());
                row.cells().forEach((column, entry) -> {
                    if (!column.equals(CollectionSheet.PROPOSED)) {
                        answer(new CellKey(sheet.kind(), known, column), file, entry);
                    }
                });
            }
        }
    }

    private void answer(CellKey key, int file, Entry entry) {
        answers.computeIfAbsent(key, k -> new ArrayList<>()).add(new Answer(file, entry));
    }

    /** Who entered what, with the cell where it stands. */
    private String entered(Map<String, List<Answer>> byText) {
        return byText.entrySet().stream()
                .map(each -> each.getValue().stream()
                                .map(answer -> String.valueOf(answer.entry().place()))
                                .collect(Collectors.joining(", "))
                        + " = " + each.getKey())
                .collect(Collectors.joining("; "));
    }
}
