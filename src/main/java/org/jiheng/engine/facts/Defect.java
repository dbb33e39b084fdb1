package org.jiheng.engine.facts;

/**
 * A defect found where a criterion deducts for each.
 *
 * @param criterion the criterion it counts against
 */
public record Defect(String criterion, String text) {}
