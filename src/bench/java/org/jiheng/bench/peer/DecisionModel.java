package org.jiheng.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The 13 indicators in DMN 1.3, a decision each, and one that lists their points and the total. Two engines read it. */
final class DecisionModel {
    static final String NAMESPACE = "https://example.org/county";
    static final String NAME = "county";
    static final String RESULT = "result";

    private final StringBuilder xml = new StringBuilder();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Object> inputs;

    private DecisionModel(Map<String, Object> inputs) {
        this.inputs = inputs;
    }

    /** The model; {@code sample} says which inputs there are. */
    static String xml(Department sample) {
        DecisionModel model = new DecisionModel(sample.asMap());
        model.write();
        return model.xml.toString();
    }

    private void write() {
        xml.append("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"definitions\" name=\"")
                .append(NAME)
                .append("\" namespace=\"")
                .append(NAMESPACE)
                .append("\">\n");
        inputs.forEach((name, value) -> xml.append("<inputData id=\"")
                .append(name)
                .append("\" name=\"")
                .append(name)
                .append("\"><variable id=\"v_")
                .append(name)
                .append("\" name=\"")
                .append(name)
                .append("\" typeRef=\"")
                .append(value instanceof Boolean ? "boolean" : "number")
                .append("\"/></inputData>\n"));
        decision(
                "p1",
                "(if goal1 then 2 else 0) + (if goal2 then 3 else 0) + (if goal3 then 3 else 0) + (if goal4 then 2 else 0)");
        decision("p2", "max(0, 6 - budgetDefects)");
        decision("p3", "round half up(max(0, 4 - max(0, abs(annual - initial) / initial * 100 - 10) * 0.2), 2)");
        decision("p4", "round half up(10 * min(100, executed / annual * 100) / 100, 1)");
        decision("p5", "if honest then (if vouchers then 4 else 0) + judged else 0");
        decision("p6", "round half up(6 * min(100, procurementExecuted / procurementBudget * 100) / 100, 2)");
        bands("p7", "assetsInUse / assetsTotal * 100", ">= 90", "1", "[75..90)", "0.7", "[60..75)", "0.4", "< 60", "0");
        decision("p8", "max(0, 8 - missingSystems)");
        decision(
                "p9",
                "round half up(max(0, 10 * (if activitiesActual <= activitiesTarget then activitiesActual / activitiesTarget * 100"
                        + " else 200 - activitiesActual / activitiesTarget * 100) / 100), 2)");
        decision("p10", "round half up(15 * min(100, enterprisesActual / enterprisesTarget * 100) / 100, 2)");
        bands("p11", "patentsGrowth", ">= 10", "8", "[5..10)", "5", "(0..5)", "3", "<= 0", "0");
        bands("p12", "satisfaction", ">= 90", "12", "[80..90)", "8", "[60..80)", "4", "< 60", "0");
        decision("p13", "0 - min(3, selfEvaluationDefects)");
        List<String> points = List.copyOf(names);
        begin(RESULT, points);
        expression("[" + String.join(", ", points) + ", " + String.join(" + ", points) + "]");
        xml.append("</definitions>\n");
    }

    private void decision(String name, String expression) {
        begin(name, used(expression));
        expression(expression);
        names.add(name);
    }

    private void expression(String expression) {
        xml.append("<literalExpression><text>")
                .append(escaped(expression))
                .append("</text></literalExpression></decision>\n");
    }

    private void bands(String name, String input, String... entries) {
        begin(name, used(input));
        xml.append("<decisionTable id=\"t_")
                .append(name)
                .append("\" hitPolicy=\"UNIQUE\"><input id=\"i_")
                .append(name)
                .append("\"><inputExpression><text>")
                .append(escaped(input))
                .append("</text></inputExpression></input><output id=\"o_")
                .append(name)
                .append("\" name=\"")
                .append(name)
                .append("\"/>");
        for (int i = 0; i < entries.length; i += 2) {
            xml.append("<rule id=\"r_" + name + "_" + i + "\"><inputEntry id=\"ie_" + name + "_" + i + "\"><text>")
                    .append(escaped(entries[i]))
                    .append("</text></inputEntry><outputEntry id=\"oe_" + name + "_" + i + "\"><text>")
                    .append(entries[i + 1])
                    .append("</text></outputEntry></rule>");
        }
        xml.append("</decisionTable></decision>\n");
        names.add(name);
    }

    private void begin(String name, List<String> required) {
        xml.append("<decision id=\"")
                .append(name)
                .append("\" name=\"")
                .append(name)
                .append("\"><variable id=\"v_" + name + "\" name=\"")
                .append(name)
                .append("\"/>");
        for (String each : required) {
            String kind = inputs.containsKey(each) ? "requiredInput" : "requiredDecision";
            xml.append("<informationRequirement id=\"q_" + name + "_" + each + "\"><" + kind + " href=\"#" + each
                    + "\"/></informationRequirement>");
        }
    }

    private List<String> used(String expression) {
        return inputs.keySet().stream()
                .filter(input -> expression.matches(".*\\b" + input + "\\b.*"))
                .toList();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
