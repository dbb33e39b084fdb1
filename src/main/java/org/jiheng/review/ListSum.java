package org.jiheng.review;

import java.util.List;

/** A total and the parts that one way to read its list gives it. */
record ListSum(Node total, List<Node> parts) {
    List<Num> nums() {
        return parts.stream().map(p -> p.num).toList();
    }

    List<String> names() {
        return parts.stream().map(Node::name).toList();
    }

    /** Whether the parts come to the total within what rounding explains. */
    boolean fits() {
        return Totals.meet(total.num, nums());
    }
}
