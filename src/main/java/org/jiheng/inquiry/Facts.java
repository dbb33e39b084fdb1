package org.jiheng.inquiry;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.verdict.Evaluation.Evidence;

/** Facts as people name and read them. */
final class Facts {
    private static final String EACH = "[].";

    private Facts() {}

    /** A fact with its label and its value as people write it. */
    static Evidence shown(Trials trials, Submission submission, String fact) {
        return trials.evaluator().evidence(submission, trials.language()).evidence(fact);
    }

    /** The facts that can be set: those given, and those the standard knows and the submission may add. */
    static Set<String> settable(Trials trials) {
        Pack pack = trials.evaluator().pack();
        Submission submission = trials.given().submission();
        Set<String> all = new LinkedHashSet<>(submission.known().keySet());
        submission.lists().keySet().forEach(list -> all.add(list + ".complete"));
        pack.labels().keySet().forEach(path -> {
            int each = path.indexOf(EACH);
            if (each < 0) {
                all.add(pack.labels().containsKey(path) && isList(pack, path) ? path + ".complete" : path);
            } else {
                String list = path.substring(0, each);
                Submission.ListGiven given = submission.lists().get(list);
                if (given != null) {
                    given.items().forEach(item -> all.add(list + "." + item + path.substring(each + 2)));
                }
            }
        });
        pack.standard().indicators().stream()
                .flatMap(indicator -> indicator.criteria().stream())
                .flatMap(row -> row.needs().stream())
                .filter(need -> need.startsWith("checks."))
                .forEach(all::add);
        return all;
    }

    private static boolean isList(Pack pack, String path) {
        return pack.labels().keySet().stream().anyMatch(other -> other.startsWith(path + EACH));
    }
}
