package org.jiheng.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jiheng.review.Drafts.Part;
import org.jiheng.review.Node.Role;

/**
 * Shares in running text. The whole is what the words name, in this sentence or elsewhere in the chapter; where they name nothing,
 * it is the amount before a list, or the amount at the head of a sentence before. Shares in a row that add up to a hundred show that
 * the list is whole, so their parts add up to the whole too.
 */
final class Shares {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST = 6;
    private static final int MOST_NEAR = 3;

    private final List<Node> nodes;
    private final Lookup lookup;
    private final Drafts drafts;

    /** What each share is claimed to be of. */
    private final Map<Node, List<Node>> claimed = new HashMap<>();

    Shares(List<Node> nodes, Lookup lookup, Drafts drafts) {
        this.nodes = nodes;
        this.lookup = lookup;
        this.drafts = drafts;
    }

    void find() {
        List<Node> shares = nodes.stream()
                .filter(n -> n.role == Role.SHARE && n.of != null && !n.vague)
                .toList();
        for (int i = 0; i < shares.size(); ) {
            List<Node> row = row(shares, i);
            row = row.isEmpty() ? added(shares, i) : row;
            if (row.size() >= 2) {
                together(row);
                i += row.size();
                continue;
            }
            List<Node> cluster = cluster(shares, i);
            cluster.forEach(this::alone);
            List<Node> sure = cluster.size() < 3
                    ? List.of()
                    : all(cluster).stream().filter(w -> mostly(w, cluster)).toList();
            cluster.forEach(share -> claim(share, share.num.used || share.measure != null ? List.of() : sure));
            i += cluster.size();
        }
        Proportions.of(nodes).forEach(this::together);
    }

    /** Shares of one paragraph from one on. */
    private static List<Node> cluster(List<Node> shares, int from) {
        int to = from + 1;
        while (to < shares.size()
                && shares.get(to).passage == shares.get(from).passage
                && part(shares.get(to)).num.unit.comparable(part(shares.get(from)).num.unit)) {
            to++;
        }
        return shares.subList(from, to);
    }

    private List<Node> all(List<Node> row) {
        List<Node> parts = row.stream().map(Shares::part).toList();
        List<Node> last = after(parts.get(parts.size() - 1));
        return Stream.of(trusted(row.get(0), parts), likely(row.get(0), parts), last)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** The amounts whose parts a list may name: those of the sentence before 其中. */
    private List<Node> opened(Node part) {
        for (int i = part.order; i > 0 && nodes.get(i - 1).passage == part.passage; i--) {
            Node before = nodes.get(i - 1);
            String gap = part.passage.normal.text.substring(before.end, nodes.get(i).start);
            if (gap.contains("其中") || gap.contains("以下方面")) {
                List<Node> totals = new ArrayList<>();
                for (int j = before.order; j >= 0 && nodes.get(j).sentence == before.sentence; j--) {
                    Node total = nodes.get(j);
                    if (total.level()
                            && !total.inline
                            && total.depth == part.depth
                            && total.num.unit.comparable(part.num.unit)) {
                        totals.add(0, total);
                    }
                }
                return totals;
            }
        }
        return List.of();
    }

    /** The total that the next sentence of the passage gives: "…。本年支出合计1000万元". */
    private List<Node> after(Node part) {
        return nodes.stream()
                .filter(n -> n.order > part.order && n.passage == part.passage && n.sentence <= part.sentence + 1)
                .filter(n -> n.level() && n.num.unit.comparable(part.num.unit) && n.label.matches(".*(?:合计|总计|共计)$"))
                .limit(1)
                .toList();
    }

    /** The amount that the sentence before begins with, or the last of the passage before that ends in "其中：". */
    private List<Node> head(Node part) {
        Node head = null;
        for (int i = part.order - 1; i >= 0; i--) {
            Node other = nodes.get(i);
            boolean announced = other.passage.printed.strip().matches("(?s).*(?:其中|包括|如下)[:：]?$");
            if (other.passage != part.passage && !(announced && other.passage.section == part.passage.section)) {
                break;
            }
            if (head != null && other.sentence != head.sentence) {
                break;
            }
            if (other.level() && !other.reason && !other.inline && other.depth == 0) {
                head = other;
            }
        }
        return head == null || !head.num.unit.comparable(part.num.unit) ? List.of() : List.of(head);
    }

    /** Shares from one on that add up to a hundred; none if they do not. */
    private List<Node> row(List<Node> shares, int from) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal slack = BigDecimal.ZERO;
        for (int i = from; i < shares.size(); i++) {
            Node share = shares.get(i);
            boolean near = i == from || share.passage.section == shares.get(from).passage.section;
            if (!near || !part(share).num.unit.comparable(part(shares.get(from)).num.unit)) {
                break;
            }
            sum = sum.add(share.num.value);
            slack = slack.add(BigDecimal.ONE.scaleByPowerOfTen(-Math.max(share.num.decimals(), 1)));
            boolean next = i + 1 == shares.size() || !shares.get(i + 1).num.zero();
            if (i > from && sum.subtract(HUNDRED).abs().compareTo(slack) <= 0 && next) {
                return shares.subList(from, i + 1);
            }
            if (sum.compareTo(HUNDRED.add(slack)) > 0) {
                break;
            }
        }
        return List.of();
    }

