/**
 * The workbook in which departments and scorers fill in what a standard asks for. A view of the submission: sheets and columns follow
 * from what intake can read, and a filled workbook becomes the same tree that a YAML file gives, which intake then reads. Decides
 * nothing of what a value means.
 */
@NullMarked
package org.jiheng.collection;

import org.jspecify.annotations.NullMarked;
