package org.jiheng.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options that every command has. */
final class Shared {
    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "规则文件夹，默认在程序旁边 / the rules folder; default: beside the program")
    private @Nullable Path rules;

    @Option(names = "--lang", paramLabel = "zh|en", description = "语言，默认中文 / language, Chinese by default")
    Language language = Language.ZH;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示用法 / show this help")
    boolean help;

    /** Where the rules are: named, or beside the jar, or beside its folder. */
    Path rulesFolder() {
        if (rules != null) {
            return rules;
        }
        Path program = program();
        for (Path folder = program.getParent();
                folder != null && !folder.equals(folder.getRoot());
                folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("rules"))) {
                return folder.resolve("rules");
            }
            if (folder.equals(grandparent(program))) {
                break;
            }
        }
        Path parent = program.getParent();
        return (parent == null ? program : parent).resolve("rules");
    }

    private static @Nullable Path grandparent(Path program) {
        Path parent = program.getParent();
        return parent == null ? null : parent.getParent();
    }

    private static Path program() {
        try {
            return Path.of(Shared.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes to a stream. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Refuses a file that cannot be written for want of its folder, before the work is done for nothing. */
    static void folderFor(@Nullable Path output) {
        Path folder = output == null ? null : output.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw InputException.of(Place.whole(String.valueOf(output)), "cli.no-folder");
        }
    }

    /** Refuses to write over what is read, or two results to one file. */
    static void apart(@Nullable Path output, @Nullable Path... others) {
        for (Path other : others) {
            if (output != null && other != null && same(output, other)) {
                throw InputException.of(Place.whole(output.toString()), "cli.over-itself", other);
            }
        }
    }

    private static boolean same(Path one, Path other) {
        try {
            return one.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize())
                    || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a command prints. */
    static PrintWriter out(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("run by picocli only");
        }
        return spec.commandLine().getOut();
    }

    /** Where a command says what is wrong. */
    static PrintWriter err(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("run by picocli only");
        }
        return spec.commandLine().getErr();
    }

    /** Prints a result, or writes it to a file, whole or not at all. */
    static void deliver(String text, @Nullable Path output, PrintWriter out) {
        if (output == null) {
            out.print(text);
            return;
        }
        deliver(output, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Prints a result piece by piece, or writes it to a file, whole or not at all. */
    static void deliver(@Nullable Path output, PrintWriter out, Consumer<PrintWriter> writing) {
        if (output == null) {
            writing.accept(out);
            return;
        }
        deliver(output, stream -> {
            PrintWriter writer = new PrintWriter(stream, false, StandardCharsets.UTF_8);
            writing.accept(writer);
            if (writer.checkError()) {
                throw new IOException(output.toString());
            }
        });
    }

    /** Writes a file, whole or not at all. */
    static void deliver(Path output, Writing writing) {
        Path target = output.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw InputException.of(Place.whole(output.toString()), "source.is-a-folder");
        }
        Path draft = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try {
                try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(draft))) {
                    writing.to(stream);
                }
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (NoSuchFileException e) {
            throw InputException.of(Place.whole(output.toString()), "cli.no-folder");
        } catch (IOException e) {
            throw InputException.of(Place.whole(output.toString()), "cli.not-written", String.valueOf(e.getMessage()));
        }
    }
}
