package org.jiheng.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;

/** Collects statements: brings the figures of one to a common unit and to the finest place printed in it, and names it. */
final class Drafts {
    /** A figure in a role; {@code sign} −1 for what fell. */
    record Part(String role, Num num, int sign) {
        static Part of(String role, Num num) {
            return new Part(role, num, 1);
        }
    }

    /** A statement of one reading before its figures are brought to a common unit. */
    record Drafted(String kind, Num printed, List<Part> parts) {}

    /** What was drafted with one reading. */
    final List<Drafted> drafted = new ArrayList<>();

    private final List<Statement> statements = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    List<Statement> statements() {
        return List.copyOf(statements);
    }

    /** Adds a statement of one reading. */
    void add(String kind, String quote, Num printed, int sign, List<Part> reading) {
        addAll(kind, quote, printed, sign, List.of(reading));
    }

    /** Adds a statement that the words leave no doubt about. */
    void addAll(String kind, String quote, Num printed, int sign, List<List<Part>> readings) {
        addAll(kind, quote, printed, sign, readings, Licence.CERTAIN);
    }

    /** Adds a statement; readings without any figure and repetitions are dropped. */
    void addAll(String kind, String quote, Num printed, int sign, List<List<Part>> readings, Licence licence) {
        List<Reading> read = new ArrayList<>();
        Set<List<Num>> different = new HashSet<>();
        int finest = finest(printed, readings, printed.unit);
        for (List<Part> reading : readings) {
            List<Num> nums = reading.stream().map(Part::num).toList();
            if (reading.isEmpty() || nums.contains(printed) || !different.add(nums)) {
                continue;
            }
            read.add(new Reading(
                    reading.stream().map(p -> term(p, printed, readings)).toList()));
            nums.forEach(n -> n.used |= licence != Licence.POSSIBLE);
        }
        String key = kind
                + System.identityHashCode(printed)
                + read.stream().map(r -> r.terms().toString()).toList();
        if (read.isEmpty() || !seen.add(key)) {
            return;
        }
        printed.used |= licence != Licence.POSSIBLE;
        if (readings.size() == 1 && licence == Licence.CERTAIN) {
            drafted.add(new Drafted(kind, printed, readings.get(0)));
        }
        String name = kind + ":" + printed.label;
        int number = names.merge(name, 1, Integer::sum);
        Figure figure = printed.in(printed.unit, printed.unit.amount() ? finest : 0, sign);
        statements.add(new Statement(name + "#" + number, kind, quote, printed.at, figure, read, licence));
    }

    private static Term term(Part part, Num printed, List<List<Part>> readings) {
        Num num = part.num;
        boolean same = num.unit.amount() && printed.unit.amount() && num.unit.comparable(printed.unit);
        Unit unit = same ? printed.unit : common(num.unit, readings);
        return new Term(part.role, num.in(unit, finest(printed, readings, num.unit), part.sign));
    }

    /** The unit that amounts behind a percentage are brought to: that of the first of them they compare with. */
    private static Unit common(Unit unit, List<List<Part>> readings) {
        return readings.stream()
                .flatMap(List::stream)
                .map(p -> p.num.unit)
                .filter(u -> u.comparable(unit))
                .findFirst()
                .orElse(unit);
    }

    /** The finest place printed among the amounts of exactly this unit. */
    private static int finest(Num printed, List<List<Part>> readings, Unit unit) {
        int finest = printed.unit.equals(unit) && unit.amount() ? printed.decimals() : 0;
        if (!unit.amount()) {
            return 0;
        }
        for (List<Part> reading : readings) {
            for (Part p : reading) {
                finest = p.num.unit.equals(unit) ? Math.max(finest, p.num.decimals()) : finest;
            }
        }
        return finest;
    }
}
