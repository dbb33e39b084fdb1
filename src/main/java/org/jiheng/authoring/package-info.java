/**
 * Checks, tests and comparisons of a standard pack for those who write it. Reads packs and the neutral trees of their rules;
 * never compiles for a check, and computes no points of its own. Everything wrong with a pack is told at once, with its place.
 */
@NullMarked
package org.jiheng.authoring;

import org.jspecify.annotations.NullMarked;
