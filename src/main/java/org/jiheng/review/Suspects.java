package org.jiheng.review;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.review.Drafts.Drafted;
import org.jiheng.review.Drafts.Part;

/**
 * Which cell of a table is wrong, where that can be told: it is a part of a sum that does not come out, the total is contradicted by
 * nothing else, and something else that the cell alone shares with the sum does not come out either. The sum is then said of the cell.
 */
final class Suspects {
    private final List<Drafted> claims;
    private final List<Drafted> broken = new ArrayList<>();

    private Suspects(List<Drafted> claims) {
        this.claims = claims;
        claims.stream().filter(c -> !holds(c)).forEach(broken::add);
    }

    /** Says sums of the cells that they show to be wrong, among what was drafted of a table. */
    static void find(Drafts drafts, List<Drafted> claims, Grid grid) {
        Suspects suspects = new Suspects(claims);
        Set<Num> said = new LinkedHashSet<>();
        for (Drafted sum : List.copyOf(suspects.broken)) {
            if (!sum.kind().endsWith("sum")) {
                continue;
            }
            List<Part> shared = sum.parts().stream()
                    .filter(p -> suspects.elsewhere(sum, p.num()))
                    .toList();
            if (shared.size() == 1
                    && !suspects.elsewhere(sum, sum.printed())
                    && !suspects.printed(shared.get(0).num())
                    && !suspects.borneOut(shared.get(0).num())
                    && said.add(shared.get(0).num())) {
                turned(sum, shared.get(0), drafts, grid);
            }
        }
    }

    /** Whether another claim that has the figure does not hold. */
    private boolean elsewhere(Drafted sum, Num num) {
        return broken.stream().anyMatch(c -> !c.equals(sum) && has(c, num));
    }

    /** Whether a claim that is broken is made of the figure already. */
    private boolean printed(Num num) {
        return broken.stream().anyMatch(c -> c.printed() == num);
    }

    /** Whether a sum that has the figure holds. */
    private boolean borneOut(Num num) {
        return claims.stream().anyMatch(c -> c.kind().endsWith("sum") && has(c, num) && holds(c));
    }

    private static boolean has(Drafted claim, Num num) {
        return claim.printed() == num || claim.parts().stream().anyMatch(p -> p.num() == num);
    }

    private static boolean holds(Drafted claim) {
        return switch (claim.kind()) {
            case "sum", "table-sum", "closing" -> Totals.meet(claim.printed(), signed(claim.parts()));
            case "equal" ->
                claim.printed().plain().compareTo(claim.parts().get(0).num().plain()) == 0;
            case "share" -> Holds.holds("rate", claim.printed(), claim.parts());
            default -> Holds.holds(claim.kind(), claim.printed(), claim.parts());
        };
    }

    private static List<Num> signed(List<Part> parts) {
        return parts.stream()
                .map(p -> p.sign() > 0
                        ? p.num()
                        : new Num(p.num().value.negate(), p.num().unit, p.num().text, p.num().at))
                .toList();
    }

    /** The part is the total less the other parts. */
    private static void turned(Drafted sum, Part part, Drafts drafts, Grid grid) {
        List<Part> rest = new ArrayList<>();
        rest.add(new Part("part", sum.printed(), part.sign()));
        sum.parts().stream()
                .filter(p -> !p.equals(part))
                .forEach(p -> rest.add(new Part("part", p.num(), -p.sign() * part.sign())));
        grid.lines.stream()
                .filter(line -> java.util.Arrays.asList(line.nums).contains(part.num()))
                .findFirst()
                .ifPresent(line -> drafts.add("rest", line.words, part.num(), 1, rest));
    }
}
