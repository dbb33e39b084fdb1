package org.jiheng.engine.facts;

/**
 * Words of a document that say something about the document itself.
 *
 * @param id what tells it from all others of the document
 * @param what what the words are: {@code refers} to a part of the document or {@code holds} one, {@code placeholder}, {@code choice},
 *     {@code blank}, {@code no-such-day}
 * @param name what they refer to or hold, such as {@code 表2}; else the words
 */
public record Noted(String id, String what, String name) {}
