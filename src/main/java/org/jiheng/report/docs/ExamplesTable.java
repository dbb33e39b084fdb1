package org.jiheng.report.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.report.Format;
import org.jiheng.report.docs.StandardBook.Example;
import org.jiheng.source.Place;

/** Cases of a row as examples: what is given, how it is computed, what comes out. */
final class ExamplesTable {
    private final Material m;
    private final Pages pages;

    ExamplesTable(Material m, Pages pages) {
        this.m = m;
        this.pages = pages;
    }

    void write(IndicatorRow row) {
        Place place = row.criteria().get(0).place();
        List<List<String>> rows = new ArrayList<>();
        for (Example example : m.examples()) {
            if (example.row().equals(place)) {
                IndicatorResult result = example.result();
                rows.add(List.of(m.in(example.name()), given(result), worked(result), points(result)));
            }
        }
        pages.table(m.t("docs-example-heads"), 0, rows);
    }

    private String given(IndicatorResult result) {
        String given = result.ledger().stream()
                .flatMap(line -> line.evidence().stream())
                .map((Evidence e) -> e.label() + " " + e.value())
                .distinct()
                .collect(Collectors.joining("\n"));
        if (!given.isEmpty()) {
            return given;
        }
        return result.verdict() == Verdict.MISSING ? m.t("docs-nothing-given") : m.t("docs-nothing-against");
    }

    private String worked(IndicatorResult result) {
        return result.ledger().stream()
                .map(line -> {
                    String words = worked(line);
                    return words.isEmpty() ? "" : m.number(line.item()) + words;
                })
                .filter(words -> !words.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** The reason with its arithmetic, which is left out where it says no more. */
    private String worked(LedgerLine line) {
        String reason = line.reason();
        String arithmetic = line.arithmetic().replace("（）", "");
        if (line.kind() == Kind.AWARD || reason.isEmpty()) {
            return line.kind() == Kind.AWARD && arithmetic.isEmpty() ? reason : arithmetic;
        }
        String what = reason.substring(reason.indexOf(m.t("colon").strip()) + 1).strip();
        return arithmetic.contains(what) ? reason : reason + m.brackets(arithmetic);
    }

    private String points(IndicatorResult result) {
        String points = Format.points(result.earned()) + " / " + Format.weight(result.weight()) + "\n"
                + m.t("verdict." + Material.code(result.verdict()));
        return result.lowest().compareTo(result.highest()) == 0
                ? points
                : points + "\n" + Format.points(result.lowest()) + " – " + Format.points(result.highest());
    }
}
