package org.jiheng.batch;

/** Results as lines, without the line break. */
@FunctionalInterface
public interface Lines {
    byte[] of(Result result);
}