    /** Shares from one on whose parts add up to an amount that one of them is a share of; none where there is no such amount. */
    private List<Node> added(List<Node> shares, int from) {
        for (int to = from + 2; to <= Math.min(shares.size(), from + MOST); to++) {
            List<Node> row = shares.subList(from, to);
            Node last = row.get(row.size() - 1);
            if (last.passage.section != row.get(0).passage.section
                    || !part(last).num.unit.comparable(part(row.get(0)).num.unit)) {
                break;
            }
            List<Num> nums = row.stream().map(s -> part(s).num).toList();
            if (Totals.telling(nums)
                    && all(row).stream()
                            .anyMatch(w ->
                                    Totals.meet(w.num, nums) && row.stream().anyMatch(s -> fits(s, w)))) {
                return row;
            }
        }
        return List.of();
    }

    private static Node part(Node share) {
        Node part = share.of;
        return part == null ? share : part;
    }

    private void together(List<Node> row) {
        List<Node> parts = row.stream().map(Shares::part).toList();
        List<Num> nums = parts.stream().map(p -> p.num).toList();
        List<Node> all = all(row);
        List<Node> sure = all.stream().filter(w -> Totals.meet(w.num, nums)).toList();
        if (sure.isEmpty()) {
            sure = all.stream().filter(w -> mostly(w, row)).toList();
        }
        if (sure.isEmpty()) {
            sure = anywhere(parts, w -> Totals.meet(w.num, nums));
        }
        if (sure.isEmpty()) {
            sure = anywhere(parts, w -> mostly(w, row));
        }
        if (sure.isEmpty()) {
            slipped(row, parts, nums);
        }
        List<Node> opened = opened(parts.get(0));
        boolean said = row.stream().anyMatch(s -> !s.whole.isEmpty() || s.measure != null);
        boolean here = sure.stream().anyMatch(w -> w.passage == parts.get(0).passage);
        if (!said && !here && !opened.isEmpty() && opened.get(0).sentence >= parts.get(0).sentence - 1) {
            sure = opened;
        }
        if (sure.isEmpty()) {
            sure = trusted(row.get(0), parts);
        }
        if (sure.isEmpty()) {
            sure = opened;
        }
        if (sure.isEmpty() && !said) {
            sure = after(parts.get(parts.size() - 1));
        }
        if (sure.isEmpty() && !said) {
            sure = head(parts.get(0));
        }
        // what the parts of a list add up to is what their shares are shares of, where most of them are
        boolean met = Totals.telling(nums) && sure.stream().anyMatch(w -> Totals.meet(w.num, nums) && mostly(w, row));
        for (Node share : row) {
            Node measure = share.measure;
            if (measure == null && met) {
                claim(share, sure, Licence.CERTAIN);
            } else {
                claim(share, measure == null ? sure : List.of(measure));
            }
        }
        if (!sure.isEmpty() && Totals.telling(nums)) {
            Node whole = sure.get(0);
            drafts.add(
                    "sum",
                    Lists.quote(whole, parts),
                    whole.num,
                    1,
                    nums.stream().map(n -> Part.of("part", n)).toList());
        }
    }

    /** Amounts of the whole document that the parts of a row may be all of. */
    private List<Node> anywhere(List<Node> parts, Predicate<Node> suits) {
        List<Node> wholes = nodes.stream()
                .filter(n -> n.level() && !n.reason && suits.test(n))
                .toList();
        return usable(wholes.stream(), parts);
    }

    /** Claims a row of an amount that its parts come to but for one digit, wherever that stands. */
    private void slipped(List<Node> row, List<Node> parts, List<Num> nums) {
        if (!Totals.telling(nums)) {
            return;
        }
        List<Node> wholes = anywhere(parts, w -> Totals.nearly(w.num, nums));
        row.stream().filter(share -> share.measure == null).forEach(share -> perhaps(share, wholes));
        List<Part> sum = nums.stream().map(n -> Part.of("part", n)).toList();
        wholes.forEach(w -> drafts.addAll("sum", Lists.quote(w, parts), w.num, 1, List.of(sum), Licence.POSSIBLE));
    }

    /** Whether all shares but one, and two at least, are shares of it. */
    private static boolean mostly(Node whole, List<Node> row) {
        long told = row.stream().filter(s -> !s.num.zero()).count();
        long fitting = row.stream().filter(s -> !s.num.zero() && fits(s, whole)).count();
        return fitting >= Math.max(1, told - 1) && told >= 2;
    }

    private static boolean fits(Node share, Node whole) {
        return Rates.fits(List.of(Part.of("numerator", part(share).num), Part.of("denominator", whole.num)), share.num);
    }

