/** Shows an evaluation or a standard to people and programs. Views only: decides nothing, computes nothing but widths of columns. */
@NullMarked
package org.jiheng.report;

import org.jspecify.annotations.NullMarked;
