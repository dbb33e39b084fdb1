package org.jiheng.collection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The empty workbook as it is drawn: sheets with their two hidden rows, headings, cells to fill in, drop-downs. */
final class CollectionBook {
    /** Rows that are drawn beyond those that the template fills; whoever needs more writes below them. */
    private static final int SPARE = 40;

    /** The last row that drop-downs are there for, where a sheet has as many rows as people need. */
    static final int LAST_CHOICE = 1_000;

    private static final int CHARACTER = 256;

    /** In points: a line of text. */
    private static final float LINE = 14;

    /** From here on characters are two columns wide, near enough. */
    private static final int WIDE = 0x2E80;

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final XSSFSheet choices = book.createSheet("choices");
    private final Map<List<String>, String> ranges = new LinkedHashMap<>();
    private final Map<Look, XSSFCellStyle> styles = new EnumMap<>(Look.class);

    /** How a cell looks: what people read, what they fill in, what an indicator waits for. */
    enum Look {
        TITLE,
        NOTE,
        HEAD,
        LABEL,
        FILL,
        WANTED,
        /** A text, kept as it is typed. */
        FILL_TEXT,
        FILL_DAY
    }

    /** A column: the key it is read by, its heading and width, and how the cells below look. */
    record Column(String key, String heading, int width, Look look) {}

    /** A sheet that is filled from the top. */
    final class Page {
        private final XSSFSheet sheet;
        private final List<Column> columns;
        private int next = CollectionSheet.HEAD_ROW;

        private Page(String name, String kind, String title, String note, List<Column> columns) {
            sheet = book.createSheet(WorkbookUtil.createSafeSheetName(name));
            this.columns = columns;
            Row mark = sheet.createRow(CollectionSheet.MARK_ROW - 1);
            Row keys = sheet.createRow(CollectionSheet.KEY_ROW - 1);
            Row heads = sheet.createRow(CollectionSheet.HEAD_ROW - 1);
            mark.createCell(0).setCellValue(CollectionSheet.MARK + kind);
            for (int i = 0; i < columns.size(); i++) {
                keys.createCell(i).setCellValue(columns.get(i).key());
                text(heads, i, columns.get(i).heading(), Look.HEAD);
                sheet.setColumnWidth(i, columns.get(i).width() * CHARACTER);
            }
            mark.setZeroHeight(true);
            keys.setZeroHeight(true);
            text(sheet.createRow(CollectionSheet.TITLE_ROW - 1), 0, title, Look.TITLE);
            Row about = sheet.createRow(CollectionSheet.COMPLETE_ROW - 1);
            text(about, 0, note, Look.NOTE);
            about.setHeightInPoints(32);
            sheet.addMergedRegion(new CellRangeAddress(
                    CollectionSheet.TITLE_ROW - 1, CollectionSheet.TITLE_ROW - 1, 0, columns.size() - 1));
            sheet.createFreezePane(2, CollectionSheet.HEAD_ROW);
            sheet.setRepeatingRows(
                    new CellRangeAddress(CollectionSheet.HEAD_ROW - 1, CollectionSheet.HEAD_ROW - 1, -1, -1));
            sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
            sheet.getPrintSetup().setLandscape(true);
            sheet.setFitToPage(true);
            sheet.getPrintSetup().setFitHeight((short) 0);
        }

        /** The note goes across, where no question stands in its row. */
        Page note() {
            sheet.addMergedRegion(new CellRangeAddress(
                    CollectionSheet.COMPLETE_ROW - 1, CollectionSheet.COMPLETE_ROW - 1, 0, columns.size() - 1));
            return this;
        }

