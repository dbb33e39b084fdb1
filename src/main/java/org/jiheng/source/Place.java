package org.jiheng.source;

/** Where something stands: a file as the user named it, line and column counted from 1. */
public record Place(String file, int line, int column) {
    public static Place of(String file) {
        return new Place(file, 1, 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
