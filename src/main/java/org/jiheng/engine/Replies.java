package org.jiheng.engine;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comments received on a draft (征求意见), and how each was answered. */
public record Replies(List<Reply> replies) {
    public static final Replies NONE = new Replies(List.of());

    public Replies {
        replies = List.copyOf(replies);
    }

    /** Whether a comment was adopted (采纳否). */
    public enum Adopted {
        YES,
        PARTLY,
        NO
    }

    /**
     * One comment.
     *
     * @param adopted null where it is not decided yet
     * @param points by how much the score changed, null where no points are concerned
     */
    public record Reply(
            String from,
            String opinion,
            @Nullable Adopted adopted,
            String reason,
            @Nullable BigDecimal points) {}
}
