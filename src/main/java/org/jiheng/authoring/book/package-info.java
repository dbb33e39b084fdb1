/**
 * A standard as the workbook that people know (指标体系表), and what they changed in it as changes of the standard's files. The
 * workbook is a view: a cell that was not touched changes nothing, and every line of a file that no cell is about stays as it is.
 * Knows how things are called and written in cells; what they mean is for the readers of the standard to say.
 */
@NullMarked
package org.jiheng.authoring.book;

import org.jspecify.annotations.NullMarked;
