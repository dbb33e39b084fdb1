/**
 * Rules that change while a program runs that has this one built in: watches a rules folder, reads, checks and compiles what
 * changed, and puts it in the place of what was there in one step. What cannot be used never gets there; the last good version
 * stays, with the reason. Evaluates nothing itself.
 */
@NullMarked
package org.jiheng.live;

import org.jspecify.annotations.NullMarked;
