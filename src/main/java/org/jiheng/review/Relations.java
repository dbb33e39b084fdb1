package org.jiheng.review;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.review.Drafts.Part;
import org.jiheng.review.Node.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a figure in running text says of the amount before it: that it grew, by how much, what part of something it is, how far a
 * budget was executed. A relation is claimed only where the words tie the figures together; words that give a reason tie nothing.
 */
final class Relations {
    /** "全县常住人口与上次普查的": the thing that is compared, its amount printed elsewhere. */
    private static final Pattern BESIDE = Pattern.compile("^([^与同较比]{2,20})(?:与|同|较|比)(?:上年|去年|上次|(?:19|20)\\d\\d年).*");

    private final List<Node> nodes;
    private final Lookup lookup;
    private final Partitions partitions;
    private final Drafts drafts;
    private final Plans plans;

    /** The amount that the words speak of, at each depth of brackets. */
    private final Deque<Node> outer = new ArrayDeque<>();

    private @Nullable Node current;
    private @Nullable Node change;
    private @Nullable Node growth;

    Relations(List<Node> nodes, Lookup lookup, Partitions partitions, Drafts drafts) {
        this.nodes = nodes;
        this.lookup = lookup;
        this.partitions = partitions;
        this.drafts = drafts;
        this.plans = new Plans(nodes, drafts);
    }

    void find() {
        Node before = null;
        for (Node node : nodes) {
            if (before != null) {
                move(before, node);
            }
            before = node;
            if (node.vague) {
                continue;
            }
            step(node);
        }
    }

    private void move(Node before, Node node) {
        if (node.passage != before.passage) {
            outer.clear();
            current = null;
        }
        if (node.sentence != before.sentence || node.segment != before.segment) {
            change = null;
            growth = null;
        }
        for (int d = before.depth; d < node.depth && current != null; d++) {
            outer.push(current);
        }
        for (int d = before.depth; d > node.depth && !outer.isEmpty(); d--) {
            current = outer.pop();
            change = null;
        }
    }

    private void step(Node node) {
        switch (node.role) {
            case LEVEL -> {
                new Balances(nodes, drafts).find(node);
                if (!node.reason && !(node.inline && current != null && current.sentence == node.sentence)) {
                    current = node;
                    change = node.led ? change : null;
                    growth = null;
                }
            }
            case CHANGE -> changed(node);
            case GROWTH -> grown(node);
            case SHARE -> shared(node);
            case DEVIATION -> plans.deviates(node);
            case RATE -> rated(node);
            case OVER -> plans.over(node, current);
            case SAVED, SAVING_RATE -> plans.saved(node, current);
            default -> change = Words.find(Words.APART, node.lead) ? null : change;
        }
    }

    /** The amounts a change can be the change of. */
    private List<Node> subjects(Node node) {
        List<Node> subjects = new ArrayList<>();
        Node now = current;
        boolean bland = node.label.isEmpty() || Words.essence(node.label).isEmpty();
        Node row = node.row;
        if (row != null && now != null && now.row != null && now.row.rowSize == row.rowSize) {
            subjects.add(nodes.get(now.row.order + node.rowNumber));
            return subjects;
        }
        if (now != null && now.sentence == node.sentence && !node.reason && (bland || about(node.label, now))) {
            subjects.add(now);
            for (int i = now.order - 1; i >= 0; i--) {
                Node other = nodes.get(i);
                if (other.sentence != node.sentence || other.segment != node.segment || other.depth != node.depth) {
                    break;
                }
                if (other.level() && !other.reason && other.num.unit.comparable(now.num.unit) && alike(other, now)) {
                    subjects.add(other);
                }
            }
            return subjects;
        }
        if (node.reason) {
            return subjects;
        }
        Node base = bland ? base(node) : null;
        Matcher beside = BESIDE.matcher(base == null ? "" : base.lead);
        if (beside.matches()) {
            subjects.addAll(lookup.named(Words.name(beside.group(1)), node));
            return subjects;
        }
        boolean both = node.label.matches("(?:收入?[、和与及]?支出?|收支|财政拨款收[入、和]*支出?|总)[总计额体决算]*(?:各|均|总体)?")
                || node.label.matches(".*收入?[、和与]?支出?[总计体]*$");
        if (bland || both) {
            Unit unit = node.role == Role.CHANGE ? node.num.unit : Unit.of("万元");
            subjects.addAll(lookup.heads(node, unit));
        } else if (node.label.length() >= 2) {
            subjects.addAll(lookup.named(node.label, node));
        }
        return subjects;
    }

    private static boolean about(String label, Node level) {
        String name = level.label + level.subject;
        return name.contains(label)
                || (label.length() >= 2
                        && !name.isEmpty()
                        && label.contains(Words.essence(name))
                        && !Words.essence(name).isEmpty());
    }

    /** Two amounts of one thing: one of them says only which of its amounts it is. */
    private static boolean alike(Node a, Node b) {
        return Words.essence(a.label).isEmpty() || Words.essence(b.label).isEmpty();
    }

    /** That of the nearest amount which a figure may speak of. */
    private static Licence licence(Node node, List<Node> subjects) {
        return subjects.isEmpty() ? Licence.POSSIBLE : Licence.of(node, subjects.get(0));
    }

