package org.jiheng.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.Drafts.Part;
import org.jiheng.review.Node.Facet;
import org.jiheng.review.Node.Role;
import org.jspecify.annotations.Nullable;

/**
 * Totals and the lists of their parts in running text: 其中, 包括, 分别为, brackets. How far a list reaches is not always said, so
 * each way to read it is tried: one that adds up is taken; where none does, the total is contradicted only if the list is known to be
 * whole, by the names of its parts, by an item of nothing that it still names, by another quantity of the same list that adds up,
 * or by the changes of its parts that do.
 */
final class Lists {
    private static final Pattern OPENER = Pattern.compile(
            "其中[:,]?|包括[:]?|分别[为是][:]?|分项[:]|(?:按|分)[^,。;:()\\d]{1,12}(?:看|分|划分|分类)[,:]|构成[:]|具体(?:为|如下)[:,]?|主要(?:是|用于)[:]?");

    private final List<Node> nodes;
    private final Partitions partitions;
    private final Drafts drafts;
    private final Map<Node, Node> changes = new HashMap<>();
    private final Set<Set<String>> known = new HashSet<>();
    private boolean again;

    Lists(List<Node> nodes, Partitions partitions, Drafts drafts) {
        this.nodes = nodes;
        this.partitions = partitions;
        this.drafts = drafts;
        for (Node node : nodes) {
            if (node.role == Role.CHANGE && node.of != null && !node.reason) {
                changes.putIfAbsent(node.of, node);
            }
        }
    }

    /** A way to read a list: its items, each with its amounts. */
    private record Reach(List<List<Node>> items) {}

    /** A total and the parts that one way to read its list gives it. */
    private record Sum(Node total, List<Node> parts) {
        List<Num> nums() {
            return parts.stream().map(p -> p.num).toList();
        }

        List<String> names() {
            return parts.stream().map(Node::name).toList();
        }

        boolean fits() {
            return Totals.meet(total.num, nums());
        }
    }

    /** Goes over the passages twice: what is known to be whole in one place is known in another. */
    void find(List<Passage> passages) {
        for (int round = 0; round < 2; round++) {
            again = round == 1;
            for (Passage passage : passages) {
                Matcher m = OPENER.matcher(passage.normal.text);
                while (m.find()) {
                    opened(passage, m.start(), m.end(), m.group());
                }
                brackets(passage);
            }
        }
        closing();
        identities();
    }

    private List<Node> of(Passage passage) {
        return nodes.stream().filter(n -> n.passage == passage).toList();
    }

    private void brackets(Passage passage) {
        List<Node> own = of(passage);
        for (int i = 0; i + 1 < own.size(); i++) {
            Node total = own.get(i);
            String gap = passage.normal.text.substring(total.end, own.get(i + 1).start);
            if (total.level()
                    && own.get(i + 1).depth == total.depth + 1
                    && gap.startsWith("(")
                    && !OPENER.matcher(gap).find()) {
                opened(passage, total.end, total.end + 1, "(");
            }
        }
    }

    private void opened(Passage passage, int at, int end, String opener) {
        String text = passage.normal.text;
        List<Node> own = of(passage);
        Node first = own.stream().filter(n -> n.start >= end).findFirst().orElse(null);
        if (first == null || text.substring(end, first.start).indexOf('。') >= 0) {
            return;
        }
        List<Node> totals = totals(own, first, at, opener);
        if (totals.isEmpty()) {
            return;
        }
        List<Reach> reaches = reaches(own, first, text);
        List<Sum> best = List.of();
        for (Reach reach : reaches) {
            List<Sum> sums = totals.stream()
                    .map(t -> sum(t, totals, reach))
                    .filter(s -> s != null)
                    .toList();
            if (sums.stream().anyMatch(s -> s.fits() && Totals.telling(s.nums()))) {
                best = sums;
                break;
            }
            boolean nothing = sums.stream().anyMatch(Sum::fits);
            boolean told = best.stream().anyMatch(Sum::fits);
            best = nothing && !told ? sums : best;
            best = best.isEmpty() && sums.stream().anyMatch(s -> whole(s, totals)) ? sums : best;
        }
        boolean voted = best.stream().anyMatch(s -> s.fits() && Totals.telling(s.nums()));
        for (Sum sum : best) {
            if (sum.fits() || whole(sum, totals) || (voted && best.size() > 1)) {
                emit(sum);
            }
        }
        if (again && best.isEmpty() && opener.startsWith("其中") && totals.size() == 1) {
            largest(totals.get(0), reaches);
        }
    }

