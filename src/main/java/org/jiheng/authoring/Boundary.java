package org.jiheng.authoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** The sides of a limit on which cases stand: exactly at it, and within one unit of its last place below and above. */
final class Boundary {
    private final BigDecimal limit;
    private boolean below;
    private boolean at;
    private boolean above;

    Boundary(BigDecimal limit) {
        this.limit = limit;
    }

    /** One unit of the last place of a number as written. */
    static BigDecimal unit(BigDecimal number) {
        return BigDecimal.ONE.movePointLeft(Math.max(0, number.scale()));
    }

    void see(BigDecimal value) {
        BigDecimal distance = value.subtract(limit);
        at |= distance.signum() == 0;
        boolean near = distance.abs().compareTo(unit(limit)) <= 0;
        below |= near && distance.signum() < 0;
        above |= near && distance.signum() > 0;
    }

    /** A value for each side where no case stands. */
    List<BigDecimal> lacking() {
        List<BigDecimal> values = new ArrayList<>();
        if (!below) {
            values.add(limit.subtract(unit(limit)));
        }
        if (!at) {
            values.add(limit);
        }
        if (!above) {
            values.add(limit.add(unit(limit)));
        }
        return values;
    }

    /** The sides where no case stands, in words; empty where all do. */
    String lacking(Language language) {
        List<String> sides = new ArrayList<>();
        if (!below) {
            sides.add(Message.of("cases.below").in(language));
        }
        if (!at) {
            sides.add(Message.of("cases.at").in(language));
        }
        if (!above) {
            sides.add(Message.of("cases.above").in(language));
        }
        return String.join(language == Language.EN ? ", " : "、", sides);
    }
}
