package org.jiheng.review;

import java.math.BigDecimal;
import org.jiheng.document.Location;

/** A figure found in a document, before it is made part of a statement. */
final class Num {
    /** As many digits as a spreadsheet shows in a cell when nobody asks for more. */
    private static final int CRAMPED = 10;

    final BigDecimal value;
    final Unit unit;
    final String text;
    final Location at;
    /** What it is called. */
    String label = "";
    /** Whether some statement has it. */
    boolean used;

    Num(BigDecimal value, Unit unit, String text, Location at) {
        this.value = value;
        this.unit = unit;
        this.text = text;
        this.at = at;
    }

    int decimals() {
        return Math.max(value.scale(), 0);
    }

    boolean zero() {
        return value.signum() == 0;
    }

    /**
     * As a figure in another unit, exact to a place that may be finer than its own: who leaves out zeros at the end prints fewer
     * places. A spreadsheet does so too, but where it has no room for more digits it rounds.
     */
    Figure in(Unit other, int asked, int sign) {
        int finest = value.precision() >= CRAMPED ? decimals() : asked;
        int shift = unit.power() - other.power();
        BigDecimal moved = sign < 0 ? value.negate() : value;
        return new Figure(
                moved.scaleByPowerOfTen(shift), Math.max(decimals(), finest) - shift, other.name(), label, text, at);
    }

    /** The value in the base of its unit. */
    BigDecimal plain() {
        return value.scaleByPowerOfTen(unit.power());
    }

    /** Half a unit of its last place, in the base of its unit; 0 for counts. */
    BigDecimal half() {
        return unit.kind() == Unit.Kind.COUNT
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(5).scaleByPowerOfTen(unit.power() - decimals() - 1);
    }
}
