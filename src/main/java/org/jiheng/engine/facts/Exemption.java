package org.jiheng.engine.facts;

/**
 * What a standard says makes an indicator not apply (不适用); there before anything is measured.
 *
 * @param figure the name of a figure or of a yes-or-no, as submissions write it
 * @param reads what it reads then, {@code zero} or {@code yes}
 */
public record Exemption(String indicator, String figure, String reads) {}
