package org.jiheng.report.word;

import java.util.List;

/** A row of a table some of whose cells are one with the cell above. */
interface Joined {
    /** The columns whose cells go on from the row above. */
    List<String> above();
}
