package org.jiheng.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import org.jiheng.document.Location;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Puts comments into a Word document: anchors into its text, the comments into a part of their own. All other parts keep their bytes. */
final class AnnotatedDocx {
    private static final String COMMENTS_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
    private static final String STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
    private static final String TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final DocxParts parts;
    private final String namespace;
    private final String prefix;

    private AnnotatedDocx(DocxParts parts, Element root) {
        this.parts = parts;
        this.namespace = String.valueOf(root.getNamespaceURI());
        this.prefix = root.getPrefix() == null ? "" : root.getPrefix() + ":";
    }

    /** The document with the texts as comments, each at its place; where a place is not found, at the start of its table, or of all. */
    static byte[] of(byte[] original, Map<Location, List<String>> notes) throws IOException {
        DocxParts parts = new DocxParts(original);
        String main = parts.named(".main+xml");
        AnnotatedDocx annotated = new AnnotatedDocx(parts, parts.parse(main).getDocumentElement());
        annotated.annotate(main, notes);
        return parts.packed();
    }

    private void annotate(String main, Map<Location, List<String>> notes) throws IOException {
        Document text = parts.parse(main);
        DocxPlaces places = new DocxPlaces(text.getDocumentElement());
        String own = parts.named(COMMENTS_TYPE);
        String part = own.isEmpty() ? main.substring(0, main.lastIndexOf('/') + 1) + "comments.xml" : own;
        Document comments;
        if (own.isEmpty()) {
            comments = DocxParts.empty();
            comments.appendChild(comments.createElementNS(namespace, "w:comments"));
            boolean strict = namespace.contains("purl.oclc.org");
            parts.declare(part, COMMENTS_TYPE, main, (strict ? STRICT : TRANSITIONAL) + "comments");
        } else {
            comments = parts.parse(own);
        }
        int id = DocxPlaces.children(comments.getDocumentElement()).stream()
                .map(e -> e.getAttributeNS(namespace, "id"))
                .filter(value -> value.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(-1);
        for (Map.Entry<Location, List<String>> note : notes.entrySet()) {
            Element at = places.anchor(note.getKey());
            for (String words : note.getValue()) {
                if (at != null) {
                    id++;
                    mark(text, at, String.valueOf(id));
                    comments.getDocumentElement().appendChild(comment(comments, String.valueOf(id), words));
                }
            }
        }
        parts.put(part, comments);
        parts.put(main, text);
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
}
