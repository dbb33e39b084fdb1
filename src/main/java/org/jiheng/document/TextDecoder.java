package org.jiheng.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The encoding of a text file: a byte order mark, else UTF-8, else GB18030 (which holds GBK and GB2312), else it is no text. */
final class TextDecoder {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private TextDecoder() {}

    static String decode(byte[] bytes, Limits limits) {
        List<Charset> charsets = List.of(StandardCharsets.UTF_8, GB18030);
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            charsets = List.of(StandardCharsets.UTF_16LE);
        } else if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            charsets = List.of(StandardCharsets.UTF_16BE);
        }
        for (Charset charset : charsets) {
            try {
                String text =
                        charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                if (text.chars().anyMatch(TextDecoder::isBinary)) {
                    throw limits.refuse("document.unknown");
                }
                limits.characters(text.length());
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException e) {
                // the next one
            }
        }
        throw limits.refuse("document.unknown");
    }

    private static boolean isBinary(int character) {
        boolean layout = character == '\t' || character == '\n' || character == '\r' || character == '\f';
        boolean endOfFile = character == 0x1A; // DOS
        return (character < ' ' && !layout && !endOfFile) || character == 0x7F || character == 0xFFFF;
    }
}
