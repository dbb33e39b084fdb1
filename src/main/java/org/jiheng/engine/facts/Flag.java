package org.jiheng.engine.facts;

/**
 * A free fact that holds or does not.
 */
public record Flag(String name, boolean value) {}
