package org.jiheng.authoring.book;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** An exported workbook in the hands of somebody who edits it with another program. */
final class Edited {
    static final String INDICATORS = "指标体系";
    static final String INFO = "标准信息";
    static final String VALUES = "取值";
    static final String PROBLEMS = "问题与整改";
    private final XSSFWorkbook book;

    private Edited(XSSFWorkbook book) {
        this.book = book;
    }

    static byte[] edited(byte[] workbook, Consumer<Edited> edit) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            edit.accept(new Edited(book));
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    XSSFWorkbook book() {
        return book;
    }

    Edited set(String sheet, String id, String key, String text) {
        cell(sheet, id, key).setCellValue(text);
        return this;
    }

    Edited set(String sheet, String id, String key, double number) {
        cell(sheet, id, key).setCellValue(number);
        return this;
    }

    Edited replace(String sheet, String id, String key, String old, String text) {
        String before = text(sheet, id, key);
        if (!before.contains(old)) {
            throw new IllegalArgumentException(before);
        }
        return set(sheet, id, key, before.replace(old, text));
    }

    String text(String sheet, String id, String key) {
        return new DataFormatter().formatCellValue(cell(sheet, id, key));
    }

    /** Inserts a line below another. */
    Edited insert(String sheet, String below, Map<String, String> cells) {
        Sheet on = book.getSheet(sheet);
        int at = row(on, below).getRowNum() + 1;
        if (at <= on.getLastRowNum()) {
            on.shiftRows(at, on.getLastRowNum(), 1);
        }
        Row row = on.createRow(at);
        cells.forEach((key, text) -> row.createCell(column(on, key)).setCellValue(text));
        return this;
    }

    Edited delete(String sheet, String id) {
        Sheet on = book.getSheet(sheet);
        Row row = row(on, id);
        int at = row.getRowNum();
        on.removeRow(row);
        if (at < on.getLastRowNum()) {
            on.shiftRows(at + 1, on.getLastRowNum(), -1);
        }
        return this;
    }

    Cell cell(String sheet, String id, String key) {
        Sheet on = book.getSheet(sheet);
        return row(on, id).getCell(column(on, key), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    private static Row row(Sheet on, String id) {
        int column = column(on, "id");
        for (Row row : on) {
            Cell cell = row.getCell(column);
            if (row.getRowNum() >= Filled.HEAD_ROW
                    && cell != null
                    && cell.getStringCellValue().equals(id)) {
                return row;
            }
        }
        throw new IllegalArgumentException(id);
    }

    private static int column(Sheet on, String key) {
        for (Cell cell : on.getRow(Filled.KEY_ROW - 1)) {
            if (cell.getStringCellValue().equals(key)) {
                return cell.getColumnIndex();
            }
        }
        throw new IllegalArgumentException(key);
    }

    /** The lines in which two folders differ, file by file, as {@code diff} tells them. */
    static List<String> differences(Path before, Path after) throws IOException {
        List<String> differences = new ArrayList<>();
        try (Stream<Path> files = Files.walk(after)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path old = before.resolve(after.relativize(file).toString());
                List<String> a = Files.exists(old) ? lines(old) : List.of();
                List<String> b = lines(file);
                if (!a.equals(b)) {
                    differences.add(after.relativize(file).toString());
                    differences(a, b, differences);
                }
            }
        }
        return differences;
    }

    private static List<String> lines(Path file) throws IOException {
        return List.of(Files.readString(file).split("(?<=\n)", -1));
    }

    private static void differences(List<String> a, List<String> b, List<String> out) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                i++;
                j++;
            } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
                out.add("-" + a.get(i++).strip());
            } else {
                out.add("+" + b.get(j++).strip());
            }
        }
    }
}
