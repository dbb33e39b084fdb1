package org.jiheng;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** A department of the example county made of chance: sound and troubled ones, whole and partial lists, from a fixed seed. */
final class GeneratedDepartment {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> SYSTEMS = List.of("finance", "internal-control", "procurement", "assets");
    private static final List<String> GOALS = List.of("science-activities", "high-tech-enterprises", "other");

    private final Random random;
    private final ObjectNode tree = JSON.objectNode();

    GeneratedDepartment(Random random) {
        this.random = random;
        ObjectNode department = tree.putObject("department");
        department.put("name", "某局").put("year", 2025).put("asOf", "2026-03-31");
        tree.put("standard", "example-county-2025");
        posts();
        budget();
        lists();
        singles();
        checksAndJudgements();
    }

    ObjectNode tree() {
        return tree;
    }

    private void posts() {
        ObjectNode posts = tree.putObject("posts");
        posts.put("authorised", upTo(14)).put("inPost", upTo(14)).put("hiredBeyond", upTo(2));
    }

    private void budget() {
        ObjectNode budget = tree.putObject("budget");
        budget.put("unit", "万元")
                .put("initial", 1 + upTo(500))
                .put("annual", 1 + upTo(500))
                .put("executed", upTo(500));
        tree.putObject("procurement").put("budget", upTo(3)).put("executed", upTo(3));
    }

    private void lists() {
        ArrayNode projects = list("projects");
        for (int i = 0; i < upTo(4); i++) {
            projects.addObject().put("name", "项目" + i).put("annual", upTo(100)).put("executed", upTo(100));
        }
        ArrayNode systems = list("systems");
        SYSTEMS.subList(0, upTo(SYSTEMS.size()))
                .forEach(kind -> systems.addObject().put("kind", kind).put("exists", chance(70)));
        ArrayNode tasks = list("tasks");
        for (int i = 0; i < upTo(3); i++) {
            tasks.addObject().put("name", "任务" + i);
        }
        ArrayNode goals = list("indicators");
        GOALS.forEach(id -> goals.addObject()
                .put("id", id)
                .put("task", "任务" + upTo(3))
                .put("target", chance(85) ? (chance(80) ? ">= " : "<= ") + (1 + upTo(40)) + " 家" : "有所提升")
                .put("actual", upTo(60) + " 家"));
        ArrayNode evaluations = list("selfEvaluations");
        for (int i = 0; i < upTo(2); i++) {
            evaluations
                    .addObject()
                    .put("project", "项目" + i)
                    .put("actualDescribed", chance(80))
                    .put("executedAgrees", chance(80))
                    .put("reportProvided", chance(80));
        }
        ObjectNode defects = tree.putObject("defects");
        for (String criterion : List.of("budget-preparation", "self-evaluation-quality")) {
            ObjectNode of = defects.putObject(criterion);
            of.put("complete", chance(70));
            ArrayNode items = of.putArray("items");
            for (int i = 0; i < upTo(8) - 3; i++) {
                items.addObject().put("text", "问题" + i);
            }
        }
    }

    private void singles() {
        int total = upTo(100);
        tree.putObject("assets").put("total", total).put("inUse", upTo(total));
        tree.putObject("plan").put("overallGoal", chance(80)).put("schedule", chance(80));
        tree.putObject("complaints").put("ledger", chance(70)).put("channel", chance(70));
        tree.putObject("satisfaction").put("rate", 50 + upTo(50));
        tree.putObject("facts")
                .putObject("patents.growth")
                .put("value", upTo(20) - 5)
                .put("unit", "%");
    }

    private void checksAndJudgements() {
        ObjectNode checks = tree.putObject("checks");
        for (String id : List.of(
                "goal-clarity.1", "goal-clarity.2", "goal-clarity.3", "goal-clarity.4", "financial-compliance.1")) {
            checks.put(id, chance(75));
        }
        checks.put("financial-compliance.3", chance(85));
        if (chance(80)) {
            tree.putArray("judgements")
                    .addObject()
                    .put("indicator", "financial-compliance.2")
                    .put("points", upTo(6));
        }
    }

    private ArrayNode list(String name) {
        ObjectNode list = tree.putObject(name);
        list.put("complete", chance(75));
        return list.putArray("items");
    }

    private int upTo(int most) {
        return random.nextInt(most + 1);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
