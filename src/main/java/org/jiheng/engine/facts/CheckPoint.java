package org.jiheng.engine.facts;

/**
 * A check point (评价要点) of a standard found met or not.
 *
 * @param id the criterion it belongs to
 */
public record CheckPoint(String id, boolean met) {}
