package org.jiheng.collection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.collection.CollectionBook.Column;
import org.jiheng.collection.CollectionBook.Look;
import org.jiheng.collection.CollectionBook.Page;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.intake.Grammar;
import org.jiheng.intake.Grammar.ItemList;
import org.jiheng.intake.Grammar.Kind;
import org.jiheng.intake.Grammar.Value;

/** The sheets that take as many rows as there is to say: lists, defects, judgements, sources of single values. */
final class RowSheets {
    private final CollectionBook book;
    private final Pack pack;
    private final TemplateTexts texts;
    private final Needed needed;
    private final boolean many;

    RowSheets(CollectionBook book, TemplateTexts texts, Needed needed, boolean many) {
        this.book = book;
        this.pack = texts.pack();
        this.texts = texts;
        this.needed = needed;
        this.many = many;
    }

    void list(ItemList list) {
        List<Column> columns = new ArrayList<>();
        if (many) {
            columns.add(texts.code());
        }
        columns.add(texts.column(list.itemKey(), "collection.col-item", 24, Look.FILL_TEXT));
        for (Value value : list.values()) {
            Look look = value.kind() == Kind.TEXT ? Look.FILL_TEXT : Look.FILL;
            columns.add(new Column(value.key(), texts.label(list.name() + "[]." + value.key()), 14, look));
        }
        boolean money = list.values().stream().anyMatch(value -> value.kind() == Kind.AMOUNT);
        if (money) {
            columns.add(texts.column("unit", "collection.col-money", 9, Look.FILL));
        }
        texts.source(columns);
        columns.add(texts.column(CollectionSheet.NOTE, "collection.col-needed", 40, Look.LABEL));
        columns.add(texts.column(CollectionSheet.PROPOSED, "collection.col-proposed", 6, Look.LABEL));
        String name = texts.label(list.name());
        Page page = book.page(
                name,
                CollectionSheet.LIST + list.name(),
                texts.title(name),
                texts.say("collection.note-list"),
                columns);
        if (many || !list.complete()) {
            page.note();
        } else {
            page.complete(texts.say("collection.complete"), texts.say("collection.note-list"), texts.yesNo());
        }
        if (!many) {
            List<String> fields = list.values().stream().map(Value::key).toList();
            for (String item : needed.items(list.name(), fields)) {
                String by = Stream.concat(fields.stream(), Stream.of(""))
                        .map(field -> needed.by(list.name() + "." + item + (field.isEmpty() ? "" : "." + field)))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
                List<String> cells = new ArrayList<>(Collections.nCopies(columns.size(), ""));
                cells.set(0, item);
                cells.set(columns.size() - 2, by);
                cells.set(columns.size() - 1, "1");
                page.row(cells, true);
            }
        }
        String whole = Stream.concat(
                        Stream.of(needed.by(list.name())),
                        list.values().stream().map(value -> needed.by(list.name() + "[]." + value.key())))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        page.hide(page.column(CollectionSheet.PROPOSED));
        int first = CollectionSheet.HEAD_ROW;
        List<String> hint = new ArrayList<>(Collections.nCopies(columns.size(), ""));
        hint.set(columns.size() - 2, whole);
        page.row(hint, false);
        page.spare();
        for (Value value : list.values()) {
            texts.prepare(page, first, page.last(), page.column(value.key()), value);
        }
        if (money) {
            page.choose(first, CollectionBook.LAST_CHOICE, page.column("unit"), Grammar.MONEY);
        }
    }

