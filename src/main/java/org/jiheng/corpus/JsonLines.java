package org.jiheng.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;
import org.jspecify.annotations.Nullable;

/** The lines of a file that has a submission in each. Lines are parted as bytes, so that one that is no UTF-8 harms no other. */
final class JsonLines implements AutoCloseable {
    private final String file;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private int line;
    private long read;
    private final long size;

    JsonLines(Path path) {
        file = path.toString();
        try {
            size = Files.size(path);
            in = Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            throw InputException.of(Place.whole(file), "source.not-found");
        } catch (IOException e) {
            throw InputException.of(Place.whole(file), "source.unreadable", String.valueOf(e.getMessage()));
        }
    }

    /** The next submission, or null where there is none; empty lines are none. */
    Corpus.@Nullable Item next() {
        try {
            while (true) {
                line++;
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                boolean blank = true;
                int next = read();
                if (next < 0) {
                    return null;
                }
                // one byte more than is taken says that the line is too long
                for (; next >= 0 && next != '\n'; next = read()) {
                    blank &= next == ' ' || next == '\t' || next == '\r';
                    if (bytes.size() <= TreeReader.MAX_BYTES) {
                        bytes.write(next);
                    }
                }
                if (!blank) {
                    int here = line;
                    return new Corpus.Item(
                            file + ":" + here,
                            () -> SubmissionReader.digest(bytes.toByteArray()),
                            () -> Filing.line(file, here, bytes.toByteArray()));
                }
            }
        } catch (IOException e) {
            throw InputException.of(Place.whole(file), "source.unreadable", String.valueOf(e.getMessage()));
        }
    }

    private int read() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(buffer));
            read += filled;
        }
        return at == filled ? -1 : buffer[at++] & 0xFF;
    }

    /** How many lines the file may have, where {@code done} lines took as many bytes as were read. */
    long expected(long done) {
        return read == 0 ? done : Math.max(done, (long) ((double) done * size / read));
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