    private void alone(Node share) {
        List<Node> parts = List.of(part(share));
        Node measure = share.measure;
        if (measure != null) {
            claim(share, List.of(measure));
            return;
        }
        Node under = part(share).under;
        List<Node> trusted = under != null && share.whole.isEmpty() ? List.of(under) : trusted(share, parts);
        List<Node> likely = likely(share, parts);
        List<Node> fitting = likely.stream().filter(w -> fits(share, w)).toList();
        if (trusted.stream().anyMatch(w -> fits(share, w)) || (!trusted.isEmpty() && fitting.isEmpty())) {
            claim(share, trusted);
        } else if (!fitting.isEmpty()) {
            claim(share, fitting);
        } else if (share.whole.isEmpty()) {
            claim(share, likely.stream().filter(w -> w.passage == share.passage).toList());
        } else {
            perhaps(share, near(share, parts));
        }
    }

    /** Of the amounts whose names resemble that of the whole the nearest. */
    private List<Node> near(Node share, List<Node> parts) {
        return usable(
                lookup.resembling(share.whole, share).stream()
                        .filter(w -> w.passage.chapter == share.passage.chapter)
                        .limit(MOST_NEAR),
                parts);
    }

    private void perhaps(Node share, List<Node> wholes) {
        for (Node whole : wholes) {
            claim(share, List.of(whole), Licence.of(share, whole).weaker(Licence.LIKELY));
        }
    }

    /** The wholes of the share that a part's whole has itself: both may be shares of one whole. */
    private List<Node> above(Node share, List<Node> wholes) {
        return claimed.entrySet().stream()
                .filter(e -> e.getKey().sentence == share.sentence && wholes.contains(part(e.getKey())))
                .flatMap(e -> e.getValue().stream())
                .distinct()
                .toList();
    }

    private void claim(Node share, List<Node> wholes) {
        Licence licence = wholes.stream()
                .map(whole -> whole.sentence == share.sentence ? Licence.CERTAIN : Licence.of(share, whole))
                .min(Comparator.naturalOrder())
                .orElse(Licence.POSSIBLE);
        List<Node> above = share.whole.isEmpty() && share.measure == null ? above(share, wholes) : List.of();
        if (above.isEmpty()) {
            claim(share, wholes, licence);
        } else {
            claim(
                    share,
                    Stream.concat(above.stream(), wholes.stream()).distinct().toList(),
                    licence.weaker(Licence.LIKELY));
        }
    }

    private void claim(Node share, List<Node> wholes, Licence licence) {
        claimed.put(share, wholes);
        List<List<Part>> readings = new ArrayList<>();
        for (Node whole : wholes) {
            if (whole != part(share)) {
                readings.add(List.of(Part.of("part", part(share).num), Part.of("whole", whole.num)));
            }
        }
        if (Words.essence(share.num.label).isEmpty()) {
            share.num.label = part(share).name();
        }
        drafts.addAll("share", Relations.quote(share), share.num, 1, readings, licence);
    }

    /** Amounts that bear the name of the whole. */
    private List<Node> trusted(Node share, List<Node> parts) {
        if (share.whole.isEmpty()) {
            return List.of();
        }
        List<Node> named = usable(lookup.named(share.whole, share).stream(), parts);
        if (!named.isEmpty()) {
            return named;
        }
        Stream<Node> near = nodes.stream()
                .filter(n -> n.sentence == share.sentence && n.level() && !n.reason)
                .filter(n -> n.order < part(share).order && bears(n.name(), share.whole));
        return usable(
                Stream.concat(
                        lookup.resembling(share.whole, share).stream().filter(n -> n.sentence == share.sentence), near),
                parts);
    }

    /** Whether a name ends in the words for the whole, or holds what they say beyond "数" and "总额": 本次抽查项目, 抽查数. */
    private static boolean bears(String name, String whole) {
        String wanted = Words.essence(whole);
        return (whole.length() >= 4 && name.endsWith(whole))
                || (wanted.length() >= 2
                        && wanted.length() * 3 >= Words.essence(name).length()
                        && name.contains(wanted));
    }

    /** Amounts whose name resembles it, and those before the part in its chapter, the nearest first. */
    private List<Node> likely(Node share, List<Node> parts) {
        Node part = parts.get(0);
        Stream<Node> resembling = share.whole.isEmpty() ? Stream.of() : lookup.resembling(share.whole, share).stream();
        Stream<Node> before = nodes.stream()
                .filter(n -> n.order < part.order && n.level() && !n.reason)
                .filter(n -> n.passage.chapter >= part.passage.chapter - 1)
                .filter(n -> n.num.plain().compareTo(part.num.plain()) >= 0)
                .sorted((a, b) -> b.order - a.order);
        Stream<Node> after = nodes.stream()
                .filter(n -> n.order > part.order && n.sentence == part.sentence && n.level())
                .filter(n -> n.lead.matches("^,?(?:合计|总计|共计).{0,3}$"));
        return usable(Stream.concat(Stream.concat(resembling, after), before), parts);
    }

    private static List<Node> usable(Stream<Node> wholes, List<Node> parts) {
        Unit unit = parts.get(0).num.unit;
        return wholes.filter(n -> !parts.contains(n) && n.num.unit.comparable(unit))
                .distinct()
                .limit(MOST)
                .toList();
    }
}
