package org.jiheng.review.bureau;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.review.Review;
import org.jiheng.review.Review.Dismissed;
import org.jiheng.review.Review.Finding;
import org.jiheng.review.Review.FollowUp;
import org.jiheng.review.Review.Severity;
import org.jiheng.review.Review.Summary;
import org.jiheng.review.bureau.Dismissals.Dismissal;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;

/** Reviews of the round before, as they were saved. */
public final class Earlier {
    /** There was no round before. */
    public static final Earlier NONE = new Earlier(List.of());

    private static final String SCHEMA = "jiheng/review/1";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, Round> byName = new HashMap<>();
    private final Map<String, List<Round>> byFile = new HashMap<>();
    private final List<Round> rounds;

    private final Map<String, List<Round>> byContent = new HashMap<>();

    private record Round(String name, String content, int number, List<Finding> findings) {}

    private Earlier(List<Round> rounds) {
        this.rounds = rounds;
        rounds.forEach(round -> {
            byName.put(round.name(), round);
            byFile.computeIfAbsent(file(round.name()), k -> new ArrayList<>()).add(round);
            byContent.computeIfAbsent(round.content(), k -> new ArrayList<>()).add(round);
        });
    }

    /** Reads what {@code review --format json} wrote: a file, or a folder of them. */
    public static Earlier read(Path path) {
        List<Round> rounds = new ArrayList<>();
        for (Path file : files(path)) {
            try (JsonParser parser = MAPPER.getFactory().createParser(Files.newInputStream(file))) {
                JsonToken first = parser.nextToken();
                if (first == JsonToken.START_ARRAY) {
                    first = parser.nextToken();
                }
                for (; first == JsonToken.START_OBJECT; first = parser.nextToken()) {
                    Review review = review(parser.<JsonNode>readValueAsTree(), file);
                    if (review != null) {
                        FollowUp followUp = review.followUp();
                        rounds.add(new Round(
                                review.document().name(),
                                content(review),
                                followUp == null ? 1 : followUp.round(),
                                review.findings()));
                    }
                }
            } catch (JsonProcessingException e) {
                throw notReview(file);
            } catch (NoSuchFileException e) {
                throw InputException.of(Place.whole(file.toString()), "source.not-found");
            } catch (IOException e) {
                throw InputException.of(
                        Place.whole(file.toString()), "source.unreadable", String.valueOf(e.getMessage()));
            }
        }
        if (rounds.isEmpty()) {
            throw notReview(path);
        }
        return new Earlier(rounds);
    }

    private static List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw InputException.of(Place.whole(path.toString()), "source.unreadable", String.valueOf(e.getMessage()));
        }
    }

    /** A saved review; null where a file could not be reviewed then. */
    static @Nullable Review review(JsonNode node, Path file) throws JsonProcessingException {
        String schema = node.path("schema").asText();
        if (schema.equals("jiheng/error/1")) {
            return null;
        }
        if (!schema.equals(SCHEMA)) {
            throw notReview(file);
        }
        Review review = MAPPER.treeToValue(node, Review.class);
        if (review.document() == null || review.summary() == null) {
            throw notReview(file);
        }
        return review;
    }

    private static InputException notReview(Path file) {
        return InputException.of(Place.whole(file.toString()), "review.not-a-review");
    }

    /** What tells one round before from another. */
    public String key() {
        return rounds.toString();
    }

    /**
     * A review with what became of the earlier findings, and without those that were dismissed. A finding counts as mended when it is
     * gone; whether the figures were put right or taken out, the document shows.
     */
    public Review follow(Review review, Dismissals dismissals) {
        List<Finding> kept = new ArrayList<>();
        List<Dismissed> dismissed = new ArrayList<>();
        for (Finding finding : review.findings()) {
            Dismissal decision = dismissals.of(finding, review.document().name());
            if (decision == null) {
                kept.add(finding);
            } else {
                dismissed.add(new Dismissed(finding, decision.reason(), decision.by(), decision.date()));
            }
        }
        Round before = before(review);
        if (before == null && rounds.isEmpty() && dismissed.isEmpty()) {
            return review;
        }
        Set<String> now = review.findings().stream().map(Finding::id).collect(Collectors.toSet());
        Set<String> then = new HashSet<>();
        List<Finding> earlier = before == null ? List.of() : before.findings();
        earlier.forEach(finding -> then.add(finding.id()));
        FollowUp followUp = new FollowUp(
                before == null ? 1 : before.number() + 1,
                kept.stream()
                        .filter(f -> f.severity() != Severity.ROUNDING && !then.contains(f.id()))
                        .map(Finding::id)
                        .toList(),
                kept.stream()
                        .filter(f -> f.severity() != Severity.ROUNDING && then.contains(f.id()))
                        .map(Finding::id)
                        .toList(),
                earlier.stream()
                        .filter(f -> f.severity() != Severity.ROUNDING && !now.contains(f.id()))
                        .toList(),
                dismissed);
        return new Review(review.document(), counted(review.summary(), kept), review.forms(), kept, followUp);
    }

    private static Summary counted(Summary all, List<Finding> kept) {
        return new Summary(
                all.statements(),
                all.checked(),
                all.consistent(),
                all.rounding(),
                count(kept, Severity.ERROR),
                count(kept, Severity.SUSPICIOUS),
                all.unread());
    }

    private static int count(List<Finding> findings, Severity severity) {
        return (int) findings.stream().filter(f -> f.severity() == severity).count();
    }

    /** The same document: of the same name; else of the same file name, or title and forms, if that is beyond doubt. */
    private @Nullable Round before(Review review) {
        String name = review.document().name();
        Round same = byName.get(name);
        if (same != null) {
            return same;
        }
        List<Round> alike = byFile.getOrDefault(file(name), List.of());
        if (alike.isEmpty()) {
            alike = byContent.getOrDefault(content(review), List.of());
        }
        return alike.size() == 1 ? alike.get(0) : null;
    }

    private static String content(Review review) {
        return review.document().title() + "\n"
                + review.forms().stream().map(Review.FormSeen::id).collect(Collectors.joining("\n"));
    }

    private static String file(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
