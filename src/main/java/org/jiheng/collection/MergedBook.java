package org.jiheng.collection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.collection.CollectionSheet.Row;
import org.jiheng.collection.Merger.Answer;
import org.jiheng.collection.Merger.Conflict;
import org.jiheng.collection.Merger.Filled;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** The first workbook as it takes in what the others hold; files were read with their limits before they are opened here. */
final class MergedBook implements AutoCloseable {
    private final List<XSSFWorkbook> books = new ArrayList<>();
    private final XSSFWorkbook target;
    private final List<CollectionSheet> sheets;
    private final Map<String, List<String>> names = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, Integer> next = new HashMap<>();
    private final Map<String, XSSFCellStyle> styles = new HashMap<>();

    MergedBook(List<Filled> filled, List<List<CollectionSheet>> all, Map<String, String> itemKeys) {
        for (Filled each : filled) {
            try {
                books.add(new XSSFWorkbook(new ByteArrayInputStream(each.bytes())));
            } catch (IOException | RuntimeException e) {
                // what the program reads by itself may still be no whole workbook
                throw InputException.of(Place.whole(each.name()), "document.corrupt");
            }
        }
        this.target = books.get(0);
        this.sheets = all.get(0);
        for (CollectionSheet sheet : sheets) {
            List<String> own = CellKey.names(sheet, itemKeys);
            names.put(sheet.kind(), own);
            int last = CollectionSheet.HEAD_ROW;
            for (Row row : sheet.rows()) {
                rows.put(
                        sheet.name() + "\n"
                                + CellKey.row(row, own, filled.get(0).name()),
                        row.number());
                last = Math.max(last, row.number());
            }
            next.put(sheet.name(), last + 1);
        }
    }

    /** Takes over what one of the others entered. */
    void take(CellKey key, Answer answer) {
        XSSFCell to = cell(key);
        Place from = answer.entry().place();
        XSSFSheet sheet = books.get(answer.file())
                .getSheet(from.cell().substring(0, from.cell().lastIndexOf('!')));
        XSSFCell cell = sheet.getRow(from.line() - 1).getCell(from.column() - 1);
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (type == CellType.NUMERIC) {
            to.setCellValue(cell.getNumericCellValue());
            to.setCellStyle(shown(to.getCellStyle(), cell.getCellStyle().getDataFormatString()));
        } else if (type == CellType.BOOLEAN) {
            to.setCellValue(cell.getBooleanCellValue());
        } else {
            to.setCellValue(answer.entry().text());
        }
    }

    /** Marks what was entered differently; gives the cell. */
    String conflict(CellKey key, String entered) {
        XSSFCell cell = cell(key);
        cell.setCellValue(shortened(CollectionSheet.CONFLICT + entered));
        XSSFCellStyle style = styles.computeIfAbsent("conflict", k -> {
            XSSFCellStyle red = target.createCellStyle();
            red.cloneStyleFrom(cell.getCellStyle());
            red.setDataFormat((short) 0);
            red.setQuotePrefixed(true);
            red.setWrapText(true);
            red.setFillForegroundColor(new XSSFColor(new byte[] {(byte) 0xF8, (byte) 0xCB, (byte) 0xAD}));
            red.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            return red;
        });
        cell.setCellStyle(style);
        return cell.getSheet().getSheetName() + "!" + cell.getAddress().formatAsString();
    }

    void finish(List<Conflict> conflicts, OutputStream out, Language language) throws IOException {
        String name = Message.of("collection.conflicts").in(language);
        if (target.getSheetIndex(name) >= 0) {
            target.removeSheetAt(target.getSheetIndex(name));
        }
        if (!conflicts.isEmpty()) {
            list(target.createSheet(name), conflicts, language);
            target.setSheetOrder(name, 1);
            target.setActiveSheet(1);
        }
        target.write(out);
    }

    @Override
    public void close() throws IOException {
        for (XSSFWorkbook book : books) {
            book.close();
        }
    }

    private void list(XSSFSheet sheet, List<Conflict> conflicts, Language language) {
        XSSFCellStyle text = target.createCellStyle();
        text.setQuotePrefixed(true);
        text.setWrapText(true);
        List<String> heads = List.of(
                Message.of("collection.conflict-cell").in(language),
                Message.of("collection.conflict-entered").in(language));
        int number = 0;
        line(sheet, number, heads, text);
        for (Conflict conflict : conflicts) {
            line(sheet, ++number, List.of(conflict.cell(), conflict.entered()), text);
        }
        sheet.setColumnWidth(0, 30 * 256);
        sheet.setColumnWidth(1, 110 * 256);
        sheet.createFreezePane(0, 1);
    }

    private static void line(XSSFSheet sheet, int number, List<String> texts, CellStyle style) {
        XSSFRow row = sheet.createRow(number);
        for (int i = 0; i < texts.size(); i++) {
            Cell cell = row.createCell(i);
            cell.setCellValue(shortened(texts.get(i)));
            cell.setCellStyle(style);
        }
    }

    /** The cell of the first workbook in which a value stands, or is to stand. */
    private XSSFCell cell(CellKey key) {
        CollectionSheet sheet = sheet(key);
        XSSFSheet own = target.getSheet(sheet.name());
        if (key.column().equals(CellKey.COMPLETE)) {
            return at(own, CollectionSheet.COMPLETE_ROW, CollectionSheet.COMPLETE_COLUMN - 1);
        }
        int row = rows.computeIfAbsent(sheet.name() + "\n" + key.row(), known -> {
            int free = next.getOrDefault(sheet.name(), CollectionSheet.HEAD_ROW + 1);
            next.put(sheet.name(), free + 1);
            return free;
        });
        return at(own, row, column(own, key.column()));
    }

    /** Of several sheets of a kind, that which has the row already, or else the column. */
    private CollectionSheet sheet(CellKey key) {
        List<CollectionSheet> own =
                sheets.stream().filter(each -> each.kind().equals(key.kind())).toList();
        return own.stream()
                .filter(each -> each.headings().containsValue(key.column())
                        && (key.kind().equals(CollectionSheet.DEPARTMENTS)
                                || rows.containsKey(each.name() + "\n" + key.row())))
                .findFirst()
                .orElse(own.get(0));
    }

    private static int column(XSSFSheet sheet, String key) {
        XSSFRow keys = sheet.getRow(CollectionSheet.KEY_ROW - 1);
        for (Cell cell : keys) {
            if (cell.toString().equals(key)) {
                return cell.getColumnIndex();
            }
        }
        XSSFCell added = keys.createCell(keys.getLastCellNum());
        added.setCellValue(key);
        return added.getColumnIndex();
    }

    private static XSSFCell at(XSSFSheet sheet, int row, int column) {
        XSSFRow own = sheet.getRow(row - 1) == null ? sheet.createRow(row - 1) : sheet.getRow(row - 1);
        return own.getCell(column, MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    private XSSFCellStyle shown(XSSFCellStyle style, String format) {
        return styles.computeIfAbsent(style.getIndex() + " " + format, key -> {
            XSSFCellStyle same = target.createCellStyle();
            same.cloneStyleFrom(style);
            same.setDataFormat(target.createDataFormat().getFormat(format));
            return same;
        });
    }

    private static String shortened(String text) {
        return text.length() > 32_000 ? text.substring(0, 32_000) + "…" : text;
    }
}
