package org.jiheng.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook for people to read, print and fill in. A text is a text whatever it looks like: it is marked as one, so that it does
 * not become a formula when somebody edits it either.
 */
final class Book {
    /** The most characters that a cell may hold is 32,767. */
    private static final int CELL = 32_000;

    private static final int CHARACTER = 256;

    /** In points: a line of text, and the highest row that there can be. */
    private static final float LINE = 14;

    private static final float HIGHEST = 409;

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final Map<Look, XSSFCellStyle> styles = new EnumMap<>(Look.class);

    /** How a cell looks. */
    enum Look {
        TITLE,
        NOTE,
        HEAD,
        TEXT,
        LEVEL,
        NUMBER,
        POINTS,
        SUM_TEXT,
        SUM_NUMBER,
        SUM_POINTS
    }

    /** A sheet that is filled from the top. */
    final class Page {
        private final XSSFSheet sheet;
        private final int[] widths;
        private int next;

        private Page(String name, int[] widths) {
            sheet = book.createSheet(name);
            this.widths = widths;
            for (int i = 0; i < widths.length; i++) {
                sheet.setColumnWidth(i, widths[i] * CHARACTER);
            }
            sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
            sheet.getPrintSetup().setLandscape(true);
            sheet.setFitToPage(true);
            sheet.getPrintSetup().setFitWidth((short) 1);
            sheet.getPrintSetup().setFitHeight((short) 0);
            sheet.getFooter().setCenter("&P / &N");
            sheet.setHorizontallyCenter(true);
        }

        XSSFSheet sheet() {
            return sheet;
        }

        /** The number of the row that comes next. */
        int next() {
            return next;
        }

        /** One text across all columns. */
        void across(String text, Look look) {
            Row row = sheet.createRow(next);
            cell(row, 0, text, look);
            if (widths.length > 1) {
                sheet.addMergedRegion(new CellRangeAddress(next, next, 0, widths.length - 1));
            }
            int width = IntStream.of(widths).sum() - 2;
            int lines = (Columns.width(text) + width - 1) / width;
            row.setHeightInPoints(look == Look.TITLE ? 28 * lines : Math.max(1, lines) * LINE + 3);
            next++;
        }

        /** The headings; they stay in sight, and stand on each printed page. */
        void heads(String headings) {
            List<String> heads = List.of(headings.split("\\|", -1));
            Row row = sheet.createRow(next);
            for (int i = 0; i < heads.size(); i++) {
                cell(row, i, heads.get(i), Look.HEAD);
            }
            sheet.createFreezePane(0, next + 1);
            sheet.setRepeatingRows(new CellRangeAddress(next, next, -1, -1));
            next++;
        }

        /** A row of texts and numbers; {@code sum} where it adds others up. */
        void row(boolean sum, List<?> values) {
            Row row = sheet.createRow(next);
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                Look number = value instanceof Points ? Look.POINTS : Look.NUMBER;
                Look look = value instanceof String ? Look.TEXT : number;
                cell(row, i, value, sum ? Look.valueOf("SUM_" + look) : look);
            }
            row.setHeightInPoints(sum ? LINE + 6 : height(values));
            next++;
        }

        /** High enough for the cell with most lines: not every program finds that out when it opens the file. */
        private float height(List<?> values) {
            int most = 1;
            for (int i = 0; i < values.size(); i++) {
                int width = Math.max(1, widths[i] - 2);
                int lines = values.get(i)
                        .toString()
                        .lines()
                        .mapToInt(line -> Math.max(1, (Columns.width(line) + width - 1) / width))
                        .sum();
                most = Math.max(most, lines);
            }
            return Math.min(HIGHEST, LINE * most + 3);
        }

        /** Joins cells of a column from one row to another. */
        void join(int column, int first, int last) {
            for (int row = first; row <= last; row++) {
                sheet.getRow(row).getCell(column).setCellStyle(style(Look.LEVEL));
            }
            if (last > first) {
                sheet.addMergedRegion(new CellRangeAddress(first, last, column, column));
            }
        }

        /** Joins cells of the last row. */
        void joinAcross(int first, int last) {
            sheet.addMergedRegion(new CellRangeAddress(next - 1, next - 1, first, last));
        }
    }

    /** Points, shown with two decimals at least; other numbers are shown as they are. */
    record Points(BigDecimal value) {
        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    Page page(String name, int... widths) {
        return new Page(name, widths);
    }

    byte[] bytes() {
        book.getProperties().getCoreProperties().setCreator("Jiheng");
        try (book;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cell(Row row, int column, Object value, Look look) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style(look));
        if (value instanceof Points points) {
            cell.setCellValue(points.value().doubleValue());
        } else if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (!value.toString().isEmpty()) {
            cell.setCellValue(shortened(value.toString()));
        }
    }

    static String shortened(String text) {
        if (text.length() <= CELL) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(CELL - 1)) ? CELL - 1 : CELL;
        return text.substring(0, end) + "…";
    }

    private XSSFCellStyle style(Look look) {
        return styles.computeIfAbsent(look, this::made);
    }

    private XSSFCellStyle made(Look look) {
        XSSFCellStyle style = book.createCellStyle();
        XSSFFont font = book.createFont();
        font.setFontName(look == Look.TITLE ? "黑体" : "宋体");
        font.setFontHeightInPoints((short) (look == Look.TITLE ? 16 : 10));
        font.setBold(look == Look.HEAD || look.name().startsWith("SUM_"));
        style.setFont(font);
        style.setWrapText(true);
        style.setVerticalAlignment(look == Look.TEXT ? VerticalAlignment.TOP : VerticalAlignment.CENTER);
        boolean text = !look.name().endsWith("NUMBER") && !look.name().endsWith("POINTS");
        style.setQuotePrefixed(text);
        if (!text || look == Look.TITLE || look == Look.HEAD) {
            style.setAlignment(HorizontalAlignment.CENTER);
        }
        if (look.name().endsWith("POINTS")) {
            style.setDataFormat(book.createDataFormat().getFormat("0.00##"));
        }
        if (look == Look.HEAD || look.name().startsWith("SUM_")) {
            style.setFillForegroundColor(new XSSFColor(
                    look == Look.HEAD
                            ? new byte[] {(byte) 0xD9, (byte) 0xE2, (byte) 0xF3}
                            : new byte[] {(byte) 0xF2, (byte) 0xF2, (byte) 0xF2}));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        if (look != Look.TITLE && look != Look.NOTE) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }
}
