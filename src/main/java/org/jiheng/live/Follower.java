package org.jiheng.live;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jiheng.authoring.PackChecker;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.PackFiles;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.source.Complaint;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;

/** Follows what becomes of a rules folder: reads, checks and compiles on a thread of its own, and hands over what is good. */
final class Follower implements Runnable {
    /** What reading says of a file, or a standard, that went away meanwhile. */
    private static final Set<String> GONE =
            Set.of("source.not-found", "pack.unknown-standard", "pack.unknown-standard-maybe");

    private final LiveRules rules;
    private final Path root;
    private final RulesFolder folder;
    private final FolderWatch watch;
    private final Duration patience;
    private final Map<String, Long> goneSince = new HashMap<>();

    /** What is in use, and what was refused, by all that it consists of: its files and the record of its publication. */
    private final Map<String, String> used = new HashMap<>();

    private final Map<String, String> refused = new HashMap<>();

    Follower(LiveRules rules, Path root, FolderWatch watch, Duration patience) {
        this.rules = rules;
        this.root = root;
        this.folder = RulesFolder.open(root);
        this.watch = watch;
        this.patience = patience;
    }

    /** A pack that was checked and has nothing wrong. */
    private record Checked(PackFiles files, Pack pack) {}

    @Override
    public void run() {
        try {
            while (!watch.isClosed()) {
                if (watch.changed() || !goneSince.isEmpty()) {
                    look();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes in what the folder holds now: first what needs no compiling, so that it does not wait for what does. */
    void look() {
        Set<String> there;
        try {
            folder.check();
            there = new TreeSet<>(folder.standards());
        } catch (InputException | UncheckedIOException e) {
            List<Complaint> complaints = InputException.of(Place.whole(root.toString()), "pack.no-rules")
                    .complaints();
            refused.clear();
            rules.known().forEach(standard -> rules.refuse(new Refusal(standard, "", Instant.now(), complaints)));
            return;
        }
        List<Checked> toCompile = new ArrayList<>();
        for (String standard : there) {
            goneSince.remove(standard);
            Checked checked = checked(standard);
            if (checked != null && !withoutCompiling(checked)) {
                toCompile.add(checked);
            }
        }
        for (Checked checked : toCompile) {
            if (!watch.isClosed()) {
                publish(checked.files(), () -> Ready.compile(version(checked.pack(), true), checked.pack(), root));
            }
        }
        Set<String> gone = rules.known();
        gone.removeAll(there);
        gone.forEach(this::gone);
    }

    /** What is in use with other tables, where the rules are the same. */
    private boolean withoutCompiling(Checked checked) {
        Ready current = rules.inUse(checked.files().id());
        if (current == null || !current.evaluator().runs(checked.pack())) {
            return false;
        }
        publish(checked.files(), () -> current.with(version(checked.pack(), false), checked.pack()));
        return true;
    }

    private static Version version(Pack pack, boolean compiled) {
        return new Version(pack.standard().id(), pack.version(), pack.digest(), Instant.now(), compiled);
    }

    /** Null where there is nothing new, or nothing good. */
    private @Nullable Checked checked(String standard) {
        PackFiles files = files(standard);
        if (files == null) {
            return null;
        }
        String state = state(files);
        if (state.equals(used.get(standard))) {
            refused.remove(standard);
            rules.agree(standard);
            return null;
        }
        if (state.equals(refused.get(standard))) {
            return null;
        }
        Ready current = rules.inUse(standard);
        try {
            Complaints reading = new Complaints();
            Pack pack = folder.read(files, reading);
            List<Complaint> findings = PackChecker.check(
                            root, pack, files, reading, current == null ? null : current.evaluator())
                    .findings();
            if (findings.isEmpty()) {
                return new Checked(files, pack);
            }
            throw new InputException(findings);
        } catch (RuntimeException | StackOverflowError e) {
            PackFiles now = files(standard);
            // somebody is still writing, which the watch tells of
            if (now != null && state(now).equals(state)) {
                refuse(files, e);
            }
            return null;
        }
    }

    /** Null where it goes away while it is read, of which the next look says more, or cannot be read at all. */
    private @Nullable PackFiles files(String standard) {
        try {
            return folder.files(standard);
        } catch (InputException e) {
            if (e.complaints().stream().noneMatch(c -> GONE.contains(c.message().key()))) {
                rules.refuse(new Refusal(standard, "", Instant.now(), e.complaints()));
            }
            return null;
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    private void publish(PackFiles files, Supplier<Ready> making) {
        try {
            rules.swap(making.get());
            used.put(files.id(), state(files));
            refused.remove(files.id());
        } catch (RuntimeException | StackOverflowError e) {
            refuse(files, e);
        }
    }

    private void refuse(PackFiles files, Throwable e) {
        List<Complaint> complaints = e instanceof InputException input
                ? input.complaints()
                : InputException.of(Place.whole(root.resolve(files.id()).toString()), "live.failed", String.valueOf(e))
                        .complaints();
        refused.put(files.id(), state(files));
        rules.refuse(new Refusal(files.id(), files.digest(), Instant.now(), complaints));
    }

    private static String state(PackFiles files) {
        return files.digest() + " " + files.published();
    }

    /** A folder that is gone may be about to be replaced; one in which the standard alone is missing is not whole. */
    private void gone(String standard) {
        Path folder = root.resolve(standard);
        refused.remove(standard);
        if (Files.isDirectory(folder)) {
            goneSince.remove(standard);
            Place place = Place.whole(folder.resolve("standard.yaml").toString());
            rules.refuse(new Refusal(
                    standard,
                    "",
                    Instant.now(),
                    InputException.of(place, "source.not-found").complaints()));
            return;
        }
        long now = System.nanoTime();
        Long since = goneSince.putIfAbsent(standard, now);
        if (since != null && now - since >= patience.toNanos()) {
            goneSince.remove(standard);
            used.remove(standard);
            rules.withdraw(standard);
        }
    }
}
