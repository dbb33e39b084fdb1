/**
 * The 13 indicators of the example county as other engines express them, and as Java does: each takes the same plain figures and
 * gives the same points. They are here to be measured, and stand on no class path but the benchmark's.
 */
package org.jiheng.bench.peer;
