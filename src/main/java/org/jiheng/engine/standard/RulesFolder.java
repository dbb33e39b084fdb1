package org.jiheng.engine.standard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Nearest;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;
import org.jspecify.annotations.Nullable;

/** The {@code rules/} folder: which standards it holds, and the files that belong to one. */
public final class RulesFolder {
    private static final String STANDARD_FILE = "standard.yaml";
    private final Path root;
    private final Trust trust;
    private final Trees trees = new Trees();

    private RulesFolder(Path root, Trust trust) {
        this.root = root;
        this.trust = trust;
    }

    /** Opens the folder to evaluate by what is in it; one that is missing or holds no standard is refused with a sentence that helps. */
    public static RulesFolder open(Path root) {
        return open(root, Trust.ofEnvironment());
    }

    /** The same for those who write, test or look at standards, whosever they are: a draft is nobody's yet. */
    public static RulesFolder forAuthors(Path root) {
        return open(root, Trust.of(""));
    }

    /** The same where it is known whose packs are used. */
    public static RulesFolder open(Path root, Trust trust) {
        RulesFolder folder = new RulesFolder(root, trust);
        folder.check();
        return folder;
    }

    /** Refuses a folder that is no rules folder any more. */
    public void check() {
        if (!Files.isDirectory(root.resolve("common"))) {
            throw InputException.of(Place.whole(root.toString()), "pack.no-rules");
        }
    }

    /** The ids of the standards, sorted. */
    public List<String> standards() {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(STANDARD_FILE)))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the standard and all it shares with others; refused where it is not to be trusted. */
    public Pack read(String id) {
        Complaints complaints = new Complaints();
        Pack pack = read(id, complaints);
        complaints.throwIfAny();
        return pack;
    }

    /**
     * The same for a checker: what is wrong goes to {@code complaints}, and the pack has what could be read
     * in spite of it. A file that is no YAML at all ends the reading.
     */
    public Pack read(String id, Complaints complaints) {
        return read(files(id), complaints);
    }

    /** The same of files that were taken from the folder before. */
    public Pack read(PackFiles files, Complaints complaints) {
        Published published = files.published();
        Pack pack = new PackReader(root.toString(), files, complaints).read(published);
        trust.check(pack, published, root.resolve(files.id()), complaints);
        return pack;
    }

    /** All files that a standard consists of, as they are now. */
    public PackFiles files(String id) {
        List<String> known = standards();
        if (!known.contains(id)) {
            throw InputException.of(
                    Place.whole(root.toString()),
                    Nearest.to(id, known).isPresent() ? "pack.unknown-standard-maybe" : "pack.unknown-standard",
                    id,
                    Nearest.to(id, known).orElse(String.join(", ", known)));
        }
        Map<String, byte[]> files = new TreeMap<>();
        collect("common", files);
        collect("language", files);
        collect(id, files);
        Path glossary = root.resolve("glossary.yaml");
        if (Files.exists(glossary)) {
            files.put("glossary.yaml", TreeReader.bytes(glossary));
        }
        return new PackFiles(id, files, published(id), trees);
    }

    /** The record of a standard's last publication, or null where it was never published. */
    private @Nullable Published published(String id) {
        Path file = root.resolve(id).resolve(Published.FILE);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        Complaints complaints = new Complaints();
        Published published =
                Published.read(TreeReader.readMapping(file.toString(), TreeReader.bytes(file), complaints), complaints);
        complaints.throwIfAny();
        return published;
    }

    /** Reads the rules of the review of documents. */
    public ReviewPack readReview() {
        Complaints complaints = new Complaints();
        Map<String, byte[]> files = new TreeMap<>();
        collect("review", files);
        if (files.isEmpty()) {
            throw InputException.of(Place.whole(root.resolve("review").toString()), "pack.no-review");
        }
        ReviewPack pack = new ReviewReader(root.toString(), files, complaints).read(Digests.of(files));
        complaints.throwIfAny();
        return pack;
    }

    /** The files of one folder that rules consist of; cases, notes, the record of a publication and what an editor hides are not among them. */
    private void collect(String folder, Map<String, byte[]> files) {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return;
        }
        try (Stream<Path> entries = Files.list(start)) {
            entries.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("[^.].*\\.(yaml|drl|dslr|dsl)"))
                    .filter(file -> !file.endsWith(Published.FILE))
                    .forEach(file -> files.put(folder + "/" + file.getFileName(), TreeReader.bytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
