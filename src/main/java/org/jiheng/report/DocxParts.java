package org.jiheng.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The parts of a Word file; those that are not put anew keep their bytes. */
final class DocxParts {
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPES = "[Content_Types].xml";

    private final Map<String, byte[]> parts;
    private final Document types;

    /** Takes a file apart. */
    DocxParts(byte[] original) throws IOException {
        parts = unpacked(original);
        types = parse(TYPES);
    }

    /** The name of the part whose content type ends so; empty where there is none. */
    String named(String type) {
        return DocxPlaces.children(types.getDocumentElement()).stream()
                .filter(e -> e.getAttribute("ContentType").endsWith(type))
                .map(e -> e.getAttribute("PartName").replaceFirst("^/", ""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Makes a new part known, and that another one uses it; {@code type} is its content type, {@code relation} that of its use. */
    void declare(String part, String type, String user, String relation) throws IOException {
        Element override = types.createElementNS(PACKAGE + "content-types", "Override");
        override.setAttribute("PartName", "/" + part);
        override.setAttribute("ContentType", type);
        types.getDocumentElement().appendChild(override);
        put(TYPES, types);

        int slash = user.lastIndexOf('/') + 1;
        String name = user.substring(0, slash) + "_rels/" + user.substring(slash) + ".rels";
        Document relations;
        if (parts.containsKey(name)) {
            relations = parse(name);
        } else {
            relations = empty();
            relations.appendChild(relations.createElementNS(PACKAGE + "relationships", "Relationships"));
        }
        Element use = relations.createElementNS(PACKAGE + "relationships", "Relationship");
        use.setAttribute("Id", "rIdJihengComments");
        use.setAttribute("Type", relation);
        use.setAttribute("Target", part.substring(part.lastIndexOf('/') + 1));
        relations.getDocumentElement().appendChild(use);
        put(name, relations);
    }

    /** A part as XML. */
    Document parse(String name) throws IOException {
        byte[] bytes = parts.get(name);
        if (bytes == null) {
            throw new IOException(name);
        }
        try {
            return builder().parse(new ByteArrayInputStream(bytes));
        } catch (SAXException e) {
            throw new IOException(e);
        }
    }

    /** XML without anything in it. */
    static Document empty() {
        return builder().newDocument();
    }

    /** Puts a part, anew or in the place of the one that is there. */
    void put(String name, Document document) {
        parts.put(name, bytes(document));
    }

    /** The file put together. */
    byte[] packed() throws IOException {
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

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Document document) {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, StandardCharsets.UTF_8.name());
            document.setXmlStandalone(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
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
}