        /** The question whether the list is whole, answered in its own cell. */
        Page complete(String question, String note, List<String> yesNo) {
            Row row = sheet.getRow(CollectionSheet.COMPLETE_ROW - 1);
            int column = CollectionSheet.COMPLETE_COLUMN - 1;
            text(row, 0, question, Look.LABEL);
            sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, column - 1));
            text(row, column, "", Look.FILL);
            choose(row.getRowNum(), row.getRowNum(), column, yesNo);
            if (columns.size() > column + 1) {
                text(row, column + 1, note, Look.NOTE);
                if (columns.size() > column + 2) {
                    sheet.addMergedRegion(
                            new CellRangeAddress(row.getRowNum(), row.getRowNum(), column + 1, columns.size() - 1));
                }
            }
            return this;
        }

        /** A row with what stands in it; cells without a text are to be filled in. */
        int row(List<String> texts, boolean wanted) {
            Row row = sheet.createRow(next);
            for (int i = 0; i < columns.size(); i++) {
                Look look = columns.get(i).look();
                text(row, i, i < texts.size() ? texts.get(i) : "", look == Look.FILL && wanted ? Look.WANTED : look);
            }
            row.setHeightInPoints(height(texts));
            return next++;
        }

        /** High enough for what stands in it: not every program finds that out when it opens the file. */
        private float height(List<String> texts) {
            int most = 1;
            for (int i = 0; i < texts.size(); i++) {
                long width =
                        texts.get(i).codePoints().map(c -> c < WIDE ? 1 : 2).sum();
                int room = columns.get(i).width() - 2;
                most = Math.max(most, (int) ((width + room - 1) / room));
            }
            return LINE * most + 3;
        }

        void spare() {
            for (int i = 0; i < SPARE; i++) {
                row(List.of(), false);
            }
        }

        int last() {
            return next - 1;
        }

        int column(String key) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).key().equals(key)) {
                    return i;
                }
            }
            throw new IllegalArgumentException(key);
        }

        void hide(int column) {
            sheet.setColumnHidden(column, true);
        }

        void look(int row, int column, Look look) {
            sheet.getRow(row).getCell(column).setCellStyle(style(look));
        }

        /** A drop-down; other words are refused by the program that the workbook is filled in with. */
        void choose(int first, int last, int column, List<String> words) {
            DataValidationHelper helper = sheet.getDataValidationHelper();
            DataValidationConstraint constraint =
                    helper.createFormulaListConstraint(ranges.computeIfAbsent(words, this::range));
            DataValidation validation =
                    helper.createValidation(constraint, new CellRangeAddressList(first, last, column, column));
            validation.setShowErrorBox(true);
            validation.setSuppressDropDownArrow(true);
            sheet.addValidationData(validation);
        }

        /** Words of a drop-down stand in a hidden sheet: within the validation there is room for a few only. */
        private String range(List<String> words) {
            int column = ranges.size();
            for (int i = 0; i < words.size(); i++) {
                Row row = choices.getRow(i) == null ? choices.createRow(i) : choices.getRow(i);
                row.createCell(column).setCellValue(words.get(i));
            }
            String letters = CellReference.convertNumToColString(column);
            return "choices!$" + letters + "$1:$" + letters + "$" + words.size();
        }
    }

    Page page(String name, String kind, String title, String note, List<Column> columns) {
        return new Page(name, kind, title, note, columns);
    }

    byte[] bytes() {
        book.setSheetVisibility(0, SheetVisibility.HIDDEN);
        book.setActiveSheet(1);
        book.setSelectedTab(1);
        book.getProperties().getCoreProperties().setCreator("Jiheng");
        try (book;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void text(Row row, int column, String text, Look look) {
        XSSFCell cell = (XSSFCell) row.createCell(column);
        cell.setCellStyle(style(look));
        if (!text.isEmpty()) {
            cell.setCellValue(text);
        }
    }

    private XSSFCellStyle style(Look look) {
        return styles.computeIfAbsent(look, this::made);
    }

    private XSSFCellStyle made(Look look) {
        XSSFCellStyle style = book.createCellStyle();
        XSSFFont font = book.createFont();
        font.setFontName(look == Look.TITLE ? "黑体" : "宋体");
        font.setFontHeightInPoints((short) (look == Look.TITLE ? 14 : 10));
        font.setBold(look == Look.HEAD);
        style.setFont(font);
        style.setWrapText(look != Look.TITLE);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        switch (look) {
            case HEAD -> fill(style, 0xD9, 0xE2, 0xF3);
            case LABEL -> fill(style, 0xF2, 0xF2, 0xF2);
            case WANTED -> fill(style, 0xFF, 0xF2, 0xCC);
            default -> {}
        }
        if (look == Look.FILL_TEXT) {
            style.setDataFormat(book.createDataFormat().getFormat("@"));
        }
        if (look == Look.FILL_DAY) {
            style.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
        }
        if (look == Look.LABEL || look == Look.NOTE || look == Look.HEAD || look == Look.TITLE) {
            style.setQuotePrefixed(true);
        }
        if (look != Look.TITLE && look != Look.NOTE) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }

    private static void fill(XSSFCellStyle style, int red, int green, int blue) {
        style.setFillForegroundColor(new XSSFColor(new byte[] {(byte) red, (byte) green, (byte) blue}));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
}
