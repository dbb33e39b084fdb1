package org.jiheng.review.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jiheng.document.Document;
import org.jiheng.document.Location;
import org.jiheng.review.Statement;
import org.jiheng.review.form.FormsTogether;
import org.jiheng.review.form.SelfForm;

/**
 * What a document says of itself in several places.
 *
 * @param statements what it claims by figures in several places
 * @param facts what else rules judge
 * @param notes by id of a fact, where its words stand
 */
public record Whole(List<Statement> statements, List<Object> facts, Map<String, Note> notes) {
    public Whole {
        statements = List.copyOf(statements);
        facts = List.copyOf(facts);
        notes = Map.copyOf(notes);
    }

    /** Words of a document, where they stand, and what a finding says of them by the names of its text. */
    public record Note(String quote, Location at, Map<String, String> places) {
        public Note {
            places = Map.copyOf(places);
        }
    }

    /** Reads a document and the forms that are in it. */
    public static Whole of(Document document, List<SelfForm> forms) {
        Outline outline = Outline.of(document);
        Notes notes = new Notes();
        new Years(outline, notes).find();
        Days days = new Days(outline, notes);
        days.find();
        days.forms(forms);
        new Residue(outline, notes).find();
        new References(outline, notes).find();
        List<Statement> statements = new ArrayList<>(FormsTogether.of(forms, document));
        statements.addAll(new Criteria(notes).find(document));
        statements.addAll(new Announced(outline).find());
        statements.addAll(new SameName(outline).find());
        return new Whole(statements, notes.facts, notes.notes);
    }
}
