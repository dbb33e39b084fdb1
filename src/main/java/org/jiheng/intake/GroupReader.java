package org.jiheng.intake;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jiheng.engine.facts.Assets;
import org.jiheng.engine.facts.Budget;
import org.jiheng.engine.facts.BudgetLine;
import org.jiheng.engine.facts.ComplaintHandling;
import org.jiheng.engine.facts.Disclosure;
import org.jiheng.engine.facts.ManagementSystem;
import org.jiheng.engine.facts.Plan;
import org.jiheng.engine.facts.Posts;
import org.jiheng.engine.facts.Procurement;
import org.jiheng.engine.facts.Project;
import org.jiheng.engine.facts.Request;
import org.jiheng.engine.facts.Satisfaction;
import org.jiheng.engine.facts.SelfEvaluation;
import org.jiheng.engine.facts.Task;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jspecify.annotations.Nullable;

/** Reads the named groups of a submission, each into its records. */
final class GroupReader {
    /** The groups in the order they are read; the budget comes first, for its unit of money serves the others. */
    static final List<String> GROUPS = List.of(
            "budget",
            "posts",
            "projects",
            "assets",
            "systems",
            "plan",
            "tasks",
            "indicators",
            "procurement",
            "disclosure",
            "complaints",
            "satisfaction",
            "selfEvaluations",
            "requests");

    private static final List<String> STATES = List.of("done", "ongoing", "delayed", "ended");

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final Collected collected;
    private String moneyUnit = "万元";

    GroupReader(Collected collected) {
        this.collected = collected;
    }

    void read(String name, Node node) {
        switch (name) {
            case "budget" -> budget(node);
            case "posts" -> {
                Group g = group(name, node, "authorised", "inPost", "retired", "hiredBeyond");
                add(new Posts(g.count("authorised"), g.count("inPost"), g.count("retired"), g.count("hiredBeyond")));
            }
            case "assets" -> {
                Group g = group(name, node, "total", "inUse");
                Assets assets = new Assets(g.amount("total"), g.amount("inUse"));
                add(assets);
                notAbove(g, "inUse", assets.inUse(), "total", assets.total());
            }
            case "plan" -> {
                Group g = group(name, node, "overallGoal", "schedule");
                add(new Plan(g.flag("overallGoal"), g.flag("schedule")));
            }
            case "procurement" -> {
                Group g = group(name, node, "budget", "executed");
                add(new Procurement(g.amount("budget"), g.amount("executed")));
            }
            case "disclosure" -> {
                Group g = group(name, node, "published", "onTime", "complete", "secret");
                add(new Disclosure(g.flag("published"), g.flag("onTime"), g.flag("complete"), g.flag("secret")));
            }
            case "complaints" -> {
                Group g = group(name, node, "ledger", "channel");
                add(new ComplaintHandling(g.flag("ledger"), g.flag("channel")));
            }
            case "satisfaction" -> {
                Group g = group(name, node, "rate", "respondents");
                Satisfaction satisfaction = new Satisfaction(g.percent("rate"), g.count("respondents"));
                add(satisfaction);
                BigDecimal rate = satisfaction.rate();
                if (rate != null && (rate.signum() < 0 || rate.compareTo(HUNDRED) > 0)) {
                    collected.complaints.add(
                            g.fields().place("rate"), "intake.not-a-rate", "rate", rate.toPlainString());
                }
            }
            case "projects" -> list(name, node, "name", this::project, "initial", "annual", "executed", "state", "due");
            case "systems" -> list(name, node, "kind", this::system, "name", "exists");
            case "tasks" -> list(name, node, "name", this::task);
            case "indicators" ->
                list(name, node, "id", row -> GoalReader.read(row.key(), row.facts(), collected), GoalReader.KEYS);
            case "selfEvaluations" ->
                list(
                        name,
                        node,
                        "project",
                        this::selfEvaluation,
                        "actualDescribed",
                        "executedOnForm",
                        "executedInAccounts",
                        "executedAgrees",
                        "reportProvided");
            case "requests" -> requests(node);
            default -> throw new IllegalStateException(name);
        }
    }

