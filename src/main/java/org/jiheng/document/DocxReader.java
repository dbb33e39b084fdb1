package org.jiheng.document;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jiheng.document.Document.Block;
import org.jiheng.document.Document.Paragraph;
import org.jspecify.annotations.Nullable;

/**
 * Word documents (Office Open XML, transitional and strict). Read as a stream rather than through POI's object tree, which takes
 * a second to load and a hundred times the memory. Kept: text as it stands with insertions accepted, tables, text boxes,
 * footnotes and endnotes at the end. Left out: deletions, headers and footers, comments, hidden text, automatic numbers.
 */
final class DocxReader {
    private static final String WORD = "wordprocessingml";

    private final ZipParts parts;
    private final Limits limits;
    private final List<Block> blocks = new ArrayList<>();
    private final Deque<Flow> flows = new ArrayDeque<>();
    private final Deque<StringBuilder> paragraphs = new ArrayDeque<>();
    private final Deque<String> elements = new ArrayDeque<>();
    private String carriedOver = "";
    private int paragraph;
    private boolean markDeleted;
    private boolean hidden;
    private boolean inText;

    private DocxReader(ZipParts parts, Limits limits) {
        this.parts = parts;
        this.limits = limits;
    }

    static List<Block> read(ZipParts parts, String main, Limits limits) throws IOException, XMLStreamException {
        DocxReader reader = new DocxReader(parts, limits);
        String folder = main.substring(0, main.lastIndexOf('/') + 1);
        reader.part(main);
        reader.part(folder + "footnotes.xml");
        reader.part(folder + "endnotes.xml");
        return reader.blocks;
    }

