/**
 * A standard as a readable book: one content, made of headings, texts, lists and tables, and three ways to write it down (Markdown,
 * HTML, Word). What stands in one format stands in all of them, because no format chooses. Texts come from the pack, and from
 * results of the evaluator for its cases; nothing is computed here.
 */
@NullMarked
package org.jiheng.report.docs;

import org.jspecify.annotations.NullMarked;
