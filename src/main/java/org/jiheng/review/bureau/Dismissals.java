package org.jiheng.review.bureau;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.review.Review;
import org.jiheng.review.Review.Finding;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.source.TreeReader;
import org.jspecify.annotations.Nullable;

/** Findings that someone decided to leave out, by their ids. One instance serves many threads. */
public final class Dismissals {
    /** Nothing is left out. */
    public static final Dismissals NONE = new Dismissals(List.of());

    private final List<Dismissal> all;
    private final Set<Dismissal> used = java.util.Collections.synchronizedSet(new LinkedHashSet<>());

    private Dismissals(List<Dismissal> all) {
        this.all = List.copyOf(all);
    }

    /**
     * A decision.
     *
     * @param document the document it is about, by its name or the end of it; empty where it is about all
     */
    public record Dismissal(String id, String document, String reason, String by, String date, Place place) {}

    /** Reads a list of {@code {id, document, reason, by, date}}; reason, person and day are required. */
    public static Dismissals read(Path file) {
        Complaints complaints = new Complaints();
        List<Dismissal> all = new ArrayList<>();
        for (Node node : TreeReader.readListing(file.toString(), TreeReader.bytes(file), complaints)
                .items()) {
            Fields f = Fields.of(node, complaints, List.of("id", "document", "reason", "by", "date"));
            String document = f.text("document");
            String id = f.requiredText("id");
            String reason = f.requiredText("reason");
            String by = f.requiredText("by");
            String date = f.requiredText("date");
            f.date("date");
            all.add(new Dismissal(id, document == null ? "" : document, reason, by, date, node.place()));
        }
        complaints.throwIfAny();
        return new Dismissals(all);
    }

    /** The decision about a finding of a document, if there is one. */
    @Nullable
    Dismissal of(Finding finding, String document) {
        for (Dismissal each : all) {
            if (each.id().equals(finding.id())
                    && (each.document().isEmpty()
                            || document.equals(each.document())
                            || document.endsWith("/" + each.document()))) {
                used.add(each);
                return each;
            }
        }
        return null;
    }

    /** Takes note of what an earlier run left out by these decisions. */
    void seen(Review review) {
        if (review.followUp() != null) {
            review.followUp()
                    .dismissed()
                    .forEach(each -> of(each.finding(), review.document().name()));
        }
    }

    /** Decisions that none of the documents had a finding for. */
    public List<Dismissal> unused() {
        return all.stream().filter(each -> !used.contains(each)).toList();
    }

    /** What tells one list of decisions from another. */
    public String key() {
        return all.toString();
    }
}
