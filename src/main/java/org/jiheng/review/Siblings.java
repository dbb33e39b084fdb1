package org.jiheng.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.review.Drafts.Part;
import org.jspecify.annotations.Nullable;

/**
 * Amounts whose names end alike and begin differently, side by side in a sentence ("中央企业资产总额…；地方企业资产总额…"), under one before them
 * whose name ends so too ("全部企业资产总额…"). Nothing says that they are all there is of it: such a total is only possible.
 */
final class Siblings {
    private static final int SHORTEST = 4;
    private static final int SENTENCES = 4;

    private final List<Node> nodes;
    private final Drafts drafts;

    Siblings(List<Node> nodes, Drafts drafts) {
        this.nodes = nodes;
        this.drafts = drafts;
    }

    void find() {
        Map<Integer, List<Node>> sentences = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (node.level() && !node.reason && node.depth == 0 && node.row == null) {
                sentences.computeIfAbsent(node.sentence, k -> new ArrayList<>()).add(node);
            }
        }
        sentences.values().forEach(this::sentence);
    }

    private void sentence(List<Node> levels) {
        List<Node> taken = new ArrayList<>();
        for (Node first : levels) {
            if (taken.contains(first)) {
                continue;
            }
            List<Node> parts = levels.stream()
                    .filter(n -> n == first
                            || (n.segment != first.segment && ending(n, first).length() >= SHORTEST))
                    .filter(n -> n.num.unit.comparable(first.num.unit))
                    .toList();
            boolean apart = parts.stream().map(n -> n.segment).distinct().count() == parts.size();
            Node total = parts.size() >= 2 && apart ? total(parts) : null;
            if (total != null && Totals.telling(parts.stream().map(n -> n.num).toList())) {
                taken.addAll(parts);
                drafts.addAll(
                        "sum",
                        Lists.quote(total, List.of()),
                        total.num,
                        1,
                        List.of(parts.stream().map(n -> Part.of("part", n.num)).toList()),
                        Licence.POSSIBLE);
            }
        }
    }

    /** The nearest amount before whose name ends as those of the parts do, and that none of them exceeds. */
    private @Nullable Node total(List<Node> parts) {
        Node first = parts.get(0);
        String ending = ending(parts.get(1), first);
        for (int i = first.order - 1; i >= 0 && first.sentence - nodes.get(i).sentence <= SENTENCES; i--) {
            Node node = nodes.get(i);
            if (node.sentence < first.sentence
                    && node.level()
                    && !node.reason
                    && node.num.unit.comparable(first.num.unit)
                    && node.name().endsWith(ending)
                    && parts.stream().allMatch(p -> p.num.plain().compareTo(node.num.plain()) <= 0)) {
                return node;
            }
        }
        return null;
    }

    /** What two names end in; nothing where one is all of the other. */
    private static String ending(Node a, Node b) {
        String one = a.name();
        String other = b.name();
        int n = 0;
        while (n < Math.min(one.length(), other.length())
                && one.charAt(one.length() - 1 - n) == other.charAt(other.length() - 1 - n)) {
            n++;
        }
        return n == one.length() || n == other.length() ? "" : one.substring(one.length() - n);
    }
}
