package org.jiheng.engine.standard;

import java.io.File;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import org.jiheng.source.Complaints;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;

/** Whose packs are used: anybody's, or only what one of the trusted keys signed and nobody changed since. */
public final class Trust {
    /** The environment variable that names the public keys, as many files as there are keys. */
    public static final String VARIABLE = "JIHENG_TRUSTED_KEY";

    private final List<Path> keys;

    private Trust(List<Path> keys) {
        this.keys = keys;
    }

    /** What the environment says; without the variable every pack is used. */
    public static Trust ofEnvironment() {
        String files = System.getenv(VARIABLE);
        return of(files == null ? "" : files);
    }

    /** The files of public keys, separated as paths are; none where it is empty. */
    public static Trust of(String files) {
        return new Trust(Arrays.stream(files.split(File.pathSeparator))
                .filter(file -> !file.isBlank())
                .map(Path::of)
                .toList());
    }

    /** Complains of a pack that is not to be trusted. */
    void check(Pack pack, @Nullable Published published, Path folder, Complaints complaints) {
        if (keys.isEmpty()) {
            return;
        }
        List<PublicKey> trusted = keys.stream().map(Signatures::publicKey).toList();
        String id = pack.standard().id();
        Place file = Place.whole(folder.resolve(Published.FILE).toString());
        if (published == null) {
            complaints.add(Place.whole(folder.toString()), "pack.not-published", VARIABLE, id);
            return;
        }
        String signature = published.signature();
        String text = Published.statement(id, published.version(), published.digest());
        if (!published.covers(pack.digest())) {
            complaints.add(file, "pack.changed-since", VARIABLE, id, published.version());
        } else if (signature == null) {
            complaints.add(file, "pack.not-signed", VARIABLE, id);
        } else if (trusted.stream().noneMatch(key -> Signatures.verifies(key, text, signature))) {
            complaints.add(file, "pack.signed-by-another", VARIABLE, id, published.version());
        }
    }
}
