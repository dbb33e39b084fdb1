/**
 * What an evaluation says: the one object rules report to, and the records of the result (scores, ledger, problems, states of
 * checks). Records only; nothing here decides anything.
 */
@NullMarked
package org.jiheng.engine.verdict;

import org.jspecify.annotations.NullMarked;
