package org.jiheng.authoring.revision;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.Finds;
import org.jiheng.engine.standard.Pack.MeasureRow;
import org.jiheng.engine.standard.Pack.Method;
import org.jiheng.engine.standard.Pack.ProblemRow;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.CriterionRow;

/**
 * What a row says itself that it needs, apart from what its method and measure bring along: a row with another measure beside it
 * needs other facts without having changed.
 */
final class Needs {
    private Needs() {}

    static Set<String> own(CriterionRow row, Pack pack) {
        return without(row.needs(), derived(row, pack));
    }

    static Set<String> ownWhole(CriterionRow row, Pack pack) {
        return without(row.whole(), derivedWhole(row, pack));
    }

    static Set<String> own(ProblemRow row, Pack pack) {
        return without(row.needs(), derived(row, pack, false));
    }

    static Set<String> ownWhole(ProblemRow row, Pack pack) {
        return without(row.whole(), derived(row, pack, true));
    }

    /** The row of one pack as it is in another. */
    static CriterionRow moved(CriterionRow row, Pack from, Pack to) {
        return new CriterionRow(
                row.criterion(),
                row.item(),
                row.text(),
                row.judging(),
                row.correctable(),
                joined(own(row, from), derived(row, to)),
                joined(ownWhole(row, from), derivedWhole(row, to)),
                row.materials(),
                row.bands(),
                row.settings(),
                row.reason(),
                row.place());
    }

    /** The problem of one pack as it is in another. */
    static ProblemRow moved(ProblemRow row, Pack from, Pack to) {
        return new ProblemRow(
                row.code(),
                row.title(),
                row.category(),
                row.severity(),
                row.basis(),
                row.clause(),
                row.rationale(),
                row.finds(),
                row.about(),
                joined(own(row, from), derived(row, to, false)),
                joined(ownWhole(row, from), derived(row, to, true)),
                row.messages(),
                row.remediation());
    }

    private static Set<String> derived(CriterionRow row, Pack pack) {
        Set<String> derived = new LinkedHashSet<>();
        Method method = pack.methods().get(row.criterion().method());
        if (method != null) {
            derived.addAll(named(method.needs(), row));
        }
        String measure = row.criterion().measure();
        if (!measure.isEmpty()) {
            inputs(measure, pack)
                    .forEach(need ->
                            derived.add(need.replace("{of}", row.criterion().of())));
        }
        return derived;
    }

    private static Set<String> derivedWhole(CriterionRow row, Pack pack) {
        Method method = pack.methods().get(row.criterion().method());
        return method == null ? Set.of() : named(method.whole(), row);
    }

    /** {@code {id}} stands for the criterion, or for the filed row where it scores such. */
    private static Set<String> named(List<String> paths, CriterionRow row) {
        boolean filed = row.criterion().of().equals(Standard.EACH);
        Set<String> named = new LinkedHashSet<>();
        paths.forEach(path -> named.add(
                path.replace("{id}", filed ? Standard.EACH : row.criterion().id())));
        return named;
    }

    private static Set<String> derived(ProblemRow row, Pack pack, boolean whole) {
        Set<String> derived = new LinkedHashSet<>();
        Finds finds = row.finds();
        if (finds != null && finds.each() && whole) {
            inputs(finds.figure(), pack).forEach(path -> derived.add(path.replace(".{of}.", "[].")));
        } else if (finds != null && !finds.each() && !whole) {
            finds.figures().forEach(figure -> derived.addAll(inputs(figure, pack)));
        }
        if (!whole && !row.about().isEmpty()) {
            derived.add(row.about());
        }
        return derived;
    }

    private static List<String> inputs(String measure, Pack pack) {
        MeasureRow row = pack.measures().get(measure);
        return row == null ? List.of(measure) : row.needs();
    }

    private static Set<String> without(List<String> all, Set<String> derived) {
        Set<String> own = new LinkedHashSet<>(all);
        own.removeAll(derived);
        return own;
    }

    private static List<String> joined(Set<String> own, Set<String> derived) {
        Set<String> all = new LinkedHashSet<>(own);
        all.addAll(derived);
        return List.copyOf(all);
    }
}
