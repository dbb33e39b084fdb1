/**
 * Evaluates a submission by a pack: guards and compiles rule texts, runs them over the facts in two strata (measures first, then
 * scoring and problems), and sums, clamps, vetoes and rounds what they report. The only package that knows Drools. It holds no
 * figure, text or criterion of any standard.
 */
@NullMarked
package org.jiheng.engine;

import org.jspecify.annotations.NullMarked;
