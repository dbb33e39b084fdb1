package org.jiheng.authoring;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.Pack;
import org.jiheng.source.Nearest;

/** The names of facts that a pack knows: those of its glossary, free facts it declares, derived measures. */
final class KnownFacts {
    private static final String COMPLETE = ".complete";

    private final Pack pack;
    private final Set<String> criteria = new TreeSet<>();
    private final Set<String> indicators = new TreeSet<>();

    KnownFacts(Pack pack) {
        this.pack = pack;
        pack.standard().indicators().forEach(indicator -> {
            indicators.add(indicator.id());
            indicator.criteria().forEach(row -> criteria.add(row.criterion().id()));
        });
    }

    Set<String> criteria() {
        return criteria;
    }

    Set<String> indicators() {
        return indicators;
    }

    /** Whether a rule can meet a measure of this name. */
    boolean measure(String name) {
        return pack.measures().containsKey(name) || pack.labels().containsKey(name);
    }

    /** Whether a path of {@code needs} or {@code whole} leads to something a submission can give. */
    boolean path(String path) {
        if (pack.labels().containsKey(path)) {
            return true;
        }
        List<String> either = Submission.paths(path);
        if (either.size() > 1) {
            return either.stream().allMatch(this::path);
        }
        int dot = path.indexOf('.');
        String group = dot < 0 ? path : path.substring(0, dot);
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        if (Set.of("checks", "defects", "judgements").contains(group)) {
            return rest.equals("{id}") || criteria.contains(rest) || indicators.contains(rest);
        }
        if (path.endsWith(COMPLETE)) {
            return path(path.substring(0, path.length() - COMPLETE.length()));
        }
        int each = path.indexOf("[].");
        if (each >= 0) {
            String list = path.substring(0, each);
            return Set.of(path.substring(each + 3).split("\\|", -1)).stream()
                    .allMatch(field -> pack.labels().containsKey(list + "[]." + field));
        }
        return Submission.alternatives(path).stream().allMatch(pack.labels()::containsKey)
                || pack.labels().keySet().stream().anyMatch(label -> isItem(path, label));
    }

    /** {@code projects.科普活动.annual} is an item's {@code projects[].annual}. */
    private static boolean isItem(String path, String label) {
        int each = label.indexOf("[].");
        return each > 0
                && path.startsWith(label.substring(0, each) + ".")
                && path.endsWith(label.substring(each + 2))
                && path.length() > label.length() - 2;
    }

    /** The name most likely meant, or what to do. */
    String nearest(String name) {
        return near(name).orElse("glossary.yaml / facts");
    }

    /** The name most likely meant: one that is nearly written so, or that has all its words and more. */
    Optional<String> near(String name) {
        Set<String> all = new TreeSet<>(pack.labels().keySet());
        all.addAll(pack.measures().keySet());
        if (name.startsWith("checks.") || name.startsWith("defects.") || name.startsWith("judgements.")) {
            String group = name.substring(0, name.indexOf('.') + 1);
            return Nearest.to(name.substring(group.length()), criteria).map(id -> group + id);
        }
        List<String> words = words(name);
        return Nearest.to(name, all)
                .or(() -> all.stream()
                        .filter(each -> words(each).containsAll(words))
                        .min(Comparator.comparingInt(String::length)));
    }

    private static List<String> words(String name) {
        return List.of(name.split("[-.]"));
    }
}
