package org.jiheng.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.source.Complaints;
import org.jiheng.source.Nearest;
import org.jiheng.source.Place;
import org.jspecify.annotations.Nullable;

/**
 * The waivers (核准免扣) that an evaluation is given beside the submission.
 *
 * @param digest SHA-256 of the bytes handed in, or null where there were none
 */
public record Waivers(List<Waiver> waivers, @Nullable String digest) {
    public static final Waivers NONE = new Waivers(List.of(), null);

    public Waivers {
        waivers = List.copyOf(waivers);
    }

    /** What a waiver is about. */
    public enum Subject {
        INDICATOR,
        PROBLEM
    }

    /**
     * One waiver.
     *
     * @param id an indicator's id; or a problem's code, which is about all problems of that code, or its code and subject
     * @param document the document of the approval, with its number
     * @param expires the last day it holds
     */
    public record Waiver(
            Place place,
            Subject subject,
            String id,
            String reason,
            String approvedBy,
            String document,
            LocalDate expires) {}

    /** The code of a problem, without the subject it was found in. */
    static String code(String problem) {
        int slash = problem.indexOf('/');
        return slash < 0 ? problem : problem.substring(0, slash);
    }

    void check(Pack pack, Complaints complaints) {
        Set<String> indicators = new TreeSet<>();
        pack.standard().indicators().stream().map(IndicatorRow::id).forEach(indicators::add);
        Set<String> problems = pack.problems().keySet();
        for (Waiver waiver : waivers) {
            if (waiver.subject() == Subject.INDICATOR && !indicators.contains(waiver.id())) {
                complaints.add(
                        waiver.place(),
                        Nearest.to(waiver.id(), indicators).isPresent()
                                ? "check.unknown-criterion-maybe"
                                : "check.unknown-criterion",
                        waiver.id(),
                        Nearest.to(waiver.id(), indicators).orElse(""));
            } else if (waiver.subject() == Subject.PROBLEM && !problems.contains(code(waiver.id()))) {
                complaints.add(
                        waiver.place(),
                        "pack.no-such-problem",
                        code(waiver.id()),
                        Nearest.to(code(waiver.id()), problems).orElse(String.join(", ", problems)));
            }
        }
    }
}
