package org.jiheng.report.word;

import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** Gives places for the author to fill in the style that the template has for them, so that none is overlooked. */
final class MarkedPlaces {
    private static final String STYLE = "Marked";

    private final String begin;

    private MarkedPlaces(String begin) {
        this.begin = begin;
    }

    static void mark(XWPFDocument document, Language language) {
        if (document.getStyles() == null || !document.getStyles().styleExist(STYLE)) {
            return;
        }
        String empty = Message.of("report.word-todo", "").in(language);
        MarkedPlaces places =
                new MarkedPlaces(empty.substring(0, empty.length() - 1).strip());
        document.getBodyElements().forEach(places::mark);
    }

    private void mark(IBodyElement element) {
        if (element instanceof XWPFParagraph paragraph) {
            paragraph.getRuns().stream()
                    .filter(run -> run.text().startsWith(begin))
                    .forEach(this::mark);
        } else if (element instanceof XWPFTable table) {
            table.getRows()
                    .forEach(row -> row.getTableCells()
                            .forEach(cell -> cell.getBodyElements().forEach(this::mark)));
        }
    }

    private void mark(XWPFRun run) {
        run.setStyle(STYLE);
    }
}
