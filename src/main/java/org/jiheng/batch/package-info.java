/**
 * Many submissions evaluated by one standard, one after another in the order in which they come, by as many threads as are given, in
 * memory that does not grow with their number. What was done before a run was cut off is kept and continued. Knows neither where
 * submissions come from nor how results look.
 */
@NullMarked
package org.jiheng.batch;

import org.jspecify.annotations.NullMarked;
