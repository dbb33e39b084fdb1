package org.jiheng.authoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Check;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.Notice;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jspecify.annotations.Nullable;

/**
 * What a case expects of a result, by names such as {@code earned} or {@code indicators.asset-utilisation.verdict}; what it does
 * not name may be anything. Numbers are compared by value, lists as a whole.
 */
public record Expected(Map<String, Value> values) {
    static final String NOTHING = "—";

    /** What is expected at one name: a number, a text, or all texts of a list. */
    public record Value(@Nullable BigDecimal number, List<String> texts) {
        public boolean agrees(Value other) {
            if (number != null && other.number != null) {
                return number.compareTo(other.number) == 0;
            }
            return equals(other);
        }

        public String shown() {
            return number != null ? number.toPlainString() : texts.isEmpty() ? NOTHING : String.join("；", texts);
        }
    }

    /** Where a result is not as expected. */
    public record Difference(String what, String expected, String got) {}

    /** The ids of the indicators it speaks of. */
    List<String> indicators() {
        return values.keySet().stream()
                .filter(name -> name.startsWith("indicators."))
                .map(name -> name.substring("indicators.".length(), name.lastIndexOf('.')))
                .distinct()
                .toList();
    }

    static Expected read(Node node, Complaints complaints) {
        Map<String, Value> values = new LinkedHashMap<>();
        Fields f = Fields.of(
                node,
                complaints,
                List.of("earned", "lowest", "highest", "grade", "indicators", "problems", "checks", "notices"));
        for (String key : List.of("earned", "lowest", "highest")) {
            number(f, key, key, values);
        }
        text(f, "grade", "grade", values);
        list(f, "problems", "problems", values, complaints);
        list(f, "notices", "notices", values, complaints);
        Node indicators = f.node("indicators");
        if (indicators != null) {
            Fields each = Fields.open(indicators, complaints);
            for (String id : each.keys()) {
                indicator(each, id, values, complaints);
            }
        }
        Node checks = f.node("checks");
        if (checks != null) {
            Fields each = Fields.open(checks, complaints);
            each.keys().forEach(code -> text(each, code, "checks." + code, values));
        }
        if (values.isEmpty()) {
            complaints.add(node.place(), "cases.expects-nothing");
        }
        return new Expected(values);
    }

    /** A number alone is what the indicator earns. */
    private static void indicator(Fields all, String id, Map<String, Value> values, Complaints complaints) {
        Node node = all.node(id);
        String path = "indicators." + id + ".";
        if (node instanceof Node.Scalar) {
            number(all, id, path + "earned", values);
            return;
        }
        if (node == null) {
            return;
        }
        Fields f = Fields.of(node, complaints, List.of("earned", "lowest", "highest", "verdict", "ledger"));
        for (String key : List.of("earned", "lowest", "highest")) {
            number(f, key, path + key, values);
        }
        text(f, "verdict", path + "verdict", values);
        list(f, "ledger", path + "ledger", values, complaints);
    }

    private static void number(Fields f, String key, String path, Map<String, Value> values) {
        BigDecimal number = f.number(key);
        if (number != null) {
            values.put(path, new Value(number, List.of()));
        }
    }

    private static void text(Fields f, String key, String path, Map<String, Value> values) {
        String text = f.text(key);
        if (text != null) {
            values.put(path, text(text));
        }
    }

    private static void list(Fields f, String key, String path, Map<String, Value> values, Complaints complaints) {
        if (f.node(key) != null) {
            List<String> texts = new ArrayList<>();
            for (Node item : f.list(key)) {
                String text = Fields.text(item, complaints);
                texts.add(text == null ? "" : text);
            }
            values.put(path, new Value(null, List.copyOf(texts)));
        }
    }

    List<Difference> differences(Evaluation evaluation) {
        Map<String, Value> got = of(evaluation);
        List<Difference> differences = new ArrayList<>();
        values.forEach((name, expected) -> {
            Value actual = got.getOrDefault(name, new Value(null, List.of()));
            if (!expected.agrees(actual)) {
                differences.add(new Difference(name, expected.shown(), actual.shown()));
            }
        });
        return differences;
    }

    /** What there is to expect of a result, at every name. */
    static Map<String, Value> of(Evaluation evaluation) {
        Map<String, Value> got = new LinkedHashMap<>();
        got.put("earned", number(evaluation.score().earned()));
        got.put("lowest", number(evaluation.score().lowest()));
        got.put("highest", number(evaluation.score().highest()));
        String grade = evaluation.score().grade();
        got.put("grade", text(grade == null ? "none" : grade));
        for (IndicatorResult indicator : evaluation.indicators()) {
            String path = "indicators." + indicator.id() + ".";
            got.put(path + "earned", number(indicator.earned()));
            got.put(path + "lowest", number(indicator.lowest()));
            got.put(path + "highest", number(indicator.highest()));
            got.put(path + "verdict", text(word(indicator.verdict())));
            got.put(
                    path + "ledger",
                    new Value(
                            null,
                            indicator.ledger().stream().map(Expected::line).toList()));
        }
        got.put(
                "problems",
                new Value(
                        null,
                        evaluation.problems().stream().map(ProblemFound::id).toList()));
        got.put(
                "notices",
                new Value(null, evaluation.notices().stream().map(Notice::code).toList()));
        for (Check check : evaluation.checks()) {
            Value before = got.get("checks." + check.code());
            if (before == null || check.state() == State.FIRED) {
                got.put("checks." + check.code(), text(word(check.state())));
            }
        }
        return got;
    }

    /** A line as cases write it: {@code deduction -0.3 bands: the band …}. */
    static String line(LedgerLine line) {
        return (word(line.kind()) + " " + line.points().toPlainString() + " " + line.rule()).strip();
    }

    private static Value number(BigDecimal number) {
        return new Value(number, List.of());
    }

    private static Value text(String text) {
        return new Value(null, List.of(text));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
