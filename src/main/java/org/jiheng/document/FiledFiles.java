package org.jiheng.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;

/**
 * Goes through what was handed in, folders and archives file by file in the order of their names; an archive within an archive is
 * opened, too, one within that is not. Files are given one at a time, so that it does not matter how many there are. What cannot be
 * read is given with the reason, and the rest goes on. Nothing is ever unpacked to disk.
 */
public final class FiledFiles {
    /** Folders within folders; more are no filing but a loop. */
    private static final int DEPTH = 32;

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BUFFER = 1 << 16;
    private static final Comparator<Path> BY_NAME = Comparator.comparing(path -> String.valueOf(path.getFileName()));

    private final Set<Path> except;
    private final Consumer<FiledFile> consumer;
    private final Map<String, Integer> paths = new HashMap<>();

    private FiledFiles(Set<Path> except, Consumer<FiledFile> consumer) {
        this.except = except.stream().map(FiledFiles::absolute).collect(Collectors.toSet());
        this.consumer = consumer;
    }

    /**
     * Gives every file to the consumer, in order.
     *
     * @param except files and folders to pass over where they lie in a folder, such as the program's own output
     */
    public static void each(List<Path> inputs, Set<Path> except, Consumer<FiledFile> consumer) {
        FiledFiles files = new FiledFiles(except, consumer);
        for (Path input : inputs) {
            String base = String.valueOf(absolute(input).getFileName());
            if (Files.isDirectory(input)) {
                files.folder(input, base, 0);
            } else {
                files.file(input, base);
            }
        }
    }

    /** Whether there may be more than one document in it: a folder or an archive. */
    public static boolean holdsSeveral(Path input) {
        if (Files.isDirectory(input)) {
            return true;
        }
        try (InputStream in = Files.newInputStream(input)) {
            if (!isZip(in.readNBytes(4))) {
                return false;
            }
        } catch (IOException e) {
            return false;
        }
        try (ZipFile zip = ZipFile.builder().setPath(input).get()) {
            return isArchive(zip);
        } catch (IOException e) {
            return false;
        }
    }

