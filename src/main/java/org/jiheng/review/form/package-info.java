/**
 * Self-evaluation forms (绩效自评表) in a document, read by the meaning of their headings and never by position: from blocks to
 * {@link org.jiheng.review.form.SelfForm}s, from those to facts, statements and submissions. What a form's figures come to is
 * judged by rules; how its rows score is computed by the evaluator.
 */
@NullMarked
package org.jiheng.review.form;

import org.jspecify.annotations.NullMarked;
