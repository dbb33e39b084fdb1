package org.jiheng.authoring.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Published;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.source.Complaint;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;
import org.jiheng.source.YamlEdit;
import org.jiheng.text.Message;

/**
 * Begins a standard from another one: the pack's folder copied under a new id, as a draft with notes of its own. Everything else,
 * comments included, stands in the copy as in the original.
 */
public final class NewStandard {
    private static final Set<String> RESERVED = Set.of("common", "language", "review", "cases");
    /** What says whose standard it is and for when, by the message that tells its author so. */
    private static final Map<String, String> ABOUT = about();

    private static final Set<String> NOT_COPIED = Set.of(Published.FILE, ChangeLog.FILE);

    private final Path rules;
    private final String id;
    private final String from;

    private static Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("title", "pack.write-title");
        about.put("authority", "pack.write-authority");
        about.put("document", "pack.write-document");
        about.put("basis", "pack.write-basis");
        about.put("years", "pack.write-years");
        about.put("grades", "pack.write-grades");
        about.put("notices", "pack.write-notices");
        return about;
    }

    private NewStandard(Path rules, String id, String from) {
        this.rules = rules;
        this.id = id;
        this.from = from;
    }

    /**
     * What there is now.
     *
     * @param next what its author writes next, and where
     * @param cited values that rest on a document, which need not be that of the new standard
     */
    public record Begun(Path folder, int files, List<Complaint> next, List<Place> cited) {}

    /**
     * Copies the pack, whole or not at all.
     *
     * @throws InputException where the id cannot be one, is taken, or there is no standard to begin from
     */
    public static Begun begin(Path rules, String id, String from) {
        return new NewStandard(rules, id, from).begin();
    }

    private Begun begin() {
        RulesFolder folder = RulesFolder.forAuthors(rules);
        Pack source = folder.read(from);
        Path target = rules.resolve(id);
        if (!id.matches("[a-z0-9][a-z0-9-]{0,63}") || RESERVED.contains(id)) {
            throw InputException.of(Place.whole(rules.toString()), "pack.id-not-possible", id);
        }
        if (Files.exists(target)) {
            throw InputException.of(Place.whole(target.toString()), "pack.id-taken", id);
        }
        Path draft = rules.resolve("." + id + "." + ProcessHandle.current().pid() + ".part");
        int files;
        try {
            try {
                files = copy(draft);
                Files.writeString(draft.resolve(ChangeLog.FILE), changes(source.version()));
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(draft);
            }
        } catch (IOException e) {
            throw InputException.of(
                    Place.whole(target.toString()),
                    "cli.not-written",
                    e.getClass().getSimpleName() + " " + e.getMessage());
        }
        Path standard = target.resolve("standard.yaml");
        Node.Mapping tree = tree(standard);
        List<Complaint> next = new ArrayList<>();
        ABOUT.forEach((key, message) -> {
            if (tree.get(key) != null) {
                next.add(new Complaint(tree.keyPlace(key), Message.of(message)));
            }
        });
        return new Begun(target, files + 1, next, cited(target));
    }

    private int copy(Path draft) throws IOException {
        Path source = rules.resolve(from);
        int copied = 0;
        try (Stream<Path> all = Files.walk(source)) {
            for (Path file : all.sorted().toList()) {
                Path target = draft.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!NOT_COPIED.contains(source.relativize(file).toString())) {
                    Files.write(target, changed(file, source.relativize(file)));
                    copied++;
                }
            }
        }
        return copied;
    }

    private byte[] changed(Path file, Path name) {
        byte[] bytes = TreeReader.bytes(file);
        boolean standard = name.equals(Path.of("standard.yaml"));
        boolean cases = name.getNameCount() > 1
                && name.getName(0).toString().equals("cases")
                && name.toString().endsWith(".yaml");
        if (!standard && !cases) {
            return bytes;
        }
        YamlEdit edit = YamlEdit.of(file.toString(), bytes);
        if (standard) {
            edit.set(id, "id")
                    .setAfter("authority", document(), "document")
                    .setAfter("document", Drafts.DRAFT, "basis");
            if (edit.has("version")) {
                edit.remove("version");
            }
        } else {
            rename(edit, List.of());
        }
        return edit.bytes();
    }

    private static Map<String, String> document() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("zh", "草案");
        texts.put("en", Drafts.DRAFT);
        return texts;
    }

    /** Writes the new id wherever {@code standard} names the old one. */
    private void rename(YamlEdit edit, List<Object> path) {
        Object value = edit.get(path.toArray());
        if (value instanceof Map<?, ?> map) {
            List.copyOf(map.keySet()).forEach(key -> rename(edit, with(path, key)));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                rename(edit, with(path, i));
            }
        } else if (from.equals(value) && path.get(path.size() - 1).equals("standard")) {
            edit.set(id, path.toArray());
        }
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private String changes(String version) {
        return "# 修订记录 Changes\n\n## " + ChangeLog.UNRELEASED + "\n\n- 以 " + from + "（版本 " + version
                + "）为底本起草。 Begun from " + from + " (version " + version + ").\n";
    }

    /** Values of the copy that rest on a document. */
    private static List<Place> cited(Path folder) {
        List<Place> places = new ArrayList<>();
        for (String name : List.of("parameters.yaml", "problems.yaml")) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                cited(tree(file), places);
            }
        }
        return places;
    }

    private static void cited(Node node, List<Place> places) {
        if (node instanceof Node.Mapping mapping) {
            if (mapping.get("basis") instanceof Node.Scalar basis
                    && (basis.text().equals("official") || basis.text().equals("report"))) {
                places.add(mapping.keyPlace("basis"));
            }
            mapping.entries().values().forEach(each -> cited(each, places));
        } else if (node instanceof Node.Listing listing) {
            listing.items().forEach(each -> cited(each, places));
        }
    }

    private static Node.Mapping tree(Path file) {
        return TreeReader.readMapping(file.toString(), TreeReader.bytes(file), new Complaints());
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
