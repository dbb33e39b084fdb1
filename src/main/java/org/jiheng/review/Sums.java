package org.jiheng.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.review.Drafts.Part;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of the ways that lines of a table could make up another is meant, and claims it of all figures of that line. What
 * words, codes or formulas say is claimed on little evidence; what nothing says, only where other figures of the table bear it out.
 */
final class Sums {
    /** What entitles to read a sum. */
    enum Licence {
        /** A formula, or names that are known to be all there is. */
        CERTAIN,
        /** A word for a total, a code or a level; which lines it means is seen where it holds. */
        NAMED,
        /** Nothing but that it holds elsewhere in the table. */
        SHOWN
    }

    /** Lines that make up a line. */
    record Way(List<Integer> parts, Licence licence) {}

    /** A way and the places where the total is printed. */
    private record Tried(Way way, List<Sum> sums, int order) {
        List<Sum> holding() {
            return sums.stream().filter(s -> s.tells && s.holds).toList();
        }

        long telling() {
            return sums.stream().filter(s -> s.tells).count();
        }

        long broken() {
            return sums.stream().filter(s -> !s.holds).count();
        }

        /** Whether it is out by so little, where it is, that only the last digit printed can be wrong. */
        boolean near() {
            return sums.stream()
                    .filter(s -> s.tells)
                    .allMatch(s -> slips(s.printed, s.parts)
                            ? difference(s.printed, s.parts)
                                            .compareTo(s.printed.half().multiply(BigDecimal.valueOf(20)))
                                    < 0
                            : s.holds);
        }

        /** In how many places it holds that do not say the same. */
        int distinct() {
            Set<String> different = new HashSet<>();
            holding()
                    .forEach(s -> different.add(s.printed.plain().stripTrailingZeros()
                            + s.parts.stream()
                                    .map(p -> p.plain().stripTrailingZeros())
                                    .toList()
                                    .toString()));
            return different.size();
        }

        int digits() {
            return holding().stream().mapToInt(s -> digitsOf(s.printed)).sum();
        }
    }

    /** A total at one place, with its parts there. */
    private record Sum(int at, Num printed, List<Num> parts, boolean blanks, boolean tells, boolean holds) {}

    private static final int FEW_DIGITS = 8;
    private static final BigDecimal LEAST_FOR_SLIP = BigDecimal.valueOf(10_000);

    private final Axis axis;
    private final Drafts drafts;

    Sums(Axis axis, Drafts drafts) {
        this.axis = axis;
        this.drafts = drafts;
    }

    /**
     * Claims the best of several ways to read a total, if any is good enough; gives it.
     *
     * @param ways the likeliest first
     * @param flat whether the first way can be meant without being seen to hold, because nothing else can be
     */
    @Nullable
    Way claim(int line, List<Way> ways, boolean flat) {
        Tried best = null;
        List<Tried> all = new ArrayList<>();
        for (Way way : ways) {
            Tried tried = tried(line, way, all.size());
            all.add(tried);
            boolean certain = way.licence == Licence.CERTAIN && plausible(tried, Rows.total(axis.last(line)));
            boolean better = best == null
                    || tried.distinct() > best.distinct()
                    || (tried.distinct() == best.distinct() && certain && best.way.licence != Licence.CERTAIN);
            if (better && !tried.sums.isEmpty() && (certain || way.licence != Licence.CERTAIN)) {
                best = tried;
            }
        }
        if (best == null) {
            return null;
        }
        if (best.distinct() == 0 && best.way.licence != Licence.CERTAIN) {
            return slip(line, all, flat);
        }
        if (!licensed(best)) {
            return null;
        }
        claim(line, best, all);
        for (Tried other : all) {
            boolean meant = shown(other) || (other.way.licence == Licence.NAMED && other.order <= 2 && other.near());
            if (apart(other.way, best.way) && meant && other.broken() > 0) {
                claim(line, other, List.of(other));
            }
        }
        return best.way;
    }

    private void claim(int line, Tried tried, List<Tried> all) {
        boolean blanks =
                tried.way.licence == Licence.CERTAIN || tried.holding().stream().anyMatch(s -> s.blanks);
        for (Sum sum : tried.sums) {
            boolean plain = (blanks || !sum.blanks) && (!axis.doubtful(sum.at) || slips(sum.printed, sum.parts));
            if (sum.holds || (plain && !explained(line, tried, sum, all))) {
                emit(line, sum, tried.way.licence);
            }
        }
    }

    /** Whether two ways say different things: each has parts that the other has not. */
    private static boolean apart(Way a, Way b) {
        return !a.parts.containsAll(b.parts) && !b.parts.containsAll(a.parts);
    }

    /** Whether a way holds so often that it is no coincidence. */
    private static boolean shown(Tried tried) {
        return tried.distinct() >= 2 && tried.digits() >= FEW_DIGITS && tried.broken() <= 1;
    }

    private static boolean plausible(Tried tried, boolean total) {
        return !tried.holding().isEmpty() || tried.telling() == 1 || (total && tried.sums.size() == 1);
    }