    private void folder(Path folder, String path, int depth) {
        if (depth > DEPTH) {
            refuse(folder.toString(), path, "document.too-large");
            return;
        }
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.filter(entry -> !passedOver(String.valueOf(entry.getFileName())))
                    .filter(entry -> !except.contains(absolute(entry)))
                    .sorted(BY_NAME)
                    .toList();
        } catch (IOException e) {
            refuse(folder.toString(), path, "source.unreadable", String.valueOf(e.getMessage()));
            return;
        }
        for (Path entry : entries) {
            String below = path + "/" + entry.getFileName();
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                folder(entry, below, depth + 1);
            } else if (Files.isRegularFile(entry)) {
                file(entry, below);
            }
        }
    }

    private void file(Path file, String path) {
        String name = file.toString();
        try {
            if (holdsSeveral(file)) {
                try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
                    archive(zip, Files.size(file), name, path, true);
                }
                return;
            }
            if (Files.size(file) > Limits.BYTES) {
                refuse(name, path, "document.too-large");
                return;
            }
            give(name, path, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            refuse(name, path, "source.not-found");
        } catch (IOException e) {
            refuse(name, path, "source.unreadable", String.valueOf(e.getMessage()));
        }
    }

    private void archive(ZipFile zip, long size, String name, String path, boolean outermost) {
        List<ZipArchiveEntry> entries = new ArrayList<>(Collections.list(zip.getEntries()).stream()
                .filter(entry -> !entry.isDirectory() && !passedOver(decoded(entry)))
                .sorted(Comparator.comparing(FiledFiles::decoded))
                .toList());
        if (entries.isEmpty()) {
            refuse(name, path, "document.empty-archive");
            return;
        }
        if (entries.size() > Limits.ENTRIES) {
            refuse(name, path, "document.too-large");
            return;
        }
        long inflated = 0;
        for (ZipArchiveEntry entry : entries) {
            String within = decoded(entry);
            String own = name + "/" + within;
            String below = path + "/" + within;
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                refuse(own, below, "document.encrypted");
                continue;
            }
            if (!zip.canReadEntryData(entry)) {
                refuse(own, below, "document.corrupt");
                continue;
            }
            byte[] bytes;
            try {
                bytes = inflate(zip, entry);
            } catch (TooLarge e) {
                refuse(own, below, "document.too-large");
                continue;
            } catch (IOException | RuntimeException e) {
                // damaged data makes the library throw exceptions of several kinds
                refuse(own, below, "document.corrupt");
                continue;
            }
            inflated += bytes.length;
            if (inflated > Limits.RATIO_FREE && inflated / Limits.RATIO > size) {
                refuse(name, path, "document.too-large");
                return;
            }
            entry(bytes, own, below, outermost);
        }
    }

    private void entry(byte[] bytes, String name, String path, boolean outermost) {
        if (outermost && isZip(bytes)) {
            try (ZipFile inner = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                    .get()) {
                if (isArchive(inner)) {
                    archive(inner, bytes.length, name, path, false);
                    return;
                }
            } catch (IOException e) {
                // a damaged one is given as it is, and refused by who reads it
            }
        }
        give(name, path, bytes);
    }

    private static byte[] inflate(ZipFile zip, ZipArchiveEntry entry) throws IOException, TooLarge {
        try (InputStream in = zip.getInputStream(entry)) {
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            long compressed = Math.max(1, entry.getCompressedSize());
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                if (out.size() > Limits.BYTES
                        || (out.size() > Limits.RATIO_FREE && out.size() / Limits.RATIO > compressed)) {
                    throw new TooLarge();
                }
            }
            return out.toByteArray();
        }
    }

    /** What unpacks to more than it may. */
    private static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private void give(String name, String path, byte[] bytes) {
        consumer.accept(new FiledFile(name, harmless(path), bytes, null));
    }

    private void refuse(String name, String path, String key, Object... arguments) {
        consumer.accept(
                new FiledFile(name, harmless(path), null, InputException.of(Place.whole(name), key, arguments)));
    }

    /** A path that stays below where it begins, and that no other file has. */
    private String harmless(String path) {
        String clean = Stream.of(path.split("[/\\\\]+"))
                .map(part ->
                        part.replaceAll("[\\p{Cntrl}:*?\"<>|]", "_").strip().replaceAll("\\.+$", ""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
        int like = paths.merge(clean, 1, Integer::sum);
        return like == 1 ? clean : clean + "-" + like;
    }

    private static boolean isZip(byte[] start) {
        return start.length >= 4 && start[0] == 'P' && start[1] == 'K' && (start[2] == 3 || start[2] == 5);
    }

    /** Office documents are zip files, too; an archive has none of the parts by which they are known. */
    private static boolean isArchive(ZipFile zip) {
        return Stream.of(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "word/document.xml",
                        "xl/workbook.xml",
                        "OFD.xml",
                        "content.xml")
                .allMatch(part -> zip.getEntry(part) == null);
    }

    /** Files that systems and offices leave behind. */
    private static boolean passedOver(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.startsWith(".")
                || last.startsWith("~$")
                || last.equalsIgnoreCase("Thumbs.db")
                || last.equalsIgnoreCase("desktop.ini")
                || name.startsWith("__MACOSX/");
    }

    /** The name of an entry: UTF-8 where the archive says so or the bytes are, else as Chinese Windows writes it. */
    private static String decoded(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        if (raw != null
                && !entry.getGeneralPurposeBit().usesUTF8ForNames()
                && entry.getNameSource() == ZipArchiveEntry.NameSource.NAME) {
            for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
                try {
                    return charset.newDecoder()
                            .decode(ByteBuffer.wrap(raw))
                            .toString()
                            .replace('\\', '/');
                } catch (CharacterCodingException e) {
                    // the next one
                }
            }
        }
        return entry.getName();
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
