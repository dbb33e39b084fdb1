package org.jiheng.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        checks.forEach((fact, titles) -> all.add(new MissingMaterial(
                fact,
                titles.stream().collect(Collectors.joining(t("semicolon", language))),
                t("book-check", language),
                null,
                "")));
        return all;
    }

    private static String t(String key, Language language) {
        return Message.of("report." + key).in(language);
    }
}
