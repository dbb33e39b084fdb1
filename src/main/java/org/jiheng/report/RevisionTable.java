package org.jiheng.report;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jiheng.authoring.revision.Change;
import org.jiheng.authoring.revision.Impact;
import org.jiheng.authoring.revision.Revision;
import org.jiheng.document.FixedZip;
import org.jiheng.text.Language;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** The table that goes to a meeting (修订对照表), in Word: every change with its reason and how many departments it affects. */
public final class RevisionTable {
    private static final int[] WIDTHS = {700, 2500, 4350, 4350, 1900, 1300};

    /** A4, lying; in twentieths of a point. */
    private static final int WIDE = 16838;

    private static final int HIGH = 11906;
    private static final int MARGIN = 850;

    /** The day that every such file bears, so that the same table is the same file. */
    private static final String DAY = "2000-01-01T00:00:00Z";

    private final RevisionWords words;
    private final XWPFDocument document = new XWPFDocument();

    private RevisionTable(Language language) {
        this.words = new RevisionWords(language);
    }

    public static byte[] of(Revision revision, Language language) {
        RevisionTable table = new RevisionTable(language);
        String open = table.words.say("diff.to-measure");
        return table.bytes(revision, revision.changes(), List.of(), change -> open);
    }

    public static byte[] of(Impact impact, Language language) {
        RevisionTable table = new RevisionTable(language);
        ImpactWords said = new ImpactWords(impact, table.words);
        Impact.Summary sum = impact.summary();
        String summary = table.words.say(
                "impact.departments", sum.departments(), sum.affected(), sum.up(), sum.down(), sum.regraded());
        return table.bytes(impact.revision(), impact.changes(), List.of(summary), said::affected);
    }

    private byte[] bytes(
            Revision revision, List<Change> changes, List<String> notes, Function<Change, String> affected) {
        XWPFParagraph title = document.createParagraph();
        title.setAlignment(ParagraphAlignment.CENTER);
        String of = revision.after().pack().standard().title().in(words.language());
        PlainDocx.run(title, of + " " + words.say("diff.table-title"), "黑体", 18);
        line(words.say("diff.old") + words.say("report.colon") + words.version(revision.before()));
        line(words.say("diff.new") + words.say("report.colon") + words.version(revision.after()));
        line(words.say("diff.date", words.say("diff.to-fill")));
        notes.forEach(this::line);
        if (changes.isEmpty()) {
            line(words.say("diff.none"));
        } else {
            table(changes, affected);
        }
        PlainDocx.pages(document, WIDE, HIGH, MARGIN);
        PlainDocx.fonts(document, Map.of("仿宋", "FangSong", "黑体", "SimHei"));
        try {
            document.getProperties().getCoreProperties().setCreated(DAY);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
        return FixedZip.of(PlainDocx.bytes(document));
    }

    private void line(String text) {
        PlainDocx.run(document.createParagraph(), text, "仿宋", 10);
    }

    private void table(List<Change> changes, Function<Change, String> affected) {
        XWPFTable table = document.createTable(1, WIDTHS.length);
        int width = 0;
        CTTblGrid grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        for (int each : WIDTHS) {
            grid.addNewGridCol().setW(BigInteger.valueOf(each));
            width += each;
        }
        table.setWidth(String.valueOf(width));
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        table.getRow(0).setRepeatHeader(true);
        row(table.getRow(0), List.of(words.say("diff.table-heads").split("\\|", -1)), true);
        int number = 0;
        for (Change change : changes) {
            number++;
            row(
                    table.createRow(),
                    List.of(
                            String.valueOf(number),
                            subject(change),
                            change.before().isEmpty() ? words.say("diff.absent") : before(change),
                            change.after().isEmpty() ? words.say("diff.deleted") : after(change),
                            change.reason().isEmpty() ? words.say("diff.to-fill") : change.reason(),
                            affected.apply(change)),
                    false);
        }
    }

    private String subject(Change change) {
        String name = words.name(change);
        return change.clause().isEmpty() ? name : name + "\n" + change.clause();
    }

    /** The whole wording, and below it those fields that do not show in it. */
    private String before(Change change) {
        return whole(change, change.before(), Change.Detail::before);
    }

    private String after(Change change) {
        return whole(change, change.after(), Change.Detail::after);
    }

    private String whole(Change change, String wording, Function<Change.Detail, String> side) {
        StringBuilder whole = new StringBuilder(wording);
        for (Change.Detail detail : change.details()) {
            String said = side.apply(detail);
            boolean shown =
                    change.before().contains(detail.before()) && change.after().contains(detail.after());
            if (!shown && !said.isEmpty()) {
                whole.append('\n')
                        .append(detail.label())
                        .append(words.say("report.colon"))
                        .append(said);
            }
        }
        return whole.toString();
    }

    private static void row(XWPFTableRow row, List<String> texts, boolean head) {
        row.setCantSplitRow(head);
        for (int i = 0; i < texts.size(); i++) {
            XWPFTableCell cell = row.getCell(i);
            cell.setWidth(String.valueOf(WIDTHS[i]));
            boolean middle = head || i == 0 || i == texts.size() - 1;
            cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
            if (head) {
                cell.setColor("D9E2F3");
            }
            List<String> lines = texts.get(i).strip().lines().toList();
            for (int j = 0; j < lines.size(); j++) {
                XWPFParagraph paragraph = j == 0 ? cell.getParagraphs().get(0) : cell.addParagraph();
                if (middle) {
                    paragraph.setAlignment(ParagraphAlignment.CENTER);
                }
                PlainDocx.run(paragraph, lines.get(j), head ? "黑体" : "仿宋", 10);
            }
        }
    }
}
