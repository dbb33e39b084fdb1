package org.jiheng.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A message of the program: a key of {@code messages_zh.properties} and {@code messages_en.properties}, with the values for
 * its places {@code {0}}, {@code {1}} …. Kept apart from its wording so that one finding can be read in both languages.
 */
public record Message(String key, List<String> arguments) {
    private static final Map<Language, Properties> TEXTS = load();

    public static Message of(String key, Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return new Message(key, List.of(texts));
    }

    /** The wording in a language; an unknown key is a fault of the program. */
    public String in(Language language) {
        String pattern = texts(language).getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("No text for message key " + key);
        }
        String text = pattern;
        for (int i = 0; i < arguments.size(); i++) {
            text = text.replace("{" + i + "}", arguments.get(i));
        }
        return text;
    }

    /** The keys that have a wording in a language. */
    public static List<String> keys(Language language) {
        return texts(language).stringPropertyNames().stream().sorted().toList();
    }

    private static Properties texts(Language language) {
        Properties texts = TEXTS.get(language);
        if (texts == null) {
            throw new IllegalStateException("No texts for " + language);
        }
        return texts;
    }

    private static Map<Language, Properties> load() {
        Map<Language, Properties> texts = new EnumMap<>(Language.class);
        texts.put(Language.ZH, load("messages_zh.properties"));
        texts.put(Language.EN, load("messages_en.properties"));
        return texts;
    }

    private static Properties load(String name) {
        try (InputStream in = Message.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program's texts are missing: " + name);
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
