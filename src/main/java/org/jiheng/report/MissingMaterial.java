package org.jiheng.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Check;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/**
 * Something still to be collected, or to be judged.
 *
 * @param what the fact, or the judgement, that is wanted
 * @param neededFor the indicators or checks that wait for it
 * @param kind whether points, or only a check for a problem, wait for it
 * @param points the points at stake; null for a check
 * @param materials what the department hands in for it, as the standard names it
 */
record MissingMaterial(
        String what,
        String neededFor,
        String kind,
        @Nullable BigDecimal points,
        String materials) {
    /** More items than this are counted, not named. */
    private static final int MANY = 3;

    /** Points first, in the order of the standard; then what only checks wait for, a row for each fact. */
    static List<MissingMaterial> of(Evaluation evaluation, Pack pack, Language language) {
        Map<String, String> materials = new LinkedHashMap<>();
        pack.standard()
                .indicators()
                .forEach(row -> row.criteria()
                        .forEach(c -> materials.put(c.criterion().id(), String.join("、", c.materials()))));
        List<MissingMaterial> all = new ArrayList<>();
        for (IndicatorResult indicator : evaluation.indicators()) {
            for (LedgerLine line : indicator.ledger()) {
                if (line.kind() == Kind.MISSING) {
                    String kind =
                            t(indicator.verdict() == Verdict.MANUAL ? "verdict.manual" : "verdict.missing", language);
                    all.add(new MissingMaterial(
                            line.reason(),
                            indicator.name() + (line.item().isEmpty() ? "" : " (" + line.item() + ")"),
                            kind,
                            line.points().negate(),
                            materials.getOrDefault(line.criterion(), "")));
                }
            }
        }
        Map<String, Set<String>> checks = new LinkedHashMap<>();
        for (Check check : evaluation.checks()) {
            if (check.state() == State.UNDETERMINED) {
                check.collect()
                        .forEach(fact -> checks.computeIfAbsent(fact, key -> new LinkedHashSet<>())
                                .add(check.title()));
            }
        }
        folded(checks, language)
                .forEach((fact, titles) -> all.add(new MissingMaterial(
                        fact, String.join(t("semicolon", language), titles), t("book-check", language), null, "")));
        return all;
    }

    /** A field that many items of a list lack, for the same checks, is named once with their number. */
    private static Map<String, Set<String>> folded(Map<String, Set<String>> checks, Language language) {
        Map<String, List<String>> byField = new LinkedHashMap<>();
        checks.forEach((fact, titles) -> byField.computeIfAbsent(
                        fact.substring(fact.lastIndexOf('·') + 1) + titles, key -> new ArrayList<>())
                .add(fact));
        Map<String, Set<String>> folded = new LinkedHashMap<>();
        byField.values().forEach(facts -> {
            String first = facts.get(0);
            Set<String> titles = checks.getOrDefault(first, Set.of());
            if (facts.size() > MANY) {
                String field = first.substring(first.lastIndexOf('·') + 1);
                folded.put(
                        Message.of("report.collect.several", field, facts.size())
                                .in(language),
                        titles);
            } else {
                facts.forEach(fact -> folded.put(fact, titles));
            }
        });
        return folded;
    }

    private static String t(String key, Language language) {
        return Message.of("report." + key).in(language);
    }
}
