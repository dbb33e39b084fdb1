/**
 * Word files of an evaluation: the report that a firm signs, and the working papers. A tree of records holds what they say
 * ({@link org.jiheng.report.word.ReportData}, {@link org.jiheng.report.word.PapersData}), a template how it looks; the tags of
 * a template are the names of the records' components. No figure is computed here but the share of two printed beside it.
 */
@NullMarked
package org.jiheng.report.word;

import org.jspecify.annotations.NullMarked;
