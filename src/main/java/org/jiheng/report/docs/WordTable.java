package org.jiheng.report.docs;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableCell.XWPFVertAlign;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jiheng.report.PlainDocx;
import org.jiheng.report.docs.Block.Column;
import org.jiheng.report.docs.Block.Fact;
import org.jiheng.report.docs.Block.Facts;
import org.jiheng.report.docs.Block.Table;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** Tables as annexes have them: the first levels merged, the headings on every page. */
final class WordTable {
    private static final int SIZE = 10;
    private static final List<Column> FACTS = List.of(new Column("", 14), new Column("", 86));

    /** A column of texts as short as this stands in the middle. */
    private static final int SHORT = 8;

    private final XWPFDocument document;

    WordTable(XWPFDocument document) {
        this.document = document;
    }

    void facts(Facts facts) {
        XWPFTable table = create(facts.facts().size(), FACTS);
        for (int i = 0; i < facts.facts().size(); i++) {
            Fact fact = facts.facts().get(i);
            XWPFTableRow row = table.getRow(i);
            cell(row.getCell(0), fact.name(), WordPages.HEITI, false);
            row.getCell(0).setColor(WordPages.PALE);
            cell(row.getCell(1), fact.text(), WordPages.FANGSONG, false);
        }
        after();
    }

    void table(Table content) {
        List<List<String>> rows = content.rows();
        XWPFTable table = create(rows.size() + 1, content.columns());
        XWPFTableRow head = table.getRow(0);
        head.setRepeatHeader(true);
        for (int c = 0; c < content.columns().size(); c++) {
            cell(head.getCell(c), content.columns().get(c).title(), WordPages.HEITI, true);
            head.getCell(c).setColor(WordPages.SHADE);
        }
        for (int r = 0; r < rows.size(); r++) {
            int same = r == 0 ? 0 : BookMarkdown.same(content, rows.get(r - 1), rows.get(r));
            XWPFTableRow row = table.getRow(r + 1);
            row.setCantSplitRow(true);
            for (int c = 0; c < rows.get(r).size(); c++) {
                String text = rows.get(r).get(c);
                boolean joined = c < content.joined();
                if (joined) {
                    properties(row.getCell(c)).addNewVMerge().setVal(c < same ? STMerge.CONTINUE : STMerge.RESTART);
                }
                cell(row.getCell(c), c < same ? "" : text, WordPages.FANGSONG, joined || brief(rows, c));
            }
        }
        after();
    }

    private static boolean brief(List<List<String>> rows, int column) {
        return rows.stream().map(row -> row.get(column)).allMatch(text -> text.length() <= SHORT);
    }

    private XWPFTable create(int rows, List<Column> columns) {
        XWPFTable table = document.createTable(rows, columns.size());
        table.setTableAlignment(TableRowAlign.CENTER);
        table.setWidth(WordPages.WIDTH);
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        int shares = columns.stream().mapToInt(Column::share).sum();
        CTTblGrid grid = table.getCTTbl().getTblGrid();
        if (grid == null) {
            grid = table.getCTTbl().addNewTblGrid();
        }
        grid.setGridColArray(null);
        for (int c = 0; c < columns.size(); c++) {
            int width = WordPages.WIDTH * columns.get(c).share() / shares;
            grid.addNewGridCol().setW(BigInteger.valueOf(width));
            for (XWPFTableRow row : table.getRows()) {
                row.getCell(c).setWidth(String.valueOf(width));
            }
        }
        return table;
    }

    private static void cell(XWPFTableCell cell, String text, String font, boolean centred) {
        cell.setVerticalAlignment(XWPFVertAlign.CENTER);
        List<String> lines = text.isEmpty() ? List.of("") : text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            XWPFParagraph paragraph = i == 0 ? cell.getParagraphs().get(0) : cell.addParagraph();
            paragraph.setAlignment(centred ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
            PlainDocx.run(paragraph, lines.get(i), font, SIZE);
        }
    }

    private static CTTcPr properties(XWPFTableCell cell) {
        return cell.getCTTc().isSetTcPr()
                ? cell.getCTTc().getTcPr()
                : cell.getCTTc().addNewTcPr();
    }

    /** Two tables without anything between them would be one. */
    private void after() {
        XWPFParagraph gap = document.createParagraph();
        gap.setSpacingAfter(60);
        PlainDocx.run(gap, "", WordPages.FANGSONG, 6);
    }
}
