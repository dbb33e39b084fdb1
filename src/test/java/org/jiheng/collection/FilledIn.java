package org.jiheng.collection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.source.Complaints;
import org.jiheng.source.Node;
import org.jiheng.source.TreeReader;

/**
 * Fills in a collection workbook as a department would, from a submission in YAML: it looks for the cell of each value by the keys
 * of rows and columns, chooses from drop-downs, and shows as many decimals as the figure has.
 */
@SuppressWarnings("NullAway") // what a fixture lacks makes its test fail
final class FilledIn {
    private static final Map<String, String> CHOICES =
            Map.of("source", "按来源", "nature", "按性质", "done", "已完成", "ongoing", "进行中");

    private final XSSFWorkbook book;
    private final Map<Integer, CellStyle> decimals = new HashMap<>();
    private String money = "万元";

    FilledIn(byte[] template) {
        try {
            book = new XSSFWorkbook(new ByteArrayInputStream(template));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] fill(byte[] template, String yaml) {
        FilledIn filled = new FilledIn(template);
        filled.all(TreeReader.readMapping(
                "submission.yaml", yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8), new Complaints()));
        return filled.bytes();
    }

    void all(Node.Mapping tree) {
        if (tree.get("budget") instanceof Node.Mapping budget && budget.get("unit") instanceof Node.Scalar unit) {
            money = unit.text();
        }
        tree.entries().forEach((name, node) -> {
            switch (name) {
                case "standard" -> value("standard", node, null);
                case "judgements" -> ((Node.Listing) node).items().forEach(this::judgement);
                case "defects" ->
                    ((Node.Mapping) node).entries().forEach((id, list) -> defects(id, (Node.Mapping) list));
                case "requests" -> items("requests", "material", (Node.Listing) node, money);
                default -> group(name, (Node.Mapping) node);
            }
        });
    }

    byte[] bytes() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void group(String name, Node.Mapping group) {
        Node source = group.get("source");
        String unit = group.get("unit") instanceof Node.Scalar own ? own.text() : money;
        group.entries().forEach((key, node) -> {
            Sheet sheet = sheet("list " + name + (key.equals("lines") ? ".lines" : ""));
            if (key.equals("items") || key.equals("lines")) {
                String own = sheet.getRow(1).getCell(0).getStringCellValue();
                items(name + (key.equals("lines") ? ".lines" : ""), own, (Node.Listing) node, unit);
            } else if (key.equals("complete") && !name.equals("disclosure")) {
                Sheet list = sheet("list " + name) == null ? sheet("list " + name + ".lines") : sheet("list " + name);
                set(list.getRow(3).getCell(2), node);
            } else if (!key.equals("source") && !key.equals("unit")) {
                value(name + "." + key, node, source);
                Cell written = cell(row("values", "path", name + "." + key), "unit");
                if (written.toString().equals("万元")) {
                    written.setCellValue(unit);
                }
            }
        });
    }

    private void value(String path, Node node, Node groupSource) {
        Row row = row("values", "path", path);
        Node value = node;
        Node source = groupSource;
        if (node instanceof Node.Mapping mapping) {
            value = mapping.get("value") == null ? mapping.get("met") : mapping.get("value");
            source = mapping.get("source") == null ? groupSource : mapping.get("source");
        }
        set(cell(row, "value"), value);
        source(row, source);
    }

    /** In the order of the submission: what the template proposes gives way. */
    private void items(String list, String itemKey, Node.Listing items, String unit) {
        Sheet sheet = sheet("list " + list);
        for (Row row : sheet) {
            if (row.getRowNum() > 4 && !cell(row, "proposed").toString().isEmpty()) {
                cell(row, itemKey).setBlank();
                cell(row, "proposed").setBlank();
            }
        }
        for (Node node : items.items()) {
            Node.Mapping item = (Node.Mapping) node;
            String name = ((Node.Scalar) item.get(itemKey)).text();
            Row row = free(sheet, itemKey, name);
            cell(row, itemKey).setCellValue(name);
            item.entries().forEach((key, value) -> {
                if (value instanceof Node.Mapping with && !key.equals("source")) {
                    set(cell(row, key), with.get("value"));
                    Row own = free(sheet("sources"), "list", null);
                    cell(own, "list").setCellValue(sheet.getSheetName());
                    cell(own, "item").setCellValue(name);
                    cell(own, "field").setCellValue(heading(sheet, key));
                    source(own, with.get("source"));
                } else if (!key.equals("source") && !key.equals(itemKey)) {
                    set(cell(row, key), value);
                }
            });
            source(row, item.get("source"));
            if (!unit.equals("万元") && has(sheet, "unit")) {
                cell(row, "unit").setCellValue(unit);
            }
        }
    }

