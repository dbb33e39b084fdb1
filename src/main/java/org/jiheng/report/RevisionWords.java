package org.jiheng.report;

import java.util.List;
import org.jiheng.authoring.revision.Change;
import org.jiheng.authoring.revision.Change.Detail;
import org.jiheng.authoring.revision.Change.Subject;
import org.jiheng.authoring.revision.Edition;
import org.jiheng.engine.standard.Pack;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** How every view of a revision words it. */
final class RevisionWords {
    private static final int DIGEST = 16;

    private final Language language;

    RevisionWords(Language language) {
        this.language = language;
    }

    Language language() {
        return language;
    }

    String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(language);
    }

    /** One edition in one line. */
    String version(Edition edition) {
        Pack pack = edition.pack();
        return say(
                "diff.version",
                pack.standard().id(),
                pack.standard().title().in(language),
                pack.version(),
                pack.digest().substring(0, DIGEST));
    }

    String subject(Subject subject) {
        return switch (subject) {
            case STANDARD -> say("diff.standard");
            case GRADES -> say("diff.grades");
            case POLICIES -> say("report.policy");
            case INDICATOR -> say("diff.indicators");
            case FILED_RULE -> say("diff.filed-rules");
            case PARAMETER -> say("diff.parameters");
            case MEASURE -> say("diff.measures");
            case METHOD -> say("diff.methods");
            case FACT -> say("diff.facts");
            case PROBLEM -> say("diff.problems-of");
            case RULE -> say("diff.rules");
        };
    }

    String effect(Change.Effect effect) {
        return switch (effect) {
            case SCORES -> say("diff.effect-scores");
            case PROBLEMS -> say("diff.effect-problems");
            case WORDING -> say("diff.effect-wording");
        };
    }

    String kind(Change change) {
        return switch (change.kind()) {
            case ADDED -> say("diff.added");
            case REMOVED -> say("diff.removed");
            case CHANGED -> say("diff.changed");
        };
    }

    /** Kind of thing and name; the id where the name says nothing of it. */
    String name(Change change) {
        return switch (change.subject()) {
            case STANDARD, GRADES, POLICIES -> subject(change.subject());
            default ->
                subject(change.subject())
                        + (language == Language.EN ? " " : "")
                        + "“" + change.name() + "”"
                        + (change.name().equals(change.key()) ? "" : " [" + change.key() + "]");
        };
    }

    /** A field in one line; texts of several lines are left to {@link #block}. */
    String line(Detail detail) {
        if (detail.before().isEmpty()) {
            return say("diff.row-added", detail.label(), detail.after());
        }
        return detail.after().isEmpty()
                ? say("diff.row-removed", detail.label(), detail.before())
                : say("diff.row-changed", detail.label(), detail.before(), detail.after());
    }

    static boolean severalLines(Detail detail) {
        return detail.before().contains("\n") || detail.after().contains("\n");
    }

    /** What it was and what it is, line by line; lines that stay at the beginning and at the end stand once. */
    static void block(String indent, String before, String after, StringBuilder out) {
        List<String> was = before.lines().toList();
        List<String> is = after.lines().toList();
        int most = Math.min(was.size(), is.size());
        int head = 0;
        while (head < most && was.get(head).equals(is.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && was.get(was.size() - 1 - tail).equals(is.get(is.size() - 1 - tail))) {
            tail++;
        }
        lines(indent + "  ", was.subList(0, head), out);
        lines(indent + "- ", was.subList(head, was.size() - tail), out);
        lines(indent + "+ ", is.subList(head, is.size() - tail), out);
        lines(indent + "  ", was.subList(was.size() - tail, was.size()), out);
    }

    private static void lines(String indent, List<String> lines, StringBuilder out) {
        lines.forEach(line -> out.append(indent).append(line).append('\n'));
    }
}
