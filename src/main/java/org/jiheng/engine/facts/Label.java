package org.jiheng.engine.facts;

/**
 * A free fact in words.
 */
public record Label(String name, String value) {}
