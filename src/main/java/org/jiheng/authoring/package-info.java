/**
 * What authors of a standard use before it is used on anyone: checks of its files and rules, cases that say what it must give,
 * how much of it they cover, and whether a changed figure would be noticed. Scores nothing itself: the engine does.
 */
@NullMarked
package org.jiheng.authoring;

import org.jspecify.annotations.NullMarked;
