package org.jiheng.review.whole;

import java.util.List;
import java.util.Map;
import org.jiheng.document.Document;
import org.jiheng.document.Location;

/**
 * What a document says of itself in several places.
 *
 * @param facts what rules judge
 * @param notes by id of a fact, where its words stand
 */
public record Whole(List<Object> facts, Map<String, Note> notes) {
    public Whole {
        facts = List.copyOf(facts);
        notes = Map.copyOf(notes);
    }

    /** Words of a document, where they stand, and what a finding says of them by the names of its text. */
    public record Note(String quote, Location at, Map<String, String> places) {
        public Note {
            places = Map.copyOf(places);
        }
    }

    /** Reads a document. */
    public static Whole of(Document document) {
        Outline outline = Outline.of(document);
        Notes notes = new Notes();
        new Years(outline, notes).find();
        new Days(outline, notes).find();
        new Residue(outline, notes).find();
        new References(outline, notes).find();
        return new Whole(notes.facts, notes.notes);
    }
}
