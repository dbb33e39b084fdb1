package org.jiheng.intake;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jiheng.engine.facts.Budget;
import org.jiheng.engine.facts.BudgetLine;
import org.jiheng.engine.facts.ManagementSystem;
import org.jiheng.engine.facts.Project;
import org.jiheng.engine.facts.Request;
import org.jiheng.engine.facts.Scrapping;
import org.jiheng.engine.facts.SelfEvaluation;
import org.jiheng.engine.facts.Task;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jspecify.annotations.Nullable;

/** Reads the named groups of a submission, each into its records. */
final class GroupReader {
    /** The groups in the order they are read; the budget comes first, for its unit of money serves the others. */
    static final List<String> GROUPS = Stream.of(
                    List.of("budget"),
                    SingleGroups.NAMES,
                    List.of("projects", "scrapping", "systems", "tasks", "indicators", "selfEvaluations", "requests"))
            .flatMap(List::stream)
            .toList();

    private static final List<String> STATES = List.of("done", "ongoing", "delayed", "ended");

    private final Collected collected;
    private String moneyUnit = "万元";

    GroupReader(Collected collected) {
        this.collected = collected;
    }

    void read(String name, Node node) {
        switch (name) {
            case "budget" -> budget(node);
            case "projects" -> projects(node);
            case "scrapping" -> list(name, node, "name", this::scrapping, "invoice", "approval", "disposed");
            case "systems" -> list(name, node, "kind", this::system, "name", "exists");
            case "tasks" -> list(name, node, "name", this::task, "indicators");
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
                        "reportProvided",
                        "due",
                        "filed");
            case "requests" -> requests(node);
            default -> new SingleGroups(collected, moneyUnit).read(name, node);
        }
    }

    private void budget(Node node) {
        String[] keys = Stream.concat(SingleGroups.BUDGET.stream(), Stream.of("lines", "complete"))
                .toArray(String[]::new);
        Group g = group("budget", node, keys);
        moneyUnit = Group.unit(g.fields(), collected, moneyUnit);
        Budget budget = SingleGroups.budget(g);
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
        if (collected.describes() || g.fields().node("lines") != null) {
            items("budget.lines", g.fields(), "lines", "name", this::line, "by", "initial", "annual", "executed");
        }
    }

    /** The projects one by one, or only how many there were. */
    private void projects(Node node) {
        Group g = group("projects", node, "planned", "finished", "complete", "items");
        if (collected.describes()
                || g.fields().node("planned") != null
                || g.fields().node("finished") != null) {
            add(new SingleGroups(collected, moneyUnit).projects(g));
        }
        items(
                "projects",
                g.fields(),
                "items",
                "name",
                this::project,
                "initial",
                "annual",
                "executed",
                "state",
                "due",
                "expectedProgress",
                "contracted");
    }

    private Scrapping scrapping(Item item) {
        Group g = item.facts();
        return new Scrapping(item.key(), g.flag("invoice"), g.flag("approval"), g.flag("disposed"));
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
                g.date("due"),
                g.percent("expectedProgress"),
                g.amount("contracted"));
        unbudgeted(item.key(), project.initial(), project.executed());
        return project;
    }

    private ManagementSystem system(Item item) {
        String name = item.facts().text("name");
        return new ManagementSystem(
                item.key(), name == null ? item.key() : name, item.facts().flag("exists"));
    }

    /** The name of a task is read as a fact, so that its source can be shown. */
    private Task task(Item item) {
        String name = item.facts().text("name");
        return new Task(name == null ? item.key() : name, item.facts().count("indicators"));
    }

    private SelfEvaluation selfEvaluation(Item item) {
        Group g = item.facts();
        return new SelfEvaluation(
                item.key(),
                g.flag("actualDescribed"),
                g.amount("executedOnForm"),
                g.amount("executedInAccounts"),
                g.flag("executedAgrees"),
                g.flag("reportProvided"),
                g.date("due"),
                g.date("filed"));
    }

    private void requests(Node node) {
        Map<String, Integer> known = new LinkedHashMap<>();
        for (Node request : collected.items("requests", node, "material")) {
            Group g = Group.of("requests", request, collected, moneyUnit, "material", "due", "signed", "received");
            String material = ownName(g, "material", known);
            if (material != null) {
                known.put(material, request.place().line());
                Group item = g.at("requests." + material);
                add(new Request(material, item.date("due"), item.flag("signed"), item.flag("received")));
            }
        }
        collected.list("requests", List.copyOf(known.keySet()), false);
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
        for (Node node : collected.items(name, fields, listKey, key)) {
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
