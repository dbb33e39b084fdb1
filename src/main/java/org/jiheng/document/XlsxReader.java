package org.jiheng.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jiheng.document.Document.Block;
import org.jiheng.document.Document.Table;

/**
 * Excel workbooks (Office Open XML), read as streams: each sheet, hidden ones too, is a table of the cells it holds. Formulas give
 * the value that was last computed. Left out: comments, text boxes, charts.
 */
final class XlsxReader {
    private static final Pattern CELL = Pattern.compile("\\$?([A-Za-z]{1,3})\\$?([0-9]{1,7})");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]{1,400}([eE][+-]?[0-9]{1,3})?");
    private static final int LAST_ROW = 1_048_576;

    private final ZipParts parts;
    private final Limits limits;
    private final List<String> strings = new ArrayList<>();
    private final List<Integer> styleFormats = new ArrayList<>();
    private final Map<Integer, String> patterns = new HashMap<>();
    private final boolean exact;
    private boolean since1904;

    private XlsxReader(ZipParts parts, Limits limits, boolean exact) {
        this.parts = parts;
        this.limits = limits;
        this.exact = exact;
    }

    /**
     * The sheets.
     *
     * @param exact whether numbers are given as they were entered, not as they are shown
     */
    static List<Block> read(ZipParts parts, String main, Limits limits, boolean exact)
            throws IOException, XMLStreamException {
        return new XlsxReader(parts, limits, exact).workbook(main);
    }

    private List<Block> workbook(String main) throws IOException, XMLStreamException {
        int slash = main.lastIndexOf('/') + 1;
        String folder = main.substring(0, slash);
        Map<String, String> targets = new HashMap<>();
        each(folder + "_rels/" + main.substring(slash) + ".rels", "Relationship", xml -> {
            String target = attribute(xml, "Target");
            targets.put(attribute(xml, "Id"), target.startsWith("/") ? target.substring(1) : folder + target);
            if (attribute(xml, "Type").endsWith("/sharedStrings")) {
                targets.put("strings", attribute(xml, "Id"));
            } else if (attribute(xml, "Type").endsWith("/styles")) {
                targets.put("styles", attribute(xml, "Id"));
            }
        });
        strings(targets.getOrDefault(targets.getOrDefault("strings", ""), ""));
        styles(targets.getOrDefault(targets.getOrDefault("styles", ""), ""));
        Map<String, String> names = new java.util.LinkedHashMap<>();
        each(main, "sheet", xml -> names.put(attribute(xml, "id"), attribute(xml, "name")));
        each(main, "workbookPr", xml -> since1904 = attribute(xml, "date1904").matches("1|true"));
        List<Block> sheets = new ArrayList<>();
        for (Map.Entry<String, String> sheet : names.entrySet()) {
            Table table = sheet(targets.getOrDefault(sheet.getKey(), ""), sheet.getValue());
            if (!table.rows().isEmpty()) {
                sheets.add(table);
            }
        }
        return sheets;
    }

    private void strings(String part) throws IOException, XMLStreamException {
        each(part, "si", xml -> strings.add(richText(xml)));
    }

    private void styles(String part) throws IOException, XMLStreamException {
        each(
                part,
                "numFmt",
                xml -> patterns.put(xml.number("numFmtId", 0, Integer.MAX_VALUE), attribute(xml, "formatCode")));
        boolean[] cellFormats = {false};
        try (XmlPart xml = parts.open(part)) {
            while (xml != null && xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("cellXfs")) {
                    cellFormats[0] = true;
                } else if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("cellXfs")) {
                    cellFormats[0] = false;
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && cellFormats[0]
                        && xml.name().equals("xf")) {
                    limits.cell();
                    styleFormats.add(xml.number("numFmtId", 0, Integer.MAX_VALUE));
                }
            }
        }
    }

    private Table sheet(String part, String name) throws IOException, XMLStreamException {
        SheetTable table = new SheetTable(name, limits);
        DisplayFormat format = new DisplayFormat(since1904, exact);
        int[] at = {0, 0};
        List<int[]> merges = new ArrayList<>();
        try (XmlPart xml = parts.open(part)) {
            while (xml != null && xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.name()) {
                    case "row" -> {
                        at[0] = xml.number("r", at[0] + 1, LAST_ROW);
                        at[1] = 0;
                    }
                    case "c" -> {
                        Matcher cell = CELL.matcher(attribute(xml, "r"));
                        at[1] = cell.matches() ? column(cell.group(1)) : at[1] + 1;
                        table.put(at[0], at[1], cell(xml, format));
                    }
                    case "mergeCell" -> {
                        limits.cell();
                        merges.add(range(attribute(xml, "ref")));
                    }
                    default -> {}
                }
            }
        }
        for (int[] merge : merges) {
            if (merge.length == 4) {
                table.merge(merge[0], merge[1], merge[2], merge[3]);
            }
        }
        return table.build();
    }

    private String cell(XmlPart xml, DisplayFormat format) throws XMLStreamException {
        String type = attribute(xml, "t");
        int style = xml.number("s", 0, Integer.MAX_VALUE);
        StringBuilder value = new StringBuilder();
        String inline = "";
        boolean inValue = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("is")) {
                inline = richText(xml);
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                inValue = xml.name().equals("v");
            } else if (event == XMLStreamConstants.CHARACTERS && inValue) {
                xml.text(value);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                inValue = false;
                if (xml.name().equals("c")) {
                    break;
                }
            }
        }
        String text = value.toString();
        return switch (type) {
            case "s" -> shared(text);
            case "inlineStr" -> inline;
            case "str", "e" -> text;
            case "b" -> text.equals("1") ? "TRUE" : "FALSE";
            default -> number(text, style, format);
        };
    }

    private String number(String text, int style, DisplayFormat format) {
        if (!NUMBER.matcher(text).matches()) {
            return text;
        }
        int id = style < styleFormats.size() ? styleFormats.get(style) : 0;
        return format.show(text, id, patterns.getOrDefault(id, ""));
    }

    private String shared(String index) {
        boolean known = index.matches("[0-9]{1,9}") && Integer.parseInt(index) < strings.size();
        return known ? strings.get(Integer.parseInt(index)) : "";
    }

    /** Text in runs, without the reading marks of East Asian scripts. */
    private String richText(XmlPart xml) throws XMLStreamException {
        limits.cell();
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("rPh")) {
                xml.skip();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                inText = xml.name().equals("t");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                inText = false;
            } else if (inText && event != XMLStreamConstants.COMMENT) {
                xml.text(text);
            }
        }
        return text.toString();
    }

    private void each(String part, String element, Visitor visitor) throws IOException, XMLStreamException {
        try (XmlPart xml = parts.open(part)) {
            while (xml != null && xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.name().equals(element)) {
                    visitor.visit(xml);
                }
            }
        }
    }

    private static String attribute(XmlPart xml, String name) {
        String value = xml.attribute(name);
        return value == null ? "" : value;
    }

    private static int[] range(String reference) {
        String[] corners = reference.split(":", -1);
        Matcher first = CELL.matcher(corners[0]);
        Matcher last = CELL.matcher(corners[corners.length - 1]);
        if (!first.matches() || !last.matches()) {
            return new int[0];
        }
        return new int[] {
            Integer.parseInt(first.group(2)),
            column(first.group(1)),
            Integer.parseInt(last.group(2)),
            column(last.group(1))
        };
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + Character.toUpperCase(letters.charAt(i)) - 'A' + 1;
        }
        return Math.min(column, Limits.COLUMNS);
    }

    /** What is done at an element that has just begun. */
    private interface Visitor {
        void visit(XmlPart xml) throws XMLStreamException;
    }
}
