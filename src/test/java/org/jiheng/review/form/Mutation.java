package org.jiheng.review.form;

import java.math.BigDecimal;
import org.jiheng.review.Figure;
import org.jiheng.review.Statement;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;

/** A figure changed in a statement that was read before the change, without reading again. */
final class Mutation {
    private Mutation() {}

    /** Whether the statement cannot be true any more when the figure printed as {@code before} on that line says {@code after}. */
    static boolean contradicts(Statement s, int line, String before, String after) {
        BigDecimal was = Value.of(before, null).number();
        BigDecimal is = Value.of(after, null).number();
        if (was == null || is == null || was.compareTo(is) == 0) {
            return false;
        }
        Statement changed = new Statement(
                s.id(),
                s.kind(),
                s.quote(),
                s.at(),
                changed(s.printed(), line, before, was, is),
                s.readings().stream()
                        .map(r -> new Reading(r.terms().stream()
                                .map(t -> new Term(t.role(), changed(t.figure(), line, before, was, is)))
                                .toList()))
                        .toList());
        return !changed.equals(s) && Intervals.verdict(changed).equals("error");
    }

    private static Figure changed(Figure f, int line, String before, BigDecimal was, BigDecimal is) {
        Integer at = f.at().line();
        boolean here = at != null && at == line && f.text().equals(before);
        if (!here || was.signum() == 0) {
            return f;
        }
        BigDecimal value = f.value().multiply(is).divide(was, java.math.MathContext.DECIMAL64);
        return new Figure(value, f.decimals(), f.unit(), f.label(), f.text(), f.at());
    }
}
