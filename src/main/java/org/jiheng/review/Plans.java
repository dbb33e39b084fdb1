package org.jiheng.review;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jiheng.review.Drafts.Part;
import org.jiheng.review.Node.Facet;
import org.jiheng.review.Node.Role;
import org.jspecify.annotations.Nullable;

/** What a figure says of an actual amount beside what was planned: how far they differ, and what was saved. */
final class Plans {
    private final List<Node> nodes;
    private final Drafts drafts;

    Plans(List<Node> nodes, Drafts drafts) {
        this.nodes = nodes;
        this.drafts = drafts;
    }

    /** "预决算差异率", "预算调整率". */
    void deviates(Node node) {
        if (node.reason) {
            return;
        }
        boolean adjusts = node.whole.equals("调整");
        List<Part> reading = new ArrayList<>();
        Node actual = null;
        Node budget = null;
        for (int i = node.order - 1; i >= 0 && nodes.get(i).passage == node.passage; i--) {
            Node other = nodes.get(i);
            if (!other.level() || other.reason || node.sentence - other.sentence > (adjusts ? 2 : 0)) {
                continue;
            }
            if (adjusts) {
                actual = actual == null && other.facet == Facet.ANNUAL ? other : actual;
                budget = budget == null && other.facet == Facet.INITIAL ? other : budget;
            } else if (other.segment == node.segment) {
                actual = actual == null && other.facet == Facet.ACTUAL ? other : actual;
                budget = budget == null && Roles.budget(other) ? other : budget;
            }
        }
        if (adjusts && budget == null) {
            for (int i = node.order - 1; i >= 0 && budget == null; i--) {
                Node other = nodes.get(i);
                budget = other.passage.section == node.passage.section && other.level() && other.facet == Facet.INITIAL
                        ? other
                        : null;
            }
        }
        if (actual != null && budget != null && actual.num.unit.comparable(budget.num.unit)) {
            reading.add(Part.of("actual", actual.num));
            reading.add(Part.of("budget", budget.num));
            node.num.label = budget.name() + " " + node.num.label;
            drafts.add("deviation", Relations.quote(node), node.num, node.sign, reading);
        }
    }

    /** "决算数大于预算数5万元". */
    void over(Node node, @Nullable Node now) {
        if (now == null || now.sentence != node.sentence || node.reason) {
            return;
        }
        Node rate = null;
        for (int i = node.order - 1; i >= 0 && nodes.get(i).sentence == node.sentence; i--) {
            Node other = nodes.get(i);
            rate = rate == null && other.role == Role.RATE && other.whole.equals("预算") ? other : rate;
        }
        List<Node> own = segment(node);
        Node budget = own.stream().filter(Roles::budget).findFirst().orElse(null);
        Node actual =
                own.stream().filter(n -> n.facet == Facet.ACTUAL).findFirst().orElse(null);
        if (budget != null && actual != null) {
            drafts.add(
                    "change",
                    Relations.quote(node),
                    node.num,
                    node.sign,
                    List.of(Part.of("level", actual.num), Part.of("base", budget.num)));
        } else if (rate != null) {
            drafts.add(
                    "fulfilment",
                    Relations.quote(node),
                    rate.num,
                    1,
                    List.of(Part.of("level", now.num), new Part("change", node.num, node.sign)));
        }
    }

    /** Amounts before a figure within its part of the sentence and its brackets, the nearest first. */
    private List<Node> segment(Node node) {
        List<Node> own = new ArrayList<>();
        for (int i = node.order - 1; i >= 0; i--) {
            Node other = nodes.get(i);
            if (other.sentence != node.sentence || other.segment != node.segment) {
                break;
            }
            if (other.level() && !other.reason && other.depth == node.depth) {
                own.add(other);
            }
        }
        return own;
    }

    /** "节约资金5万元，节约率10%". */
    void saved(Node node, @Nullable Node spent) {
        if (node.role == Role.SAVING_RATE && spent != null && ofPlan(node, spent)) {
            return;
        }
        Node actual = nearest(node, n -> n.facet == Facet.ACTUAL || n.label.startsWith("实际"));
        Node plan = nearest(node, Roles::budget);
        if (actual == null || plan == null || actual == plan) {
            return;
        }
        if (node.role == Role.SAVED) {
            drafts.add(
                    "difference",
                    Relations.quote(node),
                    node.num,
                    1,
                    List.of(Part.of("minuend", plan.num), Part.of("subtrahend", actual.num)));
        } else {
            drafts.add(
                    "saving",
                    Relations.quote(node),
                    node.num,
                    1,
                    List.of(Part.of("planned", plan.num), Part.of("actual", actual.num)));
        }
    }

    /** The amount of money of that sort in the part of the sentence; else the last at the head of a sentence of the passage. */
    private @Nullable Node nearest(Node node, Predicate<Node> sort) {
        Predicate<Node> money = n -> n.num.unit.kind() == Unit.Kind.MONEY && n.level() && sort.test(n);
        Node own = segment(node).stream().filter(money).findFirst().orElse(null);
        for (int i = node.order - 1; own == null && i >= 0 && nodes.get(i).passage == node.passage; i--) {
            Node other = nodes.get(i);
            boolean head = i == 0 || nodes.get(i - 1).sentence != other.sentence;
            own = head && other.depth == 0 && !other.reason && money.test(other) ? other : null;
        }
        return own;
    }

    /** "采购规模38亿元，较采购计划节约2亿元，节约率5%": the plan is what was paid and what was saved. */
    private boolean ofPlan(Node rate, Node spent) {
        Node by = nodes.get(rate.order - 1);
        if (by.role != Role.SAVED
                || by.sentence != rate.sentence
                || spent.order != by.order - 1
                || !by.lead.matches(".*(?:较|比|与)[^,]{0,8}(?:计划|预算)[^,]{0,6}$")) {
            return false;
        }
        drafts.add(
                "growth",
                Relations.quote(rate),
                rate.num,
                -1,
                List.of(Part.of("level", spent.num), new Part("change", by.num, -1)));
        return true;
    }
}