    private void budget(Node node) {
        Group g = group("budget", node, "initial", "annual", "executed", "increased", "decreased", "lines", "complete");
        moneyUnit = Group.unit(g.fields(), collected, moneyUnit);
        Budget budget = new Budget(
                g.amount("initial"),
                g.amount("annual"),
                g.amount("executed"),
                g.amount("increased"),
                g.amount("decreased"));
        add(budget);
        unbudgeted("budget", budget.initial(), budget.executed());
        if (budget.annual() != null
                && budget.executed() != null
                && budget.executed().compareTo(budget.annual()) > 0) {
            collected.unusual(
                    "intake.overspent",
                    budget.executed().toPlainString(),
                    budget.annual().toPlainString());
        }
        if (budget.initial() != null
                && budget.annual() != null
                && budget.annual().compareTo(budget.initial()) < 0) {
            collected.unusual(
                    "intake.budget-cut",
                    budget.initial().subtract(budget.annual()).toPlainString());
        }
        if (g.fields().node("lines") != null) {
            items("budget.lines", g.fields(), "lines", "name", this::line, "by", "initial", "annual", "executed");
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

    private BudgetLine line(Item item) {
        Group g = item.facts();
        BudgetLine line = new BudgetLine(
                item.key(),
                g.choice("by", List.of("source", "nature")),
                g.amount("initial"),
                g.amount("annual"),
                g.amount("executed"));
        unbudgeted(item.key(), line.initial(), line.executed());
        return line;
    }

    /** Spending without an initial budget is legitimate (funds arrive during the year), but worth a notice. */
    private void unbudgeted(String name, @Nullable BigDecimal initial, @Nullable BigDecimal executed) {
        if (initial != null && initial.signum() == 0 && executed != null && executed.signum() > 0) {
            collected.unusual("intake.spending-without-budget", name);
        }
    }

    private Project project(Item item) {
        Group g = item.facts();
        Project project = new Project(
                item.key(),
                g.amount("initial"),
                g.amount("annual"),
                g.amount("executed"),
                g.choice("state", STATES),
                g.date("due"));
        unbudgeted(item.key(), project.initial(), project.executed());
        return project;
    }

    private ManagementSystem system(Item item) {
        String name = item.facts().text("name");
        return new ManagementSystem(
                item.key(), name == null ? item.key() : name, item.facts().flag("exists"));
    }

    /** The name is all there is of a task; it is read as a fact, so that its source can be shown. */
    private Task task(Item item) {
        String name = item.facts().text("name");
        return new Task(name == null ? item.key() : name);
    }

    private SelfEvaluation selfEvaluation(Item item) {
        Group g = item.facts();
        return new SelfEvaluation(
                item.key(),
                g.flag("actualDescribed"),
                g.amount("executedOnForm"),
                g.amount("executedInAccounts"),
                g.flag("executedAgrees"),
                g.flag("reportProvided"));
    }

    private void requests(Node node) {
        if (!(node instanceof Node.Listing listing)) {
            collected.complaints.add(node.place(), "source.expected-list", "requests");
            return;
        }
        for (Node request : listing.items()) {
            Fields f = Fields.of(
                    request, collected.complaints, List.of("material", "due", "signed", "received", "source"));
            add(new Request(f.requiredText("material"), f.date("due"), f.flag("signed"), f.flag("received")));
        }
    }

    /** An item of a list with the name it is known by. */
    private record Item(String key, Group facts) {}

    private void list(String name, Node node, String key, Function<Item, Object> reader, String... keys) {
        Fields fields = Fields.of(node, collected.complaints, List.of("complete", "items", "source", "unit"));
        items(name, fields, "items", key, reader, keys);
    }

    private void items(
            String name, Fields fields, String listKey, String key, Function<Item, Object> reader, String... keys) {
        Map<String, Integer> known = new LinkedHashMap<>();
        String[] all = Stream.concat(Stream.of(key), Stream.of(keys)).toArray(String[]::new);
        for (Node node : fields.list(listKey)) {
            Group g = Group.of(name, node, collected, Group.unit(fields, collected, moneyUnit), all);
            String own = ownName(g, key, known);
            if (own != null) {
                known.put(own, node.place().line());
                add(reader.apply(new Item(own, g.at(name + "." + own))));
            }
        }
        collected.list(name, List.copyOf(known.keySet()), Boolean.TRUE.equals(fields.flag("complete")));
    }

    private @Nullable String ownName(Group g, String key, Map<String, Integer> known) {
        String own = g.fields().requiredText(key);
        Integer first = known.get(own);
        if (first != null) {
            collected.complaints.add(g.fields().place(key), "intake.duplicate-item", own, first);
            return null;
        }
        return own.isEmpty() ? null : own;
    }

    private Group group(String name, Node node, String... keys) {
        return Group.of(name, node, collected, moneyUnit, keys);
    }

    private void add(Object fact) {
        collected.facts.add(fact);
    }
}
