package org.jiheng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs what people run most, so that the archive of classes that a Java machine writes at its end holds what they need:
 * {@code Training DOCUMENT SUBMISSION}. The build starts it; what it prints is thrown away.
 */
final class Training {
    private Training() {}

    public static void main(String[] arguments) throws IOException {
        Path sheet = Files.createTempFile("jiheng", ".docx");
        Path text = Files.createTempFile("jiheng", ".txt");
        try (PrintWriter out = new PrintWriter(text.toFile(), StandardCharsets.UTF_8);
                PrintWriter none = new PrintWriter(Writer.nullWriter())) {
            Jiheng.run(out, none, "review", arguments[0]);
            Jiheng.run(out, none, "review", arguments[0], "--format", "docx", "--output", sheet.toString());
            Jiheng.run(out, none, "review", sheet.toString(), "--format", "json");
            Jiheng.run(out, none, "evaluate", arguments[1]);
            Jiheng.run(out, none, "evaluate", arguments[1], "--format", "json");
        } finally {
            Files.delete(sheet);
            Files.delete(text);
        }
    }
}
