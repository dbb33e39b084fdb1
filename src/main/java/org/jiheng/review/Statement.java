package org.jiheng.review;

import java.util.List;
import org.jiheng.document.Location;

/**
 * A claim that a document makes about its own figures, in all the ways it can be read.
 *
 * @param id stable: made of kind, printed label and number of its like in the document, never of positions that an edit shifts
 * @param kind one of the kinds that rules under {@code rules/review/} compute: {@code sum}, {@code part-sum} (named parts that need
 *     not be all), {@code difference}, {@code share}, {@code growth} …
 * @param quote the words of the document, at most one sentence
 * @param at where the printed figure stands
 * @param printed the figure that the others settle
 * @param readings each a way to read it, the likeliest first
 */
public record Statement(String id, String kind, String quote, Location at, Figure printed, List<Reading> readings) {
    public Statement {
        readings = List.copyOf(readings);
    }

    /** One way to read a statement: the figures it is computed from, each with its role. */
    public record Reading(List<Term> terms) {
        public Reading {
            terms = List.copyOf(terms);
        }
    }

    /** A figure and its role in the computation, as rules know it. */
    public record Term(String role, Figure figure) {}
}
