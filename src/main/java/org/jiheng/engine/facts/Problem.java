package org.jiheng.engine.facts;

/**
 * A problem to look for, in the session only once the facts it cannot do without are known.
 */
public record Problem(String code) {}
