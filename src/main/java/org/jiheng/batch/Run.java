package org.jiheng.batch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiheng.corpus.Corpus;

/** Evaluates on several threads and hands results on in the order of the submissions. */
final class Run {
    /** So many submissions for each thread are under way at a time, so that one that takes long holds up no thread. */
    private static final int AHEAD = 16;

    private Run() {}

    /** A result whose line is made where it was evaluated. */
    private static final class Done {
        private final Result result;
        private final byte[] line;

        Done(Result result, byte[] line) {
            this.result = result;
            this.line = line;
        }
    }

    /** Takes results with their lines, on the thread that runs. */
    @FunctionalInterface
    interface Taking {
        void take(Result result, byte[] line);
    }

    static void of(Iterator<Corpus.Item> items, Assessor assessor, Lines lines, int threads, Taking taking) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "jiheng-batch");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Deque<Future<Done>> underWay = new ArrayDeque<>();
            while (items.hasNext() || !underWay.isEmpty()) {
                while (underWay.size() < AHEAD * threads && items.hasNext()) {
                    Corpus.Item item = items.next();
                    underWay.add(pool.submit(() -> {
                        Result result = assessor.assess(item);
                        return new Done(result, lines.of(result));
                    }));
                }
                Done done = underWay.remove().get();
                taking.take(done.result, done.line);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