    /** The amounts before an opener that it can open the list of. */
    private List<Node> totals(List<Node> own, Node first, int at, String opener) {
        List<Node> totals = new ArrayList<>();
        int sentence = -1;
        int segment = -1;
        int outer = opener.equals("(") || first.depth > 0 ? first.depth - 1 : first.depth;
        for (int i = own.size() - 1; i >= 0; i--) {
            Node node = own.get(i);
            boolean nested = sentence >= 0
                    && OPENER.matcher(node.passage.normal.text.substring(node.end, totals.get(0).start))
                            .find();
            if (node.end > at || (node.depth > outer && node.depth != first.depth)) {
                continue;
            }
            if (nested
                    || (sentence >= 0
                            && (node.sentence != sentence || (node.segment != segment && first.depth == 0)))) {
                break;
            }
            boolean total = node.level()
                    && !node.reason
                    && node.depth <= first.depth
                    && Words.essence(node.label).length() + node.subject.length() + node.label.length() > 0;
            boolean adjusts = node.role == Role.CHANGE && first.role == Role.CHANGE;
            if (total || adjusts) {
                totals.add(0, node);
                sentence = node.sentence;
                segment = node.segment;
                if (opener.equals("(")) {
                    break;
                }
            }
        }
        if (!totals.isEmpty() && first.sentence - sentence > 2) {
            return List.of();
        }
        return totals;
    }

    /** Ways to read how far a list reaches and what its items are. */
    private List<Reach> reaches(List<Node> own, Node first, String text) {
        List<Node> segment = new ArrayList<>();
        List<Node> sentence = new ArrayList<>();
        List<Node> all = new ArrayList<>();
        for (Node node : own) {
            if (node.start < first.start || (node.depth < first.depth && all.isEmpty())) {
                continue;
            }
            if (node.depth < first.depth) {
                break;
            }
            boolean part =
                    (node.level() || (node.role == Role.CHANGE && first.role == Role.CHANGE && !node.label.isEmpty()))
                            && !node.reason
                            && node.depth == first.depth;
            if (part) {
                all.add(node);
                if (node.sentence == first.sentence) {
                    sentence.add(node);
                }
                if (node.segment == first.segment) {
                    segment.add(node);
                }
            }
        }
        List<Reach> reaches = new ArrayList<>();
        for (List<Node> reach : List.of(sentence, all, segment)) {
            reaches.add(new Reach(grouped(unnested(reach, text))));
            reaches.add(new Reach(unnested(reach, text).stream().map(List::of).toList()));
            reaches.add(new Reach(reach.stream().map(List::of).toList()));
        }
        if (first.passage.printed.strip().endsWith("：") || all.size() <= 1) {
            List<Node> below = new ArrayList<>(all);
            for (Node node : nodes) {
                if (node.passage != first.passage
                        && node.sentence > first.sentence
                        && node.passage.section == first.passage.section
                        && node.passage.item
                        && node.level()
                        && !node.reason
                        && node.depth == 0) {
                    below.add(node);
                }
            }
            reaches.add(new Reach(grouped(below)));
        }
        return reaches;
    }

    /** Without the parts of parts. */
    private static List<Node> unnested(List<Node> reach, String text) {
        List<Node> kept = new ArrayList<>();
        int skipped = -1;
        for (int i = 0; i < reach.size(); i++) {
            Node node = reach.get(i);
            if (node.segment == skipped) {
                continue;
            }
            if (i > 0
                    && OPENER.matcher(text.substring(reach.get(i - 1).end, node.start))
                            .find()
                    && node.segment == reach.get(i - 1).segment) {
                skipped = node.segment;
                continue;
            }
            kept.add(node);
        }
        return kept;
    }

