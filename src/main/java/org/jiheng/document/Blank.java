package org.jiheng.document;

/** What shows nothing: white space, and the no-break and zero-width spaces that word processors leave in empty paragraphs. */
final class Blank {
    private Blank() {}

    /** The text without what shows nothing at both its ends. */
    static String trim(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == '\u200B'
                || character == '\uFEFF';
    }
}
