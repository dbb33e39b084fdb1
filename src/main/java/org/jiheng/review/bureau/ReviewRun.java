package org.jiheng.review.bureau;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jiheng.document.Document;
import org.jiheng.document.DocumentReader;
import org.jiheng.document.FiledFile;
import org.jiheng.document.FiledFiles;
import org.jiheng.engine.Reviewer;
import org.jiheng.review.FormScores;
import org.jiheng.review.Partitions;
import org.jiheng.review.Review;
import org.jiheng.review.Reviewing;
import org.jiheng.review.form.Approvals;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * Reviews documents by the hundred: several at a time, given on in the order in which they were handed in. No more of them are in memory
 * than a few for each thread. Whatever happens to one, the others go on.
 */
public record ReviewRun(
        Reviewer reviewer,
        Partitions partitions,
        FormScores scores,
        Approvals approvals,
        Earlier earlier,
        Dismissals dismissals,
        @Nullable Roster roster,
        Language language,
        Beside beside) {
    /** Something made of a document and its review besides the review. */
    @FunctionalInterface
    public interface Beside {
        void make(Document document, byte[] bytes, Review review);
    }

    /** Documents under way for each thread. */
    private static final int AHEAD = 3;

    /**
     * Reviews everything that was handed in.
     *
     * @param except files and folders that are not part of it
     * @param known the review of a file where it is known already
     */
    public void each(
            List<Path> inputs,
            Set<Path> except,
            Function<FiledFile, Optional<Review>> known,
            Consumer<Filed> consumer) {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        Deque<Future<Filed>> ahead = new ArrayDeque<>();
        try {
            FiledFiles.each(inputs, except, file -> {
                ahead.add(pool.submit(() -> review(file, known)));
                while (ahead.size() > AHEAD * threads) {
                    consumer.accept(done(ahead.remove()));
                }
            });
            while (!ahead.isEmpty()) {
                consumer.accept(done(ahead.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private Filed review(FiledFile file, Function<FiledFile, Optional<Review>> known) {
        byte[] bytes = file.bytes();
        if (bytes == null) {
            return new Filed(file.name(), file.path(), null, file.failure(), Set.of());
        }
        Document document;
        Review review;
        try {
            Optional<Review> before = known.apply(file);
            if (before.isPresent()) {
                dismissals.seen(before.get());
                return new Filed(file.name(), file.path(), before.get(), null, mentioned(file.name(), bytes));
            }
            document = DocumentReader.read(file.name(), bytes);
            review = earlier.follow(
                    Reviewing.review(document, reviewer, partitions, scores, approvals, language), dismissals);
        } catch (InputException e) {
            return new Filed(file.name(), file.path(), null, e, Set.of());
        } catch (OutOfMemoryError e) {
            // what this one needed is free again; the others go on
            InputException large = InputException.of(Place.whole(file.name()), "document.too-large");
            return new Filed(file.name(), file.path(), null, large, Set.of());
        } catch (RuntimeException | StackOverflowError e) {
            // a fault of the program with one document must not cost the others theirs; the message says that it is one
            InputException fault = InputException.of(Place.whole(file.name()), "review.fault", e);
            return new Filed(file.name(), file.path(), null, fault, Set.of());
        }
        beside.make(document, bytes, review);
        return new Filed(
                file.name(), file.path(), review, null, roster == null ? Set.of() : roster.mentioned(document));
    }

    private Set<String> mentioned(String name, byte[] bytes) {
        return roster == null ? Set.of() : roster.mentioned(DocumentReader.read(name, bytes));
    }

    private static Filed done(Future<Filed> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InputException input) {
                throw input;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
