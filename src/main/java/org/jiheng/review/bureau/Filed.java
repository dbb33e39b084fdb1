package org.jiheng.review.bureau;

import java.util.Set;
import org.jiheng.review.Review;
import org.jiheng.source.InputException;
import org.jspecify.annotations.Nullable;

/**
 * A document that was handed in: its review, or the reason why there is none.
 *
 * @param mentioned units on the roster that its text names, wherever
 */
public record Filed(
        String name,
        String path,
        @Nullable Review review,
        @Nullable InputException failure,
        Set<String> mentioned) {
    public Filed {
        mentioned = Set.copyOf(mentioned);
    }

    /** How far a review got. */
    public Status status() {
        if (failure == null) {
            return Status.REVIEWED;
        }
        String key = failure.complaints().get(0).message().key();
        return switch (key) {
            case "document.scan" -> Status.SCAN;
            case "document.encrypted" -> Status.ENCRYPTED;
            default -> Status.UNREADABLE;
        };
    }

    /** What became of a filing. */
    public enum Status {
        REVIEWED,
        MISSING,
        DUPLICATE,
        SCAN,
        ENCRYPTED,
        UNREADABLE,
        /** A person has to say whose it is. */
        UNCLEAR,
        /** Nobody on the roster is to file it. */
        UNLISTED
    }
}
