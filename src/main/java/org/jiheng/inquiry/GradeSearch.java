package org.jiheng.inquiry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.Grade;
import org.jiheng.inquiry.Simulation.Outcome;
import org.jiheng.inquiry.Simulation.Reach;
import org.jiheng.inquiry.Trials.Tried;
import org.jiheng.intake.Patch;
import org.jiheng.intake.Patch.Leaf;
import org.jiheng.source.InputException;
import org.jiheng.source.Node;
import org.jiheng.source.Place;

/**
 * Finds the fewest facts that a department can still put right and that, put right, reach a grade. Which facts those are is data:
 * {@code correctTo} of the glossary, {@code correctable} of a criterion. A fact that was not handed in is not put right but
 * collected, and is not among them.
 */
public final class GradeSearch {
    /** Evaluations for the exhaustive search; beyond it facts are dropped one by one. */
    private static final int TRIALS = 5_000;

    private final Trials trials;
    private final Grade grade;
    private final Map<String, Node> correctable;
    private final List<String> facts;
    private Optional<Found> best = Optional.empty();

    private GradeSearch(Trials trials, Grade grade) {
        this.trials = trials;
        this.grade = grade;
        this.correctable = correctable(trials);
        this.facts = List.copyOf(correctable.keySet());
    }

    private record Found(List<String> facts, Tried tried) {}

    /**
     * Looks for the fewest facts.
     *
     * @param name the grade, in either language
     * @throws InputException where the standard has no such grade, or gives none at all
     */
    public static Simulation reach(Trials trials, String name) {
        return new GradeSearch(trials, grade(trials.evaluator().pack().standard(), name)).search();
    }

    private static Grade grade(Standard standard, String name) {
        Place place = Place.whole("--reach");
        if (standard.grades().isEmpty() || standard.basis().equals(Standard.PROJECT_DEFAULT)) {
            throw InputException.of(place, "simulate.no-grades", standard.id());
        }
        return standard.grades().stream()
                .filter(grade -> grade.name().zh().equals(name.strip())
                        || grade.name().en().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> InputException.of(
                        place,
                        "simulate.unknown-grade",
                        name,
                        String.join(
                                ", ",
                                standard.grades().stream()
                                        .map(grade -> grade.name().zh() + " "
                                                + grade.name().en())
                                        .toList())));
    }

    private Simulation search() {
        if (isReached(trials.given())) {
            return simulation(new Found(List.of(), trials.given()), Outcome.ALREADY, true);
        }
        Optional<Found> all = trial(facts);
        if (all.isEmpty() || !isReached(all.get().tried())) {
            return simulation(all.orElse(new Found(List.of(), trials.given())), Outcome.OUT_OF_REACH, true);
        }
        int started = trials.count();
        for (int size = 1; size <= facts.size() && best.isEmpty(); size++) {
            if (!choose(size, 0, new ArrayList<>(), started)) {
                return simulation(dropped(all.get()), Outcome.REACHED, false);
            }
        }
        return simulation(best.orElse(all.get()), Outcome.REACHED, true);
    }

    /** Tries all choices of a size; false where there are too many to try. */
    private boolean choose(int size, int from, List<String> chosen, int started) {
        if (chosen.size() == size) {
            if (trials.count() - started >= TRIALS) {
                return false;
            }
            trial(chosen).filter(found -> isReached(found.tried())).ifPresent(this::take);
            return true;
        }
        for (int i = from; i <= facts.size() - (size - chosen.size()); i++) {
            chosen.add(facts.get(i));
            boolean tried = choose(size, i + 1, chosen, started);
            chosen.remove(chosen.size() - 1);
            if (!tried) {
                return false;
            }
        }
        return true;
    }

    /** Of choices of a size the one with the higher score; of equals the first. */
    private void take(Found found) {
        if (best.isEmpty() || sure(found.tried()).compareTo(sure(best.get().tried())) > 0) {
            best = Optional.of(found);
        }
    }

    /** All facts but those without which the grade is still reached. */
    private Found dropped(Found all) {
        Found kept = all;
        for (String fact : facts) {
            List<String> fewer =
                    kept.facts().stream().filter(other -> !other.equals(fact)).toList();
            kept = trial(fewer).filter(found -> isReached(found.tried())).orElse(kept);
        }
        return kept;
    }

    private Optional<Found> trial(List<String> chosen) {
        Map<String, Node> values = new LinkedHashMap<>();
        chosen.forEach(fact -> {
            Node value = correctable.get(fact);
            if (value != null) {
                values.put(path(fact), value);
            }
        });
        return trials.with(values).map(tried -> new Found(List.copyOf(chosen), tried));
    }

    private String path(String fact) {
        return Patch.leaf(trials.tree(), fact).map(Leaf::path).orElse(Patch.treePath(fact));
    }

    private boolean isReached(Tried tried) {
        return sure(tried).compareTo(grade.atLeast()) >= 0;
    }

    /** The score that is sure, whatever is still to be collected. */
    private static BigDecimal sure(Tried tried) {
        return tried.evaluation().score().lowest();
    }

    private Simulation simulation(Found found, Outcome outcome, boolean fewest) {
        Set<String> chosen = new LinkedHashSet<>(found.facts());
        Reach reach = new Reach(grade.name().in(trials.language()), grade.atLeast(), outcome, facts.size(), fewest);
        return Simulator.compare(trials, chosen, found.tried(), reach);
    }

    /** The facts given that can be put right and are not right yet, in the order of the submission. */
    private static Map<String, Node> correctable(Trials trials) {
        Pack pack = trials.evaluator().pack();
        Map<String, Node> correctable = new LinkedHashMap<>();
        for (String fact : trials.given().submission().known().keySet()) {
            String right = right(pack, fact);
            Leaf leaf = Patch.leaf(trials.tree(), fact).orElse(null);
            if (right != null && leaf != null && !leaf.scalar().text().equals(right)) {
                correctable.put(
                        fact,
                        new Node.Scalar(
                                leaf.scalar().place(), right, leaf.scalar().kind()));
            }
        }
        return correctable;
    }

    private static @org.jspecify.annotations.Nullable String right(Pack pack, String fact) {
        boolean check = fact.startsWith("checks.")
                && pack.standard().indicators().stream()
                        .flatMap(indicator -> indicator.criteria().stream())
                        .anyMatch(row ->
                                row.correctable() && row.criterion().id().equals(fact.substring("checks.".length())));
        if (check) {
            return "true";
        }
        for (Map.Entry<String, Pack.FactLabel> label : pack.labels().entrySet()) {
            int each = label.getKey().indexOf("[].");
            boolean item = each > 0
                    && fact.startsWith(label.getKey().substring(0, each) + ".")
                    && fact.endsWith(label.getKey().substring(each + 2));
            if (label.getValue().correctTo() != null && (item || label.getKey().equals(fact))) {
                return label.getValue().correctTo();
            }
        }
        return null;
    }
}
