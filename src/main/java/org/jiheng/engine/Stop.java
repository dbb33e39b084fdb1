package org.jiheng.engine;

import java.util.List;
import org.jiheng.engine.verdict.Evaluation.Evidence;

/**
 * Where a rule stops: the first of its conditions that does not hold.
 *
 * @param place file below the rules folder and line
 * @param written the condition as its author wrote it
 * @param said what does not hold, in words and with the values at hand; empty where only the condition itself says it
 * @param arithmetic how the figures at hand were derived
 * @param atHand the facts that the conditions before it matched
 * @param more how many of those are not listed
 * @param parameters the names of the limits at hand
 */
public record Stop(
        String rule,
        String place,
        String written,
        String said,
        String arithmetic,
        List<Evidence> atHand,
        int more,
        List<String> parameters) {}
