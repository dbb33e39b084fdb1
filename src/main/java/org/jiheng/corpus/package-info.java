/**
 * Where submissions come from: a file, a workbook of many departments, JSON Lines, or a folder with all that is below it. One after
 * another, so that a corpus may be larger than memory; one that cannot be read is told of in its turn and stops no other. Decides
 * nothing of what a submission says.
 */
@NullMarked
package org.jiheng.corpus;

import org.jspecify.annotations.NullMarked;
