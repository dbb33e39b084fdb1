/**
 * Reviews self-evaluations as departments file them: finds in a document what it claims (statements, forms) and turns it into
 * facts. Reading is done here; what the facts come to is judged by the rules under {@code rules/review/}.
 */
@NullMarked
package org.jiheng.review;

import org.jspecify.annotations.NullMarked;
