package org.jiheng.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.Drafts.Part;
import org.jiheng.review.Node.Role;

/**
 * Totals and the lists of their parts in running text: 其中, 包括, 分别为, brackets. How far a list reaches is not always said, so
 * each way to read it is tried: one that adds up is taken; where none does, the total is contradicted only if the list is known to be
 * whole, or by another quantity of the same list that adds up.
 */
final class Lists {
    static final Pattern OPENER = Pattern.compile(
            "其中[:,]?|包括[:]?|分别[为是][:]?|分项(?:情况)?(?:是|为)?[:]|(?:按|分|从)[^,。;:()\\d]{1,12}(?:看|分|划分|分类|情况[是为]?)[,:]"
                    + "|构成[:]|具体(?:为|如下)[:,]?|主要(?:是|用于)[:]?|(?<=收入|支出|总额|总量|总计|合计|资金|金额|规模)中[,:]?(?!的)");
    /** "按级次分：", "分部门看，": another way to divide what was divided before. */
    private static final Pattern AGAIN = Pattern.compile("^[按分从](?![别项]).*");

    /** A name shorter than this may be that of anything. */
    private static final int SHORTEST_NAME = 4;

    /** Places that share something out leave nothing of it. */
    private static final Pattern PLACE = Pattern.compile("[一-龥]{1,8}[省市县区州旗镇乡]|街道|本级");

    private final List<Node> nodes;
    private final Partitions partitions;
    private final Drafts drafts;
    private final Wholes wholes;
    private boolean again;
    /** The totals of the list before. */
    private List<Node> divided = List.of();

    Lists(List<Node> nodes, Partitions partitions, Drafts drafts) {
        this.nodes = nodes;
        this.partitions = partitions;
        this.drafts = drafts;
        this.wholes = new Wholes(nodes, partitions);
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
        new Closings(nodes, drafts).find();
        new Identities(nodes, partitions, drafts).find();
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
        List<Node> near = totals(own, first, at, opener);
        List<Node> totals = measured(licensed(near, first, at, opener), own, first);
        if (totals.isEmpty()) {
            if (again && opener.startsWith("其中") && near.size() == 1) {
                perhaps(near.get(0), near, Reach.of(nodes, own, first, text));
            }
            return;
        }
        if (first.depth == 0 && totals.get(0).depth == 0 && totals.get(0).passage == passage) {
            divided = totals;
        }
        List<Reach> reaches = Reach.of(nodes, own, first, text);
        List<ListSum> best = List.of();
        for (Reach reach : reaches) {
            List<ListSum> sums = totals.stream()
                    .map(t -> reach.sum(t, totals))
                    .filter(s -> s != null)
                    .toList();
            if (sums.stream().anyMatch(s -> s.fits() && Totals.telling(s.nums()))) {
                best = sums;
                break;
            }
            boolean nothing = sums.stream().anyMatch(ListSum::fits);
            boolean told = best.stream().anyMatch(ListSum::fits);
            best = nothing && !told ? sums : best;
            best = best.isEmpty() && sums.stream().anyMatch(s -> wholes.whole(s, totals)) ? sums : best;
        }
        if (totals.size() == 1 && best.stream().noneMatch(s -> s.fits() || wholes.whole(s, totals))) {
            best = begun(totals.get(0), totals, reaches, best);
        }
        boolean voted = best.stream().anyMatch(s -> s.fits() && Totals.telling(s.nums()));
        for (ListSum sum : best) {
            boolean far = sum.total().passage != passage;
            boolean whole = far ? wholes.changesMeet(sum) : wholes.whole(sum, totals);
            if (sum.fits() || whole) {
                emit(sum, Licence.CERTAIN);
            } else if (!far && voted && best.size() > 1) {
                boolean places = best.stream()
                        .anyMatch(s -> s.names().stream()
                                .allMatch(n -> PLACE.matcher(n).find()));
                boolean few = !places && Totals.fewLeft(sum.total().num, sum.nums());
                emit(sum, few ? Licence.POSSIBLE : Licence.CERTAIN);
            }
        }
        if (again && best.stream().noneMatch(ListSum::fits)) {
            totals.forEach(total -> perhaps(total, totals, reaches));
        }
        if (again && best.isEmpty() && opener.startsWith("其中") && totals.size() == 1) {
            largest(totals.get(0), reaches);
        }
    }

    /**
     * The parts that a total is known to have, where what a list goes on with is no part of it: so they must come to the total, but for
     * one digit.
     */
    private List<ListSum> begun(Node total, List<Node> totals, List<Reach> reaches, List<ListSum> other) {
        for (Reach reach : reaches) {
            for (int n = 2; n < reach.items().size(); n++) {
                ListSum sum = new Reach(reach.items().subList(0, n)).sum(total, totals);
                boolean comes = sum != null && (sum.fits() || Totals.nearly(total.num, sum.nums()));
                if (sum != null && comes && partitions.whole(total.label + total.subject, sum.names())) {
                    return List.of(sum);
                }
            }
        }
        return other;
    }

