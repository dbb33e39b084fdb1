package org.jiheng.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's own folder of compiled rules: {@code $XDG_CACHE_HOME/jiheng}, or {@code ~/.cache/jiheng}. What lies there is run, so
 * it is used only where it is the user's and nobody else can write there, and files in it only where the same is true of them; that
 * is asked of what has been opened, not of a name that may mean something else a moment later. Links are not followed. Whatever is
 * amiss, and where files have no owner and no permissions, there is no cache: rules are compiled every time, and nobody is told.
 *
 * @param path the folder, or null where there can be none
 */
record CacheFolder(@Nullable Path path) {
    /** Many times what the largest pack comes to. */
    private static final int LARGEST = 32_000_000;

    /** More than the packs anybody works on; the oldest make room. */
    private static final int MOST_ENTRIES = 64;

    private static final Set<PosixFilePermission> OWN_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWN_FILE = PosixFilePermissions.fromString("rw-------");

    /** The folder of the user who runs the program. */
    static CacheFolder own() {
        try {
            String named = System.getenv("XDG_CACHE_HOME");
            Path base = named != null && !named.isBlank()
                    ? Path.of(named)
                    : Path.of(System.getProperty("user.home"), ".cache");
            return new CacheFolder(base.isAbsolute() ? base.resolve("jiheng") : null);
        } catch (RuntimeException e) {
            return new CacheFolder(null);
        }
    }

    /** What is kept under a name, or null. */
    byte @Nullable [] read(String name) {
        return inside(folder -> read(folder, Path.of(name)));
    }

    /** Keeps bytes under a name: whole or not at all, whoever else is doing the same. */
    void write(String name, byte[] bytes) {
        if (path == null) {
            return;
        }
        try {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OWN_FOLDER));
            }
        } catch (IOException | RuntimeException e) {
            return;
        }
        inside(folder -> write(folder, name, bytes));
    }

    /** Something done in a folder. */
    private interface Action {
        byte @Nullable [] in(SecureDirectoryStream<Path> folder) throws IOException;
    }

    /** Does something in the folder where it may be used; null where it may not, or where that failed. */
    private byte @Nullable [] inside(Action action) {
        if (path == null || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
            if (stream instanceof SecureDirectoryStream<Path> folder) {
                PosixFileAttributeView view = folder.getFileAttributeView(PosixFileAttributeView.class);
                return own(view, OWN_FOLDER) ? action.in(folder) : null;
            }
            return null;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** Whether it belongs to the user alone. */
    private boolean own(PosixFileAttributeView view, Set<PosixFilePermission> permissions) throws IOException {
        PosixFileAttributes attributes = view.readAttributes();
        return path != null
                && attributes.permissions().equals(permissions)
                && attributes
                        .owner()
                        .equals(path.getFileSystem()
                                .getUserPrincipalLookupService()
                                .lookupPrincipalByName(System.getProperty("user.name")));
    }

    private byte @Nullable [] read(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        PosixFileAttributeView view =
                folder.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (!view.readAttributes().isRegularFile() || !own(view, OWN_FILE)) {
            return null;
        }
        try (SeekableByteChannel channel =
                folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            if (channel.size() > LARGEST) {
                return null;
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until all of it is there
            }
            return bytes.hasRemaining() ? null : bytes.array();
        }
    }

    private byte @Nullable [] write(SecureDirectoryStream<Path> folder, String name, byte[] bytes) throws IOException {
        Path draft = Path.of(name + "." + ProcessHandle.current().pid() + "-"
                + Thread.currentThread().getId());
        try {
            try (SeekableByteChannel channel = folder.newByteChannel(
                    draft,
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS),
                    PosixFilePermissions.asFileAttribute(OWN_FILE))) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            }
            folder.move(draft, folder, Path.of(name));
        } catch (IOException e) {
            folder.deleteFile(draft);
        }
        makeRoom(folder);
        return null;
    }

    /** Deletes the oldest where there are too many. */
    private static void makeRoom(SecureDirectoryStream<Path> folder) throws IOException {
        List<Map.Entry<FileTime, Path>> entries = new ArrayList<>();
        for (Path entry : folder) {
            Path name = entry.getFileName();
            entries.add(Map.entry(
                    folder.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .readAttributes()
                            .lastModifiedTime(),
                    name));
        }
        entries.sort(Map.Entry.comparingByKey());
        for (Map.Entry<FileTime, Path> entry : entries.subList(0, Math.max(0, entries.size() - MOST_ENTRIES))) {
            folder.deleteFile(entry.getValue());
        }
    }
}