    private static boolean has(Sheet sheet, String key) {
        for (Cell cell : sheet.getRow(1)) {
            if (cell.getStringCellValue().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private void defects(String criterion, Node.Mapping list) {
        if (list.get("complete") != null) {
            value("defects." + criterion, list.get("complete"), null);
        }
        ((Node.Listing) list.get("items")).items().forEach(node -> {
            Row row = free(sheet("defects"), "criterion", null);
            cell(row, "criterion").setCellValue(criterion);
            set(cell(row, "text"), ((Node.Mapping) node).get("text"));
            source(row, ((Node.Mapping) node).get("source"));
        });
    }

    private void judgement(Node node) {
        Node.Mapping judgement = (Node.Mapping) node;
        String subject = ((Node.Scalar) judgement.get("indicator")).text();
        Row row = row("judgements", "indicator", subject);
        judgement.entries().forEach((key, value) -> {
            if (!key.equals("indicator") && !key.equals("source")) {
                set(cell(row, key), value);
            }
        });
        source(row, judgement.get("source"));
    }

    private void source(Row row, Node source) {
        if (source instanceof Node.Mapping parts) {
            parts.entries().forEach((key, value) -> set(cell(row, key), value));
        } else if (source != null) {
            set(cell(row, "document"), source);
        }
    }

    private void set(Cell cell, Node node) {
        Node.Scalar scalar = (Node.Scalar) node;
        String text = scalar.text();
        switch (scalar.kind()) {
            case BOOLEAN -> cell.setCellValue(text.equals("true") ? "是" : "否");
            case NUMBER -> {
                BigDecimal number = new BigDecimal(text);
                cell.setCellValue(number.doubleValue());
                cell.setCellStyle(decimals.computeIfAbsent(number.scale(), this::style));
            }
            default -> {
                if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
                    cell.setCellValue(LocalDate.parse(text));
                } else {
                    cell.setCellValue(text.isEmpty() ? "（空）" : CHOICES.getOrDefault(text, text));
                }
            }
        }
    }

    private CellStyle style(int scale) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(scale <= 0 ? "General" : "0." + "0".repeat(scale)));
        return style;
    }

    Sheet sheet(String kind) {
        for (Sheet sheet : book) {
            if (mark(sheet).equals("jiheng/collection/1 " + kind)) {
                return sheet;
            }
        }
        return null;
    }

    List<Sheet> sheets(String kind) {
        return java.util.stream.StreamSupport.stream(book.spliterator(), false)
                .filter(sheet -> mark(sheet).equals("jiheng/collection/1 " + kind))
                .toList();
    }

    private static String mark(Sheet sheet) {
        Row row = sheet.getRow(0);
        return row == null || row.getCell(0) == null ? "" : row.getCell(0).getStringCellValue();
    }

    /** The row of a kind of sheet that is known by a text in a column. */
    Row row(String kind, String key, String text) {
        for (Sheet sheet : book) {
            if (mark(sheet).equals("jiheng/collection/1 " + kind)) {
                for (Row row : sheet) {
                    if (row.getRowNum() > 4 && cell(row, key).toString().equals(text)) {
                        return row;
                    }
                }
            }
        }
        throw new IllegalArgumentException("no row " + text + " in " + kind);
    }

    /** The row that bears a name already, or the first without one. */
    private static Row free(Sheet sheet, String key, String name) {
        Row free = null;
        for (Row row : sheet) {
            String text = row.getRowNum() > 4 ? cell(row, key).toString() : "heading";
            if (name != null && text.equals(name)) {
                return row;
            }
            free = free == null && text.isEmpty() ? row : free;
        }
        return free == null ? sheet.createRow(sheet.getLastRowNum() + 1) : free;
    }

    static Cell cell(Row row, String key) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (Cell cell : row.getSheet().getRow(1)) {
            columns.putIfAbsent(cell.getStringCellValue(), cell.getColumnIndex());
        }
        if (!columns.containsKey(key)) {
            throw new IllegalArgumentException(row.getSheet().getSheetName() + " has no column " + key);
        }
        return row.getCell(columns.get(key), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    private static String heading(Sheet sheet, String key) {
        for (Cell cell : sheet.getRow(1)) {
            if (cell.getStringCellValue().equals(key)) {
                return sheet.getRow(4).getCell(cell.getColumnIndex()).getStringCellValue();
            }
        }
        throw new IllegalArgumentException(List.of(sheet.getSheetName(), key).toString());
    }
}
