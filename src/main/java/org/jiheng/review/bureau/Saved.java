package org.jiheng.review.bureau;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.document.FiledFile;
import org.jiheng.review.Review;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;

/** Reviews in a folder, one file for each document; of use again while document, rules and options are the same. */
public final class Saved {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path folder;
    private final String made;

    /**
     * A folder of reviews.
     *
     * @param made what they are made with, as {@link #digest} tells it
     */
    public Saved(Path folder, String made) {
        this.folder = folder;
        this.made = made;
    }

    public String made() {
        return made;
    }

    /** Where the review of a document lies; {@code extension} with its point. */
    public Path file(String path, String extension) {
        return folder.resolve(path + extension);
    }

    /** The review of the same bytes, made with the same rules and options. */
    public Optional<Review> find(FiledFile file) {
        Path path = file(file.path(), ".json");
        byte[] bytes = file.bytes();
        if (bytes == null || !Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            JsonNode node = MAPPER.readTree(Files.readAllBytes(path));
            if (!node.path("made").asText().equals(made)
                    || !node.path("document").path("name").asText().equals(file.name())
                    || !node.path("document").path("digest").asText().equals(hex(sha().digest(bytes)))) {
                return Optional.empty();
            }
            return Optional.ofNullable(Earlier.review(node, path));
        } catch (IOException | InputException e) {
            // what cannot be read is made anew
            return Optional.empty();
        }
    }

    /** Takes away what a run that was killed left half written. */
    public void tidy() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path draft : walk.filter(
                            file -> String.valueOf(file.getFileName()).matches("\\..*\\.\\d+\\.part"))
                    .toList()) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw InputException.of(
                    Place.whole(folder.toString()), "source.unreadable", String.valueOf(e.getMessage()));
        }
    }

    /** A digest over the files of the rules folder and over options, each as text. */
    public static String digest(Path rules, List<String> options) {
        MessageDigest sha = sha();
        try (Stream<Path> walk = Files.walk(rules)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                sha.update((rules.relativize(file) + "\n").getBytes(StandardCharsets.UTF_8));
                sha.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw InputException.of(Place.whole(rules.toString()), "source.unreadable", String.valueOf(e.getMessage()));
        }
        options.forEach(option -> sha.update((option + "\n").getBytes(StandardCharsets.UTF_8)));
        return hex(sha.digest());
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
