package org.jiheng.authoring.book;

/**
 * A sheet of the workbook: what it shows of a standard, and what becomes of the standard when people change it. A new kind of sheet
 * is a new part in {@link StandardBook#PARTS}.
 */
interface Part {
    /** What the sheet is marked with. */
    String kind();

    /** Whether the standard has anything for it. */
    default boolean in(Source source) {
        return true;
    }

    /** The sheet as it is exported. */
    Sheet sheet(Source source);

    /**
     * Takes what people changed.
     *
     * @param exported the sheet as it was exported from the same standard
     */
    void read(Sheet exported, Filled filled, Drafts drafts);
}
