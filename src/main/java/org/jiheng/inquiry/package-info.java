/**
 * Answers what is asked after an evaluation: why it is so, why it is not otherwise, and what if a fact were different. Every answer
 * about another fact comes from evaluating again with that fact; nothing here reads or interprets a rule. Words for people are
 * the engine's, the standard's and those of the program's texts; how they are laid out is the report's.
 */
@NullMarked
package org.jiheng.inquiry;

import org.jspecify.annotations.NullMarked;
