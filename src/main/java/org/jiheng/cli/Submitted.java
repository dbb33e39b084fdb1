package org.jiheng.cli;

import java.nio.file.Path;
import java.util.List;
import org.jiheng.corpus.Filing;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.Waivers;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.inquiry.Trials;
import org.jiheng.intake.WaiverReader;
import org.jiheng.source.Complaints;
import org.jiheng.source.InputException;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/** A submission that can be evaluated, what was waived, and the pack it is to be evaluated by. */
record Submitted(Submission submission, Waivers waivers, Node.Mapping tree, Pack pack) {
    /** Reads all of it; whatever is wrong is told together. */
    static Submitted read(Path file, @Nullable String standard, @Nullable Path waivers, Path rules) {
        List<Filing> opened = Filing.of(file);
        if (opened.size() > 1) {
            throw InputException.of(Place.whole(file.toString()), "collection.several", opened.size());
        }
        return read(opened.get(0), standard, waivers, rules);
    }

    static Submitted read(Filing opened, @Nullable String standard, @Nullable Path waivers, Path rules) {
        Complaints complaints = opened.complaints();
        Submission submission = opened.submission();
        Waivers approved = waivers == null
                ? Waivers.NONE
                : WaiverReader.read(waivers.toString(), TreeReader.bytes(waivers), submission.department(), complaints);
        Pack pack = pack(opened.name(), submission.standard(), standard, rules, complaints);
        Evaluator.check(pack, submission, complaints);
        Evaluator.check(pack, submission, approved, complaints);
        complaints.throwIfAny();
        return new Submitted(submission, approved, opened.tree(), pack);
    }

    /** The submission evaluated, and ready to be tried with other values. */
    Trials trials(Evaluator evaluator, Language language) {
        return Trials.of(evaluator, submission, waivers, tree, language);
    }

    /** The pack the submission is to be scored by; where there is none, that is told together with all else. */
    private static Pack pack(String file, String own, @Nullable String standard, Path rules, Complaints complaints) {
        String id = standard == null ? own : standard;
        if (id.isEmpty()) {
            complaints.add(Place.whole(file), "cli.no-standard");
        } else if (!own.isEmpty() && !id.equals(own)) {
            complaints.add(Place.whole(file), "cli.standard-differs", id, own);
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
