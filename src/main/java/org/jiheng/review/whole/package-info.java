/**
 * What a document says in one place and otherwise in another: years and days, what it refers to, what its template left behind, the
 * same quantity printed twice, forms beside the accounts of the department. Here it is read and put side by side; whether it agrees
 * is judged by the rules under {@code rules/review/}. What stands in a single sentence, table or form is read elsewhere.
 */
@NullMarked
package org.jiheng.review.whole;

import org.jspecify.annotations.NullMarked;
