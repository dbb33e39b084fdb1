/**
 * Reads what departments hand in (YAML or JSON) into facts. All validation of input that needs no standard happens here, every
 * complaint at once, each with its place. Computes nothing but units.
 */
@NullMarked
package org.jiheng.intake;

import org.jspecify.annotations.NullMarked;
