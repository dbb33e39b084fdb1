package org.jiheng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jiheng.report.ReturnSheet;
import org.jiheng.report.ReviewHtml;
import org.jiheng.report.ReviewReport;
import org.jiheng.report.ReviewReport.Outcome;
import org.jiheng.report.ReviewText;
import org.jiheng.review.bureau.Filed;
import org.jiheng.review.bureau.Saved;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * Where results of reviews go, and as what.
 *
 * @param several whether there may be more than one document
 * @param rounding whether findings that rounding explains are listed
 * @param out where to print what is not written to a file
 */
record ReviewOutput(Format format, boolean several, boolean rounding, Language language, PrintWriter out) {
    /** A form of output. */
    enum Format {
        TEXT,
        JSON,
        HTML,
        DOCX;

        String extension() {
            return this == TEXT ? ".txt" : "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Writes all into one file, or prints it. {@code each} gives the documents one after the other. */
    void whole(@Nullable Path target, Consumer<Consumer<Filed>> each) {
        if (format == Format.TEXT || format == Format.JSON) {
            Shared.deliver(target, out, writer -> write(writer, each));
        } else {
            List<Outcome> all = new ArrayList<>();
            each.accept(filed -> all.add(outcome(filed)));
            page(all, target);
        }
    }

    /** Writes a file for a document, in a folder. */
    void own(Filed filed, Saved saved) {
        Path file = saved.file(filed.path(), format.extension());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw InputException.of(Place.whole(file.toString()), "cli.not-written", String.valueOf(e.getMessage()));
        }
        if (format == Format.TEXT || format == Format.JSON) {
            Shared.deliver(text(filed, saved.made()), file, out);
        } else {
            page(List.of(outcome(filed)), file);
        }
    }

    /** One after the other; in JSON several documents are an array. */
    private void write(PrintWriter writer, Consumer<Consumer<Filed>> each) {
        boolean array = format == Format.JSON && several;
        boolean[] begun = {false};
        writer.print(array ? "[" : "");
        each.accept(filed -> {
            writer.print(array ? (begun[0] ? ",\n" : "\n") : begun[0] ? "\n" : "");
            String text = text(filed, null);
            writer.print(array ? text.strip() : text);
            begun[0] = true;
        });
        writer.print(array ? "\n]\n" : "");
    }

    private String text(Filed filed, @Nullable String made) {
        return format == Format.JSON
                ? ReviewReport.json(outcome(filed), made, rounding, language)
                : ReviewText.of(List.of(outcome(filed)), rounding, language);
    }

    /** A page or a return sheet of all documents. */
    private void page(List<Outcome> outcomes, @Nullable Path target) {
        if (format == Format.DOCX && target != null) {
            byte[] document = ReturnSheet.of(outcomes, language);
            Shared.deliver(target, stream -> stream.write(document));
        } else {
            Shared.deliver(ReviewHtml.of(outcomes, rounding, language), target, out);
        }
    }

    private static Outcome outcome(Filed filed) {
        return new Outcome(filed.name(), filed.review(), filed.failure());
    }
}
