/**
 * What rules may see: immutable records of a department's facts and of the rows of a standard. No record computes anything;
 * whatever follows from a fact is a rule. Numbers are {@link java.math.BigDecimal}; amounts of money are in 万元 (ten thousand
 * yuan) whatever unit the source used; a component that is null was not given.
 */
@NullMarked
package org.jiheng.engine.facts;

import org.jspecify.annotations.NullMarked;
