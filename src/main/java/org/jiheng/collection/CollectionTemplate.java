package org.jiheng.collection;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.collection.CollectionBook.Column;
import org.jiheng.collection.CollectionBook.Look;
import org.jiheng.collection.CollectionBook.Page;
import org.jiheng.collection.Questions.Entry;
import org.jiheng.engine.standard.Pack;
import org.jiheng.intake.Grammar;
import org.jiheng.intake.Grammar.Kind;
import org.jiheng.text.Language;

/**
 * The empty workbook for a standard: a sheet for each topic, each list, the check points, what evaluators judge. For one department a
 * fact is a row with room for its source; for many a department is a row, and the facts are columns.
 */
public final class CollectionTemplate {
    private final CollectionBook book;
    private final TemplateTexts texts;
    private final Needed needed;

    private CollectionTemplate(CollectionBook book, TemplateTexts texts, Needed needed) {
        this.book = book;
        this.texts = texts;
        this.needed = needed;
    }

    /**
     * The workbook's bytes.
     *
     * @param many whether it is for many departments, a row each
     */
    public static byte[] of(Pack pack, boolean many, Language language) {
        CollectionBook book = new CollectionBook();
        TemplateTexts texts = new TemplateTexts(pack, language);
        Needed needed = new Needed(pack, language);
        CollectionTemplate template = new CollectionTemplate(book, texts, needed);
        new Questions(texts, many).byTopic().forEach(many ? template::departments : template::topic);
        RowSheets rows = new RowSheets(book, texts, needed, many);
        Grammar.groups().forEach(group -> group.lists().forEach(rows::list));
        rows.defects();
        rows.judgements();
        rows.sources();
        return book.bytes();
    }

    private void topic(String topic, List<Entry> entries) {
        Page page = book.page(
                        topic,
                        CollectionSheet.VALUES,
                        texts.title(topic),
                        texts.say("collection.note-values"),
                        List.of(
                                texts.column("path", "collection.col-path", 24, Look.LABEL),
                                texts.column(CollectionSheet.NOTE, "collection.col-fact", 34, Look.LABEL),
                                texts.column("value", "collection.col-value", 20, Look.FILL),
                                texts.column("unit", "collection.col-unit", 8, Look.LABEL),
                                texts.column("document", "collection.col-document", 26, Look.FILL_TEXT),
                                texts.column("page", "collection.col-page", 8, Look.FILL_TEXT),
                                texts.column("quote", "collection.col-quote", 30, Look.FILL_TEXT),
                                texts.column(CollectionSheet.NOTE, "collection.col-needed", 44, Look.LABEL)))
                .note();
        for (Entry entry : entries) {
            String path = path(entry);
            boolean wanted = needed.byIndicator(path) || (path.startsWith("department.") && !path.endsWith("project"));
            int row = page.row(
                    List.of(entry.path(), entry.label(), entry.preset(), entry.unit(), "", "", "", needed.by(path)),
                    wanted);
            texts.prepare(page, row, row, page.column("value"), entry.value());
            if (entry.value().kind() == Kind.AMOUNT) {
                page.look(row, page.column("unit"), Look.FILL);
                page.choose(row, row, page.column("unit"), Grammar.MONEY);
            }
        }
    }

    private static String path(Entry entry) {
        return entry.path().startsWith("facts.") ? entry.path().substring("facts.".length()) : entry.path();
    }

    private void departments(String topic, List<Entry> entries) {
        List<Column> columns = new ArrayList<>();
        columns.add(texts.code());
        for (Entry entry : entries) {
            String unit = entry.unit().isEmpty() ? "" : texts.say("report.brackets", entry.unit());
            columns.add(new Column(entry.path(), entry.label() + unit, 14, Look.FILL));
        }
        texts.source(columns);
        Page page = book.page(
                        topic,
                        CollectionSheet.DEPARTMENTS,
                        texts.title(topic),
                        texts.say("collection.note-departments"),
                        columns)
                .note();
        page.spare();
        for (Entry entry : entries) {
            texts.prepare(page, CollectionSheet.HEAD_ROW, page.last(), page.column(entry.path()), entry.value());
        }
    }
}
