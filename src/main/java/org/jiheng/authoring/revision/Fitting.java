package org.jiheng.authoring.revision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.facts.CheckPoint;
import org.jiheng.engine.facts.Defect;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.standard.Pack;
import org.jiheng.source.Complaint;
import org.jiheng.source.Complaints;
import org.jiheng.text.Message;

/**
 * A submission made for one edition, as another takes it: what that one does not ask for is left out, and points given above what
 * it allows count as what it allows. Each such thing is said; anything else that it has against the submission stays a complaint.
 */
final class Fitting {
    private static final Pattern OF_CRITERION = Pattern.compile("(checks\\.|defects\\.|judgements\\.)(.+)");

    private Submission submission;
    private final List<Message> said = new ArrayList<>();

    private Fitting(Submission submission) {
        this.submission = submission;
    }

    /** A submission as an edition takes it, and what was done to it. */
    record Fitted(Submission submission, List<Message> said) {}

    /**
     * Fits a submission to a pack.
     *
     * @param renumbered the criteria that the pack knows by another id, or not at all
     * @throws org.jiheng.source.InputException where it cannot be made to fit
     */
    static Fitted fit(Submission original, Pack pack, Map<String, String> renumbered) {
        Submission submission = renumbered.isEmpty() ? original : renumber(original, renumbered);
        Complaints complaints = new Complaints();
        Evaluator.check(pack, submission, complaints);
        if (complaints.isEmpty()) {
            return new Fitted(submission, List.of());
        }
        Fitting fitting = new Fitting(submission);
        Complaints left = new Complaints();
        for (Complaint complaint : complaints.complaints()) {
            if (!fitting.settle(complaint.message())) {
                left.addAll(List.of(complaint));
            }
        }
        left.throwIfAny();
        Complaints after = new Complaints();
        Evaluator.check(pack, fitting.submission, after);
        after.throwIfAny();
        return new Fitted(fitting.submission, List.copyOf(fitting.said));
    }

    /** What is said of a criterion goes with it to its new number; what is said of one that is gone is left out. */
    private static Submission renumber(Submission submission, Map<String, String> renumbered) {
        List<Object> facts = new ArrayList<>();
        for (Object fact : submission.facts()) {
            Object moved = fact;
            if (fact instanceof CheckPoint point) {
                String id = renumbered.getOrDefault(point.id(), point.id());
                moved = id.isEmpty() ? null : new CheckPoint(id, point.met());
            } else if (fact instanceof Defect defect) {
                String id = renumbered.getOrDefault(defect.criterion(), defect.criterion());
                moved = id.isEmpty() ? null : new Defect(id, defect.text());
            }
            if (moved != null) {
                facts.add(moved);
            }
        }
        Map<String, Submission.Known> known = new LinkedHashMap<>();
        submission.known().forEach((path, value) -> {
            String moved = renumber(path, renumbered);
            if (!moved.isEmpty()) {
                known.put(moved, value);
            }
        });
        Map<String, Submission.ListGiven> lists = new LinkedHashMap<>();
        submission.lists().forEach((path, value) -> {
            String moved = renumber(path, renumbered);
            if (!moved.isEmpty()) {
                lists.put(moved, value);
            }
        });
        List<Judgement> judgements = new ArrayList<>();
        for (Judgement each : submission.judgements()) {
            String id = renumbered.getOrDefault(each.subject(), each.subject());
            // a judgement of a whole indicator stays that, also where its only criterion became several
            String subject = id.isEmpty() && !each.subject().contains(".") ? each.subject() : id;
            if (!subject.isEmpty()) {
                judgements.add(new Judgement(
                        subject, each.points(), each.reason(), each.evidenceIndex(), each.scorer(), each.reviewer()));
            }
        }
        return with(submission, facts, known, lists, judgements);
    }

    private static String renumber(String path, Map<String, String> renumbered) {
        Matcher of = OF_CRITERION.matcher(path);
        if (of.matches()) {
            for (Map.Entry<String, String> each : renumbered.entrySet()) {
                String rest = of.group(2);
                if (rest.equals(each.getKey())
                        || (of.group(1).equals("defects.") && rest.startsWith(each.getKey() + "."))) {
                    boolean whole = of.group(1).equals("judgements.") && !rest.contains(".");
                    return each.getValue().isEmpty()
                            ? whole ? path : ""
                            : of.group(1)
                                    + each.getValue()
                                    + rest.substring(each.getKey().length());
                }
            }
        }
        return path;
    }

    private boolean settle(Message message) {
        List<String> words = message.arguments();
        switch (message.key()) {
            case "check.unknown-criterion", "check.unknown-criterion-maybe" -> {
                drop(words.get(0));
                said.add(Message.of("impact.not-asked", words.get(0)));
            }
            case "check.judgement-above" -> {
                cap(words.get(0), new BigDecimal(words.get(2)));
                said.add(Message.of("impact.judged-above", words.get(0), words.get(1), words.get(2)));
            }
            case "check.judgement-refused", "check.fact-and-judgement" -> {
                judgements(words.get(0), null);
                said.add(Message.of("impact.not-judged", words.get(0)));
            }
            case "check.judged-twice" -> {
                judgements(words.get(1), null);
                said.add(Message.of("impact.not-judged", words.get(1)));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void cap(String subject, BigDecimal most) {
        judgements(subject, most);
    }

    /** Leaves out a judgement, or lets it give the most there is. */
    private void judgements(String subject, @org.jspecify.annotations.Nullable BigDecimal most) {
        List<Judgement> judgements = new ArrayList<>();
        for (Judgement each : submission.judgements()) {
            if (!each.subject().equals(subject)) {
                judgements.add(each);
            } else if (most != null) {
                judgements.add(new Judgement(
                        subject, most, each.reason(), each.evidenceIndex(), each.scorer(), each.reviewer()));
            }
        }
        submission = with(
                submission,
                submission.facts(),
                most == null ? known("judgements." + subject) : submission.known(),
                submission.lists(),
                judgements);
    }

    private void drop(String id) {
        List<Object> facts = submission.facts().stream()
                .filter(fact -> !(fact instanceof CheckPoint point && point.id().equals(id))
                        && !(fact instanceof Defect defect && defect.criterion().equals(id)))
                .toList();
        Map<String, Submission.ListGiven> lists = new LinkedHashMap<>(submission.lists());
        lists.remove("defects." + id);
        Map<String, Submission.Known> known = known("judgements." + id);
        known.keySet().removeIf(path -> path.equals("checks." + id) || path.startsWith("defects." + id + "."));
        List<Judgement> judgements = submission.judgements().stream()
                .filter(each -> !each.subject().equals(id))
                .toList();
        submission = with(submission, facts, known, lists, judgements);
    }

    private Map<String, Submission.Known> known(String without) {
        Map<String, Submission.Known> known = new LinkedHashMap<>(submission.known());
        known.remove(without);
        return known;
    }

    private static Submission with(
            Submission submission,
            List<Object> facts,
            Map<String, Submission.Known> known,
            Map<String, Submission.ListGiven> lists,
            List<Judgement> judgements) {
        return new Submission(
                submission.file(),
                submission.department(),
                submission.standard(),
                facts,
                known,
                lists,
                submission.freeFacts(),
                judgements,
                submission.unusual(),
                submission.commission(),
                submission.digest());
    }
}
