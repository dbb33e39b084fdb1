package org.jiheng.engine.facts;

import java.math.BigDecimal;

/**
 * A named number: a figure of the submission (its key is the name), or one that a measure rule derived.
 *
 * @param subject what it is a figure of where there are several (a goal, a project); empty for the department
 * @param unit as the pack states it, for people
 */
public record Measure(String name, String subject, BigDecimal value, String unit) {}
