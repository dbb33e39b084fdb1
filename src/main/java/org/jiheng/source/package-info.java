/**
 * Files that people wrote, as a tree in which every value knows its file, line and column, and the complaints about them.
 * Reads YAML and JSON alike; knows nothing of what the values mean.
 */
@NullMarked
package org.jiheng.source;

import org.jspecify.annotations.NullMarked;
