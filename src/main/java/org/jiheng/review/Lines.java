package org.jiheng.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.review.Drafts.Part;

/**
 * Short lines with one amount each, as notices print who gets how much ("甲区：补助资金120万元；"), under a sentence with the amount that is
 * shared out. Nothing says that they are all there is of it: such a total is only possible.
 */
final class Lines {
    private static final int FEWEST = 3;
    private static final int LONGEST = 60;

    private final List<List<Node>> passages;
    private final Drafts drafts;

    Lines(List<Node> nodes, Drafts drafts) {
        Map<Passage, List<Node>> levels = new LinkedHashMap<>();
        nodes.stream()
                .filter(n -> n.level() && !n.reason && n.depth == 0)
                .forEach(n -> levels.computeIfAbsent(n.passage, k -> new ArrayList<>())
                        .add(n));
        this.passages = List.copyOf(levels.values());
        this.drafts = drafts;
    }

    void find() {
        for (int i = 1; i < passages.size(); ) {
            int end = i;
            while (end < passages.size() && goesOn(i, end)) {
                end++;
            }
            if (end - i >= FEWEST) {
                under(
                        passages.get(i - 1),
                        passages.subList(i, end).stream()
                                .map(line -> line.get(0))
                                .toList());
            }
            i = Math.max(end, i + 1);
        }
    }

    private boolean goesOn(int first, int next) {
        List<Node> line = passages.get(next);
        Node node = line.get(0);
        return line.size() == 1
                && node.passage.printed.length() <= LONGEST
                && node.num.unit.equals(passages.get(first).get(0).num.unit)
                && !Rows.total(node.name())
                && node.passage.item == passages.get(first).get(0).passage.item;
    }

    private void under(List<Node> before, List<Node> parts) {
        List<Part> reading = parts.stream().map(n -> Part.of("part", n.num)).toList();
        if (!Totals.telling(parts.stream().map(n -> n.num).toList())) {
            return;
        }
        before.stream()
                .filter(total -> total.num.unit.comparable(parts.get(0).num.unit))
                .filter(total -> parts.stream().allMatch(p -> p.num.plain().compareTo(total.num.plain()) < 0))
                .forEach(total -> drafts.addAll(
                        "sum", Lists.quote(total, List.of()), total.num, 1, List.of(reading), Licence.POSSIBLE));
    }
}
