package org.jiheng.engine;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compiled rules by their {@link RuleKey}: those of the shipped rules lie in the program itself, those of changed ones in a
 * {@link CacheFolder} of the user's own. An entry begins with a digest of the rest, so that a torn or rotten one is not loaded but
 * made anew. The digest is no protection from whoever can write the entry, for he can write its digest as well; that nobody else
 * can is what the folder sees to.
 */
record RuleCache(CacheFolder folder) {
    /** Where the program has them, beside this class. */
    static final String SHIPPED = "compiled/";

    private static final int DIGEST = 32;

    /** The compiled rules under a key, or null where there is none that can be used. */
    @Nullable
    CompiledRules rules(String key) {
        return find(key, CompiledRules::load);
    }

    /** The guard's word under a key, or null where there is none that can be used. */
    @Nullable
    Passed passed(@Nullable String key) {
        return key == null ? null : find(key, Passed::of);
    }

    void keep(@Nullable String key, byte[] bytes) {
        if (key != null) {
            folder.write(key, entry(bytes));
        }
    }

    private <T> @Nullable T find(String key, Function<byte[], T> reading) {
        byte[] entry = shipped(key);
        if (entry == null) {
            entry = folder.read(key);
        }
        if (entry == null || !whole(entry)) {
            return null;
        }
        try {
            return reading.apply(Arrays.copyOfRange(entry, DIGEST, entry.length));
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** Bytes as they are kept. */
    static byte[] entry(byte[] bytes) {
        byte[] entry = Arrays.copyOf(RuleKey.sha().digest(bytes), DIGEST + bytes.length);
        System.arraycopy(bytes, 0, entry, DIGEST, bytes.length);
        return entry;
    }

    private static boolean whole(byte[] entry) {
        if (entry.length <= DIGEST) {
            return false;
        }
        MessageDigest sha = RuleKey.sha();
        sha.update(entry, DIGEST, entry.length - DIGEST);
        return MessageDigest.isEqual(sha.digest(), Arrays.copyOf(entry, DIGEST));
    }

    private static byte @Nullable [] shipped(String key) {
        try (InputStream in = RuleCache.class.getResourceAsStream(SHIPPED + key)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }
}
