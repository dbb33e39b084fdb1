package org.jiheng.engine.facts;

import org.jspecify.annotations.Nullable;

/** Where a fact was taken from: the document, its page and the words that say it. */
public record Source(
        @Nullable String document,
        @Nullable String page,
        @Nullable String quote) {}
