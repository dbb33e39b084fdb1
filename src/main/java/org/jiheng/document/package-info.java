/**
 * Documents as departments file them (Word, Excel, PDF, text), read into paragraphs and tables whose every part keeps its place.
 * Reading decides nothing about what a document says; it copes with formats, encodings, merged cells and hostile files.
 */
@NullMarked
package org.jiheng.document;

import org.jspecify.annotations.NullMarked;
