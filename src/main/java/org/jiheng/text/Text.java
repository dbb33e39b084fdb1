package org.jiheng.text;

/**
 * One text in Chinese and English. The English may be empty (a draft); the Chinese is then shown.
 *
 * @param zh the Chinese text
 * @param en the English text, or empty
 */
public record Text(String zh, String en) {
    public static final Text EMPTY = new Text("", "");

    public String in(Language language) {
        return language == Language.EN && !en.isEmpty() ? en : zh;
    }
}