    /** A list that need not be whole, in all the ways it can be read. */
    private void perhaps(Node total, List<Node> totals, List<Reach> reaches) {
        List<ListSum> sums = reaches.stream()
                .map(reach -> reach.sum(total, totals))
                .filter(sum -> sum != null && Totals.telling(sum.nums()))
                .filter(sum -> sum.names().stream().noneMatch(String::isEmpty))
                .distinct()
                .toList();
        if (!sums.isEmpty()) {
            drafts.addAll(
                    "sum",
                    quote(total, sums.get(0).parts()),
                    total.num,
                    sign(total),
                    sums.stream().map(Lists::parts).toList(),
                    Licence.POSSIBLE);
        }
    }

    private static int sign(Node total) {
        return total.role == Role.CHANGE ? total.sign : 1;
    }

    private static List<Part> parts(ListSum sum) {
        boolean signed = sum.total().role == Role.CHANGE;
        return sum.parts().stream()
                .map(p -> new Part("part", p.num, signed && p.role == Role.CHANGE ? p.sign : 1))
                .toList();
    }

    /** Without "占计划520户的", what is only measured by, unless the parts are measured so, too. */
    private static List<Node> measured(List<Node> totals, List<Node> own, Node first) {
        boolean parts =
                own.stream().anyMatch(n -> n.order > first.order && n.sentence <= first.sentence + 2 && n.inline);
        List<Node> plain = totals.stream().filter(t -> !t.inline).toList();
        return parts || plain.isEmpty() ? totals : plain;
    }

    /** Of the amounts before an opener those that its own words allow. */
    private List<Node> licensed(List<Node> totals, Node first, int at, String opener) {
        boolean earlier = totals.stream().allMatch(t -> t.sentence < first.sentence);
        if (opener.startsWith("中")) {
            return named(totals, first, at);
        }
        boolean other = opener.startsWith("包括")
                && first.passage.normal.text.substring(0, at).matches("(?s).*[;。]支出$")
                && divided.stream().anyMatch(t -> t.label.matches(".*(?:收支|总).*") && first.sentence - t.sentence <= 1);
        if (other) {
            return divided;
        }
        boolean looks = opener.startsWith("从");
        if (looks && earlier && (divided.isEmpty() || first.lead.contains("分别"))) {
            return List.of();
        }
        if (AGAIN.matcher(opener).matches()) {
            return earlier || totals.isEmpty() ? divided(first, totals) : totals;
        }
        return earlier && (opener.startsWith("分别") || severed(totals)) ? List.of() : totals;
    }

    /** Whether the sentence before is itself a list in parts, so that "。其中" need not speak of its last. */
    private boolean severed(List<Node> totals) {
        Node total = totals.isEmpty() ? null : totals.get(0);
        return total != null
                && nodes.stream()
                        .anyMatch(n -> n.sentence == total.sentence
                                && n.passage == total.passage
                                && n.segment < total.segment
                                && n.level()
                                && !n.reason);
    }

    /** The totals of the list before, which a sentence that begins with another way to divide divides again. */
    private List<Node> divided(Node first, List<Node> near) {
        Node total = divided.isEmpty() ? null : divided.get(0);
        return total != null && first.sentence - total.sentence <= 6 ? divided : near;
    }

    /** Of the amounts before "收入中，" those that the words before it name; else the last that bears the name in the chapter. */
    private List<Node> named(List<Node> totals, Node first, int at) {
        String before = first.passage.normal.text.substring(0, at);
        String words = Words.name(before.replaceAll("(?s)^.*[,。;:]", ""));
        String name = Words.essence(words);
        List<Node> near = totals.stream()
                .filter(t -> Words.essence(t.name()).equals(name)
                        && (t.name().contains("预算") || !before.matches("(?s).*预算[收支][入出]$")))
                .toList();
        if (!near.isEmpty() || words.length() < SHORTEST_NAME) {
            return near;
        }
        return nodes.stream()
                .filter(n -> n.order < first.order && n.passage.chapter == first.passage.chapter)
                .filter(n -> n.level() && !n.reason && n.name().endsWith(words))
                .filter(n -> n.num.unit.comparable(first.num.unit))
                .reduce((one, later) -> later)
                .map(List::of)
                .orElse(List.of());
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
                    && !Words.find(Words.UNSIGNED, node.label)
                    && node.depth <= first.depth
                    && Words.essence(node.label).length() + node.subject.length() + node.label.length() > 0;
            boolean adjusts = node.role == Role.CHANGE && first.role == Role.CHANGE;
            boolean farther =
                    node.depth < first.depth && totals.stream().anyMatch(t -> t.num.unit.comparable(node.num.unit));
            if ((total || adjusts) && !farther) {
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

    private void emit(ListSum sum, Licence licence) {
        wholes.remember(sum);
        if (!again) {
            return;
        }
        drafts.addAll(
                "sum",
                quote(sum.total(), sum.parts()),
                sum.total().num,
                sign(sum.total()),
                List.of(parts(sum)),
                licence);
    }

    private void largest(Node total, List<Reach> reaches) {
        Node largest = null;
        for (List<Node> item : reaches.get(0).items()) {
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
