package org.jiheng.authoring.revision;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose score a revision moves, by how much, and because of which change.
 *
 * @param year the year whose values the new edition was taken with, or null where each department's own was
 * @param changes those of the revision, and values that differ only because of the year
 * @param units the changes that can have an effect, as far as they can stand alone
 * @param departments those affected first, by the size of the move
 */
public record Impact(
        Revision revision,
        @Nullable Integer year,
        List<Change> changes,
        List<Unit> units,
        Summary summary,
        List<Department> departments,
        List<Left> skipped,
        List<Left> unusable,
        List<String> notices) {
    public Impact {
        changes = List.copyOf(changes);
        units = List.copyOf(units);
        departments = List.copyOf(departments);
        skipped = List.copyOf(skipped);
        unusable = List.copyOf(unusable);
        notices = List.copyOf(notices);
    }

    /**
     * One change that stands alone, or several that cannot.
     *
     * @param number from 1
     * @param changes ids of the changes
     * @param along ids of changes that these need and that do nothing by themselves
     * @param problem why it could not be evaluated alone, or null
     * @param affected how many departments it moves alone: score, grade or problems
     * @param points the sum of what it moves alone
     */
    public record Unit(
            int number,
            List<String> changes,
            List<String> along,
            @Nullable String problem,
            int affected,
            int up,
            int down,
            BigDecimal points) {}

    /** The departments together; averages to four decimals. */
    public record Summary(
            int departments,
            int affected,
            int up,
            int down,
            int regraded,
            BigDecimal averageBefore,
            BigDecimal averageAfter,
            List<Graded> grades,
            List<Regraded> moves,
            List<Problems> problems) {}

    /** How many departments have a grade; {@code grade} is null where evidence leaves it open or there is none. */
    public record Graded(@Nullable String grade, int before, int after) {}

    /** How many departments go from one grade to another. */
    public record Regraded(@Nullable String from, @Nullable String to, int departments) {}

    /** In how many departments a problem is found before and after, and in how many newly or no longer. */
    public record Problems(String code, String title, int before, int after, int found, int gone) {}

    /**
     * One department before and after.
     *
     * @param document where its submission stands
     * @param parts what each unit moves alone, in the order of the units
     * @param joint what all changes together move beyond the sum of that (共同作用)
     * @param found problems newly found
     * @param gone problems no longer found
     * @param notices what was done to the submission to evaluate it by both editions
     */
    public record Department(
            String document,
            String name,
            @Nullable String project,
            int year,
            Standing before,
            Standing after,
            BigDecimal difference,
            List<Part> parts,
            BigDecimal joint,
            List<Problem> found,
            List<Problem> gone,
            List<String> notices) {
        /** Whether anything moved. */
        public boolean affected() {
            return difference.signum() != 0
                    || !before.sameGrade(after)
                    || before.lowest().compareTo(after.lowest()) != 0
                    || before.highest().compareTo(after.highest()) != 0
                    || !found.isEmpty()
                    || !gone.isEmpty();
        }
    }

    /** A score with its interval, grade and rank; departments of equal scores share a rank. */
    public record Standing(
            BigDecimal earned,
            BigDecimal lowest,
            BigDecimal highest,
            @Nullable String grade,
            int rank) {
        boolean sameGrade(Standing other) {
            return java.util.Objects.equals(grade, other.grade);
        }
    }

    /** What a unit moves alone; null where it cannot be evaluated alone. */
    public record Part(int unit, @Nullable BigDecimal difference) {}

    /** A problem of a department. */
    public record Problem(String id, String code, String title, String subject) {}

    /** A submission that was left out, and why. */
    public record Left(String document, String message) {}
}