    private static boolean licensed(Tried best) {
        return switch (best.way.licence) {
            case CERTAIN -> true;
            case NAMED -> best.holding().size() >= best.broken();
            case SHOWN -> shown(best);
        };
    }

    /**
     * Where no way holds and the total is printed once, a way that is plainly meant is taken, or one of the likeliest that is out by
     * one digit.
     */
    private @Nullable Way slip(int line, List<Tried> all, boolean flat) {
        for (Tried tried : all) {
            if (tried.way.licence == Licence.NAMED && tried.telling() >= 1 && tried.order <= 1) {
                boolean blanks = tried.sums.stream().anyMatch(s -> s.blanks && s.tells);
                List<Sum> telling = tried.sums.stream().filter(s -> s.tells).toList();
                boolean slips = telling.stream().allMatch(s -> slips(s.printed, s.parts));
                boolean list = flat
                        && tried.order == 0
                        && telling.size() <= 2
                        && telling.stream()
                                .allMatch(s -> off(s.printed, s.parts).precision() <= 2 && !nests(s.parts));
                if (list || (slips && !blanks)) {
                    tried.sums.forEach(s -> emit(line, s, Licence.NAMED));
                    return tried.way;
                }
            }
        }
        return null;
    }

    /** Whether a total differs from its parts by what one wrong digit makes. */
    static boolean slips(Num printed, List<Num> parts) {
        return off(printed, parts).precision() == 1
                && printed.value.unscaledValue().abs().compareTo(LEAST_FOR_SLIP.toBigInteger()) >= 0;
    }

    /** By how much a total differs from its parts, without zeros at its end. */
    private static BigDecimal off(Num printed, List<Num> parts) {
        return difference(printed, parts).stripTrailingZeros();
    }

    private static BigDecimal difference(Num printed, List<Num> parts) {
        BigDecimal off = printed.plain();
        for (Num part : parts) {
            off = off.subtract(part.plain());
        }
        return off.abs();
    }

    /** Whether some part is what those after it add up to, so that not all are of one rank. */
    private static boolean nests(List<Num> parts) {
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal rest = parts.get(i).plain();
            for (int n = i + 1; n < parts.size() && rest.signum() > 0; n++) {
                rest = rest.subtract(parts.get(n).plain());
                if (rest.signum() == 0 && n > i + 1) {
                    return true;
                }
            }
        }
        return false;
    }

    static int digitsOf(Num num) {
        return num.value.signum() == 0
                ? 0
                : num.value.unscaledValue().abs().toString().length();
    }

    private Tried tried(int line, Way way, int order) {
        List<Sum> sums = new ArrayList<>();
        for (int at = 0; at < axis.across(); at++) {
            Num printed = axis.num(line, at);
            if (printed == null || !printed.unit.amount() || !axis.adds(at)) {
                continue;
            }
            List<Num> parts = new ArrayList<>();
            boolean blanks = false;
            boolean comparable = true;
            for (int part : way.parts) {
                Num num = axis.num(part, at);
                blanks |= num == null;
                if (num != null) {
                    parts.add(num);
                    comparable &= num.unit.comparable(printed.unit);
                }
            }
            if (parts.isEmpty() || !comparable) {
                continue;
            }
            boolean tells = way.parts.size() == 1 ? !parts.get(0).zero() : Totals.telling(parts);
            sums.add(new Sum(at, printed, parts, blanks, tells, Totals.meet(printed, parts)));
        }
        return new Tried(way, sums, order);
    }

    /** Whether another way holds where this one does not: then it is not plain what is meant there. */
    private boolean explained(int line, Tried tried, Sum broken, List<Tried> all) {
        for (Tried other : all) {
            boolean holds = other.sums.stream().anyMatch(s -> s.at == broken.at && s.holds && s.tells);
            if (holds && (other.distinct() < tried.distinct() || !apart(other.way, tried.way))) {
                return true;
            }
        }
        if (!axis.columns || axis.size() > 12 || digitsOf(broken.printed) < 4) {
            return false;
        }
        List<Num> others = new ArrayList<>();
        for (int i = 0; i < axis.size(); i++) {
            Num num = axis.num(i, broken.at);
            if (i != line
                    && num != null
                    && !num.zero()
                    && num.unit.amount()
                    && num.unit.comparable(broken.printed.unit)) {
                others.add(num);
            }
        }
        for (int set = 1; set < 1 << others.size(); set++) {
            List<Num> some = new ArrayList<>();
            for (int i = 0; i < others.size(); i++) {
                if ((set >> i & 1) == 1) {
                    some.add(others.get(i));
                }
            }
            if (some.size() <= broken.parts.size() + 2
                    && some.size() >= 2
                    && some.containsAll(
                            broken.parts.stream().filter(p -> !p.zero()).toList())
                    && Totals.meet(broken.printed, some)) {
                return true;
            }
        }
        return false;
    }

    private void emit(int line, Sum sum, Licence licence) {
        drafts.add(
                licence == Licence.SHOWN ? "table-sum" : "sum",
                axis.quote(line, sum.at),
                sum.printed,
                1,
                sum.parts.stream().map(p -> Part.of("part", p)).toList());
    }
}
