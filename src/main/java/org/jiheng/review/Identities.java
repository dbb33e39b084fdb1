package org.jiheng.review;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.review.Drafts.Part;
import org.jiheng.review.Node.Role;
import org.jspecify.annotations.Nullable;

/**
 * Amounts that their names tie together without any word for "of which": assets, debts and net assets; original value, depreciation
 * and book value; authorised and occupied posts. Which names do is data of the rules folder.
 */
final class Identities {
    /** How many sentences before what is left the amounts may stand. */
    private static final int SENTENCES = 2;

    private final List<Node> nodes;
    private final Partitions partitions;
    private final Drafts drafts;

    Identities(List<Node> nodes, Partitions partitions, Drafts drafts) {
        this.nodes = nodes;
        this.partitions = partitions;
        this.drafts = drafts;
    }

    void find() {
        for (Node node : nodes) {
            if (node.vague || node.reason) {
                continue;
            }
            for (Partitions.Partition identity : partitions.identities) {
                if (node.level() && names(identity.whole(), node)) {
                    whole(node, identity);
                }
            }
            for (Partitions.Difference difference : partitions.differences) {
                boolean falls = node.role == Role.CHANGE
                        && difference.rest().matcher(node.lead).find();
                if (falls || (node.level() && names(difference.rest(), node))) {
                    rest(node, difference);
                }
            }
        }
    }

    private static boolean names(Pattern name, Node node) {
        return name.matcher(node.name()).find();
    }

    private void whole(Node total, Partitions.Partition identity) {
        List<Node> found = new ArrayList<>();
        for (Pattern name : identity.parts()) {
            Node part = part(total, identity.whole(), name);
            if (part != null) {
                found.add(part);
            }
        }
        if (found.size() != identity.parts().size()) {
            return;
        }
        drafts.add("sum", Lists.quote(total, found), total.num, 1, parts(found));
        Node change = change(total);
        List<Node> changes = new ArrayList<>();
        for (Node part : found) {
            Node own = change(part);
            if (own != null) {
                changes.add(own);
            }
        }
        if (change != null && changes.size() == found.size()) {
            drafts.add("sum", Lists.quote(change, changes), change.num, change.sign, parts(changes));
        }
    }

    private static List<Part> parts(List<Node> found) {
        return found.stream()
                .map(n -> new Part("part", n.num, n.role == Role.CHANGE ? n.sign : 1))
                .toList();
    }

    /** The amount of that name in the sentence of the total or the one after it, before the next amount that could be a total. */
    private @Nullable Node part(Node total, Pattern whole, Pattern name) {
        for (int i = total.order + 1; i < nodes.size(); i++) {
            Node other = nodes.get(i);
            if (other.passage != total.passage
                    || other.sentence > total.sentence + 1
                    || (other.level() && names(whole, other))) {
                return null;
            }
            if (other.level()
                    && !other.reason
                    && other.depth == total.depth
                    && names(name, other)
                    && other.num.unit.comparable(total.num.unit)) {
                return other;
            }
        }
        return null;
    }

    /** The change printed right behind an amount. */
    private @Nullable Node change(Node level) {
        Node next = level.order + 1 < nodes.size() ? nodes.get(level.order + 1) : null;
        return next != null && next.role == Role.CHANGE && next.of == level && !next.reason ? next : null;
    }

    /** What is left stands behind the two amounts it is the difference of; certainly so where no other amount stands between. */
    private void rest(Node rest, Partitions.Difference difference) {
        Node less = null;
        Node of = null;
        Licence licence = Licence.CERTAIN;
        for (int i = rest.order - 1; i >= 0 && of == null; i--) {
            Node other = nodes.get(i);
            if (other.passage != rest.passage
                    || rest.sentence - other.sentence > SENTENCES
                    || names(difference.rest(), other)) {
                return;
            }
            boolean amount = other.num.unit.comparable(rest.num.unit)
                    && (other.role == Role.LEVEL || other.role == Role.CHANGE)
                    && !other.reason;
            if (!amount) {
                continue;
            }
            boolean named = other.level() && names(less == null ? difference.less() : difference.of(), other);
            if (!named || other.sentence != rest.sentence || other.depth != rest.depth) {
                licence = named ? licence.weaker(Licence.LIKELY) : Licence.POSSIBLE;
            }
            of = named && less != null ? other : null;
            less = named && less == null ? other : less;
        }
        if (of != null && less != null) {
            drafts.addAll(
                    "difference",
                    Relations.quote(rest),
                    rest.num,
                    1,
                    List.of(List.of(Part.of("minuend", of.num), Part.of("subtrahend", less.num))),
                    licence);
        }
    }
}
