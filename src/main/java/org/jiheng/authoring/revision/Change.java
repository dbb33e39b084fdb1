package org.jiheng.authoring.revision;

import java.util.List;

/**
 * A change of one thing of a standard: an indicator with its criteria, a parameter, a rule.
 *
 * @param id subject and key, the same in every run: {@code indicator:goal-clarity}
 * @param key what the standard's files know the thing by
 * @param name what people call it
 * @param clause the clause it stands under, or empty
 * @param details what changed of it, field by field; empty where it was added or removed as a whole
 * @param before the whole old wording, empty where it was added
 * @param after the whole new wording, empty where it was removed
 * @param reason why, as the new version's own notes say it, or empty
 */
public record Change(
        String id,
        Subject subject,
        String key,
        String name,
        Kind kind,
        Effect effect,
        String clause,
        List<Detail> details,
        String before,
        String after,
        String reason) {
    public Change {
        details = List.copyOf(details);
    }

    /** What kind of thing changed. */
    public enum Subject {
        STANDARD,
        GRADES,
        POLICIES,
        INDICATOR,
        FILED_RULE,
        PARAMETER,
        MEASURE,
        METHOD,
        FACT,
        PROBLEM,
        RULE
    }

    /** Whether it is there before and after. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** What a change can move at all: points, only which problems are found, or neither. The weaker comes first. */
    public enum Effect {
        WORDING,
        PROBLEMS,
        SCORES
    }

    /**
     * One field of a thing that changed.
     *
     * @param field its name for programs
     * @param label its name for people
     * @param before what it was, empty where there was none
     * @param after what it is, empty where there is none any more
     */
    public record Detail(String field, String label, String before, String after, Effect effect) {}

    /** The same with a reason. */
    Change because(String why) {
        return new Change(id, subject, key, name, kind, effect, clause, details, before, after, why);
    }
}
