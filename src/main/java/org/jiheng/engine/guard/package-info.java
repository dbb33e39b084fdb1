/**
 * Decides what a rule may say. Rule text is read into a tree of this package's own; whatever that tree has no place for is
 * refused. The tree is checked against the types of the facts and printed as new rule text, and only that text is compiled: no
 * other parser gets to read what people wrote. Arithmetic is printed as exact decimal calls, so that both of Drools' builders
 * compute alike.
 */
@NullMarked
package org.jiheng.engine.guard;

import org.jspecify.annotations.NullMarked;
