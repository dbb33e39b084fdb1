package org.jiheng.engine.facts;

/**
 * An indicator of the standard; there before anything is measured, so that rules may say it does not apply.
 */
public record Indicator(String id) {}
