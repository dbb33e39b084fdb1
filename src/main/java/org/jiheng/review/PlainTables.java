package org.jiheng.review;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.document.Document;

/** The plain tables of a document: amounts by row and column. */
final class PlainTables {
    private PlainTables() {}

    /** Reads all tables but self-evaluation forms; gives their figures. */
    static List<Num> read(Document document, Partitions partitions, Drafts drafts) {
        return new ArrayList<>();
    }
}
