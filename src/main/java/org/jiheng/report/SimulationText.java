package org.jiheng.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jiheng.engine.verdict.Evaluation.Score;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.inquiry.Simulation;
import org.jiheng.inquiry.Simulation.Reach;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** A simulation as text, marked as a working aid at its head. */
public final class SimulationText {
    private final Simulation simulation;
    private final Language language;
    private final StringBuilder out = new StringBuilder();

    private SimulationText(Simulation simulation, Language language) {
        this.simulation = simulation;
        this.language = language;
    }

    public static String of(Simulation simulation, Language language) {
        SimulationText text = new SimulationText(simulation, language);
        text.head();
        text.changes();
        text.indicators();
        text.problems(text.t("simulate-removed"), simulation.removed());
        text.problems(text.t("simulate-added"), simulation.added());
        return text.out.toString();
    }

    private void head() {
        out.append(t("simulate-title")).append('\n');
        out.append("  ※ ").append(simulation.notice()).append('\n');
        Columns head = new Columns("ll");
        head.row(t("department"), simulation.department().name());
        head.row(
                t("standard"),
                simulation.standard().title() + " [" + simulation.standard().id() + "]");
        head.row(
                t("earned"),
                Format.points(simulation.before().earned()) + " → "
                        + Format.points(simulation.after().earned()) + "    "
                        + signed(simulation
                                .after()
                                .earned()
                                .subtract(simulation.before().earned())));
        head.row(t("grade"), grade(simulation.before()) + " → " + grade(simulation.after()));
        head.print("  ", out);
        Reach reach = simulation.reach();
        if (reach != null) {
            out.append('\n')
                    .append(t("simulate-goal", reach.grade(), Format.weight(reach.atLeast())))
                    .append('\n');
            out.append("  ").append(outcome(reach)).append('\n');
        }
    }

    private String outcome(Reach reach) {
        return switch (reach.outcome()) {
            case ALREADY -> t("simulate-already");
            case REACHED ->
                reach.fewest()
                        ? t("simulate-reached", simulation.changes().size(), reach.correctable())
                        : t("simulate-reached-perhaps", simulation.changes().size(), reach.correctable());
            case OUT_OF_REACH ->
                reach.correctable() == 0
                        ? t("simulate-nothing-correctable")
                        : t(
                                "simulate-out-of-reach",
                                reach.correctable(),
                                Format.points(simulation.after().lowest()));
        };
    }

    private void changes() {
        if (simulation.changes().isEmpty()) {
            return;
        }
        out.append('\n').append(t("simulate-changes")).append('\n');
        for (Simulation.Set change : simulation.changes()) {
            out.append("  · ")
                    .append(change.label())
                    .append(t("colon"))
                    .append(change.from())
                    .append(" → ")
                    .append(change.to())
                    .append("  [")
                    .append(change.fact())
                    .append("]\n");
        }
    }

    private void indicators() {
        out.append('\n').append(t("simulate-indicators")).append('\n');
        if (simulation.indicators().isEmpty()) {
            out.append("  ").append(t("simulate-none")).append('\n');
        }
        Columns table = new Columns("lrlrrl");
        for (Simulation.Moved moved : simulation.indicators()) {
            table.row(
                    moved.name(),
                    Format.points(moved.before()),
                    "→",
                    Format.points(moved.after()),
                    signed(moved.after().subtract(moved.before())),
                    moved.verdictBefore() == moved.verdictAfter()
                            ? ""
                            : verdict(moved.verdictBefore()) + " → " + verdict(moved.verdictAfter()));
        }
        table.print("  ", out);
    }

    private void problems(String title, List<Simulation.Problem> problems) {
        out.append('\n').append(title).append('\n');
        if (problems.isEmpty()) {
            out.append("  ").append(t("simulate-none")).append('\n');
        }
        problems.forEach(problem -> out.append("  · ")
                .append(problem.title())
                .append(problem.subject().isEmpty() ? "" : t("colon") + problem.subject())
                .append("  [")
                .append(problem.id())
                .append("]\n"));
    }

    private String grade(Score score) {
        String grade = score.grade();
        if (grade != null) {
            return grade;
        }
        return score.gradeIfLowest() == null
                ? t("draft-weights")
                : t("grade-open", score.gradeIfLowest(), String.valueOf(score.gradeIfHighest()));
    }

    private String verdict(Verdict verdict) {
        return t("verdict." + verdict.name().toLowerCase(Locale.ROOT));
    }

    private static String signed(BigDecimal points) {
        return (points.signum() > 0 ? "+" : "") + Format.points(points);
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
