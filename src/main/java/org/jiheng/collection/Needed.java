package org.jiheng.collection;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.MeasureRow;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** Which indicators and which checks for problems want a fact, by its path. */
final class Needed {
    /** More checks than this are counted, not named. */
    private static final int MANY = 2;

    private final Language language;
    private final Map<String, Set<String>> indicators = new LinkedHashMap<>();
    private final Map<String, Set<String>> checks = new LinkedHashMap<>();

    Needed(Pack pack, Language language) {
        this.language = language;
        pack.standard()
                .indicators()
                .forEach(row -> row.criteria()
                        .forEach(criterion -> Stream.concat(criterion.needs().stream(), criterion.whole().stream())
                                .forEach(
                                        path -> add(indicators, path, row.name().in(language)))));
        for (ProblemRow problem : pack.problems().values()) {
            String title = problem.title().in(language);
            Stream.concat(problem.needs().stream(), problem.whole().stream()).forEach(path -> add(checks, path, title));
            if (problem.finds() != null) {
                figures(problem.finds()).forEach(figure -> {
                    MeasureRow measure = pack.measures().get(figure);
                    List<String> inputs = measure == null ? List.of(figure) : measure.needs();
                    inputs.forEach(path -> add(checks, path, title));
                });
            }
        }
    }

    private static List<String> figures(Pack.Finds finds) {
        return finds.byLimit() ? List.of(finds.figure()) : List.of(finds.figure(), finds.than());
    }

    /** Alternatives are each wanted. */
    private static void add(Map<String, Set<String>> wanted, String paths, String name) {
        for (String path : paths.split("\\|", -1)) {
            if (!path.isEmpty()) {
                wanted.computeIfAbsent(path, p -> new LinkedHashSet<>()).add(name);
            }
        }
    }

    /** Whether an indicator of the standard wants it. */
    boolean byIndicator(String path) {
        return indicators.keySet().stream().anyMatch(wanted -> matches(wanted, path));
    }

    /** The items of a list that indicators want by name. */
    List<String> items(String list, List<String> fields) {
        return indicators.keySet().stream()
                .filter(wanted -> wanted.startsWith(list + "."))
                .map(wanted -> item(wanted.substring(list.length() + 1), fields))
                .filter(item -> !item.isEmpty() && !item.contains("{"))
                .distinct()
                .toList();
    }

    private static String item(String rest, List<String> fields) {
        int dot = rest.lastIndexOf('.');
        return dot > 0 && fields.contains(rest.substring(dot + 1)) ? rest.substring(0, dot) : "";
    }

    /** Who wants a fact, in words; {@code path} may hold {@code []} for any item. */
    String by(String path) {
        Set<String> names = new LinkedHashSet<>();
        indicators.forEach((wanted, by) -> {
            if (matches(wanted, path)) {
                names.addAll(by);
            }
        });
        Set<String> titles = new LinkedHashSet<>();
        checks.forEach((wanted, by) -> {
            if (matches(wanted, path)) {
                titles.addAll(by);
            }
        });
        String comma = Message.of("report.comma").in(language);
        String own = String.join(comma, names);
        if (titles.isEmpty()) {
            return own;
        }
        Message checked = titles.size() > MANY
                ? Message.of("collection.checks-many", titles.size())
                : Message.of("collection.checks", String.join(comma, titles));
        return own + (own.isEmpty() ? "" : Message.of("report.semicolon").in(language)) + checked.in(language);
    }

    /** {@code projects[].annual} is also wanted by whoever wants it of one project. */
    private static boolean matches(String wanted, String path) {
        int any = path.indexOf("[].");
        if (any < 0 || wanted.equals(path)) {
            return wanted.equals(path);
        }
        return wanted.startsWith(path.substring(0, any) + ".") && wanted.endsWith(path.substring(any + 2));
    }
}
