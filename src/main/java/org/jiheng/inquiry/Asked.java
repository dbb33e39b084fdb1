package org.jiheng.inquiry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.source.InputException;
import org.jiheng.source.Nearest;
import org.jiheng.source.Place;

/** What an explanation is asked for, by id or by name, in either language. */
sealed interface Asked {
    /** An indicator. */
    record OfIndicator(IndicatorRow row) implements Asked {}

    /**
     * A problem.
     *
     * @param id the code, with the subject where one was named
     */
    record OfProblem(Pack.ProblemRow row, String id) implements Asked {}

    /**
     * Finds what is meant.
     *
     * @throws InputException where nothing has the name, with the nearest that there is
     */
    static Asked find(String name, Pack pack, Evaluation evaluation) {
        Map<String, Asked> known = new LinkedHashMap<>();
        for (IndicatorRow row : pack.standard().indicators()) {
            Asked indicator = new OfIndicator(row);
            known.putIfAbsent(row.id(), indicator);
            known.putIfAbsent(row.name().zh(), indicator);
            known.putIfAbsent(row.name().en(), indicator);
        }
        for (Pack.ProblemRow row : pack.problems().values()) {
            Asked problem = new OfProblem(row, row.code());
            known.putIfAbsent(row.code(), problem);
            known.putIfAbsent(row.title().zh(), problem);
            known.putIfAbsent(row.title().en(), problem);
        }
        for (ProblemFound found : evaluation.problems()) {
            Pack.ProblemRow row = pack.problems().get(found.code());
            if (row != null) {
                known.putIfAbsent(found.id(), new OfProblem(row, found.id()));
            }
        }
        known.remove("");
        Asked asked = known.get(name.strip());
        if (asked == null) {
            Optional<String> near = Nearest.to(name.strip(), known.keySet());
            throw InputException.of(
                    Place.whole("--explain"),
                    near.isPresent() ? "explain.unknown-maybe" : "explain.unknown",
                    name,
                    near.orElse(pack.standard().id()));
        }
        return asked;
    }
}
