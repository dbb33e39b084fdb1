/** Jiheng (绩衡): checks government departments against a scoring standard kept as Drools rules. */
@NullMarked
package org.jiheng;

import org.jspecify.annotations.NullMarked;
