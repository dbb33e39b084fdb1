package org.jiheng.report.docs;

import java.util.List;
import org.apache.poi.xwpf.usermodel.BreakType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.jiheng.document.FixedZip;
import org.jiheng.report.PlainDocx;
import org.jiheng.report.docs.Block.Code;
import org.jiheng.report.docs.Block.Facts;
import org.jiheng.report.docs.Block.Heading;
import org.jiheng.report.docs.Block.Points;
import org.jiheng.report.docs.Block.Table;
import org.jiheng.report.docs.Block.Words;
import org.jiheng.report.word.Contents;
import org.jiheng.text.Message;

/** A book in Word: A4 lying, as annexes of standards are printed. */
public final class BookWord {
    private static final int TEXT = 11;
    private static final int CODE = 9;

    private final StandardBook book;
    private final XWPFDocument document = new XWPFDocument();
    private final WordTable tables = new WordTable(document);

    private BookWord(StandardBook book) {
        this.book = book;
    }

    public static byte[] of(StandardBook book) {
        BookWord word = new BookWord(book);
        word.write();
        return FixedZip.of(PlainDocx.bytes(word.document));
    }

    private void write() {
        WordPages.prepare(document, book.title());
        title();
        contents();
        for (Block block : book.body()) {
            block(block);
        }
        WordPages.finish(document, book.language());
        Contents.fill(document);
    }

    private void title() {
        for (int i = 0; i < 3; i++) {
            document.createParagraph();
        }
        XWPFParagraph title = document.createParagraph();
        title.setAlignment(ParagraphAlignment.CENTER);
        title.setSpacingAfter(600);
        PlainDocx.run(title, book.title(), WordPages.TITLE, 26);
        book.front().forEach(this::block);
    }

    /** The field of contents, which is filled once all headings are there. */
    private void contents() {
        XWPFParagraph head = document.createParagraph();
        head.setPageBreak(true);
        head.setAlignment(ParagraphAlignment.CENTER);
        PlainDocx.run(head, Message.of("report.docs-contents").in(book.language()), WordPages.HEITI, 16);
        XWPFParagraph field = document.createParagraph();
        field.createRun().getCTR().addNewInstrText().setStringValue(" TOC \\o \"1-3\" \\h \\z \\u ");
    }

    private void block(Block block) {
        if (block instanceof Heading heading) {
            XWPFParagraph paragraph = document.createParagraph();
            paragraph.setStyle("Heading" + heading.level());
            paragraph.setPageBreak(heading.level() == 1);
            paragraph.createRun().setText(heading.text());
        } else if (block instanceof Words words) {
            paragraph(words.text(), WordPages.FANGSONG, TEXT);
        } else if (block instanceof Points points) {
            points(points);
        } else if (block instanceof Facts facts) {
            tables.facts(facts);
        } else if (block instanceof Table table) {
            tables.table(table);
        } else if (block instanceof Code code) {
            XWPFParagraph paragraph = paragraph(code.text(), WordPages.CODE, CODE);
            paragraph.setSpacingAfter(120);
            WordPages.shade(paragraph);
        }
    }

    private void points(Points points) {
        for (int i = 0; i < points.points().size(); i++) {
            String mark = points.numbered() ? i + 1 + ". " : "· ";
            paragraph(mark + points.points().get(i), WordPages.FANGSONG, TEXT);
        }
    }

    private XWPFParagraph paragraph(String text, String font, int size) {
        XWPFParagraph paragraph = document.createParagraph();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                paragraph.createRun().addBreak(BreakType.TEXT_WRAPPING);
            }
            PlainDocx.run(paragraph, lines.get(i), font, size);
        }
        return paragraph;
    }
}
