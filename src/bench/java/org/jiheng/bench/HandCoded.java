package org.jiheng.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.engine.Submission;
import org.jiheng.engine.facts.Assets;
import org.jiheng.engine.facts.Budget;
import org.jiheng.engine.facts.CheckPoint;
import org.jiheng.engine.facts.ComplaintHandling;
import org.jiheng.engine.facts.Defect;
import org.jiheng.engine.facts.Goal;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.facts.ManagementSystem;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.facts.Plan;
import org.jiheng.engine.facts.Posts;
import org.jiheng.engine.facts.Procurement;
import org.jiheng.engine.facts.Satisfaction;
import org.jiheng.engine.facts.SelfEvaluation;
import org.jiheng.engine.facts.Task;

/**
 * The standard of Example County written out in Java, as a programmer would without rules: the baseline. It takes the same facts,
 * gives the same points, words the arithmetic of every deduction and names the problems. It has no missing facts, evidence,
 * clauses or states of checks, and nobody can change it without a programmer.
 */
final class HandCoded {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final Map<String, CheckPoint> checks = new HashMap<>();
    private final Map<String, Goal> goals = new HashMap<>();
    private final Map<String, Integer> defects = new HashMap<>();
    private final List<ManagementSystem> systems = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<String> deductions = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private BigDecimal patents = BigDecimal.ZERO;
    private BigDecimal judged = BigDecimal.ZERO;
    private BigDecimal total = BigDecimal.ZERO;
    private Budget budget;
    private Assets assets;
    private Procurement procurement;
    private Satisfaction satisfaction;

    record Result(BigDecimal total, List<String> deductions, List<String> problems) {}

    static Result evaluate(Submission submission) {
        HandCoded h = new HandCoded();
        h.sort(submission);
        h.score();
        return new Result(h.total, h.deductions, h.problems);
    }

    private void sort(Submission submission) {
        for (Object fact : submission.facts()) {
            if (fact instanceof CheckPoint c) {
                checks.put(c.id(), c);
            } else if (fact instanceof Goal g) {
                goals.put(g.id(), g);
            } else if (fact instanceof Defect d) {
                defects.merge(d.criterion(), 1, Integer::sum);
            } else if (fact instanceof ManagementSystem s) {
                systems.add(s);
            } else if (fact instanceof Task t) {
                tasks.add(t);
            } else if (fact instanceof Measure m && m.name().equals("patents.growth")) {
                patents = m.value();
            } else if (fact instanceof Budget b) {
                budget = b;
            } else if (fact instanceof Assets a) {
                assets = a;
            } else if (fact instanceof Procurement p) {
                procurement = p;
            } else if (fact instanceof Satisfaction s) {
                satisfaction = s;
            } else {
                problem(fact);
            }
        }
        for (Judgement judgement : submission.judgements()) {
            judged = judgement.points();
        }
    }

    private void problem(Object fact) {
        if (fact instanceof Posts p) {
            problemIf(p.inPost().compareTo(p.authorised()) > 0, "posts.over-staffed");
            problemIf(p.hiredBeyond().signum() > 0, "posts.hired-beyond");
        } else if (fact instanceof ComplaintHandling c) {
            problemIf(!c.ledger(), "complaints.no-ledger");
            problemIf(!c.channel(), "complaints.no-channel");
        } else if (fact instanceof Plan p) {
            problemIf(!p.overallGoal() || !p.schedule(), "plan.incomplete");
        } else if (fact instanceof SelfEvaluation s) {
            problemIf(
                    !s.actualDescribed() || !s.executedAgrees() || !s.reportProvided(),
                    "self-evaluation.irregular/" + s.project());
        }
    }

