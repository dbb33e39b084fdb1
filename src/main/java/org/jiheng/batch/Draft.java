package org.jiheng.batch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;

/**
 * The file that results are written to while a run lasts. It lies beside the one that is asked for and takes its name when it is
 * whole. Locked, so that two runs do not write into each other.
 */
final class Draft implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path path;
    private final RandomAccessFile file;
    private final OutputStream out;

    private Draft(Path target, Path path, RandomAccessFile file) {
        this.target = target;
        this.path = path;
        this.file = file;
        this.out = new BufferedOutputStream(Channels.newOutputStream(file.getChannel()), BUFFER);
    }

    static Path of(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    /** @throws InputException where it cannot be written, or another run is writing it */
    static Draft open(Path target) {
        Path path = of(target);
        if (Files.isDirectory(target)) {
            throw InputException.of(Place.whole(target.toString()), "source.is-a-folder");
        }
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            if (!locked(file)) {
                file.close();
                throw InputException.of(Place.whole(path.toString()), "batch.in-use");
            }
            return new Draft(target, path, file);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static boolean locked(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    /** Takes what was written before, line by line. */
    interface Taking {
        void take(byte[] line);
    }

    /** Goes through the whole lines there are, and says where they end. */
    long lines(Taking taking) {
        try {
            file.seek(0);
            long kept = 0;
            LineReader lines = new LineReader(Channels.newInputStream(file.getChannel()));
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                taking.take(line);
                kept += line.length + 1;
            }
            return kept;
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Goes on from there; what comes after is cut off. */
    void from(long end) {
        try {
            file.setLength(end);
            file.seek(end);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    void write(byte[] line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** It is whole: from now on it has the name that was asked for. */
    void finish() {
        try {
            out.flush();
            file.close();
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** What is there stays, for another run to continue; nothing at all does not. */
    @Override
    public void close() {
        try {
            if (file.getChannel().isOpen()) {
                out.flush();
                boolean nothing = file.length() == 0;
                file.close();
                if (nothing) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static InputException failed(Path path, IOException e) {
        return InputException.of(Place.whole(path.toString()), "cli.not-written", String.valueOf(e.getMessage()));
    }
}
