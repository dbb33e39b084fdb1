package org.jiheng.live;

import java.time.Duration;

/**
 * How long to wait.
 *
 * @param quiet without a further write, until what was written is looked at
 * @param poll between looks for changes that the file system says nothing of
 * @param gone that a standard's folder is not there, until the standard is withdrawn
 */
record Pace(Duration quiet, Duration poll, Duration gone) {
    static final Pace USUAL = new Pace(Duration.ofMillis(10), Duration.ofSeconds(2), Duration.ofSeconds(3));
}
