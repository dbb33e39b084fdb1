package org.jiheng.cli;

import java.nio.file.Path;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;
import org.jspecify.annotations.Nullable;

/** A submission that can be evaluated, and the pack it is to be evaluated by. */
record Submitted(Submission submission, Node.Mapping tree, Pack pack) {
    /** Reads both; whatever is wrong with either is told together. */
    static Submitted read(Path file, @Nullable String standard, Path rules) {
        Complaints complaints = new Complaints();
        byte[] bytes = TreeReader.bytes(file);
        Submission submission = SubmissionReader.read(file.toString(), bytes, complaints);
        Pack pack = pack(file, submission.standard(), standard, rules, complaints);
        Evaluator.check(pack, submission, complaints);
        complaints.throwIfAny();
        return new Submitted(submission, TreeReader.readMapping(file.toString(), bytes, complaints), pack);
    }

    /** The pack the submission is to be scored by; where there is none, that is told together with all else. */
    private static Pack pack(Path file, String own, @Nullable String standard, Path rules, Complaints complaints) {
        String id = standard == null ? own : standard;
        if (id.isEmpty()) {
            complaints.add(Place.whole(file.toString()), "cli.no-standard");
        } else if (!own.isEmpty() && !id.equals(own)) {
            complaints.add(Place.whole(file.toString()), "cli.standard-differs", id, own);
        } else {
            try {
                return RulesFolder.open(rules).read(id);
            } catch (InputException e) {
                complaints.addAll(e.complaints());
            }
        }
        throw new InputException(complaints.complaints());
    }
}
