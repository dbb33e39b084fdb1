package org.jiheng.authoring.revision;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jiheng.authoring.revision.Impact.Problem;
import org.jiheng.authoring.revision.Impact.Standing;
import org.jiheng.engine.verdict.Evaluation;
import org.jspecify.annotations.Nullable;

/** What counts of one evaluation here; all else of it is let go. */
record Outcome(
        BigDecimal earned,
        BigDecimal lowest,
        BigDecimal highest,
        @Nullable String grade,
        List<Problem> problems) {
    static Outcome of(Evaluation evaluation) {
        Evaluation.Score score = evaluation.score();
        return new Outcome(
                score.earned(),
                score.lowest(),
                score.highest(),
                score.grade(),
                evaluation.problems().stream()
                        .map(each -> new Problem(each.id(), each.code(), each.title(), each.subject()))
                        .toList());
    }

    Standing standing(int rank) {
        return new Standing(earned, lowest, highest, grade, rank);
    }

    /** The problems that another outcome does not have. */
    List<Problem> beyond(Outcome other) {
        List<String> ids = other.problems().stream().map(Problem::id).toList();
        return problems.stream().filter(each -> !ids.contains(each.id())).toList();
    }

    boolean differs(Outcome other) {
        return earned.compareTo(other.earned()) != 0
                || lowest.compareTo(other.lowest()) != 0
                || highest.compareTo(other.highest()) != 0
                || !Objects.equals(grade, other.grade())
                || !beyond(other).isEmpty()
                || !other.beyond(this).isEmpty();
    }
}
