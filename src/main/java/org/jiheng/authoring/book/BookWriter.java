package org.jiheng.authoring.book;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.authoring.book.Sheet.Column;
import org.jiheng.authoring.book.Sheet.Line;
import org.jiheng.authoring.book.Sheet.Use;
import org.jiheng.document.FixedZip;

/** Draws the sheets; the same sheets give the same bytes. */
final class BookWriter {
    /** The last row that drop-downs are there for: people insert lines. */
    private static final int LAST_CHOICE = 2_000;

    private static final int CHARACTER = 256;

    /** In points: a line of text, and the highest row that there can be. */
    private static final float LINE = 14.5f;

    private static final float HIGHEST = 409;

    /** The most characters that a cell may hold. */
    private static final int CELL = 32_767;

    /** From here on characters are two columns wide, near enough. */
    private static final int WIDE = 0x2E80;

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final Map<List<String>, String> lists = new LinkedHashMap<>();
    private final Map<Look, XSSFCellStyle> styles = new EnumMap<>(Look.class);
    private final XSSFSheet choices;

    private enum Look {
        TITLE,
        NOTE,
        HEAD,
        LEVEL,
        TEXT,
        NUMBER,
        WORDED,
        MARKED
    }

    private BookWriter(List<Sheet> sheets) {
        sheets.forEach(sheet -> book.createSheet(sheet.name()));
        choices = book.createSheet("choices");
    }

    /**
     * A workbook.
     *
     * @param hidden the sheets that people need not see
     */
    static byte[] write(List<Sheet> sheets, List<String> hidden) {
        BookWriter writer = new BookWriter(sheets);
        for (int i = 0; i < sheets.size(); i++) {
            writer.draw(writer.book.getSheetAt(i), sheets.get(i));
            if (hidden.contains(sheets.get(i).kind())) {
                writer.book.setSheetVisibility(i, SheetVisibility.VERY_HIDDEN);
            }
        }
        writer.book.setSheetVisibility(sheets.size(), SheetVisibility.VERY_HIDDEN);
        return writer.bytes();
    }

