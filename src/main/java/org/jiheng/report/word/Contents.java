package org.jiheng.report.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Fills the field of contents that a template has (目录) with the headings of the filled document. Page numbers are fields too:
 * Word and WPS put them in when they lay the pages out.
 */
public final class Contents {
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final Pattern TOC = Pattern.compile("^\\s*TOC\\b.*");
    private static final Pattern LEVELS = Pattern.compile("\\\\o\\s+\"(\\d)-(\\d)\"");

    private final Document xml;
    private final Map<String, Integer> levels = new HashMap<>();
    private final Map<Integer, String> entryStyles = new HashMap<>();
    private int number;

    private Contents(XWPFDocument document, Document xml) {
        this.xml = xml;
        CTStyles styles = styles(document);
        if (styles != null) {
            styles.getStyleList().forEach(this::style);
        }
    }

    public static void fill(XWPFDocument document) {
        Node root = document.getDocument().getDomNode();
        Document xml = root instanceof Document whole ? whole : root.getOwnerDocument();
        new Contents(document, xml).fill(root);
    }

    private static @Nullable CTStyles styles(XWPFDocument document) {
        return document.getStyles() == null ? null : document.getStyles().getCtStyles();
    }

    private void style(CTStyle style) {
        if (style.getPPr() != null && style.getPPr().isSetOutlineLvl()) {
            levels.put(
                    style.getStyleId(), style.getPPr().getOutlineLvl().getVal().intValue() + 1);
        }
        String name = style.getName() == null ? "" : style.getName().getVal().toLowerCase(Locale.ROOT);
        if (name.matches("toc [1-9]")) {
            entryStyles.put(name.charAt(4) - '0', style.getStyleId());
        }
    }

    private void fill(Node root) {
        List<Element> instructions = new ArrayList<>();
        all(root, "instrText", instructions);
        for (Element instruction : instructions) {
            String written = text(instruction);
            if (TOC.matcher(written).matches()) {
                fill(root, instruction, written);
                return;
            }
        }
    }

    private void fill(Node root, Element instruction, String written) {
        Element paragraph = (Element) ancestor(instruction);
        Node parent = paragraph.getParentNode();
        Node next = removeField(paragraph);
        Matcher range = LEVELS.matcher(written);
        boolean stated = range.find();
        int from = stated ? Integer.parseInt(range.group(1)) : 1;
        int to = stated ? Integer.parseInt(range.group(2)) : 3;
        List<Element> paragraphs = new ArrayList<>();
        all(root, "p", paragraphs);
        Element last = null;
        for (Element heading : paragraphs) {
            int level = level(heading);
            String text = text(heading);
            if (level >= from && level <= to && !text.isBlank()) {
                Element entry = entry(level, text, bookmark(heading));
                if (last == null) {
                    begin(entry, written);
                }
                parent.insertBefore(entry, next);
                last = entry;
            }
        }
        if (last == null) {
            last = element("p");
            begin(last, written);
            parent.insertBefore(last, next);
        }
        fieldChar(last, "end");
    }

    /** Takes away the field from its first paragraph to the one that it ends in; gives what comes after. */
    private static @Nullable Node removeField(Element first) {
        Node parent = first.getParentNode();
        int depth = 0;
        Node each = first;
        while (each != null) {
            List<Element> marks = new ArrayList<>();
            all(each, "fldChar", marks);
            for (Element mark : marks) {
                String type = mark.getAttributeNS(W, "fldCharType");
                depth += type.equals("begin") ? 1 : type.equals("end") ? -1 : 0;
            }
            Node next = each.getNextSibling();
            parent.removeChild(each);
            if (depth <= 0) {
                return next;
            }
            each = next;
        }
        return null;
    }

    private int level(Element paragraph) {
        Element properties = child(paragraph, "pPr");
        Element style = properties == null ? null : child(properties, "pStyle");
        return style == null ? 0 : levels.getOrDefault(style.getAttributeNS(W, "val"), 0);
    }

    private String bookmark(Element heading) {
        String name = "_Toc" + (100_000_000 + ++number);
        Element start = element("bookmarkStart");
        start.setAttributeNS(W, "w:id", String.valueOf(100_000 + number));
        start.setAttributeNS(W, "w:name", name);
        Element end = element("bookmarkEnd");
        end.setAttributeNS(W, "w:id", String.valueOf(100_000 + number));
        Element properties = child(heading, "pPr");
        heading.insertBefore(start, properties == null ? heading.getFirstChild() : properties.getNextSibling());
        heading.appendChild(end);
        return name;
    }

    private Element entry(int level, String text, String bookmark) {
        Element paragraph = element("p");
        String style = entryStyles.get(level);
        if (style != null) {
            append(append(paragraph, "pPr"), "pStyle").setAttributeNS(W, "w:val", style);
        }
        Element link = append(paragraph, "hyperlink");
        link.setAttributeNS(W, "w:anchor", bookmark);
        link.setAttributeNS(W, "w:history", "1");
        words(append(link, "r"), "t", text);
        append(append(link, "r"), "tab");
        fieldChar(link, "begin");
        words(append(link, "r"), "instrText", " PAGEREF " + bookmark + " \\h ");
        fieldChar(link, "separate");
        fieldChar(link, "end");
        return paragraph;
    }

    /** The field begins before the first entry, and asks to be brought up to date when the file is opened. */
    private void begin(Element paragraph, String instruction) {
        Element properties = child(paragraph, "pPr");
        Node first = properties == null ? paragraph.getFirstChild() : properties.getNextSibling();
        Element start = element("r");
        Element mark = append(start, "fldChar");
        mark.setAttributeNS(W, "w:fldCharType", "begin");
        mark.setAttributeNS(W, "w:dirty", "true");
        Element code = element("r");
        words(code, "instrText", instruction);
        Element separate = element("r");
        append(separate, "fldChar").setAttributeNS(W, "w:fldCharType", "separate");
        paragraph.insertBefore(start, first);
        paragraph.insertBefore(code, first);
        paragraph.insertBefore(separate, first);
    }

    private void fieldChar(Element parent, String type) {
        append(append(parent, "r"), "fldChar").setAttributeNS(W, "w:fldCharType", type);
    }

    private void words(Element run, String name, String text) {
        Element words = append(run, name);
        words.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
        words.appendChild(xml.createTextNode(text));
    }

    private Element append(Element parent, String name) {
        Element child = element(name);
        parent.appendChild(child);
        return child;
    }

    private Element element(String name) {
        return xml.createElementNS(W, "w:" + name);
    }

    private static Node ancestor(Node node) {
        Node each = node;
        while (!"p".equals(each.getLocalName())) {
            each = each.getParentNode();
        }
        return each;
    }

    private static @Nullable Element child(Node node, String name) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(child.getLocalName())) {
                return element;
            }
        }
        return null;
    }

    private static void all(Node node, String name, List<Element> found) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(child.getLocalName())) {
                found.add(element);
            }
            all(child, name, found);
        }
    }

    /** The words of a run of text, a paragraph or an instruction; a line break is a space. */
    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        if ("t".equals(node.getLocalName()) || "instrText".equals(node.getLocalName())) {
            for (Node part = node.getFirstChild(); part != null; part = part.getNextSibling()) {
                text.append(part.getNodeValue());
            }
            return text.toString();
        }
        if ("br".equals(node.getLocalName())) {
            return " ";
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            text.append(text(child));
        }
        return text.toString();
    }
}
