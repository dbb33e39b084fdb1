package org.jiheng.intake;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.engine.facts.Assets;
import org.jiheng.engine.facts.Budget;
import org.jiheng.engine.facts.CarryOver;
import org.jiheng.engine.facts.ComplaintHandling;
import org.jiheng.engine.facts.Disclosure;
import org.jiheng.engine.facts.OperatingCost;
import org.jiheng.engine.facts.Plan;
import org.jiheng.engine.facts.Posts;
import org.jiheng.engine.facts.Procurement;
import org.jiheng.engine.facts.ProjectCount;
import org.jiheng.engine.facts.Satisfaction;
import org.jiheng.engine.facts.ThreePublic;
import org.jiheng.engine.facts.Work;
import org.jiheng.source.Node;
import org.jspecify.annotations.Nullable;

/** Reads the groups that a department has one of, each into its record; figures that cannot be so are refused. */
final class SingleGroups {
    /** The groups, besides {@code budget}, whose lines are a list. */
    static final List<String> NAMES = List.of(
            "posts",
            "carryOver",
            "threePublic",
            "operatingCost",
            "work",
            "assets",
            "plan",
            "procurement",
            "disclosure",
            "complaints",
            "satisfaction");

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final Collected collected;
    private final String moneyUnit;

    SingleGroups(Collected collected, String moneyUnit) {
        this.collected = collected;
        this.moneyUnit = moneyUnit;
    }

    /** Reads one group; every value it holds becomes known under the group's name. */
    void read(String name, Node node) {
        Object fact = switch (name) {
            case "posts" -> posts(node);
            case "carryOver" -> carryOver(node);
            case "threePublic" -> {
                Group g = group(name, node, "lastYear", "budget", "executed");
                yield new ThreePublic(g.amount("lastYear"), g.amount("budget"), g.amount("executed"));
            }
            case "operatingCost" -> {
                Group g = group(name, node, "budget", "executed");
                yield new OperatingCost(g.amount("budget"), g.amount("executed"));
            }
            case "work" -> work(node);
            case "assets" -> assets(node);
            case "plan" -> {
                Group g = group(name, node, "overallGoal", "schedule");
                yield new Plan(g.flag("overallGoal"), g.flag("schedule"));
            }
            case "procurement" -> {
                Group g = group(name, node, "budget", "executed");
                yield new Procurement(g.amount("budget"), g.amount("executed"));
            }
            case "disclosure" -> {
                Group g = group(name, node, "published", "onTime", "complete", "secret", "due", "publishedOn");
                yield new Disclosure(
                        g.flag("published"),
                        g.flag("onTime"),
                        g.flag("complete"),
                        g.flag("secret"),
                        g.date("due"),
                        g.date("publishedOn"));
            }
            case "complaints" -> complaints(node);
            case "satisfaction" -> satisfaction(node);
            default -> throw new IllegalStateException(name);
        };
        collected.facts.add(fact);
    }

    /** The budget as a whole; its lines are read elsewhere. */
    static Budget budget(Group g) {
        return new Budget(
                g.amount("initial"),
                g.amount("annual"),
                g.amount("executed"),
                g.amount("increased"),
                g.amount("decreased"),
                g.amount("policyDriven"),
                g.amount("december"),
                g.percent("plannedProgress"),
                g.percent("actualProgress"),
                g.amount("keyProjects"));
    }

    /** The keys of {@link #budget}. */
    static final List<String> BUDGET = List.of(
            "initial",
            "annual",
            "executed",
            "increased",
            "decreased",
            "policyDriven",
            "december",
            "plannedProgress",
            "actualProgress",
            "keyProjects");

    /** How many projects were planned and finished, from the group that also lists them. */
    ProjectCount projects(Group g) {
        ProjectCount count = new ProjectCount(g.count("planned"), g.count("finished"));
        notAbove(g, "finished", count.finished(), "planned", count.planned());
        return count;
    }

    private Posts posts(Node node) {
        Group g = group(
                "posts",
                node,
                "authorised",
                "inPost",
                "retired",
                "hiredBeyond",
                "hiresBeyond",
                "leadersAuthorised",
                "leaders",
                "paidFromProjects");
        return new Posts(
                g.count("authorised"),
                g.count("inPost"),
                g.count("retired"),
                g.count("hiredBeyond"),
                g.flag("hiresBeyond"),
                g.count("leadersAuthorised"),
                g.count("leaders"),
                g.amount("paidFromProjects"));
    }

    private CarryOver carryOver(Node node) {
        Group g = group("carryOver", node, "opening", "closing", "overTwoYears");
        CarryOver carryOver = new CarryOver(g.amount("opening"), g.amount("closing"), g.amount("overTwoYears"));
        notAbove(g, "overTwoYears", carryOver.overTwoYears(), "closing", carryOver.closing());
        return carryOver;
    }

    private Work work(Node node) {
        Group g = group("work", node, "planned", "done", "onTime", "qualified", "keyAssigned", "keyDone");
        Work work = new Work(
                g.count("planned"),
                g.count("done"),
                g.count("onTime"),
                g.count("qualified"),
                g.count("keyAssigned"),
                g.count("keyDone"));
        notAbove(g, "onTime", work.onTime(), "done", work.done());
        notAbove(g, "qualified", work.qualified(), "done", work.done());
        notAbove(g, "keyDone", work.keyDone(), "keyAssigned", work.keyAssigned());
        return work;
    }

    private Assets assets(Node node) {
        Group g = group("assets", node, "total", "inUse", "utilisation", "counted", "lastInventory");
        Assets assets = new Assets(
                g.amount("total"),
                g.amount("inUse"),
                g.percent("utilisation"),
                g.amount("counted"),
                g.date("lastInventory"));
        notAbove(g, "inUse", assets.inUse(), "total", assets.total());
        rate(g, "utilisation", assets.utilisation());
        return assets;
    }

    private ComplaintHandling complaints(Node node) {
        Group g = group("complaints", node, "ledger", "channel", "received", "answered");
        ComplaintHandling complaints =
                new ComplaintHandling(g.flag("ledger"), g.flag("channel"), g.count("received"), g.count("answered"));
        notAbove(g, "answered", complaints.answered(), "received", complaints.received());
        return complaints;
    }

    private Satisfaction satisfaction(Node node) {
        Group g = group("satisfaction", node, "rate", "respondents");
        Satisfaction satisfaction = new Satisfaction(g.percent("rate"), g.count("respondents"));
        rate(g, "rate", satisfaction.rate());
        return satisfaction;
    }

    /** A share of a whole is between 0 and 100 percent. */
    private void rate(Group g, String key, @Nullable BigDecimal rate) {
        if (rate != null && (rate.signum() < 0 || rate.compareTo(HUNDRED) > 0)) {
            collected.complaints.add(g.fields().place(key), "intake.not-a-rate", key, rate.toPlainString());
        }
    }

    /** A part cannot be more than the whole. */
    private void notAbove(Group g, String part, @Nullable BigDecimal value, String whole, @Nullable BigDecimal limit) {
        if (value != null && limit != null && value.compareTo(limit) > 0) {
            collected.complaints.add(
                    g.fields().place(part),
                    "intake.part-above-whole",
                    part,
                    value.toPlainString(),
                    whole,
                    limit.toPlainString());
        }
    }

    private Group group(String name, Node node, String... keys) {
        return Group.of(name, node, collected, moneyUnit, keys);
    }
}
