/**
 * A standard as read from {@code rules/}: its tree of indicators and criteria, dated parameters, problems with remediation,
 * methods and measures, and the texts of its rules, not yet compiled. Reads and checks files; decides nothing about a department.
 */
@NullMarked
package org.jiheng.engine.standard;

import org.jspecify.annotations.NullMarked;
