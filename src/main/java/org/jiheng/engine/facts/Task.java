package org.jiheng.engine.facts;

/**
 * A task of the department for the year.
 */
public record Task(String name) {}
