package org.jiheng.review;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jiheng.review.Node.Role;

/**
 * What shows that a list names all parts of its total: the names of the parts, an item of nothing that it still names, numbers on its
 * items, brackets that hold nothing else, the changes of the parts that come to that of the total, or the same list elsewhere.
 */
final class Wholes {
    private static final Pattern NUMBERED = Pattern.compile("^(?:[①-⑳]|\\(\\d\\)|[一二三四五六]是)");

    private final Partitions partitions;
    private final Map<Node, Node> changes = new HashMap<>();
    private final Set<Set<String>> known = new HashSet<>();

    Wholes(List<Node> nodes, Partitions partitions) {
        this.partitions = partitions;
        for (Node node : nodes) {
            if (node.role == Role.CHANGE && node.of != null && !node.reason) {
                changes.putIfAbsent(node.of, node);
            }
        }
    }

    /** Keeps the names of parts that add up, to know the list again. */
    void remember(ListSum sum) {
        if (sum.fits()
                && Totals.telling(sum.nums())
                && sum.parts().stream().noneMatch(p -> Words.essence(p.name()).isEmpty())) {
            known.add(key(sum));
        }
    }

    boolean whole(ListSum sum, List<Node> totals) {
        long rivals = totals.stream()
                .filter(t -> t.num.unit.comparable(sum.total().num.unit))
                .count();
        String name = sum.total().label + sum.total().subject;
        boolean zeros = sum.parts().size() >= 3
                && sum.parts().stream().allMatch(p -> p.sentence == sum.parts().get(0).sentence)
                && sum.parts().stream().anyMatch(p -> p.num.zero())
                && rivals == 1;
        return partitions.whole(name, sum.names())
                || (rivals == 1 && partitions.whole("", sum.names()))
                || zeros
                || enumerated(sum)
                || bracketed(sum)
                || known.contains(key(sum))
                || changesMeet(sum);
    }

    /** Whether a colon opens the list and all its items are numbered, or all begin with the amount and say what it is for. */
    private static boolean enumerated(ListSum sum) {
        Node first = sum.parts().get(0);
        Node total = sum.total();
        if (first.passage != total.passage) {
            return false;
        }
        String text = first.passage.normal.text;
        String gap = text.substring(total.end, first.start);
        boolean colon = gap.matches("(?s)[^:]{0,24}(?<!主要)(?:其中|包括|分别为):(?:[①(1一].*)?");
        return colon
                && (sum.names().stream().allMatch(n -> n.contains("用于"))
                        || sum.parts().stream()
                                .allMatch(p -> NUMBERED.matcher(p.lead).find()))
                && sum.parts().stream().map(p -> p.segment).distinct().count()
                        == sum.parts().size();
    }

    /** Whether brackets right behind the total hold the parts and nothing that says they are only some. */
    private static boolean bracketed(ListSum sum) {
        Node first = sum.parts().get(0);
        Node last = sum.parts().get(sum.parts().size() - 1);
        Node total = sum.total();
        if (first.passage != total.passage || first.depth != total.depth + 1 || total.end >= first.start) {
            return false;
        }
        String text = first.passage.normal.text;
        String behind = text.substring(last.end);
        return text.substring(total.end, first.start).matches("\\((?!.*(?:其中|含|另|如|主要|包括)).{2,16}")
                && behind.startsWith(")")
                && sum.parts().stream()
                        .allMatch(p -> p.sentence == total.sentence && !p.name().isEmpty());
    }

    private static Set<String> key(ListSum sum) {
        Set<String> key = new TreeSet<>();
        sum.names().forEach(n -> key.add(Words.essence(n)));
        return key;
    }

    /** Whether the changes since last year of all parts come to the change of the total. */
    boolean changesMeet(ListSum sum) {
        Node whole = changes.get(sum.total());
        if (whole == null) {
            return false;
        }
        BigDecimal rest = whole.num.plain().multiply(BigDecimal.valueOf(whole.sign));
        int told = 0;
        for (Node part : sum.parts()) {
            Node change = changes.get(part);
            String after = part.passage.normal.text.substring(part.end);
            if (change != null) {
                rest = rest.subtract(change.num.plain().multiply(BigDecimal.valueOf(change.sign)));
                told++;
            } else if (!after.matches("(?s)^[,(]?[^,;。\\d]{0,12}(?:持平|无变化|无增减|一致).*")) {
                return false;
            }
        }
        return told >= 2 && rest.signum() == 0;
    }
}
