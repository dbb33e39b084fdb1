package org.jiheng.live;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.source.InputException;
import org.jiheng.source.Nearest;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;

/**
 * The standards of a rules folder, each in its last good version, while the folder is being edited. What was changed is read, checked
 * as {@code standards check} does, and compiled on a thread of its own; then it takes the place of what was there in one step. What
 * any of this finds fault with is refused and changes nothing. Safe for any number of threads.
 */
public final class LiveRules implements AutoCloseable {
    private static final String CLOSED = "the rules are no longer watched";
    private static final System.Logger LOG = System.getLogger(LiveRules.class.getName());

    private final Path root;
    private final FolderWatch watch;
    private final Follower follower;
    private final Thread thread;
    private final Map<String, Ready> inUse = new ConcurrentHashMap<>();
    private final Map<String, Refusal> refused = new ConcurrentHashMap<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    private LiveRules(Path root, FolderWatch watch, Pace pace) {
        this.root = root;
        this.watch = watch;
        this.follower = new Follower(this, root, watch, pace.gone());
        this.thread = new Thread(follower, "jiheng-live");
        thread.setDaemon(true);
    }

    /**
     * Reads, checks and compiles all standards of a folder, and follows what becomes of it until closed. A standard that is no good is
     * {@link #refusal refused} and stops no other.
     *
     * @throws InputException where this is no rules folder
     */
    public static LiveRules open(Path root) {
        RulesFolder.open(root);
        return open(root, FolderWatch.of(root, Pace.USUAL), Pace.USUAL);
    }

    static LiveRules open(Path root, FolderWatch watch, Pace pace) {
        LiveRules rules = new LiveRules(root, watch, pace);
        rules.follower.look();
        rules.thread.start();
        return rules;
    }

    /** The standards that can be evaluated by, sorted. */
    public List<String> standards() {
        return inUse.keySet().stream().sorted().toList();
    }

    /** The version of a standard that evaluations that begin now are by. */
    public Optional<Version> version(String standard) {
        return Optional.ofNullable(inUse.get(standard)).map(Ready::version);
    }

    /** Why the version in use is not the one that lies in the folder; empty where it is. */
    public Optional<Refusal> refusal(String standard) {
        return Optional.ofNullable(refused.get(standard));
    }

    /** Tells of every change from now on, on the thread that made it: what takes long belongs on another. */
    public void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /**
     * The version in use, kept for one evaluation; to be closed after it.
     *
     * @throws InputException where there is no such standard, or it never was any good; then with what is wrong with it
     */
    public Lease lease(String standard) {
        for (Ready ready = inUse.get(standard); ready != null; ready = inUse.get(standard)) {
            if (ready.take()) {
                return new Lease(ready);
            }
        }
        if (watch.isClosed()) {
            throw new IllegalStateException(CLOSED);
        }
        Refusal refusal = refused.get(standard);
        if (refusal != null) {
            throw new InputException(refusal.complaints());
        }
        List<String> known = standards();
        Optional<String> nearest = Nearest.to(standard, known);
        throw InputException.of(
                Place.whole(root.toString()),
                nearest.isPresent() ? "pack.unknown-standard-maybe" : "pack.unknown-standard",
                standard,
                nearest.orElse(String.join(", ", known)));
    }

    /** Ends the watching, and what is being compiled with it; versions on lease stay usable until they are returned. */
    @Override
    public void close() {
        watch.close();
        try {
            if (!Thread.currentThread().equals(thread)) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (String standard : standards()) {
            Ready last = inUse.remove(standard);
            if (last != null) {
                last.release();
            }
        }
    }

    @Nullable
    Ready inUse(String standard) {
        return inUse.get(standard);
    }

    /** All standards of which there is, or ever was, something to say. */
    Set<String> known() {
        Set<String> known = new TreeSet<>(inUse.keySet());
        known.addAll(refused.keySet());
        return known;
    }

    void swap(Ready ready) {
        Version now = ready.version();
        Ready before = inUse.put(now.standard(), ready);
        refused.remove(now.standard());
        if (before != null) {
            before.release();
        }
        tell(new Change.Swapped(now, before == null ? null : before.version()));
    }

    void refuse(Refusal refusal) {
        Refusal before = refused.put(refusal.standard(), refusal);
        boolean told = before != null
                && before.digest().equals(refusal.digest())
                && before.complaints().equals(refusal.complaints());
        if (!told) {
            tell(new Change.Refused(refusal));
        }
    }

    /** What lies in the folder is what is in use. */
    void agree(String standard) {
        refused.remove(standard);
    }

    void withdraw(String standard) {
        refused.remove(standard);
        Ready last = inUse.remove(standard);
        if (last != null) {
            last.release();
            tell(new Change.Withdrawn(last.version()));
        }
    }

    /** A listener that fails harms neither the others nor the rules. */
    private void tell(Change change) {
        for (Consumer<Change> listener : listeners) {
            try {
                listener.accept(change);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a listener to changes of rules failed", e);
            }
        }
    }
}
