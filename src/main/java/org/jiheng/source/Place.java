package org.jiheng.source;

/** Where something stands: a file as the user named it, line and column counted from 1; line 0 means the file as a whole. */
public record Place(String file, int line, int column) {
    public static Place of(String file) {
        return new Place(file, 1, 1);
    }

    /** The file or folder as a whole. */
    public static Place whole(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
