package org.jiheng.authoring.book;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard.CriterionRow;

/** What a pack's things are called in cells. */
record Names(Pack pack, Called methods, Called measures, Called problems, Called rounding, Called judging) {

    static Names of(Pack pack) {
        Map<String, String> methods = new LinkedHashMap<>();
        pack.methods()
                .forEach((name, method) -> methods.put(name, method.title().zh()));
        criteria(pack)
                .forEach(row -> methods.putIfAbsent(
                        row.criterion().method(), row.criterion().method()));
        Map<String, String> measures = new LinkedHashMap<>();
        pack.measures()
                .forEach((name, measure) -> measures.put(name, measure.label().zh()));
        pack.labels()
                .forEach((name, label) ->
                        measures.putIfAbsent(name, label.label().zh()));
        Map<String, String> problems = new LinkedHashMap<>();
        pack.problems()
                .forEach((code, problem) -> problems.put(code, problem.title().zh()));
        return new Names(
                pack,
                new Called(methods),
                new Called(measures),
                new Called(problems),
                Called.words("book.words-rounding"),
                Called.words("book.words-judging"));
    }

    /** The same with facts and problems that a workbook adds, by what they are called there. */
    Names with(Map<String, String> facts, Map<String, String> moreProblems) {
        return new Names(pack, methods, measures.with(facts), problems.with(moreProblems), rounding, judging);
    }

    /** The values that a method's criteria set, and the words they may set them to. */
    Called values(String method) {
        Map<String, String> values = new LinkedHashMap<>();
        Pack.Method known = pack.methods().get(method);
        if (known != null) {
            known.values().forEach((name, text) -> values.put(name, text.zh()));
        }
        return new Called(values);
    }

    /** Measures to choose from: those derived, and what rows of this standard score by. */
    List<String> choosableMeasures() {
        Set<String> choices = new LinkedHashSet<>();
        pack.measures().keySet().forEach(name -> choices.add(measures.shown(name)));
        criteria(pack).stream()
                .map(row -> row.criterion().measure())
                .filter(name -> !name.isEmpty())
                .forEach(name -> choices.add(measures.shown(name)));
        return List.copyOf(choices);
    }

    private static List<CriterionRow> criteria(Pack pack) {
        return pack.standard().rows().stream()
                .flatMap(row -> row.criteria().stream())
                .toList();
    }
}
