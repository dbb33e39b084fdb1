package org.jiheng.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jiheng.corpus.Corpus;
import org.jiheng.engine.Evaluator;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;

/**
 * Lines that an earlier run wrote, held against the submissions that they must come from. A result names the digests of its
 * submission and of the rules; errors, and the last line of all, are made anew and must come out the same, which tells other options.
 */
final class Written {
    private static final JsonFactory JSON = new JsonFactory();

    private final String file;
    private final Assessor assessor;
    private final Lines lines;
    private int number;
    private Corpus.@Nullable Item last;
    private byte[] lastLine = {};

    Written(String file, Assessor assessor, Lines lines) {
        this.file = file;
        this.assessor = assessor;
        this.lines = lines;
    }

    /**
     * Whether the line is a result, and no error.
     *
     * @throws InputException where it does not come from this submission by these rules
     */
    boolean check(byte[] line, Corpus.Item item) {
        number++;
        Map<String, String> digests = digests(line);
        if (digests.isEmpty()) {
            same(line, item);
            last = null;
            return false;
        }
        if (!assessor.rules().equals(digests.get("rules")) || !Evaluator.ENGINE.equals(digests.get("engine"))) {
            throw refused("batch.other-rules");
        }
        if (!item.digest().equals(digests.get("submission"))) {
            throw refused("batch.other-input", item.name());
        }
        last = item;
        lastLine = line;
        return true;
    }

    void checkLast() {
        Corpus.Item item = last;
        if (item != null) {
            same(lastLine, item);
        }
    }

    private void same(byte[] line, Corpus.Item item) {
        if (!Arrays.equals(line, lines.of(assessor.assess(item)))) {
            throw refused("batch.other-options", item.name());
        }
    }

    private InputException refused(String key, Object... arguments) {
        return InputException.of(new Place(file, number, 1), key, arguments);
    }

    /** The digests that a result names; empty for any other line. */
    private static Map<String, String> digests(byte[] line) {
        Map<String, String> digests = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals("digests");
                json.nextToken();
                if (!wanted) {
                    json.skipChildren();
                    continue;
                }
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    digests.put(name, String.valueOf(json.getText()));
                }
                return digests;
            }
        } catch (IOException e) {
            return Map.of();
        }
        return Map.of();
    }
}
