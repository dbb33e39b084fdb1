package org.jiheng.report.docs;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.jiheng.report.PlainDocx;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTabStop;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabTlc;

/** Pages, fonts and styles of a book in Word. */
final class WordPages {
    static final String FANGSONG = "仿宋_GB2312";
    static final String HEITI = "黑体";
    static final String TITLE = "方正小标宋简体";
    static final String CODE = "等线";
    static final String SHADE = "D9E2F3";
    static final String PALE = "F2F2F2";

    /** A4, lying; in twentieths of a point. */
    private static final int LONG = 16838;

    private static final int SHORT = 11906;
    private static final int MARGIN = 1134;
    static final int WIDTH = LONG - 2 * MARGIN;

    /** The day that every book bears: the same standard gives the same file. */
    private static final String DAY = "2000-01-01T00:00:00Z";

    /** In half points, by level. */
    private static final List<Integer> HEADINGS = List.of(36, 30, 26);

    private WordPages() {}

    static void prepare(XWPFDocument document, String title) {
        XWPFStyles styles = document.createStyles();
        for (int level = 1; level <= HEADINGS.size(); level++) {
            heading(styles, level);
            entry(styles, level);
        }
        try {
            CoreProperties core = document.getProperties().getCoreProperties();
            core.setTitle(title);
            core.setCreator("");
            core.setLastModifiedByUser("");
            core.setCreated(DAY);
            core.setModified(DAY);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void heading(XWPFStyles styles, int level) {
        CTStyle style = style("Heading" + level, "heading " + level);
        CTPPrGeneral paragraph = style.addNewPPr();
        paragraph.addNewKeepNext();
        paragraph.addNewKeepLines();
        paragraph.addNewSpacing().setBefore(BigInteger.valueOf(240));
        paragraph.getSpacing().setAfter(BigInteger.valueOf(120));
        paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
        font(style.addNewRPr(), HEITI, HEADINGS.get(level - 1));
        styles.addStyle(new XWPFStyle(style));
    }

    private static void entry(XWPFStyles styles, int level) {
        CTStyle style = style("TOC" + level, "toc " + level);
        CTPPrGeneral paragraph = style.addNewPPr();
        CTTabStop tab = paragraph.addNewTabs().addNewTab();
        tab.setVal(STTabJc.RIGHT);
        tab.setLeader(STTabTlc.DOT);
        tab.setPos(BigInteger.valueOf(WIDTH));
        paragraph.addNewInd().setLeft(BigInteger.valueOf(240L * (level - 1)));
        font(style.addNewRPr(), level == 1 ? HEITI : FANGSONG, 21);
        styles.addStyle(new XWPFStyle(style));
    }

    private static CTStyle style(String id, String name) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.setType(STStyleType.PARAGRAPH);
        style.addNewName().setVal(name);
        style.addNewQFormat();
        return style;
    }

    private static void font(CTRPr run, String name, int halfPoints) {
        CTFonts fonts = run.addNewRFonts();
        fonts.setAscii(name);
        fonts.setHAnsi(name);
        fonts.setEastAsia(name);
        run.addNewSz().setVal(BigInteger.valueOf(halfPoints));
    }

    static void shade(XWPFParagraph paragraph) {
        CTShd shade = paragraph.getCTP().isSetPPr()
                ? paragraph.getCTP().getPPr().addNewShd()
                : paragraph.getCTP().addNewPPr().addNewShd();
        shade.setVal(STShd.CLEAR);
        shade.setFill(PALE);
    }

    /** The size of the pages, their numbers, and the fonts. */
    static void finish(XWPFDocument document, Language language) {
        PlainDocx.pages(document, LONG, SHORT, MARGIN);
        XWPFParagraph footer = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        footer.setAlignment(ParagraphAlignment.CENTER);
        String[] parts = Message.of("report.docs-page", "\t", "\t").in(language).split("\t", -1);
        List<String> fields = List.of(" PAGE ", " NUMPAGES ");
        for (int i = 0; i < parts.length; i++) {
            PlainDocx.run(footer, parts[i], FANGSONG, 10);
            if (i < fields.size()) {
                footer.getCTP().addNewFldSimple().setInstr(fields.get(i));
            }
        }
        PlainDocx.fonts(document, Map.of(FANGSONG, "仿宋", HEITI, "SimHei", TITLE, "宋体"));
    }
}
