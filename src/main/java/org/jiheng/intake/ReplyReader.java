package org.jiheng.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jiheng.engine.Replies;
import org.jiheng.engine.Replies.Adopted;
import org.jiheng.engine.Replies.Reply;
import org.jiheng.engine.facts.Department;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jiheng.source.TreeReader;
import org.jspecify.annotations.Nullable;

/** Reads a file of comments received on a draft report: who said what, whether it was adopted, why, and what it changed. */
public final class ReplyReader {
    private static final List<String> KEYS = List.of("department", "year", "comments");
    private static final List<String> COMMENT_KEYS = List.of("from", "opinion", "adopted", "reason", "points");
    private static final List<String> CHOICES = List.of("yes", "partly", "no");

    private ReplyReader() {}

    /**
     * Reads the comments as far as they can be read; what is wrong goes to {@code complaints}.
     *
     * @param department whom the report is about; a file that names another is refused
     * @throws org.jiheng.source.InputException where the file as a whole cannot be read
     */
    public static Replies read(String file, byte[] bytes, Department department, Complaints complaints) {
        Fields f = Fields.of(TreeReader.readMapping(file, bytes, complaints), complaints, KEYS);
        String name = f.text("department");
        if (name != null && !name.equals(department.name())) {
            complaints.add(f.place("department"), "intake.comments-of-another", name, department.name());
        }
        BigDecimal year = f.number("year");
        if (year != null && year.compareTo(BigDecimal.valueOf(department.year())) != 0) {
            complaints.add(f.place("year"), "intake.comments-of-another", year.toPlainString(), department.year());
        }
        if (f.node("comments") == null) {
            complaints.add(f.place(), "source.missing-key", "comments");
        }
        List<Reply> replies = new ArrayList<>();
        for (Node node : f.list("comments")) {
            replies.add(reply(Fields.of(node, complaints, COMMENT_KEYS), department, complaints));
        }
        return new Replies(replies);
    }

    /** A decision needs its reason; a comment not adopted changes no points. */
    private static Reply reply(Fields f, Department department, Complaints complaints) {
        String from = f.text("from");
        String opinion = f.requiredText("opinion");
        @Nullable Adopted adopted = adopted(f, complaints);
        String reason = f.text("reason");
        if (adopted != null && reason == null) {
            complaints.add(f.place(), "source.missing-key", "reason");
        }
        BigDecimal points = f.number("points");
        if (points != null && points.signum() != 0 && adopted != Adopted.YES && adopted != Adopted.PARTLY) {
            complaints.add(f.place("points"), "intake.points-not-adopted", points.toPlainString());
        }
        return new Reply(
                from == null ? department.name() : from, opinion, adopted, reason == null ? "" : reason, points);
    }

    /** YAML reads a bare yes or no as a word here; true and false are what people also write. */
    private static @Nullable Adopted adopted(Fields f, Complaints complaints) {
        String written = f.text("adopted");
        if (written == null) {
            return null;
        }
        String word = written.equals("true") ? "yes" : written.equals("false") ? "no" : written;
        if (!CHOICES.contains(word)) {
            complaints.add(f.place("adopted"), "source.not-a-choice", "adopted", written, String.join(", ", CHOICES));
            return null;
        }
        return Adopted.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