    private static List<List<Node>> grouped(List<Node> reach) {
        Map<String, List<Node>> groups = new LinkedHashMap<>();
        for (Node node : reach) {
            groups.computeIfAbsent(node.sentence + "/" + node.segment, k -> new ArrayList<>())
                    .add(node);
        }
        return List.copyOf(groups.values());
    }

    private static @Nullable Sum sum(Node total, List<Node> totals, Reach reach) {
        List<Node> rivals = totals.stream()
                .filter(t -> t.num.unit.comparable(total.num.unit))
                .toList();
        List<Node> parts = new ArrayList<>();
        for (List<Node> item : reach.items) {
            List<Node> like = item.stream()
                    .filter(n -> n.num.unit.comparable(total.num.unit))
                    .toList();
            Node part = like.size() == 1 && rivals.size() == 1 ? like.get(0) : pick(total, rivals, like);
            if (part != null) {
                parts.add(part);
            } else if (reach.items.stream().anyMatch(i -> i.size() > 1)) {
                return null;
            }
        }
        return parts.size() < 2 ? null : new Sum(total, parts);
    }

    /** The amount of an item that is of the same sort as the total. */
    private static @Nullable Node pick(Node total, List<Node> rivals, List<Node> like) {
        if (total.num.unit.kind() == Unit.Kind.SCORE
                && total.label.contains("得分")
                && like.size() == 2
                && like.get(1).label.matches("得.*|.*得分")) {
            Node score = like.get(1);
            score.label = score.label.startsWith("得") ? like.get(0).label + "得分" : score.label;
            return score;
        }
        List<Node> same = like.stream()
                .filter(n -> total.facet != Facet.NONE
                        && n.facet == total.facet
                        && rivals.stream().filter(r -> r.facet == total.facet).count() == 1)
                .toList();
        if (same.size() == 1) {
            return same.get(0);
        }
        List<Node> alike =
                like.stream().filter(n -> overlap(n.label, total.label)).toList();
        if (alike.size() == 1
                && rivals.stream()
                                .filter(r -> overlap(alike.get(0).label, r.label))
                                .count()
                        == 1) {
            return alike.get(0);
        }
        return like.size() == rivals.size() ? like.get(rivals.indexOf(total)) : null;
    }

    private static boolean overlap(String a, String b) {
        for (int i = 0; i + 2 <= a.length(); i++) {
            String two = a.substring(i, i + 2);
            if (b.contains(two) && !two.equals("资金") && !two.equals("项目") && !two.equals("金额")) {
                return true;
            }
        }
        return false;
    }

    private boolean whole(Sum sum, List<Node> totals) {
        long rivals = totals.stream()
                .filter(t -> t.num.unit.comparable(sum.total.num.unit))
                .count();
        String name = sum.total.label + sum.total.subject;
        boolean zeros = sum.parts.size() >= 3
                && sum.parts.stream().allMatch(p -> p.sentence == sum.parts.get(0).sentence)
                && sum.parts.stream().anyMatch(p -> p.num.zero())
                && rivals == 1;
        return partitions.whole(name, sum.names())
                || (rivals == 1 && partitions.whole("", sum.names()))
                || zeros
                || known.contains(key(sum))
                || changesMeet(sum);
    }

    private static Set<String> key(Sum sum) {
        Set<String> key = new TreeSet<>();
        sum.names().forEach(n -> key.add(Words.essence(n)));
        return key;
    }

    /** Whether the changes since last year of all parts come to the change of the total. */
    private boolean changesMeet(Sum sum) {
        Node whole = changes.get(sum.total);
        if (whole == null) {
            return false;
        }
        java.math.BigDecimal rest = whole.num.plain().multiply(java.math.BigDecimal.valueOf(whole.sign));
        int told = 0;
        for (Node part : sum.parts) {
            Node change = changes.get(part);
            String after = part.passage.normal.text.substring(part.end);
            if (change != null) {
                rest = rest.subtract(change.num.plain().multiply(java.math.BigDecimal.valueOf(change.sign)));
                told++;
            } else if (!after.matches("(?s)^[,(]?[^,;。\\d]{0,12}(?:持平|无变化|无增减|一致).*")) {
                return false;
            }
        }
        return told >= 2 && rest.signum() == 0;
    }

