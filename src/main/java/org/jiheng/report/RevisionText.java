package org.jiheng.report;

import org.jiheng.authoring.revision.Change;
import org.jiheng.authoring.revision.Change.Detail;
import org.jiheng.authoring.revision.Change.Effect;
import org.jiheng.authoring.revision.Change.Kind;
import org.jiheng.authoring.revision.Revision;
import org.jiheng.text.Language;

/** A revision as text: every change with what it was and what it is. */
public final class RevisionText {
    private RevisionText() {}

    public static String of(Revision revision, Language language) {
        RevisionWords words = new RevisionWords(language);
        StringBuilder out = new StringBuilder();
        head(words.say("diff.title"), revision, words, out);
        if (revision.changes().isEmpty()) {
            return out.append('\n').append(words.say("diff.none")).append('\n').toString();
        }
        out.append('\n').append(summary(revision, words)).append('\n');
        int number = 0;
        for (Change change : revision.changes()) {
            number++;
            change(number, change, words, out.append('\n'));
        }
        return out.toString();
    }

    static void head(String title, Revision revision, RevisionWords words, StringBuilder out) {
        out.append(title).append('\n');
        Columns sides = new Columns("ll");
        sides.row(words.say("diff.old"), words.version(revision.before()));
        sides.row(words.say("diff.new"), words.version(revision.after()));
        sides.print("  ", out);
    }

    static String summary(Revision revision, RevisionWords words) {
        return words.say(
                "diff.summary",
                revision.changes().size(),
                revision.count(Effect.SCORES),
                revision.count(Effect.PROBLEMS),
                revision.count(Effect.WORDING));
    }

    private static void change(int number, Change change, RevisionWords words, StringBuilder out) {
        String indent = "     ";
        out.append(String.format("%3d", number))
                .append(". [")
                .append(words.effect(change.effect()))
                .append("] ")
                .append(words.name(change))
                .append(change.kind() == Kind.CHANGED ? "" : "  " + words.kind(change))
                .append('\n');
        if (change.kind() != Kind.CHANGED) {
            RevisionWords.block(indent, change.before(), change.after(), out);
        }
        for (Detail detail : change.details()) {
            if (RevisionWords.severalLines(detail)) {
                out.append(indent)
                        .append(detail.label())
                        .append(words.say("report.colon").strip())
                        .append('\n');
                RevisionWords.block(indent + "  ", detail.before(), detail.after(), out);
            } else {
                out.append(indent).append(words.line(detail)).append('\n');
            }
        }
        if (!change.reason().isEmpty()) {
            out.append(indent)
                    .append(words.say("diff.reason-line", change.reason()))
                    .append('\n');
        }
    }
}
