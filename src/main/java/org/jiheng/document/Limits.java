package org.jiheng.document;

import org.jiheng.source.InputException;
import org.jiheng.source.Place;

/** What reading one document may cost; a document that costs more is refused, so that a hostile one cannot stop the others. */
final class Limits {
    /** Bytes of a file. */
    static final int BYTES = 100 << 20;
    /** Parts of a zip file. */
    static final int ENTRIES = 10_000;
    /** Bytes that the parts of a zip file may unpack to; beyond {@link #RATIO_FREE} not more than {@link #RATIO} times the file. */
    static final long INFLATED = 256L << 20;

    static final long RATIO_FREE = 32L << 20;
    static final int RATIO = 100;
    /** Pages of a PDF. */
    static final int PAGES = 3_000;
    /** Rules drawn on a page of a PDF. */
    static final int RULES_OF_PAGE = 20_000;
    /** The widest grid of a table: a sheet's. */
    static final int COLUMNS = 16_384;

    private static final int CELLS = 300_000;
    /** No filing has so many; the longest final accounts have some hundred thousand. */
    private static final int CHARACTERS = 4_000_000;

    /** Characters of one paragraph, line or cell. */
    private static final int CHARACTERS_AT_ONCE = 200_000;

    private static final int TABLES = 20_000;
    private static final long NANOSECONDS = 60_000_000_000L;
    private static final int LOOK_AT_CLOCK_EVERY = 4096;

    private final String name;
    private final long began = System.nanoTime();
    private int cells;
    private int tables;
    private long characters;
    private int steps;

    Limits(String name) {
        this.name = name;
    }

    void cell() {
        if (++cells > CELLS) {
            throw tooLarge();
        }
        step();
    }

    /** Counts a table and gives its number. */
    int table() {
        if (++tables > TABLES) {
            throw tooLarge();
        }
        return tables;
    }

    void characters(int count) {
        characters += count;
        if (characters > CHARACTERS || count > CHARACTERS_AT_ONCE) {
            throw tooLarge();
        }
        step();
    }

    void step() {
        if (++steps % LOOK_AT_CLOCK_EVERY == 0 && System.nanoTime() - began > NANOSECONDS) {
            throw refuse("document.too-slow", NANOSECONDS / 1_000_000_000L);
        }
    }

    InputException tooLarge() {
        return refuse("document.too-large");
    }

    InputException refuse(String key, Object... arguments) {
        return InputException.of(Place.whole(name), key, arguments);
    }
}