    private void changed(Node node) {
        Node base = base(node);
        List<Node> subjects = subjects(node);
        if (base != null && !node.reason) {
            List<List<Part>> readings = new ArrayList<>();
            for (Node level : subjects) {
                if (level.num.unit.comparable(base.num.unit)
                        && level != base
                        && node.num.unit.comparable(base.num.unit)) {
                    readings.add(List.of(Part.of("level", level.num), Part.of("base", base.num)));
                }
            }
            drafts.addAll("change", quote(node), node.num, node.sign, readings, licence(node, subjects));
        }
        node.of = subjects.isEmpty() ? null : subjects.get(0);
        change = node;
        Node grown = growth;
        if (grown != null
                && grown.sentence == node.sentence
                && grown.of == null
                && grown.sign == node.sign
                && (since(grown) == 0 || since(node) == 0 || since(grown) == since(node))) {
            growth(grown, node, subjects(grown));
        }
    }

    /** The amount of the year before, where the sentence prints it. */
    private @Nullable Node base(Node node) {
        for (int i = node.order - 1; i >= 0; i--) {
            Node other = nodes.get(i);
            if (other.sentence != node.sentence || other.segment != node.segment || other.depth != node.depth) {
                return null;
            }
            if (other.role == Role.BASE && !other.vague) {
                return other;
            }
        }
        return null;
    }

    private void grown(Node node) {
        List<Node> subjects = subjects(node);
        Node by = change;
        Node row = node.row;
        if (by != null && by.row != null && row != null && by.row.rowSize == row.rowSize) {
            by = nodes.get(by.row.order + node.rowNumber);
        }
        boolean other = by != null && since(by) > 0 && since(node) > 0 && since(by) != since(node);
        if (by != null && !other && by.sentence == node.sentence && by.sign == node.sign && by.depth == node.depth) {
            List<Node> same = subjects(by);
            growth(node, by, same);
            return;
        }
        Node base = base(node);
        if (base != null && !node.reason) {
            List<List<Part>> readings = new ArrayList<>();
            for (Node level : subjects) {
                if (level.num.unit.comparable(base.num.unit)) {
                    readings.add(List.of(Part.of("level", level.num), Part.of("base", base.num)));
                }
            }
            drafts.addAll("growth-from", quote(node), node.num, node.sign, readings, licence(node, subjects));
            return;
        }
        growth = node;
    }

    private static int since(Node node) {
        return Words.since(node.row == null ? node.lead : node.row.lead);
    }

    private void growth(Node node, Node by, List<Node> subjects) {
        List<List<Part>> readings = new ArrayList<>();
        for (Node level : subjects) {
            if (level.num.unit.comparable(by.num.unit)) {
                readings.add(List.of(Part.of("level", level.num), new Part("change", by.num, by.sign)));
            }
        }
        if (!readings.isEmpty()) {
            node.of = subjects.get(0);
            if (node.num.label.isEmpty() || Words.essence(node.num.label).isEmpty()) {
                node.num.label = subjects.get(0).name();
            }
        }
        drafts.addAll("growth", quote(node), node.num, node.sign, readings, licence(node, subjects));
    }

    private void shared(Node node) {
        if (node.reason) {
            return;
        }
        Node part = current;
        Node row = node.row;
        if (part != null && row != null && part.row != null && part.row.rowSize == row.rowSize) {
            part = nodes.get(part.row.order + node.rowNumber);
        } else if (row != null && row.rowSize > 1 && row.lead.contains("分别")) {
            part = counted(node, row);
        } else if (!node.label.isEmpty()
                && part != null
                && !about(node.label, part)
                && !Words.essence(node.label).isEmpty()) {
            List<Node> named = lookup.named(node.label, node);
            part = named.isEmpty() || Lookup.distance(named.get(0), node) > 1 ? null : named.get(0);
        }
        if (part == null || (part.sentence != node.sentence && row == null && part.passage != node.passage)) {
            return;
        }
        node.of = part;
        node.measure = row == null ? node.measure : row.measure;
    }

    /** Of as many amounts before a row as it has figures, the one of the same number: "甲县4万元、乙县6万元，分别占40%、60%". */
    private @Nullable Node counted(Node node, Node row) {
        List<Node> before = new ArrayList<>();
        for (int i = row.order - 1; i >= 0 && before.size() < row.rowSize; i--) {
            Node other = nodes.get(i);
            boolean alike = other.level()
                    && other.sentence == row.sentence
                    && other.depth == row.depth
                    && (before.isEmpty() || other.num.unit.comparable(before.get(0).num.unit));
            if (!alike) {
                return null;
            }
            before.add(0, other);
        }
        return before.size() < row.rowSize ? null : before.get(node.rowNumber);
    }

    private void rated(Node node) {
        if (!node.reason) {
            new Rates(nodes, partitions, drafts).find(node, current, quote(node));
        }
    }

    /** The sentence of a figure, from its last mark before to its next after. */
    static String quote(Node node) {
        String text = node.passage.normal.text;
        int from = node.start;
        while (from > 0 && "。;".indexOf(text.charAt(from - 1)) < 0 && node.start - from < 160) {
            from--;
        }
        int to = node.end;
        while (to < text.length() && "。;".indexOf(text.charAt(to)) < 0 && text.charAt(to) != ',') {
            to++;
        }
        return node.passage.words(from, Math.min(to, text.length()));
    }
}
