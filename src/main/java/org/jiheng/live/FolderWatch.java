package org.jiheng.live;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says when something in a rules folder, or a folder in it, may have changed and writing has come to rest. Goes by the events of the
 * file system, and by sizes and times for those that send none (network shares, or where a limit on watches is reached).
 */
final class FolderWatch implements AutoCloseable {
    /** Somebody who never stops writing is not waited for any longer. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Path root;
    private final Pace pace;
    private final @Nullable WatchService events;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Set<WatchKey> keys = new HashSet<>();
    private Map<Path, Stamp> seen = Map.of();

    private record Stamp(long size, FileTime time, @Nullable Object file) {}

    private FolderWatch(Path root, Pace pace, @Nullable WatchService events) {
        this.root = root;
        this.pace = pace;
        this.events = events;
        look();
    }

    static FolderWatch of(Path root, Pace pace) {
        try {
            return new FolderWatch(root, pace, root.getFileSystem().newWatchService());
        } catch (IOException | UnsupportedOperationException e) {
            return withoutEvents(root, pace);
        }
    }

    /** As where the file system sends none. */
    static FolderWatch withoutEvents(Path root, Pace pace) {
        return new FolderWatch(root, pace, null);
    }

    /** Waits no longer than until the next poll; whether something may have changed. */
    boolean changed() throws InterruptedException {
        boolean before = look();
        WatchKey key = before ? null : next(pace.poll());
        if (key == null && !before && !look()) {
            return false;
        }
        long end = System.nanoTime() + LONGEST.toNanos();
        boolean more = true;
        while (more && System.nanoTime() < end && !isClosed()) {
            drain(key);
            key = next(pace.quiet());
            more = look() || key != null;
        }
        drain(key);
        return true;
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    private @Nullable WatchKey next(Duration longest) throws InterruptedException {
        try {
            if (events != null) {
                return events.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (ClosedWatchServiceException e) {
            return null;
        }
        closed.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        return null;
    }

    private void drain(@Nullable WatchKey first) {
        try {
            for (WatchKey key = first; key != null && events != null; key = events.poll()) {
                key.pollEvents();
                key.reset();
            }
        } catch (ClosedWatchServiceException e) {
            // nothing more will come
        }
    }

    /** Watches the folders that there are now, and says whether any file in them is another than when last looked at. */
    private boolean look() {
        List<Path> folders = folders();
        register(folders);
        Map<Path, Stamp> now = new HashMap<>();
        folders.forEach(folder -> stamps(folder, now));
        boolean other = !now.equals(seen);
        seen = now;
        return other;
    }

    /** A folder that took the name of another is another to the file system, so all are registered each time. */
    private void register(List<Path> folders) {
        if (events == null) {
            return;
        }
        Set<WatchKey> now = new HashSet<>();
        for (Path folder : folders) {
            try {
                now.add(folder.register(events, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE));
            } catch (IOException | ClosedWatchServiceException e) {
                // it is gone, or there are too many watches: what changes there is found by its times
            }
        }
        keys.removeAll(now);
        keys.forEach(WatchKey::cancel);
        keys = now;
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>(List.of(root));
        try (Stream<Path> entries = Files.list(root)) {
            entries.filter(Files::isDirectory).forEach(folders::add);
        } catch (IOException | UncheckedIOException e) {
            // it is gone, or going; the next look says more
        }
        return folders;
    }

    private static void stamps(Path folder, Map<Path, Stamp> stamps) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
                if (is.isRegularFile()) {
                    stamps.put(file, new Stamp(is.size(), is.lastModifiedTime(), is.fileKey()));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // a file or the folder went away meanwhile; the next look says more
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            if (events != null) {
                events.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
