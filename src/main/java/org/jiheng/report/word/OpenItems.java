package org.jiheng.report.word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.engine.Replies;
import org.jiheng.engine.verdict.Evaluation.Check;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jiheng.engine.verdict.Evaluation.Verdict;

/** What is missing, not yet judged, undetermined or unanswered: a final report has none of it. */
record OpenItems(Given given, LedgerWords words) {
    /** Items of a list that lack the same field are counted from here on, not named. */
    private static final int MANY = 3;

    List<String> all(Replies replies) {
        List<String> items = new ArrayList<>();
        given.evaluation().indicators().stream().filter(OpenItems::isOpen).forEach(each -> items.add(indicator(each)));
        Map<String, Set<String>> checks = new LinkedHashMap<>();
        for (Check check : given.evaluation().checks()) {
            if (check.state() == State.UNDETERMINED) {
                checks.computeIfAbsent(check.title(), key -> new LinkedHashSet<>())
                        .addAll(check.collect());
            }
        }
        checks.forEach((title, facts) ->
                items.add(given.t("word-open-check", title, String.join(given.t("semicolon"), shortened(facts)))));
        replies.replies().stream()
                .filter(reply -> reply.adopted() == null)
                .forEach(reply -> items.add(given.t("word-open-comment", reply.opinion())));
        return items;
    }

    private static boolean isOpen(IndicatorResult indicator) {
        return indicator.verdict() == Verdict.MISSING
                || indicator.verdict() == Verdict.MANUAL
                || indicator.lowest().compareTo(indicator.highest()) != 0;
    }

    private String indicator(IndicatorResult indicator) {
        String why = words.missing(indicator);
        return given.t(
                "word-open-indicator",
                indicator.name(),
                Given.weight(indicator.highest().subtract(indicator.lowest())),
                why.isEmpty()
                        ? given.t("verdict." + indicator.verdict().name().toLowerCase(java.util.Locale.ROOT))
                        : why);
    }

    private List<String> shortened(Set<String> facts) {
        Map<String, List<String>> byField = new LinkedHashMap<>();
        facts.forEach(
                fact -> byField.computeIfAbsent(fact.substring(fact.lastIndexOf('·') + 1), key -> new ArrayList<>())
                        .add(fact));
        List<String> all = new ArrayList<>();
        byField.forEach((field, each) -> {
            if (each.size() > MANY) {
                all.add(given.t("collect.several", field, each.size()));
            } else {
                all.addAll(each);
            }
        });
        return all;
    }
}
