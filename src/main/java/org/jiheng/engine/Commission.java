package org.jiheng.engine;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of itself (group {@code report} of a submission); no rule sees it, no score depends on it.
 *
 * @param number the report's number (报告编号)
 * @param firm who evaluates (评价机构)
 * @param commissioner who commissioned it (委托单位)
 * @param lead the lead evaluator (主评人)
 * @param date the day it is signed
 * @param begun the first day of the work
 * @param ended its last day
 */
public record Commission(
        @Nullable String number,
        @Nullable String firm,
        @Nullable String commissioner,
        @Nullable String lead,
        @Nullable LocalDate date,
        @Nullable LocalDate begun,
        @Nullable LocalDate ended,
        List<Member> team) {
    public static final Commission UNKNOWN = new Commission(null, null, null, null, null, null, null, List.of());

    public Commission {
        team = List.copyOf(team);
    }

    /** A member of the team: what for, and what he or she did. */
    public record Member(
            String name, @Nullable String role, @Nullable String duty) {}
}
