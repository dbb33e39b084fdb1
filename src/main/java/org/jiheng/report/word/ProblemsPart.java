package org.jiheng.report.word;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.verdict.Evaluation.Approval;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jiheng.report.word.ReportData.Trouble;

/** Problems and recommendations (问题与建议): in the order of the standard's indicators, each kind once with all it was found in. */
final class ProblemsPart {
    private final Given given;
    private final Map<String, List<IndicatorRow>> linked = new HashMap<>();
    private final Map<String, Integer> order = new HashMap<>();

    ProblemsPart(Given given) {
        this.given = given;
        int place = 0;
        for (IndicatorRow row : given.pack().standard().rows()) {
            for (String code : row.problems()) {
                linked.computeIfAbsent(code, key -> new ArrayList<>()).add(row);
                order.putIfAbsent(code, place++);
            }
        }
    }

    /** The problems of each code; those of no indicator come last, as they were found. */
    List<List<ProblemFound>> byCode() {
        Map<String, List<ProblemFound>> byCode = new LinkedHashMap<>();
        given.evaluation()
                .problems()
                .forEach(problem -> byCode.computeIfAbsent(problem.code(), key -> new ArrayList<>())
                        .add(problem));
        return byCode.values().stream()
                .sorted(Comparator.comparing(
                        found -> order.getOrDefault(found.get(0).code(), Integer.MAX_VALUE)))
                .toList();
    }

    List<Trouble> problems() {
        List<Trouble> troubles = new ArrayList<>();
        for (List<ProblemFound> found : byCode()) {
            ProblemFound first = found.get(0);
            troubles.add(new Trouble(
                    given.ordinal(troubles.size() + 1),
                    first.title(),
                    Given.numbered(found.stream().map(this::detail)),
                    indicators(first),
                    given.sentence(first.rationale()),
                    given.todo(given.t("word-cause")),
                    Given.numbered(first.remediation().stream().map(given::sentence))));
        }
        return troubles;
    }

    /** What was found, in whom, and whether it need not be put right. */
    String detail(ProblemFound problem) {
        String detail = given.sentence(Given.symbols(problem.detail()));
        String named = problem.subject().isEmpty() || detail.contains(problem.subject())
                ? detail
                : problem.subject() + given.t("colon") + detail;
        Approval waiver = problem.waiver();
        return waiver == null ? named : named + given.t("brackets", given.approval(waiver));
    }

    /** The indicators that a problem is about, with their points. */
    String indicators(ProblemFound problem) {
        List<IndicatorRow> rows = linked.getOrDefault(problem.code(), List.of());
        String named = given.evaluation().indicators().stream()
                .filter(result -> rows.stream().anyMatch(row -> row.id().equals(result.id())))
                .map(this::indicator)
                .collect(Collectors.joining(given.t("comma")));
        return named.isEmpty() ? given.t("word-linked-none") : named;
    }

    private String indicator(IndicatorResult result) {
        return given.t("word-linked", result.name(), Given.weight(result.weight()), Given.points(result.earned()));
    }

    String note() {
        return given.t(
                "word-problems-note",
                given.evaluation().checks().size(),
                byCode().size(),
                given.evaluation().problems().size(),
                checks(State.CLEAR),
                checks(State.UNDETERMINED),
                checks(State.NOT_APPLICABLE));
    }

    private long checks(State state) {
        return given.evaluation().checks().stream()
                .filter(check -> check.state() == state)
                .count();
    }
}
