package org.jiheng.engine.standard;

import java.util.List;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jspecify.annotations.Nullable;

/**
 * The record of a pack's publication. It stands beside the pack's other files and is no part of the digest it states.
 *
 * @param digest the digest of the pack at its publication
 * @param engine the program that checked and tested it
 * @param date the day, as {@code 2026-11-25}
 * @param signature an Ed25519 signature of id, version and digest, in Base64, or null where it was not signed
 * @param key the fingerprint of the key that signed, or null
 */
public record Published(
        String version,
        String digest,
        String engine,
        String date,
        @Nullable String signature,
        @Nullable String key) {
    /** Its file in the pack's folder. */
    public static final String FILE = "published.yaml";

    private static final int SHORT = 8;

    static Published read(Node.Mapping tree, Complaints complaints) {
        Fields f = Fields.of(tree, complaints, List.of("version", "digest", "engine", "date", "signature", "key"));
        return new Published(
                f.requiredText("version"),
                f.requiredText("digest"),
                f.requiredText("engine"),
                f.requiredText("date"),
                f.text("signature"),
                f.text("key"));
    }

    /** Whether a pack of this digest is the one that was published. */
    public boolean covers(String other) {
        return digest.equals(other);
    }

    /** The version as results show it: files changed since then are never taken for the published ones. */
    String shown(String now) {
        return covers(now) ? version : version + "+" + now.substring(0, SHORT);
    }

    /** What a signature signs. */
    public static String statement(String id, String version, String digest) {
        return id + "\n" + version + "\n" + digest + "\n";
    }

    /** The text of its file. */
    public String text() {
        return "# 由 jiheng standards publish 写入，请勿手改。 Written by jiheng standards publish; not to be edited.\n"
                + "version: \"" + version + "\"\n"
                + "digest: " + digest + "\n"
                + "engine: " + engine + "\n"
                + "date: " + date + "\n"
                + (signature == null ? "" : "signature: " + signature + "\n")
                + (key == null ? "" : "key: " + key + "\n");
    }
}
