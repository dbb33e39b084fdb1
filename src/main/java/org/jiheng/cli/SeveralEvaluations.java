package org.jiheng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.corpus.Filing;
import org.jiheng.report.JsonReport;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The results of several departments: one text, a JSON array, or a folder with a file for each. One that fails stops no other. */
final class SeveralEvaluations {
    private final EvaluationFormat format;
    private final @Nullable Path output;
    private final Language language;
    private final PrintWriter out;
    private final PrintWriter err;

    SeveralEvaluations(EvaluationFormat format, @Nullable Path output, Language language, @Nullable CommandSpec spec) {
        this.format = format;
        this.output = output;
        this.language = language;
        this.out = Shared.out(spec);
        this.err = Shared.err(spec);
    }

    /** Gives 2 where none could be used, else 0. */
    int write(List<Filing> opened, Function<Filing, byte[]> evaluate) {
        Path folder = format.joins() ? null : folder();
        List<String> texts = new ArrayList<>();
        int usable = 0;
        for (Filing each : opened) {
            try {
                byte[] written = evaluate.apply(each);
                usable++;
                if (folder == null) {
                    texts.add(new String(written, StandardCharsets.UTF_8));
                } else {
                    Path file = folder.resolve(plain(each.code()) + "." + format.extension());
                    Shared.deliver(file, stream -> stream.write(written));
                }
            } catch (InputException e) {
                String message = e.complaints().stream()
                        .map(complaint -> complaint.in(language))
                        .collect(Collectors.joining("\n"));
                if (format == EvaluationFormat.JSON) {
                    texts.add(JsonReport.failure(each.name(), message));
                } else {
                    err.println(message);
                }
            }
        }
        if (folder == null && usable > 0) {
            Shared.deliver(joined(texts), output, out);
        } else if (usable == 0 && format == EvaluationFormat.JSON) {
            err.println(joined(texts));
        }
        return usable == 0 ? Jiheng.UNUSABLE : 0;
    }

    private String joined(List<String> texts) {
        return format == EvaluationFormat.JSON
                ? texts.stream().map(String::strip).collect(Collectors.joining(",\n", "[\n", "\n]\n"))
                : String.join("\n", texts);
    }

    private Path folder() {
        if (output == null || Files.isRegularFile(output)) {
            throw InputException.of(Place.whole("--output"), "cli.needs-folder", "--format " + format.extension());
        }
        try {
            return Files.createDirectories(output);
        } catch (IOException e) {
            throw InputException.of(Place.whole(output.toString()), "cli.not-written", String.valueOf(e.getMessage()));
        }
    }

    /** A unit code as the name of a file. */
    private static String plain(String code) {
        return code.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceFirst("^\\.+", "_");
    }
}
