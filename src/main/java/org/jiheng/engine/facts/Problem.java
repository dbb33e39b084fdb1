package org.jiheng.engine.facts;

/**
 * A problem to look for, in the session only once the facts it cannot do without are known.
 *
 * @param finds how a figure shows it, {@code below-limit}, {@code above-limit}, {@code below-figure}, {@code above-figure}, {@code any}
 *     or {@code no}, or {@code each-below-limit} and {@code each-above-limit} where each item of a list has the figure; empty where a
 *     rule of its own looks for it
 * @param figure the name of that figure (a measure, or a path of the submission), or empty
 * @param than the name of the parameter or figure it is held against, or empty
 * @param about the figure without which there is nothing it could be about, or empty
 */
public record Problem(String code, String finds, String figure, String than, String about) {}
