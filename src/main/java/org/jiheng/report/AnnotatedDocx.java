package org.jiheng.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jiheng.document.Location;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Puts comments into a Word document: anchors into its text, the comments into a part of their own. All other parts keep their bytes.
 * Paragraphs and cells are numbered as the reader of Word documents numbers them.
 */
final class AnnotatedDocx {
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPES = "[Content_Types].xml";
    private static final String COMMENTS_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
    private static final Set<String> SKIPPED = Set.of(
            "del",
            "moveFrom",
            "rt",
            "sdtPr",
            "pPrChange",
            "rPrChange",
            "tcPrChange",
            "trPrChange",
            "tblPrChange",
            "Fallback");

    private final Map<String, byte[]> parts;
    private final Map<Location, Element> anchors = new HashMap<>();
    private final String namespace;
    private final String prefix;
    private int paragraph;
    private int table;

    private AnnotatedDocx(Map<String, byte[]> parts, Element root) {
        this.parts = parts;
        this.namespace = String.valueOf(root.getNamespaceURI());
        this.prefix = root.getPrefix() == null ? "" : root.getPrefix() + ":";
    }

    /** The document with the texts as comments, each at its place; where a place is not found, at the start of its table, or of all. */
    static byte[] of(byte[] original, Map<Location, List<String>> notes) throws IOException {
        Map<String, byte[]> parts = unpacked(original);
        try {
            Document types = parse(parts, TYPES);
            String main = override(types, ".main+xml");
            Document text = parse(parts, main);
            AnnotatedDocx annotated = new AnnotatedDocx(parts, text.getDocumentElement());
            annotated.walk(text.getDocumentElement());
            annotated.annotate(text, main, types, notes);
            parts.put(main, bytes(text));
        } catch (SAXException | ParserConfigurationException | TransformerException e) {
            throw new IOException(e);
        }
        return packed(parts);
    }

    // ── where things stand ──

    private void walk(Element in) {
        for (Element child : children(in)) {
            String name = String.valueOf(child.getLocalName());
            if (SKIPPED.contains(name)) {
                continue;
            }
            if (name.equals("tbl")) {
                table(child);
            } else if (name.equals("p")) {
                if (descendant(child, "pPr", "rPr", "del") == null) {
                    paragraph++;
                    anchors.putIfAbsent(Location.paragraph(paragraph), child);
                }
                nested(child);
            } else {
                walk(child);
            }
        }
    }

    /** Tables and boxes inside a paragraph: their tables count, their paragraphs do not. */
    private void nested(Element in) {
        for (Element child : children(in)) {
            String name = String.valueOf(child.getLocalName());
            if (SKIPPED.contains(name)) {
                continue;
            }
            if (name.equals("tbl")) {
                table(child);
            } else {
                nested(child);
            }
        }
    }

    private void table(Element tbl) {
        table++;
        rows(tbl, table, new int[1]);
    }

    private void rows(Element in, int number, int[] row) {
        for (Element child : children(in)) {
            String name = String.valueOf(child.getLocalName());
            if (name.equals("tr")) {
                if (descendant(child, "trPr", "del") == null) {
                    row[0]++;
                }
                Element before = descendant(child, "trPr", "gridBefore");
                cells(child, number, row[0], new int[] {before == null ? 1 : 1 + value(before)});
            } else if (!SKIPPED.contains(name)) {
                rows(child, number, row);
            }
        }
    }

    private void cells(Element in, int number, int row, int[] column) {
        for (Element child : children(in)) {
            String name = String.valueOf(child.getLocalName());
            if (name.equals("tc")) {
                Element first = children(child).stream()
                        .filter(e -> "p".equals(e.getLocalName()))
                        .findFirst()
                        .orElseGet(() -> firstParagraph(child));
                if (first != null) {
                    anchors.putIfAbsent(Location.table(number, row, column[0]), first);
                    anchors.putIfAbsent(Location.table(number, row, 0), first);
                    anchors.putIfAbsent(Location.table(number, 0, 0), first);
                }
                nested(child);
                Element span = descendant(child, "tcPr", "gridSpan");
                column[0] += span == null ? 1 : value(span);
            } else if (!SKIPPED.contains(name)) {
                cells(child, number, row, column);
            }
        }
    }

