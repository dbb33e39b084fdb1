package org.jiheng.collection;

import java.util.List;
import org.jiheng.collection.CollectionBook.Column;
import org.jiheng.collection.CollectionBook.Look;
import org.jiheng.collection.CollectionBook.Page;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.FactLabel;
import org.jiheng.intake.Grammar.Kind;
import org.jiheng.intake.Grammar.Value;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** How things are called in an empty workbook, and what cells offer to choose from. */
record TemplateTexts(Pack pack, Language language) {
    String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(language);
    }

    String label(String path) {
        FactLabel label = pack.labels().get(path);
        String own = label == null ? "" : label.label().in(language);
        return !own.isEmpty()
                ? own
                : path.equals("requests") ? say("collection.requests") : path.replaceFirst(".*\\.", "");
    }

    String title(String topic) {
        return pack.standard().title().in(language) + "　" + topic;
    }

    Column column(String key, String heading, int width, Look look) {
        return new Column(key, say(heading), width, look);
    }

    /** Which department a row is about. */
    Column code() {
        return column(CollectionSheet.CODE, "collection.col-code", 16, Look.FILL_TEXT);
    }

    /** Room for where something was taken from. */
    void source(List<Column> columns) {
        columns.add(column("document", "collection.col-document", 26, Look.FILL_TEXT));
        columns.add(column("page", "collection.col-page", 8, Look.FILL_TEXT));
        columns.add(column("quote", "collection.col-quote", 30, Look.FILL_TEXT));
    }

    List<String> yesNo() {
        return List.of(say("collection.yes"), say("collection.no"));
    }

    /** Gives a value's cells what its kind wants: a drop-down, the form of a day. */
    void prepare(Page page, int first, int last, int column, Value value) {
        if (value.kind() == Kind.FLAG) {
            page.choose(first, choices(first, last), column, yesNo());
        } else if (value.kind() == Kind.CHOICE) {
            page.choose(
                    first,
                    choices(first, last),
                    column,
                    value.choices().stream()
                            .map(choice -> Entered.called(choice, language))
                            .toList());
        } else if (value.kind() == Kind.DATE) {
            for (int row = first; row <= last; row++) {
                page.look(row, column, Look.FILL_DAY);
            }
        }
    }

    /** One cell has its drop-down; a column goes on below the rows that are drawn. */
    private static int choices(int first, int last) {
        return first == last ? last : CollectionBook.LAST_CHOICE;
    }
}
