package org.jiheng.authoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.engine.Evaluator.Observed;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jiheng.text.Text;

/** The cases that explain a standard best: of each row one that gets full points, one that loses some, one that lacks a fact. */
public final class ExampleCases {
    private ExampleCases() {}

    /** How a case ends for a row, in the order in which they are shown. */
    private enum Ending {
        PASS,
        LOSS,
        OPEN,
        NOT_APPLICABLE
    }

    /**
     * A case as an example of a row.
     *
     * @param row where the row stands; what is said of a filed row is said of its scoring rule
     * @param result the result of the rules, the points that the case expects among them
     */
    public record Example(Place row, Text name, IndicatorResult result) {}

    /** The examples of a standard, by row: of cases that pass, those that speak of few rows before those that speak of many. */
    public static List<Example> of(Path rules, String standard, Language language) {
        Map<Place, Map<Ending, Example>> chosen = new LinkedHashMap<>();
        try (PackCases cases = PackCases.open(rules, standard)) {
            List<Case> narrow = cases.cases().stream()
                    .filter(each -> !each.expected().indicators().isEmpty())
                    .sorted(Comparator.comparingInt(
                            each -> each.expected().indicators().size()))
                    .toList();
            for (Case each : narrow) {
                List<String> about = each.expected().indicators();
                Observed observed = cases.evaluator().observe(each.submission(), language);
                if (!each.expected().differences(observed.evaluation()).isEmpty()) {
                    continue;
                }
                for (IndicatorRow row : observed.standard().indicators()) {
                    if (about.contains(row.id())) {
                        IndicatorResult result = observed.evaluation().indicators().stream()
                                .filter(indicator -> indicator.id().equals(row.id()))
                                .findFirst()
                                .orElseThrow();
                        Place place = row.criteria().get(0).place();
                        chosen.computeIfAbsent(place, key -> new EnumMap<>(Ending.class))
                                .putIfAbsent(ending(result), new Example(place, each.name(), result));
                    }
                }
            }
        }
        List<Example> examples = new ArrayList<>();
        chosen.values().forEach(endings -> examples.addAll(endings.values()));
        return examples;
    }

    private static Ending ending(IndicatorResult result) {
        if (result.verdict() == Verdict.MISSING || result.verdict() == Verdict.MANUAL) {
            return Ending.OPEN;
        }
        if (result.verdict() == Verdict.NOT_APPLICABLE) {
            return Ending.NOT_APPLICABLE;
        }
        return result.earned().compareTo(result.weight()) < 0 ? Ending.LOSS : Ending.PASS;
    }
}
