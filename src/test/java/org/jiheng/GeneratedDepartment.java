package org.jiheng;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** A department of the example county made of chance: sound and troubled ones, whole and partial lists, from a fixed seed. */
public final class GeneratedDepartment {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> SYSTEMS = List.of("finance", "internal-control", "procurement", "assets");
    private static final List<String> STATES = List.of("done", "ongoing", "delayed", "ended");
    private static final List<String> GOALS = List.of("science-activities", "high-tech-enterprises", "other");

    private final Random random;
    private final ObjectNode tree = JSON.objectNode();

    /** As a line of JSON, under a name of its own. */
    public static String line(Random random, String name) {
        GeneratedDepartment department = new GeneratedDepartment(random);
        ((ObjectNode) department.tree.get("department")).put("name", name);
        return department.tree.toString();
    }

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
        posts.put("authorised", upTo(14)).put("inPost", upTo(14)).put("retired", upTo(20));
        posts.put("leadersAuthorised", upTo(3)).put("leaders", upTo(4)).put("paidFromProjects", upTo(1));
        if (chance(70)) {
            posts.put("hiredBeyond", upTo(2));
        } else {
            posts.put("hiresBeyond", chance(50));
        }
    }

    private void budget() {
        ObjectNode budget = tree.putObject("budget");
        budget.put("unit", "万元")
                .put("initial", 1 + upTo(500))
                .put("annual", 1 + upTo(500))
                .put("executed", upTo(500))
                .put("increased", upTo(200))
                .put("decreased", upTo(100))
                .put("december", upTo(200))
                .put("plannedProgress", upTo(100))
                .put("actualProgress", upTo(100))
                .put("complete", chance(75));
        ArrayNode lines = budget.putArray("lines");
        for (int i = 0; i < upTo(3); i++) {
            lines.addObject().put("name", "科目" + i).put("annual", upTo(2)).put("executed", upTo(2));
        }
        int closing = upTo(200);
        tree.putObject("carryOver")
                .put("opening", upTo(200))
                .put("closing", closing)
                .put("overTwoYears", Math.min(closing, upTo(2)));
        tree.putObject("threePublic")
                .put("lastYear", upTo(3))
                .put("budget", upTo(3))
                .put("executed", upTo(3));
        tree.putObject("operatingCost").put("budget", upTo(3)).put("executed", upTo(3));
        tree.putObject("procurement").put("budget", upTo(3)).put("executed", upTo(3));
    }

    private void lists() {
        ArrayNode projects = list("projects");
        for (int i = 0; i < upTo(4); i++) {
            projects.addObject()
                    .put("name", "项目" + i)
                    .put("annual", upTo(100))
                    .put("executed", chance(80) ? upTo(100) : 0)
                    .put("contracted", upTo(100))
                    .put("state", STATES.get(upTo(STATES.size() - 1)))
                    .put("due", "2026-0" + (1 + upTo(5)) + "-15");
        }
        int planned = upTo(5);
        ((ObjectNode) tree.get("projects")).put("planned", planned).put("finished", upTo(planned));
        ArrayNode scrapping = list("scrapping");
        for (int i = 0; i < upTo(2); i++) {
            scrapping
                    .addObject()
                    .put("name", "资产" + i)
                    .put("invoice", chance(60))
                    .put("approval", chance(60))
                    .put("disposed", chance(60));
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
                    .put("reportProvided", chance(80))
                    .put("due", "2026-03-15")
                    .put("filed", "2026-03-" + (12 + upTo(6)));
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
        tree.putObject("assets")
                .put("total", total)
                .put("inUse", upTo(total))
                .put("counted", chance(60) ? total : upTo(100))
                .put("lastInventory", (2024 + upTo(1)) + "-06-30");
        tree.putObject("plan").put("overallGoal", chance(80)).put("schedule", chance(80));
        int received = upTo(4);
        tree.putObject("complaints")
                .put("ledger", chance(70))
                .put("channel", chance(70))
                .put("received", received)
                .put("answered", upTo(received));
        tree.putObject("satisfaction").put("rate", 50 + upTo(50)).put("respondents", 20 + upTo(20));
        int assigned = upTo(4);
        tree.putObject("work").put("keyAssigned", assigned).put("keyDone", upTo(assigned));
        disclosure();
        tree.putObject("facts")
                .putObject("patents.growth")
                .put("value", upTo(20) - 5)
                .put("unit", "%");
    }

    /** Whether it was on time agrees with the dates: a submission that contradicts itself promises nothing. */
    private void disclosure() {
        ObjectNode disclosure = tree.putObject("disclosure");
        disclosure.put("secret", chance(20)).put("complete", chance(70)).put("due", "2025-02-15");
        if (chance(70)) {
            int day = 13 + upTo(4);
            disclosure
                    .put("published", true)
                    .put("publishedOn", "2025-02-" + day)
                    .put("onTime", day <= 15);
        } else {
            disclosure.put("published", false);
        }
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
