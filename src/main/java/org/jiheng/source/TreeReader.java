package org.jiheng.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads a YAML or JSON file into a {@link Node} tree; whatever cannot be read becomes a complaint with its line. */
public final class TreeReader {
    /** The largest file taken, in bytes; a department's submission is some ten kilobytes. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final int MAX_DEPTH = 32;

    /** What decoding puts in the place of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final JsonFactory JSON = new JsonFactory();
    private static final YAMLFactory YAML = yaml();

    private final String file;
    private final int first;
    private final JsonParser parser;
    private final Complaints complaints;

    private TreeReader(String file, int first, JsonParser parser, Complaints complaints) {
        this.file = file;
        this.first = first;
        this.parser = parser;
        this.complaints = complaints;
    }

    /** The bytes of a file, refused before reading when it is too large. */
    public static byte[] bytes(Path path) {
        Place place = Place.whole(path.toString());
        try {
            if (Files.isDirectory(path)) {
                throw InputException.of(place, "source.is-a-folder");
            }
            long size = Files.size(path);
            if (size > MAX_BYTES) {
                throw InputException.of(
                        Place.of(path.toString()), "source.too-large", size / 1024 / 1024, MAX_BYTES / 1024 / 1024);
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw InputException.of(place, "source.not-found");
        } catch (IOException e) {
            throw InputException.of(place, "source.unreadable", String.valueOf(e.getMessage()));
        }
    }

    /** The file as a mapping, the only thing a submission or a pack file can be. */
    public static Node.Mapping readMapping(String file, byte[] bytes, Complaints complaints) {
        return readMapping(file, 1, bytes, complaints);
    }

    /** As {@link #readMapping(String, byte[], Complaints)}, of a part of a file that begins at a line, so that places are the file's. */
    public static Node.Mapping readMapping(String file, int first, byte[] bytes, Complaints complaints) {
        Node node = read(file, first, bytes, complaints);
        complaints.throwIfAny();
        if (node instanceof Node.Mapping mapping) {
            return mapping;
        }
        throw InputException.of(node.place(), "source.not-a-mapping");
    }

    /** The file as a list, as a file of cases is. */
    public static Node.Listing readListing(String file, byte[] bytes, Complaints complaints) {
        Node node = read(file, 1, bytes, complaints);
        complaints.throwIfAny();
        if (node instanceof Node.Listing listing) {
            return listing;
        }
        throw InputException.of(node.place(), "source.not-a-list");
    }

    /** The file as whatever it is. */
    static Node read(String file, byte[] bytes, Complaints complaints) {
        return read(file, 1, bytes, complaints);
    }

    private static Node read(String file, int first, byte[] bytes, Complaints complaints) {
        Place beginning = new Place(file, first, 1);
        if (bytes.length > MAX_BYTES) {
            throw InputException.of(beginning, "source.too-large", bytes.length / 1024 / 1024, MAX_BYTES / 1024 / 1024);
        }
        String text = decode(file, first, bytes);
        if (text.isBlank()) {
            throw InputException.of(beginning, "source.empty");
        }
        JsonFactory factory = text.stripLeading().startsWith("{") ? JSON : YAML;
        try (JsonParser parser = factory.createParser(text)) {
            parser.nextToken();
            TreeReader reader = new TreeReader(file, first, parser, complaints);
            Node node = reader.node(0);
            if (parser.nextToken() != null) {
                complaints.add(reader.here(), "source.second-document");
            }
            return node;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            Place place = at == null
                    ? beginning
                    : new Place(file, first - 1 + Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
            throw InputException.of(
                    place,
                    "source.syntax",
                    firstLine(e.getOriginalMessage()).replaceFirst(" \\(start marker at \\[Source.*", ""));
        } catch (IOException | org.yaml.snakeyaml.error.YAMLException e) {
            throw InputException.of(beginning, "source.syntax", firstLine(String.valueOf(e.getMessage())));
        }
    }

    private Node node(int depth) throws IOException {
        Place place = here();
        if (depth > MAX_DEPTH) {
            throw InputException.of(place, "source.too-deep", MAX_DEPTH);
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            complaints.add(place, "source.alias");
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            return new Node.Scalar(place, "", Node.Kind.EMPTY);
        }
        return switch (token) {
            case START_OBJECT -> mapping(place, depth);
            case START_ARRAY -> listing(place, depth);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Scalar(place, parser.getText(), Node.Kind.NUMBER);
            case VALUE_TRUE, VALUE_FALSE ->
                new Node.Scalar(place, String.valueOf(token == JsonToken.VALUE_TRUE), Node.Kind.BOOLEAN);
            case VALUE_NULL -> new Node.Scalar(place, "", Node.Kind.EMPTY);
            default -> new Node.Scalar(place, parser.getText(), Node.Kind.TEXT);
        };
    }

    private Node.Mapping mapping(Place place, int depth) throws IOException {
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, Place> places = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = here();
            parser.nextToken();
            Node value = node(depth + 1);
            Place first = places.putIfAbsent(key, keyPlace);
            if (first == null) {
                entries.put(key, value);
            } else {
                complaints.add(keyPlace, "source.duplicate-key", key, first.line());
            }
        }
        return new Node.Mapping(place, entries, places);
    }

    private Node.Listing listing(Place place, int depth) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return new Node.Listing(place, items);
    }

    private Place here() {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(file, first - 1 + Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private static String decode(String file, int first, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            refuseMalformed(file, first, bytes);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** A replacement character was there before, or stands for bytes that are no UTF-8. */
    private static void refuseMalformed(String file, int first, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            int line = first;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw InputException.of(new Place(file, line, 1), "source.not-utf8");
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    private static YAMLFactory yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(2 * MAX_DEPTH);
        return YAMLFactory.builder().loaderOptions(options).build();
    }
}
