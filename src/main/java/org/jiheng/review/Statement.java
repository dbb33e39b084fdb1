package org.jiheng.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.document.Location;
import org.jiheng.engine.facts.Claim;
import org.jiheng.engine.facts.Operand;

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
 * @param licence how far the words say that it is claimed; what they leave in doubt is contradicted only if a slip explains it, see
 *     {@link Slips}
 */
public record Statement(
        String id, String kind, String quote, Location at, Figure printed, List<Reading> readings, Licence licence) {
    public Statement {
        readings = List.copyOf(readings);
    }

    /** A statement that the words leave no doubt about. */
    public Statement(String id, String kind, String quote, Location at, Figure printed, List<Reading> readings) {
        this(id, kind, quote, at, printed, readings, Licence.CERTAIN);
    }

    /** As rules see it: a claim for each reading, with its operands. */
    Stream<Object> facts() {
        BigDecimal slack =
                printed.unit().equals("%") ? BigDecimal.ONE.movePointLeft(printed.decimals()) : BigDecimal.ZERO;
        Stream.Builder<Object> facts = Stream.builder();
        for (int i = 0; i < readings.size(); i++) {
            int reading = i + 1;
            facts.add(new Claim(id, reading, kind, printed.value(), printed.low(), printed.high(), slack));
            for (Term term : readings.get(i).terms()) {
                Figure f = term.figure();
                facts.add(new Operand(id, reading, term.role(), f.value(), f.low(), f.high()));
            }
        }
        return facts.build();
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
