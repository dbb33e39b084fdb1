package org.jiheng.batch;

import java.util.stream.Collectors;
import org.jiheng.corpus.Corpus;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** Evaluates one submission after another by one standard; what cannot be used says why. By any number of threads. */
public final class Assessor {
    private final Evaluator evaluator;
    private final Language language;

    public Assessor(Evaluator evaluator, Language language) {
        this.evaluator = evaluator;
        this.language = language;
    }

    /** The digest of the rules, as results name it. */
    String rules() {
        return evaluator.pack().digest();
    }

    Result assess(Corpus.Item item) {
        try {
            Corpus.Read read = item.read();
            Submission submission = read.submission();
            Complaints complaints = read.complaints();
            if (submission != null) {
                String own = evaluator.pack().standard().id();
                if (!submission.standard().isEmpty() && !submission.standard().equals(own)) {
                    complaints.add(Place.whole(item.name()), "cli.standard-differs", own, submission.standard());
                } else {
                    Evaluator.check(evaluator.pack(), submission, complaints);
                }
                complaints.throwIfAny();
                return new Result(item.name(), evaluator.evaluate(submission, language), "", false);
            }
            throw new InputException(complaints.complaints());
        } catch (InputException e) {
            String message = e.complaints().stream()
                    .map(complaint -> complaint.in(language))
                    .collect(Collectors.joining("\n"));
            return new Result(item.name(), null, message, false);
        } catch (RuntimeException | StackOverflowError e) {
            // a million others are not given up for it, but the run does not pass for a good one
            return new Result(item.name(), null, Message.of("cli.fault", e).in(language), true);
        }
    }
}
