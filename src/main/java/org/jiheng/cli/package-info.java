/** The command line: parses, calls, prints. No rule, figure or judgement of anything lives here. */
@NullMarked
package org.jiheng.cli;

import org.jspecify.annotations.NullMarked;
