package org.jiheng.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** What Word files of one table share: text in a font by name, and pages of one size. */
final class PlainDocx {
    private PlainDocx() {}

    /** Adds text to a paragraph; the font is named for Chinese characters too. */
    static void run(XWPFParagraph paragraph, String text, String font, int size) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontSize(size);
        CTFonts fonts = run.getCTR().isSetRPr()
                ? run.getCTR().getRPr().addNewRFonts()
                : run.getCTR().addNewRPr().addNewRFonts();
        fonts.setAscii(font);
        fonts.setHAnsi(font);
        fonts.setEastAsia(font);
    }

    /** Sets the pages of a document, in twentieths of a point; wider than high is landscape. */
    static void pages(XWPFDocument document, int width, int height, int margin) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(width));
        size.setH(BigInteger.valueOf(height));
        if (width > height) {
            size.setOrient(STPageOrientation.LANDSCAPE);
        }
        CTPageMar margins = section.addNewPgMar();
        BigInteger all = BigInteger.valueOf(margin);
        margins.setTop(all);
        margins.setBottom(all);
        margins.setLeft(all);
        margins.setRight(all);
    }

    /** The file; the document is closed. */
    static byte[] bytes(XWPFDocument document) {
        try (document;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
