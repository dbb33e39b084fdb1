package org.jiheng.live;

import java.time.Instant;

/**
 * A version of a standard that is, or was, in use.
 *
 * @param name as results name it
 * @param digest of all its files, as results name it
 * @param since when it came into use
 * @param compiled whether its rules had to be compiled; where only values and texts changed they had not
 */
public record Version(String standard, String name, String digest, Instant since, boolean compiled) {}