    private static @Nullable Element firstParagraph(Element in) {
        for (Element child : children(in)) {
            Element found = "p".equals(child.getLocalName()) ? child : firstParagraph(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Element anchor(Location at) {
        Element exact = anchors.get(at);
        Integer inTable = at.table();
        if (exact != null || inTable == null) {
            return exact == null ? anchors.get(Location.paragraph(1)) : exact;
        }
        Integer row = at.row();
        Element ofRow = row == null ? null : anchors.get(Location.table(inTable, row, 0));
        return ofRow == null ? anchors.get(Location.table(inTable, 0, 0)) : ofRow;
    }

    private static int value(Element e) {
        String value = e.getAttributes().item(0) == null
                ? "1"
                : e.getAttributes().item(0).getNodeValue();
        return value.matches("\\d{1,4}") ? Integer.parseInt(value) : 1;
    }

    // ── comments ──

    private void annotate(Document text, String main, Document types, Map<Location, List<String>> notes)
            throws IOException, SAXException, ParserConfigurationException, TransformerException {
        String own = override(types, COMMENTS_TYPE);
        String part = own.isEmpty() ? main.substring(0, main.lastIndexOf('/') + 1) + "comments.xml" : own;
        Document comments;
        if (own.isEmpty()) {
            comments = builder().newDocument();
            comments.appendChild(comments.createElementNS(namespace, "w:comments"));
            declare(types, part);
            relate(main);
        } else {
            comments = parse(parts, own);
        }
        int id = children(comments.getDocumentElement()).stream()
                .map(e -> e.getAttributeNS(namespace, "id"))
                .filter(value -> value.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(-1);
        for (Map.Entry<Location, List<String>> note : notes.entrySet()) {
            Element at = anchor(note.getKey());
            for (String words : note.getValue()) {
                if (at != null) {
                    id++;
                    mark(text, at, String.valueOf(id));
                    comments.getDocumentElement().appendChild(comment(comments, String.valueOf(id), words));
                }
            }
        }
        parts.put(part, bytes(comments));
    }

    private void mark(Document text, Element at, String id) {
        Node first = at.getFirstChild();
        while (first != null && (first.getNodeType() != Node.ELEMENT_NODE || "pPr".equals(first.getLocalName()))) {
            first = first.getNextSibling();
        }
        at.insertBefore(with(text.createElementNS(namespace, prefix + "commentRangeStart"), id), first);
        at.appendChild(with(text.createElementNS(namespace, prefix + "commentRangeEnd"), id));
        Element run = text.createElementNS(namespace, prefix + "r");
        run.appendChild(with(text.createElementNS(namespace, prefix + "commentReference"), id));
        at.appendChild(run);
    }

    private Element with(Element element, String id) {
        element.setAttributeNS(namespace, (prefix.isEmpty() ? "w:" : prefix) + "id", id);
        return element;
    }

    private Element comment(Document comments, String id, String words) {
        Element comment = comments.createElementNS(namespace, "w:comment");
        comment.setAttributeNS(namespace, "w:id", id);
        comment.setAttributeNS(namespace, "w:author", Annotated.AUTHOR);
        comment.setAttributeNS(namespace, "w:initials", Annotated.AUTHOR);
        words.lines().forEach(line -> {
            Element p = comments.createElementNS(namespace, "w:p");
            Element r = comments.createElementNS(namespace, "w:r");
            Element t = comments.createElementNS(namespace, "w:t");
            t.setAttributeNS(XMLConstants.XML_NS_URI, "xml:space", "preserve");
            t.setTextContent(line);
            r.appendChild(t);
            p.appendChild(r);
            comment.appendChild(p);
        });
        return comment;
    }

    // ── the package ──

    private void declare(Document types, String part) throws TransformerException {
        Element override = types.createElementNS(PACKAGE + "content-types", "Override");
        override.setAttribute("PartName", "/" + part);
        override.setAttribute("ContentType", COMMENTS_TYPE);
        types.getDocumentElement().appendChild(override);
        parts.put(TYPES, bytes(types));
    }

    private void relate(String main)
            throws IOException, SAXException, ParserConfigurationException, TransformerException {
        int slash = main.lastIndexOf('/') + 1;
        String name = main.substring(0, slash) + "_rels/" + main.substring(slash) + ".rels";
        Document relations;
        if (parts.containsKey(name)) {
            relations = parse(parts, name);
        } else {
            relations = builder().newDocument();
            relations.appendChild(relations.createElementNS(PACKAGE + "relationships", "Relationships"));
        }
        boolean strict = namespace.contains("purl.oclc.org");
        Element relation = relations.createElementNS(PACKAGE + "relationships", "Relationship");
        relation.setAttribute("Id", "rIdJihengComments");
        relation.setAttribute(
                "Type",
                (strict
                                ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
                                : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/")
                        + "comments");
        relation.setAttribute("Target", "comments.xml");
        relations.getDocumentElement().appendChild(relation);
        parts.put(name, bytes(relations));
    }

    /** The part whose content type ends so; empty where there is none. */
    private static String override(Document types, String type) {
        return children(types.getDocumentElement()).stream()
                .filter(e -> e.getAttribute("ContentType").endsWith(type))
                .map(e -> e.getAttribute("PartName").replaceFirst("^/", ""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<Element> children(Element of) {
        List<Element> children = new ArrayList<>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** The element below, child by child; null where there is none. */
    private static @Nullable Element descendant(Element of, String... names) {
        Element at = of;
        for (String name : names) {
            Element next = children(at).stream()
                    .filter(e -> name.equals(e.getLocalName()))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    private static javax.xml.parsers.DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder();
    }

    private static Document parse(Map<String, byte[]> parts, String name)
            throws IOException, SAXException, ParserConfigurationException {
        byte[] bytes = parts.get(name);
        if (bytes == null) {
            throw new IOException(name);
        }
        return builder().parse(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(Document document) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Transformer transformer = factory.newTransformer();
        transformer.setOutputProperty(OutputKeys.ENCODING, StandardCharsets.UTF_8.name());
        document.setXmlStandalone(true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        transformer.transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }

    private static Map<String, byte[]> unpacked(byte[] original) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(original))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    parts.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return parts;
    }

    private static byte[] packed(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