    private void part(String name) throws IOException, XMLStreamException {
        try (XmlPart xml = parts.open(name)) {
            if (xml == null) {
                return;
            }
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begin(xml);
                    case XMLStreamConstants.END_ELEMENT -> end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (inText && !hidden && !paragraphs.isEmpty()) {
                            xml.text(paragraphs.getLast());
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    private void begin(XmlPart xml) throws XMLStreamException {
        String name = xml.name();
        boolean word = xml.namespace().contains(WORD);
        if (!word && !name.equals("t")) {
            if (name.equals("Fallback")) {
                xml.skip();
            } else {
                elements.addLast("");
            }
            return;
        }
        String parent = elements.isEmpty() ? "" : elements.getLast();
        switch (name) {
            case "del" -> {
                if (parent.equals("trPr") && flows.peekLast() instanceof TableFlow table) {
                    table.dropRow();
                } else if (parent.equals("rPr") && elements.contains("pPr")) {
                    markDeleted = true;
                }
                xml.skip();
                return;
            }
            case "moveFrom", "rt", "sdtPr", "pPrChange", "rPrChange", "tcPrChange", "trPrChange", "tblPrChange" -> {
                xml.skip();
                return;
            }
            case "tbl" -> flows.addLast(new TableFlow(limits.table(), limits));
            case "txbxContent" -> flows.addLast(new BoxFlow(Location.paragraph(Math.max(paragraph, 1))));
            case "p" -> paragraphs.addLast(new StringBuilder());
            case "r" -> hidden = false;
            case "vanish" -> hidden = parent.equals("rPr") && !elements.contains("pPr") && on(xml);
            case "t" -> inText = true;
            case "tab" -> {
                if (parent.equals("r")) {
                    append("\t");
                }
            }
            case "br" -> {
                if (!"page".equals(xml.attribute("type"))) {
                    append("\n");
                }
            }
            case "cr" -> append("\n");
            case "noBreakHyphen" -> append("-");
            case "footnote", "endnote" -> {
                if (xml.attribute("type") != null) { // a separator, not a note
                    xml.skip();
                    return;
                }
            }
            default -> {
                if (flows.peekLast() instanceof TableFlow table) {
                    table.begin(name, xml);
                }
            }
        }
        elements.addLast(name);
    }

    private void end() {
        String name = elements.isEmpty() ? "" : elements.removeLast();
        switch (name) {
            case "t" -> inText = false;
            case "p" -> endOfParagraph();
            case "tbl", "txbxContent" -> {
                List<Block> finished = flows.removeLast().finished();
                Flow outer = flows.peekLast();
                (outer == null ? blocks : outer.after()).addAll(finished);
            }
            case "tr" -> {
                if (flows.peekLast() instanceof TableFlow table) {
                    table.endOfRow();
                }
            }
            case "tc" -> {
                if (flows.peekLast() instanceof TableFlow table) {
                    table.paragraph(carriedOver);
                    carriedOver = "";
                    table.endOfCell();
                }
            }
            default -> {}
        }
    }

    private void endOfParagraph() {
        String text = carriedOver + paragraphs.removeLast();
        carriedOver = "";
        Flow flow = flows.peekLast();
        if (markDeleted) {
            markDeleted = false;
            carriedOver = text;
        } else if (flow != null) {
            flow.paragraph(text);
        } else {
            paragraph++;
            add(blocks, text, Location.paragraph(paragraph));
        }
    }

    private void append(String text) {
        if (!hidden && !paragraphs.isEmpty()) {
            paragraphs.getLast().append(text);
        }
    }

    private static void add(List<Block> blocks, String text, Location at) {
        String trimmed = Blank.trim(text);
        if (!trimmed.isEmpty()) {
            blocks.add(new Paragraph(trimmed, at));
        }
    }

    private static boolean on(XmlPart xml) {
        String value = xml.attribute("val");
        return value == null || !(value.equals("0") || value.equals("false") || value.equals("off"));
    }

    /** What paragraphs go into besides the document's body. */
    private sealed interface Flow permits TableFlow, BoxFlow {
        void paragraph(String text);

        /** Blocks that stand within this one and are to follow it. */
        List<Block> after();

        List<Block> finished();
    }

    /** A text box: its paragraphs follow what holds it. */
    private record BoxFlow(Location at, List<Block> after) implements Flow {
        BoxFlow(Location at) {
            this(at, new ArrayList<>());
        }

        @Override
        public void paragraph(String text) {
            add(after, text, at);
        }

        @Override
        public List<Block> finished() {
            return after;
        }
    }

    /** A table being read. */
    private static final class TableFlow implements Flow {
        private final TableBuilder table;
        private final List<Block> after = new ArrayList<>();
        private @Nullable StringBuilder cell;
        private int span = 1;
        private boolean continued;
        private boolean joinsLeft;

        TableFlow(int number, Limits limits) {
            this.table = new TableBuilder(number, limits);
        }

        void begin(String name, XmlPart xml) {
            switch (name) {
                case "tr" -> table.row();
                case "gridBefore" -> table.leave(xml.number("val", 0, Limits.COLUMNS));
                case "tc" -> {
                    cell = new StringBuilder();
                    span = 1;
                    continued = false;
                    joinsLeft = false;
                }
                case "gridSpan" -> span = Math.max(1, xml.number("val", 1, Limits.COLUMNS));
                case "vMerge" -> continued = !"restart".equals(xml.attribute("val"));
                case "hMerge" -> joinsLeft = !"restart".equals(xml.attribute("val"));
                default -> {}
            }
        }

        void dropRow() {
            table.dropRow();
        }

        void endOfRow() {
            table.endOfRow();
        }

        void endOfCell() {
            table.cell(cell == null ? "" : cell.toString(), span, continued, joinsLeft);
            cell = null;
        }

        @Override
        public void paragraph(String text) {
            if (cell != null && !(text.isEmpty() && cell.isEmpty())) {
                cell.append(cell.isEmpty() ? "" : "\n").append(text);
            }
        }

        @Override
        public List<Block> after() {
            return after;
        }

        @Override
        public List<Block> finished() {
            List<Block> all = new ArrayList<>();
            all.add(table.build());
            all.addAll(after);
            return all;
        }
    }
}
