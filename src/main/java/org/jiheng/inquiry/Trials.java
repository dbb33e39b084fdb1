package org.jiheng.inquiry;

import java.util.Map;
import java.util.Optional;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.Trace;
import org.jiheng.engine.Waivers;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.intake.Patch;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Node;
import org.jiheng.text.Language;

/** One submission tried with other values. A trial is read, checked and evaluated like any submission; an invalid one is none. */
public final class Trials {
    private final Evaluator evaluator;
    private final String file;
    private final Waivers waivers;
    private final Node.Mapping tree;
    private final Language language;
    private final Tried given;
    private int count;

    private Trials(
            Evaluator evaluator, String file, Waivers waivers, Node.Mapping tree, Language language, Tried given) {
        this.waivers = waivers;
        this.evaluator = evaluator;
        this.file = file;
        this.tree = tree;
        this.language = language;
        this.given = given;
    }

    /** A submission and what it evaluates to. */
    record Tried(Submission submission, Evaluation evaluation) {}

    /**
     * Trials of a submission that can be evaluated.
     *
     * @param waivers what was waived, in every trial alike
     * @param tree the submission as it was written
     */
    public static Trials of(
            Evaluator evaluator, Submission submission, Waivers waivers, Node.Mapping tree, Language language) {
        Tried given = new Tried(submission, evaluator.evaluate(submission, waivers, language));
        return new Trials(evaluator, submission.file(), waivers, tree, language, given);
    }

    /** What the submission as it was handed in evaluates to. */
    public Evaluation evaluation() {
        return given.evaluation();
    }

    /** How that came about. */
    Trace trace() {
        return evaluator.trace(given.submission(), waivers, language);
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Node.Mapping tree() {
        return tree;
    }

    Language language() {
        return language;
    }

    /** The submission as it was handed in. */
    Tried given() {
        return given;
    }

    /** How many trials there were. */
    int count() {
        return count;
    }

    /** The submission with values set by their paths in the tree; empty where that is no valid submission. */
    Optional<Tried> with(Map<String, Node> values) {
        try {
            return Optional.of(evaluated(values));
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    /** The same where an invalid submission is a mistake of whoever asked, and told. */
    Tried evaluated(Map<String, Node> values) {
        Complaints complaints = new Complaints();
        Submission submission = read(values, complaints);
        complaints.throwIfAny();
        return new Tried(submission, evaluator.evaluate(submission, waivers, language));
    }

    /** Reads the submission with values set; what is wrong with it goes to {@code complaints}. */
    Submission read(Map<String, Node> values, Complaints complaints) {
        count++;
        Node.Mapping changed = tree;
        for (Map.Entry<String, Node> value : values.entrySet()) {
            changed = Patch.set(changed, value.getKey(), value.getValue());
        }
        Submission submission =
                SubmissionReader.read(file, changed, given.submission().digest(), complaints);
        Evaluator.check(evaluator.pack(), submission, complaints);
        return submission;
    }
}
