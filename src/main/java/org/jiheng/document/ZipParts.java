package org.jiheng.document;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a zip file, read in memory; what a part unpacks to is counted. Parts are asked for by name and never written
 * anywhere, so names that point outside are just names.
 */
final class ZipParts implements AutoCloseable {
    private static final XMLInputFactory XML = xml();

    private final ZipFile zip;
    private final int size;
    private final Limits limits;
    private long inflated;

    ZipParts(byte[] bytes, Limits limits) throws IOException {
        this.zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get();
        this.size = bytes.length;
        this.limits = limits;
        if (Collections.list(zip.getEntries()).size() > Limits.ENTRIES) {
            throw limits.tooLarge();
        }
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    List<String> names() {
        return Collections.list(zip.getEntries()).stream()
                .map(ZipArchiveEntry::getName)
                .toList();
    }

    /** A part as XML, its first element begun; null where there is no such part. */
    @Nullable
    XmlPart open(String part) throws IOException, XMLStreamException {
        ZipArchiveEntry entry = zip.getEntry(part);
        return entry == null ? null : new XmlPart(new Counted(zip.getInputStream(entry)), limits);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Decodes for itself: at wrong bytes the parser would print to the console. Office Open XML is in UTF-8 or UTF-16. */
    static XMLStreamReader reader(InputStream in) throws IOException, XMLStreamException {
        BufferedInputStream bytes = new BufferedInputStream(in);
        bytes.mark(3);
        byte[] start = bytes.readNBytes(3);
        boolean utf16 = start.length > 1 && ((start[0] & start[1]) & 0xFE) == 0xFE;
        boolean marked = start.length > 2 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB;
        if (!marked) {
            bytes.reset();
        }
        Charset charset = utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return XML.createXMLStreamReader(new InputStreamReader(bytes, charset.newDecoder()));
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Counts what a part unpacks to. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) {
            inflated += bytes;
            if (inflated > Limits.INFLATED || (inflated > Limits.RATIO_FREE && inflated / Limits.RATIO > size)) {
                throw limits.tooLarge();
            }
        }
    }
}