    private void emit(Sum sum) {
        if (sum.fits()
                && Totals.telling(sum.nums())
                && sum.parts.stream().noneMatch(p -> Words.essence(p.name()).isEmpty())) {
            known.add(key(sum));
        }
        if (!again) {
            return;
        }
        List<Part> parts = sum.parts.stream()
                .map(p -> new Part("part", p.num, p.role == Role.CHANGE ? p.sign : 1))
                .toList();
        drafts.add(
                "sum",
                quote(sum.total, sum.parts),
                sum.total.num,
                sum.total.role == Role.CHANGE ? sum.total.sign : 1,
                parts);
    }

    private void largest(Node total, List<Reach> reaches) {
        Node largest = null;
        for (List<Node> item : reaches.get(0).items) {
            for (Node n : item) {
                boolean part = n.num.unit.equals(total.num.unit)
                        && (largest == null || n.num.plain().compareTo(largest.num.plain()) > 0);
                largest = part ? n : largest;
            }
        }
        if (largest != null && total.num.unit.kind() == Unit.Kind.MONEY) {
            drafts.add("part-sum", quote(total, List.of(largest)), total.num, 1, List.of(Part.of("part", largest.num)));
        }
    }

    /** "甲1万元、乙2万元，合计3万元". */
    private void closing() {
        for (Node node : nodes) {
            if (!node.level()
                    || node.reason
                    || !node.lead.matches("^(?:以上|上述)?(?:[两三四五六七八九十\\d]项|[两三四])?(?:合计|共计|总计)(?:为|金额|资金)*:?$")) {
                continue;
            }
            List<Node> parts = new ArrayList<>();
            for (int i = node.order - 1; i >= 0; i--) {
                Node other = nodes.get(i);
                if (other.sentence != node.sentence || other.depth != node.depth) {
                    break;
                }
                if (other.level() && !other.reason && other.num.unit.comparable(node.num.unit)) {
                    parts.add(0, other);
                }
            }
            Sum sum = new Sum(node, parts);
            if (parts.size() >= 2 && sum.fits()) {
                again = true;
                emit(sum);
            } else if (parts.size() >= 2
                    && parts.stream().allMatch(p -> p.facet == Facet.NONE || p.facet == parts.get(0).facet)) {
                again = true;
                emit(sum);
            }
        }
    }

    private void identities() {
        for (Node node : nodes) {
            for (Partitions.Partition identity : partitions.identities) {
                if (node.level()
                        && !node.reason
                        && identity.whole().matcher(node.label).find()) {
                    identity(node, identity);
                }
            }
        }
    }

    private void identity(Node total, Partitions.Partition identity) {
        List<Part> parts = new ArrayList<>();
        List<Node> found = new ArrayList<>();
        for (Pattern name : identity.parts()) {
            for (int i = total.order + 1; i < nodes.size(); i++) {
                Node other = nodes.get(i);
                if (other.passage != total.passage
                        || other.sentence > total.sentence + 1
                        || (other.level()
                                && identity.whole().matcher(other.label).find())) {
                    break;
                }
                if (other.level()
                        && !other.reason
                        && name.matcher(other.label).find()
                        && other.num.unit.comparable(total.num.unit)) {
                    parts.add(Part.of("part", other.num));
                    found.add(other);
                    break;
                }
            }
        }
        if (parts.size() == identity.parts().size()) {
            drafts.add("sum", quote(total, found), total.num, 1, parts);
        }
    }

    static String quote(Node total, Collection<Node> parts) {
        int from = total.start;
        int to = total.end;
        String text = total.passage.normal.text;
        for (Node part : parts) {
            from = part.passage == total.passage ? Math.min(from, part.start) : from;
            to = part.passage == total.passage ? Math.max(to, part.end) : to;
        }
        while (from > 0 && "。;".indexOf(text.charAt(from - 1)) < 0 && total.start - from < 60) {
            from--;
        }
        return total.passage.words(from, Math.min(to, from + 300));
    }
}
