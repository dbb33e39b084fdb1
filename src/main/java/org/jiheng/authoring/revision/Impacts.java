package org.jiheng.authoring.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiheng.authoring.revision.Trial.Result;
import org.jiheng.authoring.revision.Trial.Scale;
import org.jiheng.corpus.Corpus;
import org.jiheng.engine.Evaluator;
import org.jiheng.source.InputException;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a revision does to departments: both editions are compiled once, the old one with a single change only where that
 * change is one of rules. Departments are evaluated side by side and told of in the order of the corpus.
 */
public final class Impacts implements AutoCloseable {
    /** Departments read ahead of the one whose turn it is. */
    private static final int AHEAD = 64;

    private final Revision revision;
    private final Language language;
    private final List<Evaluator> compiled = new ArrayList<>();
    private final List<Change> changes;
    private final List<Units.Unit> units;
    private final @Nullable Integer year;
    private final Edition next;
    private final Evaluator old;
    private final Evaluator after;
    private final Trial trial;

    private Impacts(Revision revision, @Nullable Integer year, Language language) {
        this.revision = revision;
        this.language = language;
        this.year = year;
        Edition before = revision.before();
        next = year == null ? revision.after() : Years.pinned(revision.after(), year);
        changes = new ArrayList<>(revision.changes());
        if (year != null) {
            changes.addAll(Years.changes(revision, year, language));
        }
        units = Units.of(revision, changes);
        old = keep(Evaluator.compile(before.pack(), before.root()));
        after = Hybrid.sameRules(before, next)
                ? old.with(next.pack())
                : keep(Evaluator.compile(
                                revision.after().pack(), revision.after().root()))
                        .with(next.pack());
        Scale whole = Scale.of(after, before.pack(), next.pack());
        List<Scale> alone = units.size() == 1
                ? List.of(whole)
                : units.stream().map(this::alone).toList();
        trial = new Trial(Scale.of(old, before.pack(), next.pack()), whole, alone, language);
    }

    /**
     * Makes both editions ready; departments are evaluated by them as often as there are any.
     *
     * @param year the year whose values the new edition is taken with, or null for each department's own
     */
    public static Impacts compile(Revision revision, @Nullable Integer year, Language language) {
        return new Impacts(revision, year, language);
    }

    @Override
    public void close() {
        compiled.forEach(Evaluator::close);
    }

    private Evaluator keep(Evaluator evaluator) {
        compiled.add(evaluator);
        return evaluator;
    }

    /** The old edition with one unit of changes; one that does not hold together alone says why. */
    private Scale alone(Units.Unit unit) {
        Edition before = revision.before();
        Edition hybrid = Hybrid.of(before, next, unit.all());
        try {
            Evaluator evaluator = Hybrid.sameRules(before, hybrid)
                    ? old.with(hybrid.pack())
                    : keep(Evaluator.compile(hybrid.pack(), hybrid.rules(), hybrid.root()));
            return Scale.of(evaluator, before.pack(), next.pack());
        } catch (InputException e) {
            return new Scale(null, e.complaints().get(0).message().in(language), Map.of(), Map.of());
        }
    }

    /**
     * Evaluates a corpus.
     *
     * @throws InputException where no submission of it can be evaluated
     */
    public Impact of(Corpus corpus) {
        Tally tally = new Tally(revision, year, changes, units, language);
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        Deque<Future<Result>> pending = new ArrayDeque<>();
        try {
            while (corpus.hasNext()) {
                Corpus.Item item = corpus.next();
                pending.add(workers.submit(() -> trial.of(item)));
                if (pending.size() >= AHEAD) {
                    tally.add(result(pending.remove()));
                }
            }
            while (!pending.isEmpty()) {
                tally.add(result(pending.remove()));
            }
        } finally {
            workers.shutdownNow();
        }
        if (tally.isEmpty()) {
            throw tally.nothing();
        }
        return tally.impact();
    }

    private static Result result(Future<Result> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException fault) {
                throw fault;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        }
    }
}