    private void score() {
        add(
                points("goal-clarity.1", 2)
                        .add(points("goal-clarity.2", 3))
                        .add(points("goal-clarity.3", 3))
                        .add(points("goal-clarity.4", 2)),
                2);
        add(clamp(number(6).subtract(number(defects.getOrDefault("budget-preparation", 0))), 6), 2);
        BigDecimal adjustment =
                percent(budget.annual().subtract(budget.initial()).abs(), budget.initial());
        BigDecimal over = adjustment.subtract(BigDecimal.TEN).max(BigDecimal.ZERO);
        add(deduct(4, number(4).subtract(over.multiply(new BigDecimal("0.2"))), adjustment), 2);
        BigDecimal execution = percent(budget.executed(), budget.annual());
        add(completion(10, execution, false), 1);
        problemIf(execution.compareTo(new BigDecimal("80")) < 0, "budget.slow-execution");
        boolean vetoed = !checks.get("financial-compliance.3").met();
        BigDecimal compliance = points("financial-compliance.1", 4).add(judged);
        add(vetoed ? BigDecimal.ZERO : compliance, 2);
        add(completion(6, percent(procurement.executed(), procurement.budget()), false), 2);
        BigDecimal utilisation = percent(assets.inUse(), assets.total());
        add(band(utilisation, new String[] {"90", "75", "60"}, new String[] {"1", "0.7", "0.4", "0"}), 2);
        problemIf(utilisation.compareTo(new BigDecimal("90")) < 0, "assets.low-utilisation");
        BigDecimal missing = BigDecimal.ZERO;
        for (ManagementSystem system : systems) {
            if (!system.exists()) {
                missing = missing.add(BigDecimal.ONE);
                problems.add("systems.missing/" + system.kind());
                deductions.add("−1：" + system.name());
            }
        }
        add(clamp(number(8).subtract(missing), 8), 2);
        add(completion(10, completionOf("science-activities"), true), 2);
        add(completion(15, completionOf("high-tech-enterprises"), false), 2);
        add(patents(), 2);
        add(band(satisfaction.rate(), new String[] {"90", "80", "60"}, new String[] {"12", "8", "4", "0"}), 2);
        add(number(-Math.min(3, defects.getOrDefault("self-evaluation-quality", 0))), 2);
        for (Task task : tasks) {
            boolean served = goals.values().stream().anyMatch(g -> task.name().equals(g.task()) && g.target() != null);
            problemIf(!served, "goals.tasks-without-indicator/" + task.name());
        }
    }

    private BigDecimal patents() {
        String points = patents.compareTo(BigDecimal.TEN) >= 0
                ? "8"
                : patents.compareTo(new BigDecimal("5")) >= 0 ? "5" : patents.signum() > 0 ? "3" : "0";
        return deduct(8, new BigDecimal(points), patents);
    }

    private BigDecimal completionOf(String goal) {
        Goal g = goals.get(goal);
        return percent(g.actual(), g.target());
    }

    private BigDecimal points(String check, int points) {
        boolean met = checks.get(check).met();
        if (!met) {
            deductions.add(points + " − " + points + " = 0");
        }
        return met ? number(points) : BigDecimal.ZERO;
    }

    private BigDecimal completion(int weight, BigDecimal rate, boolean deviation) {
        BigDecimal counted = rate.compareTo(HUNDRED) <= 0
                ? rate
                : deviation ? HUNDRED.add(HUNDRED).subtract(rate) : HUNDRED;
        return deduct(weight, number(weight).multiply(counted).divide(HUNDRED, MathContext.DECIMAL128), rate);
    }

    private BigDecimal band(BigDecimal value, String[] limits, String[] points) {
        int band = 0;
        while (band < limits.length && value.compareTo(new BigDecimal(limits[band])) < 0) {
            band++;
        }
        return deduct(new BigDecimal(points[0]).intValue(), new BigDecimal(points[band]), value);
    }

    private BigDecimal deduct(int weight, BigDecimal points, BigDecimal value) {
        BigDecimal clamped = clamp(points, weight);
        if (clamped.compareTo(number(weight)) != 0) {
            deductions.add(
                    value.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + " → "
                            + points.setScale(4, RoundingMode.HALF_UP)
                                    .stripTrailingZeros()
                                    .toPlainString() + " / " + weight);
        }
        return clamped;
    }

    private void add(BigDecimal points, int scale) {
        total = total.add(points.setScale(scale, RoundingMode.HALF_UP));
    }

    private void problemIf(boolean found, String code) {
        if (found) {
            problems.add(code);
        }
    }

    private static BigDecimal clamp(BigDecimal points, int weight) {
        return points.max(BigDecimal.ZERO).min(number(weight));
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, MathContext.DECIMAL128).multiply(HUNDRED);
    }

    private static BigDecimal number(int value) {
        return BigDecimal.valueOf(value);
    }
}
