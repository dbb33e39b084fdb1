package org.jiheng.engine.facts;

/**
 * A list of the submission that is whole: what it does not name does not exist.
 */
public record CompleteList(String name) {}
