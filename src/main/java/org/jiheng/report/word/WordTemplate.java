package org.jiheng.report.word;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.config.ConfigureBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jiheng.document.FixedZip;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;
import org.jiheng.text.Language;

/** A Word file with tags: the firm's own beside the pack, else the program's. */
final class WordTemplate {
    private static final System.Logger LOG = System.getLogger(WordTemplate.class.getName());

    private final String name;
    private final byte[] bytes;
    private final Language language;

    private WordTemplate(String name, byte[] bytes, Language language) {
        this.name = name;
        this.bytes = bytes;
        this.language = language;
    }

    /** @param pack the folder of the standard, where {@code name.docx} is looked for */
    static WordTemplate find(Path pack, String name, Language language) {
        Path own = pack.resolve(name + ".docx");
        if (Files.isRegularFile(own)) {
            return new WordTemplate(own.toString(), TreeReader.bytes(own), language);
        }
        String shipped = name + "." + language.name().toLowerCase(Locale.ROOT) + ".docx";
        try (InputStream in = WordTemplate.class.getResourceAsStream(shipped)) {
            if (in == null) {
                throw new IllegalStateException("The program's template is missing: " + shipped);
            }
            return new WordTemplate(shipped, in.readAllBytes(), language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The template filled in.
     *
     * @param title what the file says it is
     * @param day the day it says it was made: no clock is read
     * @throws InputException where the template cannot be used, with each tag that is not known and its place
     */
    byte[] fill(Record data, String title, LocalDate day) {
        check(data);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFTemplate template = XWPFTemplate.compile(new ByteArrayInputStream(bytes), configure(data))) {
            template.render(Bound.of(data));
            XWPFDocument document = template.getXWPFDocument();
            MarkedPlaces.mark(document, language);
            Contents.fill(document);
            describe(document, title, day + "T00:00:00Z");
            template.write(out);
        } catch (IOException | InvalidFormatException e) {
            throw new IllegalStateException(name, e);
        }
        return FixedZip.of(out.toByteArray());
    }

    private void check(Record data) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            TemplateTags.check(document, name, data.getClass());
        } catch (IOException | POIXMLException | OpenXML4JRuntimeException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.DEBUG, name, e);
            throw InputException.of(Place.whole(name), "report.word-template-unreadable");
        }
    }

    /** Lists are repeated rows; a block with the same name is poi-tl's own affair. */
    private static Configure configure(Record data) {
        ConfigureBuilder builder = Configure.builder();
        JoinedRows rows = new JoinedRows();
        TemplateTags.lists(data.getClass()).forEach(list -> builder.bind(list, rows));
        return builder.build();
    }

    private static void describe(XWPFDocument document, String title, String day) throws InvalidFormatException {
        CoreProperties core = document.getProperties().getCoreProperties();
        core.setTitle(title);
        core.setCreator("");
        core.setLastModifiedByUser("");
        core.setCreated(day);
        core.setModified(day);
    }
}
