package org.jiheng.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file as bytes; what follows the last line break is none. */
final class LineReader {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;

    LineReader(InputStream in) {
        this.in = in;
    }

    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, at, end - at);
            at = end + 1;
            if (end < filled) {
                return line.toByteArray();
            }
            filled = in.read(buffer);
            at = 0;
            if (filled <= 0) {
                return null;
            }
        }
    }
}
