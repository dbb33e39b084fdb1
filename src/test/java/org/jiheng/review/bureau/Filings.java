package org.jiheng.review.bureau;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jiheng.cli.Jiheng;

/** Small documents as departments file them, and the program run on them. */
final class Filings {
    private Filings() {}

    /** What a run printed, and its exit code. */
    record Run(int code, String out, String err) {}

    static Run run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("review", "--rules", "rules"));
        for (Object argument : arguments) {
            all.add(String.valueOf(argument));
        }
        int code = Jiheng.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    /** A project's form whose figures agree; {@code changes} replaces cells by their text. */
    static byte[] form(String unit, String project, Map<String, String> changes) {
        List<List<String>> rows = List.of(
                List.of("项目名称", project),
                List.of("主管部门", unit),
                List.of("项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
                List.of("年度资金总额", "120.00", "100.00", "90.00", "10", "90.00%", "9.00"),
                List.of("一级指标", "二级指标", "三级指标", "分值", "年度指标值", "实际完成值", "得分"),
                List.of("产出指标", "数量指标", "培训人次", "50", "≥200人", "200人", "50.00"),
                List.of("效益指标", "社会效益指标", "群众满意率", "40", "≥92%", "95%", "40.00"),
                List.of("总分", "", "", "100", "", "", "99.00"));
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("项目支出绩效自评表");
            document.createParagraph().createRun().setText("（2024年度）");
            XWPFTable table = document.createTable(rows.size(), 7);
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    String text = rows.get(r).get(c);
                    table.getRow(r).getCell(c).setText(changes.getOrDefault(text, text));
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(Path file, String text) {
        return file(file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** A zip file as Chinese Windows makes it, or another; names are written in the charset, without saying which. */
    static byte[] zip(Charset names, Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
            out.setEncoding(names.name());
            out.setUseLanguageEncodingFlag(false);
            out.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.NEVER);
            for (Map.Entry<String, byte[]> entry : new LinkedHashMap<>(entries).entrySet()) {
                out.putArchiveEntry(new ZipArchiveEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A sheet of a workbook, row by row; numbers as they are kept, others as words, some columns only. */
    static List<List<String>> sheet(Path workbook, String name, int... columns) {
        List<List<String>> rows = new ArrayList<>();
        try (Workbook book = WorkbookFactory.create(workbook.toFile())) {
            Sheet sheet = book.getSheet(name);
            for (Row row : sheet) {
                List<String> cells = new ArrayList<>();
                for (int column : columns) {
                    Cell cell = row.getCell(column);
                    boolean number = cell != null && cell.getCellType() == CellType.NUMERIC;
                    cells.add(cell == null ? "" : number ? "#" + cell : cell.toString());
                }
                rows.add(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
