package org.jiheng.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jiheng.document.Document.Block;
import org.jiheng.document.Document.Format;
import org.jiheng.source.InputException;

/**
 * Reads a document of any format. What the bytes are decides, never the file's name: departments rename files, and systems export
 * web pages as .xls.
 */
public final class DocumentReader {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};
    /** PDF permits other bytes before its mark. */
    private static final int PDF_MARK_WITHIN = 1024;

    private static final List<byte[]> PICTURES = List.of(
            new byte[] {(byte) 0x89, 'P', 'N', 'G'},
            new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
            new byte[] {'G', 'I', 'F', '8'},
            new byte[] {'I', 'I', 42, 0},
            new byte[] {'M', 'M', 0, 42});

    private DocumentReader() {}

    /**
     * Reads a document.
     *
     * @param name the file's name as the user gave it; used in messages, and to tell .csv from other text
     * @throws InputException with one message if the file is empty, damaged, encrypted, too large, a scan, or of another format
     */
    public static Document read(String name, byte[] bytes) {
        return read(name, bytes, false);
    }

    /** As {@link #read(String, byte[])}; what a workbook holds is given as it was entered and not as it is shown. */
    public static Document readEntered(String name, byte[] bytes) {
        return read(name, bytes, true);
    }

    private static Document read(String name, byte[] bytes, boolean entered) {
        Limits limits = new Limits(name);
        if (bytes.length == 0) {
            throw limits.refuse("document.empty");
        }
        if (bytes.length > Limits.BYTES) {
            throw limits.tooLarge();
        }
        try {
            Content content = content(name, bytes, limits, entered);
            if (content.blocks.isEmpty()) {
                throw limits.refuse(content.pictures ? "document.scan" : "document.no-text");
            }
            return new Document(name, content.format, digest(bytes), content.blocks, content.unreadPages);
        } catch (InputException e) {
            throw e;
        } catch (EncryptedDocumentException | InvalidPasswordException e) {
            throw limits.refuse("document.encrypted");
        } catch (OldFileFormatException e) {
            throw limits.refuse("document.old-format");
        } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError e) {
            // libraries answer damaged bytes with exceptions of every kind; to the user all of them say the same
            throw limits.refuse("document.corrupt");
        }
    }

    private static Content content(String name, byte[] bytes, Limits limits, boolean entered)
            throws IOException, XMLStreamException {
        if (startsWith(bytes, ZIP)) {
            return zip(bytes, limits, entered);
        }
        if (startsWith(bytes, OLE2)) {
            return ole2(bytes, limits);
        }
        String start = new String(bytes, 0, Math.min(bytes.length, PDF_MARK_WITHIN), StandardCharsets.ISO_8859_1);
        if (start.contains(new String(PDF, StandardCharsets.ISO_8859_1))) {
            return new PdfReader(limits).read(bytes);
        }
        if (PICTURES.stream().anyMatch(mark -> startsWith(bytes, mark))) {
            throw limits.refuse("document.scan");
        }
        if (start.startsWith("{\\rtf")) {
            throw limits.refuse("document.other-format", "RTF");
        }
        String text = TextDecoder.decode(bytes, limits);
        if (HtmlReader.recognises(text)) {
            return new Content(Format.HTML, HtmlReader.read(text, limits), false);
        }
        if (CsvReader.recognises(name, text)) {
            return new Content(Format.CSV, CsvReader.read(text, limits), false);
        }
        return new Content(Format.TEXT, TextReader.read(text, limits), false);
    }

    private static Content zip(byte[] bytes, Limits limits, boolean entered) throws IOException, XMLStreamException {
        try (ZipParts parts = new ZipParts(bytes, limits)) {
            String main = mainPart(parts);
            boolean pictures = parts.names().stream().anyMatch(part -> part.contains("/media/"));
            String root = root(parts, main);
            if (root.equals("document")) {
                return new Content(Format.DOCX, DocxReader.read(parts, main, limits), pictures);
            }
            if (root.equals("workbook")) {
                return new Content(Format.XLSX, XlsxReader.read(parts, main, limits, entered), pictures);
            }
            if (parts.has("OFD.xml")) {
                throw limits.refuse("document.ofd");
            }
            if (parts.has("xl/workbook.bin")) {
                throw limits.refuse("document.other-format", "XLSB");
            }
            if (parts.has("mimetype") && parts.has("content.xml")) {
                throw limits.refuse("document.other-format", "OpenDocument");
            }
            if (parts.has("[Content_Types].xml")) {
                throw limits.refuse("document.unknown");
            }
            throw limits.refuse("document.archive");
        }
    }

    private static String mainPart(ZipParts parts) throws IOException, XMLStreamException {
        try (XmlPart xml = parts.open("_rels/.rels")) {
            while (xml != null && xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.name().equals("Relationship")) {
                    String type = xml.attribute("Type");
                    String target = xml.attribute("Target");
                    if (type != null && type.endsWith("/officeDocument") && target != null) {
                        return target.startsWith("/") ? target.substring(1) : target;
                    }
                }
            }
        }
        return parts.has("word/document.xml") ? "word/document.xml" : "xl/workbook.xml";
    }

    private static String root(ZipParts parts, String main) throws IOException, XMLStreamException {
        if (main.endsWith(".bin")) {
            return "";
        }
        try (XmlPart xml = parts.open(main)) {
            while (xml != null && xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    return xml.name();
                }
            }
        }
        return "";
    }

    private static Content ole2(byte[] bytes, Limits limits) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            DirectoryNode root = files.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                throw limits.refuse("document.encrypted");
            }
            if (root.hasEntryCaseInsensitive("WordDocument")) {
                boolean pictures = root.hasEntryCaseInsensitive("Data");
                return new Content(Format.DOC, DocReader.read(files, limits), pictures);
            }
            if (root.hasEntryCaseInsensitive("Workbook")) {
                return new Content(Format.XLS, XlsReader.read(files, limits), false);
            }
            throw limits.refuse(root.hasEntryCaseInsensitive("Book") ? "document.old-format" : "document.unknown");
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && java.util.Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a reader found; {@code pictures} tells a scan from an empty document. */
    record Content(Format format, List<Block> blocks, boolean pictures, List<Integer> unreadPages) {
        Content(Format format, List<Block> blocks, boolean pictures) {
            this(format, blocks, pictures, List.of());
        }
    }
}
