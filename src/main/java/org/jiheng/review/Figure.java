package org.jiheng.review;

import java.math.BigDecimal;
import org.jiheng.document.Location;

/**
 * A number as a document prints it.
 *
 * @param value the number, in {@code unit}
 * @param decimals digits printed behind the point, in {@code unit}; below 0 where the last digits printed are rounded away by a larger unit
 * @param unit the unit it is expressed in after conversion ({@code 万元}, {@code %}, {@code 人} …); figures of one statement share it
 * @param label what the text calls it, as printed; empty where it is not called anything
 * @param text the number with its unit as printed
 * @param at where it stands
 */
public record Figure(BigDecimal value, int decimals, String unit, String label, String text, Location at) {
    /** Whether it cannot have been rounded: people, projects, vehicles, and scores in whole points. */
    public boolean exact() {
        Unit.Kind kind = Unit.of(unit).kind();
        boolean counted = kind == Unit.Kind.COUNT && decimals >= 0;
        boolean whole = counted && value.stripTrailingZeros().scale() <= 0;
        return whole || (kind == Unit.Kind.SCORE && decimals == 0);
    }

    /** The least that the printed figure can stand for: half a unit of its last place below it. */
    public BigDecimal low() {
        return exact() ? value : value.subtract(half());
    }

    /** The most that the printed figure can stand for. */
    public BigDecimal high() {
        return exact() ? value : value.add(half());
    }

    private BigDecimal half() {
        return BigDecimal.valueOf(5).scaleByPowerOfTen(-decimals - 1);
    }
}
