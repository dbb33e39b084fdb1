package org.jiheng.authoring.publication;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jiheng.authoring.PackChecker;
import org.jiheng.authoring.PackChecker.Checked;
import org.jiheng.authoring.StandardsTest;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.standard.PackFiles;
import org.jiheng.engine.standard.Published;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.standard.Signatures;
import org.jiheng.source.Complaint;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.source.YamlEdit;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a standard: refuses what is a draft anywhere, what has no notes, and what the check or the cases refuse; then writes
 * the version into the standard, the day into its notes, and the record of the publication beside them.
 */
public final class Publication {
    private final Path rules;
    private final String id;
    private final String version;
    private final Clock clock;

    private Publication(Path rules, String id, String version, Clock clock) {
        this.rules = rules;
        this.id = id;
        this.version = version;
        this.clock = clock;
    }

    /**
     * What it came to.
     *
     * @param published the record, or null where it was refused
     * @param complaints what of the pack, its notes or the command stands against it
     * @param tested what the cases say, or null where they were not run because something else stands against it
     */
    public record Outcome(
            @Nullable Published published,
            List<Complaint> complaints,
            Checked checked,
            StandardsTest.@Nullable Outcome tested) {}

    /**
     * Publishes, or says everything that stands against it and touches no file.
     *
     * @param key the private key to sign with, or null
     * @throws InputException where there is no such standard, or the files cannot be written
     */
    public static Outcome publish(
            Path rules, String id, String version, @Nullable Path key, Clock clock, Language language) {
        return new Publication(rules, id, version, clock).publish(key, language);
    }

    private Outcome publish(@Nullable Path keyFile, Language language) {
        RulesFolder folder = RulesFolder.forAuthors(rules);
        PackFiles files = folder.files(id);
        Complaints complaints = new Complaints();
        PrivateKey key = key(keyFile, complaints);
        boolean named = version.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,39}");
        if (!named) {
            complaints.add(Place.whole(id), "pack.version-not-possible", version);
        }
        Published before = files.published();
        Path pack = rules.resolve(id);
        String notes = "";
        if (before != null && before.version().equals(version)) {
            complaints.add(Place.whole(pack.resolve(Published.FILE).toString()), "pack.published-already", version);
        } else if (named) {
            notes = ChangeLog.of(pack).published(version, LocalDate.now(clock), complaints);
        }
        Drafts.complain(rules.toString(), files.bytes(), complaints);
        Checked checked = PackChecker.check(rules, List.of(id));
        if (!complaints.isEmpty() || !checked.findings().isEmpty()) {
            return new Outcome(null, new InputException(complaints.complaints()).complaints(), checked, null);
        }
        StandardsTest.Outcome tested = StandardsTest.run(rules, List.of(id), false, false, language);
        if (!tested.clean()) {
            return new Outcome(null, List.of(), checked, tested);
        }
        return new Outcome(write(files.bytes(), notes, key), List.of(), checked, tested);
    }

    private static @Nullable PrivateKey key(@Nullable Path file, Complaints complaints) {
        try {
            return file == null ? null : Signatures.privateKey(file);
        } catch (InputException e) {
            complaints.addAll(e.complaints());
            return null;
        }
    }

    private Published write(Map<String, byte[]> before, String notes, @Nullable PrivateKey key) {
        Map<String, byte[]> files = new TreeMap<>(before);
        String name = id + "/standard.yaml";
        Path pack = rules.resolve(id);
        Path file = pack.resolve("standard.yaml");
        byte[] standard = YamlEdit.of(file.toString(), files.getOrDefault(name, new byte[0]))
                .setAfter("id", version, "version")
                .bytes();
        files.put(name, standard);
        String digest = new PackFiles(id, files, null).digest();
        Published published = new Published(
                version,
                digest,
                Evaluator.ENGINE,
                LocalDate.now(clock).toString(),
                key == null ? null : Signatures.sign(key, Published.statement(id, version, digest)),
                key == null ? null : Signatures.fingerprint(Signatures.publicOf(key)));
        Map<Path, byte[]> written = new LinkedHashMap<>();
        // the standard last: who follows the folder sees its digest change once the record is there
        written.put(pack.resolve(Published.FILE), published.text().getBytes(StandardCharsets.UTF_8));
        written.put(pack.resolve(ChangeLog.FILE), notes.getBytes(StandardCharsets.UTF_8));
        written.put(file, standard);
        WholeFiles.write(pack, written);
        return published;
    }
}
