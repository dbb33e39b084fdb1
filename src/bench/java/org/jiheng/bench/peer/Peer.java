package org.jiheng.bench.peer;

import java.math.BigDecimal;
import java.util.List;

/** An engine that scores the 13 indicators of the example county. */
public interface Peer {
    /** The ids of the indicators, in the order in which points are given. */
    List<String> INDICATORS = List.of(
            "goal-clarity",
            "budget-preparation",
            "budget-adjustment",
            "budget-execution",
            "financial-compliance",
            "procurement-execution",
            "asset-utilisation",
            "system-soundness",
            "science-activities",
            "high-tech-enterprises",
            "patents-growth",
            "public-satisfaction",
            "self-evaluation-quality");

    /** What it is called in the table. */
    String name();

    /** What it does not give that this program always gives. */
    String leavesOut();

    /** What the engine gives for a department, as it gives it: this is what is measured. */
    Object evaluate(Department department);

    /** The points in the order of {@link #INDICATORS}, and the total after them; only used to compare. */
    List<BigDecimal> points(Department department);
}
