package org.jiheng.report.word;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.engine.facts.Budget;
import org.jiheng.engine.facts.BudgetLine;
import org.jiheng.engine.facts.Project;
import org.jiheng.report.word.ReportData.Money;
import org.jspecify.annotations.Nullable;

/** Funds and how they were executed (资金安排与执行), as the submission has them. */
record FundsPart(Given given) {
    /** The budget by nature and by source, and as a whole. */
    List<Money> budget() {
        List<BudgetLine> lines = given.facts(BudgetLine.class);
        List<Money> rows = new ArrayList<>();
        boolean both = lines.stream().map(BudgetLine::by).distinct().count() > 1;
        for (String by : List.of("nature", "source", "")) {
            List<BudgetLine> these = lines.stream()
                    .filter(line -> by.equals(line.by() == null ? "" : line.by()))
                    .toList();
            String heading = by.equals("nature")
                    ? given.t("word-by-nature")
                    : by.equals("source") ? given.t("word-by-source") : given.t("word-by-nothing");
            for (BudgetLine line : these) {
                String name = both ? line.name() + given.t("brackets", heading) : line.name();
                rows.add(row(name, line.initial(), line.annual(), line.executed()));
            }
        }
        Budget budget = given.fact(Budget.class);
        if (budget != null && (budget.initial() != null || budget.annual() != null || budget.executed() != null)) {
            rows.add(row(given.t("word-whole-department"), budget.initial(), budget.annual(), budget.executed()));
        }
        return rows.isEmpty() ? List.of(todo(given.t("word-funds"))) : rows;
    }

    List<Money> projects() {
        List<Money> rows = given.facts(Project.class).stream()
                .map(each -> row(each.name(), each.initial(), each.annual(), each.executed()))
                .toList();
        if (rows.isEmpty()) {
            String name = given.whole("projects") ? given.t("word-projects-none") : "";
            return List.of(name.isEmpty() ? todo(given.t("word-project-funds")) : row(name, null, null, null));
        }
        return rows;
    }

    String projectsNote() {
        int count = given.facts(Project.class).size();
        if (count == 0) {
            return given.t("word-dash");
        }
        return given.whole("projects") ? given.t("word-projects-whole", count) : given.t("word-projects-part", count);
    }

    private static Money row(
            String name, @Nullable BigDecimal initial, @Nullable BigDecimal annual, @Nullable BigDecimal executed) {
        return new Money(
                name, Given.money(initial), Given.money(annual), Given.money(executed), Given.share(annual, executed));
    }

    private Money todo(String what) {
        return row(given.todo(what), null, null, null);
    }
}