    void defects() {
        List<String> criteria = pack.standard().indicators().stream()
                .flatMap(indicator -> indicator.criteria().stream())
                .map(row -> row.criterion().id())
                .toList();
        List<String> deducting = pack.standard().indicators().stream()
                .flatMap(indicator -> indicator.criteria().stream())
                .filter(row -> row.whole().contains("defects." + row.criterion().id()))
                .map(row -> row.criterion().id())
                .toList();
        if (deducting.isEmpty() || criteria.isEmpty()) {
            return;
        }
        List<Column> columns = new ArrayList<>();
        if (many) {
            columns.add(texts.code());
        }
        columns.add(texts.column("criterion", "collection.col-criterion", 28, Look.FILL_TEXT));
        columns.add(texts.column("text", "collection.col-defect", 50, Look.FILL_TEXT));
        texts.source(columns);
        String name = texts.say("collection.topic-defects");
        Page page = book.page(
                        name, CollectionSheet.DEFECTS, texts.title(name), texts.say("collection.note-defects"), columns)
                .note();
        page.spare();
        page.choose(CollectionSheet.HEAD_ROW, CollectionBook.LAST_CHOICE, page.column("criterion"), deducting);
    }

    void judgements() {
        List<Column> columns = new ArrayList<>();
        if (many) {
            columns.add(texts.code());
        }
        columns.add(texts.column("indicator", "collection.col-criterion", 26, many ? Look.FILL_TEXT : Look.LABEL));
        columns.add(texts.column(CollectionSheet.NOTE, "collection.col-judged", 44, Look.LABEL));
        columns.add(texts.column(CollectionSheet.NOTE, "collection.col-full", 8, Look.LABEL));
        columns.add(texts.column("points", "collection.col-points", 8, Look.FILL));
        columns.add(texts.column("reason", "collection.col-reason", 34, Look.FILL_TEXT));
        columns.add(texts.column("evidence", "collection.col-evidence", 14, Look.FILL_TEXT));
        columns.add(texts.column("scorer", "collection.col-scorer", 10, Look.FILL_TEXT));
        columns.add(texts.column("reviewer", "collection.col-reviewer", 10, Look.FILL_TEXT));
        texts.source(columns);
        String name = texts.say("collection.topic-judgements");
        Page page = book.page(
                        name,
                        CollectionSheet.JUDGEMENTS,
                        texts.title(name),
                        texts.say("collection.note-judgements"),
                        columns)
                .note();
        if (!many) {
            pack.standard().indicators().forEach(indicator -> judged(page, indicator));
        }
        page.spare();
    }

    /** What may be judged: each criterion that leaves it to a person; and the indicator as a whole where all of them do. */
    private static void judgedRow(Page page, String id, String text, BigDecimal full, boolean wanted) {
        page.row(List.of(id, text, full.stripTrailingZeros().toPlainString()), wanted);
    }

    private void judged(Page page, IndicatorRow indicator) {
        List<CriterionRow> judged = indicator.criteria().stream()
                .filter(row ->
                        row.judgementPermitted() || row.criterion().method().equals("judged"))
                .toList();
        String name = indicator.name().in(texts.language());
        if (judged.size() > 1 && judged.size() == indicator.criteria().size()) {
            judgedRow(page, indicator.id(), name + texts.say("collection.as-a-whole"), indicator.weight(), false);
        }
        for (CriterionRow row : judged) {
            String text = row.item().isEmpty()
                    ? name
                    : name + " (" + row.item() + ")" + texts.say("report.colon")
                            + row.text().in(texts.language());
            boolean wanted = row.criterion().method().equals("judged");
            judgedRow(page, row.criterion().id(), text, row.criterion().points(), wanted);
        }
    }

    void sources() {
        List<Column> columns = new ArrayList<>();
        if (many) {
            columns.add(texts.code());
        }
        columns.add(texts.column("list", "collection.col-list", 20, Look.FILL_TEXT));
        columns.add(texts.column("item", "collection.col-item", 26, Look.FILL_TEXT));
        columns.add(texts.column("field", "collection.col-field", 20, Look.FILL_TEXT));
        texts.source(columns);
        String name = texts.say("collection.topic-sources");
        Page page = book.page(
                        name, CollectionSheet.SOURCES, texts.title(name), texts.say("collection.note-sources"), columns)
                .note();
        page.spare();
        List<String> lists = Grammar.groups().stream()
                .flatMap(group -> group.lists().stream())
                .map(ItemList::name)
                .toList();
        page.choose(CollectionSheet.HEAD_ROW, CollectionBook.LAST_CHOICE, page.column("list"), lists);
    }
}
