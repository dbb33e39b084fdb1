package org.jiheng.report.docs;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.report.docs.Block.Code;
import org.jiheng.report.docs.Block.Column;
import org.jiheng.report.docs.Block.Fact;
import org.jiheng.report.docs.Block.Facts;
import org.jiheng.report.docs.Block.Heading;
import org.jiheng.report.docs.Block.Points;
import org.jiheng.report.docs.Block.Table;
import org.jiheng.report.docs.Block.Words;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** A book as it grows: numbers its headings, leaves out what is empty. */
final class Pages {
    private final Language language;
    private final List<Block> blocks = new ArrayList<>();
    private final int[] numbers = new int[3];
    private boolean appendix;

    Pages(Language language) {
        this.language = language;
    }

    /** From here on chapters are appendices. */
    void appendices() {
        appendix = true;
        numbers[0] = 0;
    }

    void heading(int level, String text) {
        numbers[level - 1]++;
        for (int i = level; i < numbers.length; i++) {
            numbers[i] = 0;
        }
        StringBuilder number =
                new StringBuilder(appendix ? String.valueOf((char) ('A' + numbers[0] - 1)) : "" + numbers[0]);
        for (int i = 1; i < level; i++) {
            number.append('.').append(numbers[i]);
        }
        String anchor = "s-" + number.toString().replace('.', '-');
        String shown = appendix && level == 1
                ? Message.of("report.docs-appendix", number.toString()).in(language)
                : number.toString();
        blocks.add(new Heading(level, anchor, shown + "　" + text));
    }

    void words(String text) {
        if (!text.isBlank()) {
            blocks.add(new Words(text));
        }
    }

    void points(boolean numbered, List<String> points) {
        if (!points.isEmpty()) {
            blocks.add(new Points(numbered, points));
        }
    }

    void facts(List<Fact> facts) {
        List<Fact> said = facts.stream().filter(fact -> !fact.text().isBlank()).toList();
        if (!said.isEmpty()) {
            blocks.add(new Facts(said));
        }
    }

    /** A table; {@code heads} are its headings with their shares of the width, as in {@code 名称:3|单位:1}. */
    void table(String heads, int joined, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            List<Column> columns = new ArrayList<>();
            for (String head : heads.split("\\|", -1)) {
                int colon = head.lastIndexOf(':');
                columns.add(new Column(head.substring(0, colon), Integer.parseInt(head.substring(colon + 1))));
            }
            blocks.add(new Table(columns, joined, rows));
        }
    }

    void code(String text) {
        blocks.add(new Code(text));
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }
}
