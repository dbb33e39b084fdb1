package org.jiheng.document;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jiheng.document.Document.Block;
import org.jiheng.document.Document.Table;

/** Excel workbooks in the format of 1997 to 2003, and WPS's .et in it; kept and left out as in {@link XlsxReader}. */
final class XlsReader {
    private XlsReader() {}

    static List<Block> read(POIFSFileSystem files, Limits limits) throws IOException {
        List<Block> sheets = new ArrayList<>();
        try (HSSFWorkbook workbook = new HSSFWorkbook(files, false)) {
            DisplayFormat format =
                    new DisplayFormat(workbook.getInternalWorkbook().isUsing1904DateWindowing());
            for (Sheet sheet : workbook) {
                SheetTable table = new SheetTable(sheet.getSheetName(), limits);
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        table.put(row.getRowNum() + 1, cell.getColumnIndex() + 1, text(cell, format, limits));
                    }
                }
                for (CellRangeAddress merge : sheet.getMergedRegions()) {
                    table.merge(
                            merge.getFirstRow() + 1,
                            merge.getFirstColumn() + 1,
                            merge.getLastRow() + 1,
                            merge.getLastColumn() + 1);
                }
                Table built = table.build();
                if (!built.rows().isEmpty()) {
                    sheets.add(built);
                }
            }
        }
        return sheets;
    }

    private static String text(Cell cell, DisplayFormat format, Limits limits) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        String text = switch (type) {
            case NUMERIC -> number(cell, format);
            case STRING -> cell.getRichStringCellValue().getString();
            case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
            case ERROR ->
                FormulaError.isValidCode(cell.getErrorCellValue())
                        ? FormulaError.forInt(cell.getErrorCellValue()).getString()
                        : "#ERROR";
            default -> "";
        };
        limits.characters(text.length());
        return text;
    }

    private static String number(Cell cell, DisplayFormat format) {
        double value = cell.getNumericCellValue();
        if (!Double.isFinite(value)) {
            return "";
        }
        String pattern = cell.getCellStyle().getDataFormatString();
        int id = cell.getCellStyle().getDataFormat();
        return format.show(BigDecimal.valueOf(value).toString(), id, id == 0 || pattern == null ? "" : pattern);
    }
}
