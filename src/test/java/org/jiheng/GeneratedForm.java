package org.jiheng;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/**
 * A project form made of chance, from a fixed seed: met and missed, printed and not, numbers, days and words. Targets divide 100, so
 * that a printed completion is what the figures come to: what rounding of a print is worth is not withholding.
 */
final class GeneratedForm {
    private static final List<String> RULES = List.of("按照完成比例赋分", "满意度赋分", "按评判等级赋分", "直接赋分");
    private static final int[] TARGETS = {10, 20, 25, 50, 100};
    private static final int ROWS = 9;

    private final Random random;
    private final ObjectNode tree = JsonNodeFactory.instance.objectNode();

    GeneratedForm(Random random) {
        this.random = random;
    }

    ObjectNode tree() {
        tree.putObject("department").put("name", "某局").put("year", 2024).put("asOf", "2024-12-31");
        tree.put("standard", "xinjiang-project-self-evaluation");
        tree.putObject("budget").put("annual", 1 + random.nextInt(100)).put("executed", random.nextInt(110));
        ObjectNode indicators = tree.putObject("indicators").put("complete", true);
        ArrayNode rows = indicators.putArray("items");
        ArrayNode judgements = tree.putArray("judgements");
        for (int i = 0; i < ROWS; i++) {
            String rule = RULES.get(random.nextInt(RULES.size()));
            ObjectNode row =
                    rows.addObject().put("id", "r" + i).put("weight", 10).put("rule", rule);
            filled(row);
            if (rule.equals("按评判等级赋分") && chance(50)) {
                judgements.addObject().put("indicator", "r" + i).put("points", random.nextInt(11));
            }
        }
        return tree;
    }

    private void filled(ObjectNode row) {
        switch (random.nextInt(4)) {
            case 0 -> number(row);
            case 1 -> limit(row);
            case 2 -> day(row);
            default -> words(row);
        }
    }

    private void number(ObjectNode row) {
        int target = TARGETS[random.nextInt(TARGETS.length)];
        int actual = random.nextInt(2 * target + target / 2);
        row.put("target", ">= " + target + "%");
        row.put("actual", actual + "%");
        if (chance(60)) {
            row.put("completion", actual * 100 / target + "%");
        }
    }

    private void limit(ObjectNode row) {
        row.put("target", "<= " + random.nextInt(20) + " 万元");
        row.put("actual", chance(80) ? random.nextInt(40) + " 万元" : "达到预期指标");
        printed(row);
    }

    private void day(ObjectNode row) {
        row.put("target", "2024年12月15日前");
        row.put("actual", chance(80) ? "2024年12月" + (1 + random.nextInt(31)) + "日" : "按期完成");
        printed(row);
    }

    private void words(ObjectNode row) {
        row.put("target", chance(50) ? "有效提升" : ">= 90%").put("actual", "达到预期指标");
        printed(row);
    }

    private void printed(ObjectNode row) {
        if (chance(70)) {
            row.put("completion", (chance(50) ? 100 : random.nextInt(130)) + "%");
        }
        if (chance(50)) {
            row.put("explanation", "").put("lastYear", "-");
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
