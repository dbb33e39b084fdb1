package org.jiheng.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jiheng.engine.Submission;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;
import org.jspecify.annotations.Nullable;

/**
 * The submissions of a folder, a workbook, a file of JSON Lines or a single file, in the order of their names, of their rows or of
 * their lines. To be gone through once; nothing is read before its turn.
 */
public final class Corpus implements Iterator<Corpus.Item>, AutoCloseable {
    private static final String LINES = ".*\\.(jsonl|ndjson)";
    private static final String TEXT = ".*\\.(yaml|yml|json)";
    private static final String FILED = ".*\\.(yaml|yml|json|xlsx)";

    private final Deque<Item> ready = new ArrayDeque<>();
    private final Deque<Path> files;
    private final @Nullable JsonLines lines;

    private Corpus(Collection<Path> files, @Nullable JsonLines lines) {
        this.files = new ArrayDeque<>(files);
        this.lines = lines;
    }

    /**
     * Opens a corpus.
     *
     * @throws InputException where there is none, or a folder has no submission below it
     */
    public static Corpus open(Path source) {
        return open(source, List.of());
    }

    /** The same without files of the program's own, which may lie in the folder. */
    public static Corpus open(Path source, Collection<Path> ours) {
        if (Files.isDirectory(source)) {
            return new Corpus(below(source, ours), null);
        }
        if (matches(source, LINES)) {
            return new Corpus(List.of(), new JsonLines(source));
        }
        if (!Files.exists(source)) {
            throw InputException.of(Place.whole(source.toString()), "source.not-found");
        }
        return new Corpus(List.of(source), null);
    }

    /**
     * One department's submission, not read yet.
     *
     * @param name its file; with {@code #} and the unit code in a workbook of several, with {@code :} and the line in JSON Lines
     * @param digesting gives the digest that a result names, without reading what the submission says
     */
    public record Item(String name, Supplier<String> digesting, Supplier<Filing> opening) {
        /**
         * The digest that a result of it names.
         *
         * @throws InputException where its file is gone or cannot be read
         */
        public String digest() {
            return digesting.get();
        }

        /** Reads it, by any thread and once; whatever is wrong with it is among its complaints. */
        public Read read() {
            try {
                Filing filing = opening.get();
                return new Read(name, filing.submission(), filing.complaints());
            } catch (InputException e) {
                Complaints complaints = new Complaints();
                complaints.addAll(e.complaints());
                return new Read(name, null, complaints);
            }
        }
    }

    /**
     * A submission as far as it could be read.
     *
     * @param submission null where nothing could be read
     * @param complaints what is wrong with it; what a standard says against it may be added
     */
    public record Read(String name, @Nullable Submission submission, Complaints complaints) {}

    @Override
    public boolean hasNext() {
        while (ready.isEmpty()) {
            if (lines != null) {
                Item line = lines.next();
                if (line == null) {
                    return false;
                }
                ready.add(line);
            } else if (!files.isEmpty()) {
                ready.addAll(items(files.remove()));
            } else {
                return false;
            }
        }
        return true;
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    /** About how many there are, judged by what was gone through; a file not opened yet is taken for one. */
    public long expected(long done) {
        return lines == null ? done + ready.size() + files.size() : lines.expected(done);
    }

    @Override
    public void close() {
        if (lines != null) {
            lines.close();
        }
    }

    /** How many submissions a workbook holds is known once it is open; any other file is left to its turn. */
    private static Collection<Item> items(Path file) {
        String name = file.toString();
        if (matches(file, TEXT)) {
            return List.of(
                    new Item(name, () -> SubmissionReader.digest(TreeReader.bytes(file)), () -> Filing.text(file)));
        }
        try {
            return Filing.of(file).stream()
                    .map(filing -> new Item(filing.name(), filing::digest, () -> filing))
                    .toList();
        } catch (InputException e) {
            return List.of(new Item(name, () -> "", () -> {
                throw e;
            }));
        }
    }

    /** Hidden files, and what Excel keeps beside an open workbook, are nobody's submissions. */
    private static List<Path> below(Path folder, Collection<Path> ours) {
        List<Path> own =
                ours.stream().map(Path::toAbsolutePath).map(Path::normalize).toList();
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> found = all.filter(Files::isRegularFile)
                    .filter(file -> matches(file, FILED)
                            && !file.getFileName().toString().matches("[.~].*")
                            && !own.contains(file.toAbsolutePath().normalize()))
                    .sorted(Comparator.comparing(file -> folder.relativize(file).toString()))
                    .toList();
            if (found.isEmpty()) {
                throw InputException.of(Place.whole(folder.toString()), "corpus.empty");
            }
            return found;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw InputException.of(
                    Place.whole(folder.toString()), "source.unreadable", String.valueOf(e.getMessage()));
        }
    }

    private static boolean matches(Path file, String names) {
        return file.toString().toLowerCase(java.util.Locale.ROOT).matches(names);
    }
}
