package org.jiheng.document;

import org.jiheng.source.InputException;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was handed in, alone, in a folder or in an archive.
 *
 * @param name what people find it by: the path as the user named it, then the path within the archive
 * @param path the same from the folder or archive named on, made harmless: no part of it leads anywhere else
 * @param bytes its content; null where {@code failure} says why there is none
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed over, never compared
public record FiledFile(
        String name,
        String path,
        byte @Nullable [] bytes,
        @Nullable InputException failure) {}
