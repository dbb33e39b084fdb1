package org.jiheng.engine.standard;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;

/** Ed25519 keys as {@code openssl} writes them (PEM), and signatures by them. */
public final class Signatures {
    private static final String ALGORITHM = "Ed25519";

    private Signatures() {}

    private interface Reading<K> {
        K read(byte[] encoded) throws GeneralSecurityException;
    }

    /** A private key (PKCS#8). */
    public static PrivateKey privateKey(Path file) {
        return key(file, "PRIVATE KEY", bytes -> factory().generatePrivate(new PKCS8EncodedKeySpec(bytes)));
    }

    /** A public key (X.509). */
    public static PublicKey publicKey(Path file) {
        return key(file, "PUBLIC KEY", bytes -> factory().generatePublic(new X509EncodedKeySpec(bytes)));
    }

    private static KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM);
    }

    private static <K> K key(Path file, String kind, Reading<K> reading) {
        String text = new String(TreeReader.bytes(file), StandardCharsets.ISO_8859_1);
        Matcher block = Pattern.compile("-----BEGIN " + kind + "-----([A-Za-z0-9+/=\\s]+)-----END " + kind + "-----")
                .matcher(text);
        try {
            if (block.find()) {
                return reading.read(Base64.getMimeDecoder().decode(block.group(1)));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // told below, like a file without a key
        }
        boolean isPrivate = kind.startsWith("PRIVATE");
        throw InputException.of(
                Place.whole(file.toString()), isPrivate ? "pack.key-not-private" : "pack.key-not-public");
    }

    /**
     * The public half of a private key: the JDK makes the pair anew, given the seed that the private key is in place of chance. A
     * pair that did not belong together would not verify what it signs.
     */
    public static PublicKey publicOf(PrivateKey key) {
        byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            PublicKey made = generator.generateKeyPair().getPublic();
            if (!verifies(made, "", sign(key, ""))) {
                throw new IllegalStateException("this Java does not derive Ed25519 keys from their seed");
            }
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives the bytes of a seed in place of random ones. */
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        Seed(byte[] seed) {
            super();
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    /** The signature of a text, in Base64. */
    public static String sign(PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the owner of the key signed the text; a signature that is none is not theirs. */
    static boolean verifies(PublicKey key, String text, String written) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(written));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** What a key is known by: the SHA-256 of its encoding. */
    public static String fingerprint(PublicKey key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
