package org.jiheng.authoring.revision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.IndicatorRow;

/** Which items (要点) of an indicator are the same before and after: they have numbers, and numbers shift. */
final class Items {
    private Items() {}

    /** The old row of each new one that had one: of the same words, or of words reworded. A number alone says nothing. */
    static Map<CriterionRow, CriterionRow> pairs(List<CriterionRow> old, List<CriterionRow> next) {
        Map<CriterionRow, CriterionRow> pairs = new LinkedHashMap<>();
        List<CriterionRow> left = new ArrayList<>(old);
        if (old.size() == 1 && next.size() == 1) {
            pairs.put(next.get(0), old.get(0));
            return pairs;
        }
        for (CriterionRow row : next) {
            left.stream()
                    .filter(each -> each.text().zh().equals(row.text().zh())
                            && each.item().isEmpty() == row.item().isEmpty())
                    .findFirst()
                    .ifPresent(match -> {
                        left.remove(match);
                        pairs.put(row, match);
                    });
        }
        for (CriterionRow row : next) {
            if (!pairs.containsKey(row)) {
                left.stream()
                        .filter(each -> !each.item().isEmpty()
                                && !row.item().isEmpty()
                                && alike(each.text().zh(), row.text().zh()))
                        .findFirst()
                        .ifPresent(match -> {
                            left.remove(match);
                            pairs.put(row, match);
                        });
            }
        }
        return pairs;
    }

    /** Whether two texts share more than half of their pairs of neighbouring characters: one is the other reworded. */
    private static boolean alike(String a, String b) {
        Set<String> first = neighbours(a);
        Set<String> second = neighbours(b);
        long shared = first.stream().filter(second::contains).count();
        return 2 * shared > Math.min(first.size(), second.size());
    }

    private static Set<String> neighbours(String text) {
        return IntStream.range(1, text.length())
                .mapToObj(i -> text.substring(i - 1, i + 1))
                .collect(Collectors.toSet());
    }

    /** The criteria that another pack knows by another id: that id, or an empty text where it has no such criterion. */
    static Map<String, String> renumbered(Pack from, Pack to) {
        Map<String, IndicatorRow> there = new HashMap<>();
        to.standard().indicators().forEach(row -> there.put(row.id(), row));
        Map<String, String> renumbered = new LinkedHashMap<>();
        for (IndicatorRow row : from.standard().indicators()) {
            IndicatorRow other = there.get(row.id());
            if (other == null || other.criteria().equals(row.criteria())) {
                continue;
            }
            Map<CriterionRow, CriterionRow> pairs = pairs(row.criteria(), other.criteria());
            Map<String, String> ids = new HashMap<>();
            pairs.forEach((b, a) -> ids.put(a.criterion().id(), b.criterion().id()));
            for (CriterionRow each : row.criteria()) {
                String id = each.criterion().id();
                String now = ids.getOrDefault(id, "");
                if (!now.equals(id)) {
                    renumbered.put(id, now);
                }
            }
        }
        return renumbered;
    }
}
