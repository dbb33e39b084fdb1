package org.jiheng.batch;

import java.nio.file.Path;
import org.jiheng.corpus.Corpus;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;

/**
 * Evaluates a corpus to a file with a line for each submission. Until it is whole the file has another name, by which another run
 * finds what there is and continues it; the result is the same as that of one run.
 */
public final class Batch implements AutoCloseable {
    private final Assessor assessor;
    private final Lines lines;
    private final Draft draft;

    private Batch(Assessor assessor, Lines lines, Draft draft) {
        this.assessor = assessor;
        this.lines = lines;
        this.draft = draft;
    }

    /** Is told of each submission, in their order. */
    public interface Following {
        /** It was evaluated, or could not be, just now. */
        void done(Result result);

        /** An earlier run did it; {@code line} is what it wrote, {@code usable} whether that is a result. */
        void kept(byte[] line, boolean usable);
    }

    /**
     * Opens the file.
     *
     * @throws InputException where it cannot be written, or another run is writing it
     */
    public static Batch open(Path output, Assessor assessor, Lines lines) {
        return new Batch(assessor, lines, Draft.open(output));
    }

    /**
     * Evaluates all there is.
     *
     * @param resume whether to keep what an earlier run did
     * @throws InputException where that run had other submissions, rules or options; then it stays as it is
     */
    public void run(Corpus corpus, int threads, boolean resume, Following following) {
        if (resume) {
            keep(corpus, following);
        } else {
            draft.from(0);
        }
        Run.of(corpus, assessor, lines, threads, (result, line) -> {
            draft.write(line);
            following.done(result);
        });
    }

    private void keep(Corpus corpus, Following following) {
        String file = draft.path().toString();
        Written written = new Written(file, assessor, lines);
        long end = draft.lines(line -> {
            if (!corpus.hasNext()) {
                throw InputException.of(Place.whole(file), "batch.more-lines");
            }
            following.kept(line, written.check(line, corpus.next()));
        });
        written.checkLast();
        draft.from(end);
    }

    /** Gives the file its name. */
    public void finish() {
        draft.finish();
    }

    @Override
    public void close() {
        draft.close();
    }
}
