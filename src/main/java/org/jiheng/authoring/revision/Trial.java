package org.jiheng.authoring.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.authoring.revision.Fitting.Fitted;
import org.jiheng.authoring.revision.Impact.Left;
import org.jiheng.corpus.Corpus;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.Pack;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** Evaluates one department by the old edition, by the new one, and by the old one with each unit of changes alone. */
final class Trial {
    private final Scale old;
    private final Scale next;
    private final List<Scale> alone;
    private final Language language;

    Trial(Scale old, Scale next, List<Scale> alone, Language language) {
        this.old = old;
        this.next = next;
        this.alone = alone;
        this.language = language;
    }

    /**
     * What departments are evaluated by.
     *
     * @param evaluator null where it cannot be compiled
     * @param problem why, or null
     * @param fromOld how submissions for the old edition are renumbered for it
     * @param fromNew how those for the new edition are
     */
    record Scale(
            @Nullable Evaluator evaluator,
            @Nullable String problem,
            Map<String, String> fromOld,
            Map<String, String> fromNew) {
        static Scale of(Evaluator evaluator, Pack old, Pack next) {
            Pack pack = evaluator.pack();
            return new Scale(evaluator, null, Items.renumbered(old, pack), Items.renumbered(next, pack));
        }
    }

    /**
     * One department's results, or why there are none.
     *
     * @param alone by unit; null where it cannot be evaluated alone
     * @param problems by unit, why not; empty where it could
     */
    record Result(
            String document,
            @Nullable Submission submission,
            @Nullable Outcome before,
            @Nullable Outcome after,
            List<@Nullable Outcome> alone,
            List<String> problems,
            List<String> notices,
            @Nullable Left skipped,
            @Nullable Left unusable) {}

    Result of(Corpus.Item item) {
        Corpus.Read read = item.read();
        try {
            Submission submission = read.submission();
            if (submission == null) {
                read.complaints().throwIfAny();
                throw new IllegalStateException(item.name());
            }
            String standard = submission.standard();
            String first = pack(old).standard().id();
            String second = pack(next).standard().id();
            if (!standard.isEmpty() && !standard.equals(first) && !standard.equals(second)) {
                String message = Message.of("impact.other-standard", standard).in(language);
                return left(item.name(), new Left(item.name(), message), null);
            }
            return evaluated(item.name(), submission, ofNew(submission, read.complaints()));
        } catch (InputException e) {
            String message = e.complaints().stream()
                    .map(complaint -> complaint.in(language))
                    .collect(Collectors.joining("\n"));
            return left(item.name(), null, new Left(item.name(), message));
        }
    }

    private static Result left(String name, @Nullable Left skipped, @Nullable Left unusable) {
        return new Result(name, null, null, null, List.of(), List.of(), List.of(), skipped, unusable);
    }

    /** Whether a submission was made for the new edition; it must be sound for the one it was made for. */
    private boolean ofNew(Submission submission, Complaints complaints) {
        String standard = submission.standard();
        boolean either = standard.isEmpty()
                || pack(old).standard().id().equals(pack(next).standard().id());
        boolean ofNew = !either && standard.equals(pack(next).standard().id());
        Complaints own = new Complaints();
        Evaluator.check(pack(ofNew ? next : old), submission, own);
        if (either && !own.isEmpty()) {
            Complaints other = new Complaints();
            Evaluator.check(pack(next), submission, other);
            if (other.isEmpty()) {
                complaints.throwIfAny();
                return true;
            }
        }
        complaints.addAll(own.complaints());
        complaints.throwIfAny();
        return ofNew;
    }

    private Result evaluated(String name, Submission submission, boolean ofNew) {
        List<String> notices = new ArrayList<>();
        Outcome before = outcome(old, submission, ofNew, ofNew, notices);
        Outcome after = outcome(next, submission, ofNew, !ofNew, notices);
        List<@Nullable Outcome> outcomes = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Scale scale : alone) {
            Outcome outcome = null;
            String problem = scale.problem();
            if (scale.evaluator() == next.evaluator()) {
                outcome = after;
            } else if (problem == null) {
                try {
                    outcome = outcome(scale, submission, ofNew, false, notices);
                } catch (InputException e) {
                    problem = e.complaints().get(0).message().in(language);
                }
            }
            outcomes.add(outcome);
            problems.add(problem == null ? "" : problem);
        }
        return new Result(name, submission, before, after, outcomes, problems, List.copyOf(notices), null, null);
    }

    private Outcome outcome(Scale scale, Submission submission, boolean ofNew, boolean say, List<String> notices) {
        Evaluator evaluator = evaluator(scale);
        Fitted fitted = Fitting.fit(submission, evaluator.pack(), ofNew ? scale.fromNew() : scale.fromOld());
        if (say) {
            fitted.said().forEach(message -> notices.add(message.in(language)));
        }
        return Outcome.of(evaluator.evaluate(fitted.submission(), language));
    }

    private static Pack pack(Scale scale) {
        return evaluator(scale).pack();
    }

    private static Evaluator evaluator(Scale scale) {
        return java.util.Objects.requireNonNull(scale.evaluator());
    }
}
