package org.jiheng.document;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An XML part read as a stream: element by element, so that its size costs no memory and its depth no stack. */
final class XmlPart implements AutoCloseable {
    private final XMLStreamReader xml;
    private final Limits limits;

    XmlPart(InputStream in, Limits limits) throws IOException, XMLStreamException {
        this.xml = ZipParts.reader(in);
        this.limits = limits;
    }

    /** The next event; a document type declaration is refused, it serves attacks only. */
    int next() throws XMLStreamException {
        int event = xml.next();
        limits.step();
        if (event == XMLStreamConstants.DTD) {
            throw limits.refuse("document.doctype");
        }
        return event;
    }

    boolean hasNext() throws XMLStreamException {
        return xml.hasNext();
    }

    String name() {
        return xml.getLocalName();
    }

    String namespace() {
        String namespace = xml.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /** An attribute by its local name, whatever its namespace. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** An attribute that is a whole number; what is not, or is out of bounds, counts as {@code otherwise}. */
    int number(String name, int otherwise, int most) {
        String value = attribute(name);
        if (value == null || !value.matches("[0-9]{1,9}")) {
            return otherwise;
        }
        return Math.min(Integer.parseInt(value), most);
    }

    void text(StringBuilder to) {
        limits.characters(xml.getTextLength());
        to.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    /** Leaves out the element that has just begun. */
    void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    @Override
    public void close() throws XMLStreamException {
        xml.close();
    }
}