    private byte[] bytes() {
        book.getProperties().getCoreProperties().setCreator("Jiheng");
        try (book;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.getProperties().getCoreProperties().setCreated("1980-01-01T00:00:00Z");
            book.write(out);
            return FixedZip.of(out.toByteArray());
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw(XSSFSheet on, Sheet sheet) {
        List<Column> columns = sheet.columns();
        Row mark = on.createRow(Filled.MARK_ROW - 1);
        mark.createCell(0).setCellValue(Filled.MARK + sheet.kind());
        mark.setZeroHeight(true);
        Row keys = on.createRow(Filled.KEY_ROW - 1);
        keys.setZeroHeight(true);
        Row title = on.createRow(Filled.TITLE_ROW - 1);
        Row note = on.createRow(Filled.NOTE_ROW - 1);
        Row heads = on.createRow(Filled.HEAD_ROW - 1);
        int seen = (int) columns.stream().filter(column -> !column.aside()).count();
        int printed = sheet.column("rows") < 0 ? seen : sheet.column("rows") + 1;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            on.setColumnWidth(i, column.width() * CHARACTER);
            keys.createCell(i).setCellValue(column.key());
            put(heads, i, column.heading(), Look.HEAD);
            if (!column.choices().isEmpty()) {
                choose(on, Filled.HEAD_ROW, LAST_CHOICE, i, column.choices(), column.open());
            }
        }
        heads.setHeightInPoints(LINE * 2 + 4);
        across(on, title, sheet.title(), Look.TITLE, 26, printed);
        int width = columns.stream().limit(printed).mapToInt(Column::width).sum();
        across(on, note, sheet.note(), Look.NOTE, LINE * lines(sheet.note(), width) + 4, printed);
        for (int i = 0; i < sheet.lines().size(); i++) {
            line(on, columns, sheet.lines().get(i), Filled.HEAD_ROW + i);
        }
        join(on, sheet);
        page(on, sheet, seen, printed);
    }

    private void across(XSSFSheet on, Row row, String text, Look look, float height, int columns) {
        put(row, 0, text, look);
        row.setHeightInPoints(Math.min(HIGHEST, height));
        if (columns > 1) {
            on.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, columns - 1));
        }
    }

    private void line(XSSFSheet on, List<Column> columns, Line line, int number) {
        Row row = on.createRow(number);
        int most = 1;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String text = line.text(column.key());
            Look look = column.use() == Use.NUMBER
                    ? Look.NUMBER
                    : column.level() ? Look.LEVEL : column.worded() ? worded(column, text) : Look.TEXT;
            put(row, i, text, look);
            List<String> texts = line.choices().get(column.key());
            if (texts != null) {
                choose(on, number, number, i, texts, false);
            }
            if (!column.aside() && !column.level()) {
                most = Math.max(most, lines(text, column.width()));
            }
        }
        row.setHeightInPoints(Math.min(HIGHEST, LINE * most + 4));
    }

    private static Look worded(Column column, String text) {
        return column.use() == Use.MARKED && !text.isEmpty() ? Look.MARKED : Look.WORDED;
    }

    /** Joins cells of a level over the lines that say the same, as far as all levels before it do. */
    private void join(XSSFSheet on, Sheet sheet) {
        List<Column> columns = sheet.columns();
        for (int c = 0; c < columns.size(); c++) {
            if (!columns.get(c).level()) {
                continue;
            }
            String within = columns.get(c).key().startsWith("group") ? "group" : "section";
            int first = 0;
            for (int i = 1; i <= sheet.lines().size(); i++) {
                if (i == sheet.lines().size() || !same(sheet, within, first, i)) {
                    if (i - first > 1) {
                        on.addMergedRegion(
                                new CellRangeAddress(Filled.HEAD_ROW + first, Filled.HEAD_ROW + i - 1, c, c));
                    }
                    stretch(
                            on,
                            columns.get(c),
                            sheet.lines().get(first),
                            Filled.HEAD_ROW + first,
                            Filled.HEAD_ROW + i - 1);
                    first = i;
                }
            }
        }
    }

    /** Makes the last of joined lines high enough for what they say together. */
    private static void stretch(XSSFSheet on, Column column, Line line, int first, int last) {
        float lacks = column.aside() ? 0 : LINE * lines(line.text(column.key()), column.width()) + 4;
        for (int i = first; i <= last; i++) {
            lacks -= on.getRow(i).getHeightInPoints();
        }
        if (lacks > 0) {
            Row row = on.getRow(last);
            row.setHeightInPoints(Math.min(HIGHEST, row.getHeightInPoints() + lacks));
        }
    }

    private static boolean same(Sheet sheet, String level, int a, int b) {
        Line one = sheet.lines().get(a);
        Line other = sheet.lines().get(b);
        return one.text("sectionId").equals(other.text("sectionId"))
                && (level.equals("section") || one.text("group").equals(other.text("group")));
    }

    private void page(XSSFSheet on, Sheet sheet, int seen, int printed) {
        on.createFreezePane(Math.max(0, sheet.column("name") + 1), Filled.HEAD_ROW);
        on.setRepeatingRows(new CellRangeAddress(Filled.HEAD_ROW - 1, Filled.HEAD_ROW - 1, -1, -1));
        on.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        on.getPrintSetup().setLandscape(true);
        on.setFitToPage(true);
        on.getPrintSetup().setFitWidth((short) 1);
        on.getPrintSetup().setFitHeight((short) 0);
        on.getFooter().setCenter("&P / &N");
        int last = Filled.HEAD_ROW + Math.max(0, sheet.lines().size() - 1);
        book.setPrintArea(book.getSheetIndex(on), 0, printed - 1, Filled.TITLE_ROW - 1, last);
        if (seen < sheet.columns().size()) {
            on.groupColumn(seen, sheet.columns().size() - 1);
            on.setColumnGroupCollapsed(seen, true);
        }
    }

    private void choose(XSSFSheet on, int first, int last, int column, List<String> texts, boolean open) {
        DataValidationHelper helper = on.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createFormulaListConstraint(list(texts)), new CellRangeAddressList(first, last, column, column));
        validation.setShowErrorBox(true);
        validation.setEmptyCellAllowed(true);
        validation.setErrorStyle(open ? DataValidation.ErrorStyle.INFO : DataValidation.ErrorStyle.STOP);
        validation.setSuppressDropDownArrow(true);
        on.addValidationData(validation);
    }

    /** Where a list of choices stands, each once, on a hidden sheet: a list in the drop-down itself may not be long. */
    private String list(List<String> texts) {
        return lists.computeIfAbsent(texts, t -> {
            int column = lists.size();
            for (int i = 0; i < t.size(); i++) {
                Row row = choices.getRow(i);
                Cell cell = (row == null ? choices.createRow(i) : row).createCell(column);
                cell.setCellValue(t.get(i));
            }
            String name = CellReference.convertNumToColString(column);
            return "choices!$" + name + "$1:$" + name + "$" + t.size();
        });
    }

    private void put(Row row, int column, String text, Look look) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(styles.computeIfAbsent(look, this::style));
        if (look == Look.NUMBER && text.matches("-?[0-9]{1,15}(\\.[0-9]{1,12})?")) {
            cell.setCellValue(new BigDecimal(text).doubleValue());
        } else if (!text.isEmpty()) {
            cell.setCellValue(text.length() > CELL ? text.substring(0, CELL) : text);
        }
    }

    private static int lines(String text, int width) {
        int room = Math.max(2, width - 2);
        return text.lines()
                .mapToInt(line -> {
                    int taken = line.codePoints().map(c -> c < WIDE ? 1 : 2).sum();
                    return Math.max(1, (taken + room - 1) / room);
                })
                .sum();
    }

    private XSSFCellStyle style(Look look) {
        XSSFCellStyle style = book.createCellStyle();
        XSSFFont font = book.createFont();
        font.setFontName(look == Look.TITLE ? "黑体" : "宋体");
        font.setFontHeightInPoints((short) (look == Look.TITLE ? 16 : 10));
        font.setBold(look == Look.HEAD);
        style.setFont(font);
        style.setWrapText(true);
        style.setQuotePrefixed(look != Look.NUMBER);
        boolean top = look == Look.TEXT || look == Look.WORDED || look == Look.NOTE;
        style.setVerticalAlignment(top ? VerticalAlignment.TOP : VerticalAlignment.CENTER);
        if (look == Look.TITLE || look == Look.HEAD || look == Look.NUMBER || look == Look.LEVEL) {
            style.setAlignment(HorizontalAlignment.CENTER);
        }
        if (look == Look.HEAD || look == Look.WORDED || look == Look.MARKED) {
            int shade = look == Look.HEAD ? 0xD9E2F3 : look == Look.WORDED ? 0xF2F2F2 : 0xFFD966;
            style.setFillForegroundColor(
                    new XSSFColor(new byte[] {(byte) (shade >> 16), (byte) (shade >> 8), (byte) shade}));
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
