package org.jiheng.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jiheng.bench.peer.Department;
import org.jiheng.engine.Submission;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.source.Complaints;

/** Departments made from the fictitious one by other figures, each as a submission and in plain figures. The same every time. */
final class Departments {
    private static final Path BASE = Path.of("fixtures/example-county-2025/submission.yaml");

    private final Random random = new Random(20250331);
    private final List<Given> all = new ArrayList<>();

    /** One department: the submission as JSON text, as it is read, and its plain figures. */
    record Given(byte[] text, Submission submission, Department figures) {}

    private Departments(int count) throws IOException {
        JsonNode base = new ObjectMapper(new YAMLFactory()).readTree(BASE.toFile());
        for (int i = 0; i < count; i++) {
            all.add(varied(base.deepCopy(), i));
        }
    }

    static List<Given> of(int count) throws IOException {
        return List.copyOf(new Departments(count).all);
    }

    private Given varied(ObjectNode tree, int number) {
        tree.withObject("/department").put("name", "示例县第" + (number + 1) + "局");
        boolean[] goals = new boolean[4];
        for (int i = 0; i < 4; i++) {
            goals[i] = answer(tree, "goal-clarity." + (i + 1), 3);
        }
        boolean vouchers = answer(tree, "financial-compliance.1", 6);
        boolean honest = answer(tree, "financial-compliance.3", 12);
        int budgetDefects = defects(tree, "budget-preparation", 4);
        int selfEvaluation = defects(tree, "self-evaluation-quality", 5);
        BigDecimal annual = figure(tree.withObject("/budget"), "annual", 45000, 62000);
        BigDecimal executed = figure(tree.withObject("/budget"), "executed", 38000, 62000);
        BigDecimal purchased = figure(tree.withObject("/procurement"), "executed", 2500, 4200);
        BigDecimal inUse = figure(tree.withObject("/assets"), "inUse", 10000, 20000);
        BigDecimal satisfaction = figure(tree.withObject("/satisfaction"), "rate", 5000, 10000);
        int missing = 0;
        for (JsonNode system : tree.at("/systems/items")) {
            boolean exists = random.nextInt(3) > 0;
            ((ObjectNode) system).put("exists", exists);
            missing += exists ? 0 : 1;
        }
        BigDecimal activities = BigDecimal.valueOf(12L + random.nextInt(14));
        BigDecimal enterprises = BigDecimal.valueOf(30L + random.nextInt(30));
        ArrayNode rows = (ArrayNode) tree.at("/indicators/items");
        ((ObjectNode) rows.get(0).get("actual")).put("value", activities + " 场");
        ((ObjectNode) rows.get(1).get("actual")).put("value", enterprises + " 家");
        BigDecimal patents = BigDecimal.valueOf(random.nextInt(200) - 40L, 1);
        ((ObjectNode) tree.get("facts").get("patents.growth")).put("value", patents);
        BigDecimal judged = BigDecimal.valueOf(random.nextInt(13), 0).divide(BigDecimal.valueOf(2));
        ((ObjectNode) tree.at("/judgements/0")).put("points", judged);
        byte[] text = text(tree);
        Complaints complaints = new Complaints();
        Submission submission = SubmissionReader.read("department " + number, text, complaints);
        complaints.throwIfAny();
        return new Given(
                text,
                submission,
                new Department(
                        goals[0],
                        goals[1],
                        goals[2],
                        goals[3],
                        BigDecimal.valueOf(budgetDefects),
                        new BigDecimal("500.00"),
                        annual,
                        executed,
                        vouchers,
                        judged,
                        honest,
                        new BigDecimal("40.00"),
                        purchased,
                        new BigDecimal("200.00"),
                        inUse,
                        BigDecimal.valueOf(missing),
                        new BigDecimal("20"),
                        activities,
                        new BigDecimal("50"),
                        enterprises,
                        patents,
                        satisfaction,
                        BigDecimal.valueOf(selfEvaluation)));
    }

    /** A figure in hundredths, set in place of the one that is there. */
    private BigDecimal figure(ObjectNode group, String name, int least, int most) {
        BigDecimal value = BigDecimal.valueOf(least + random.nextInt(most - least), 2);
        group.put(name, value);
        return value;
    }

    private boolean answer(ObjectNode tree, String check, int oneIn) {
        boolean met = random.nextInt(oneIn) > 0;
        ((ObjectNode) tree.get("checks").get(check)).put("met", met);
        return met;
    }

    private int defects(ObjectNode tree, String criterion, int below) {
        int count = random.nextInt(below);
        ArrayNode items = ((ObjectNode) tree.get("defects").get(criterion)).putArray("items");
        for (int i = 0; i < count; i++) {
            items.addObject().put("text", "第" + (i + 1) + "处").put("source", "核查记录");
        }
        return count;
    }

    private byte[] text(ObjectNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }
}
