package org.jiheng.engine.facts;

/**
 * That a text of a form says something, in one of the words that {@code rules/review/words.yaml} lists for it.
 *
 * @param subject the id of the row or form
 * @param field what it is said of: {@code explanation}, {@code level}, {@code score}, {@code unit}, {@code done}, {@code execution}
 * @param what what it says, a key of the list
 */
public record Said(String subject, String field, String what) {}
