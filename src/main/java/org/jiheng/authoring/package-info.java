/**
 * What authors of a standard use before it is used on anyone: cases that say what a pack must give, how much of the pack they
 * cover, and whether a changed figure would be noticed. Scores nothing itself: the engine does, on submissions that cases give.
 */
@NullMarked
package org.jiheng.authoring;

import org.jspecify.annotations.NullMarked;
