package org.jiheng.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A rule made of chance that says nothing forbidden: every form the language has, nested as deep as it may. */
final class GeneratedRule {
    private static final List<String> NUMBERS = List.of("executed", "annual", "initial");
    private final Random random;

    GeneratedRule(Random random) {
        this.random = random;
    }

    String text() {
        List<String> conditions = new ArrayList<>(List.of("$c : Criterion(method == \"m\", $p : points)"));
        conditions.add("$project : Project($name : name, " + constraints() + ", $x : (" + sum(NUMBERS, 2) + "))");
        for (int i = 0; i < random.nextInt(5); i++) {
            conditions.add(condition(i));
        }
        // the parser takes a name alone in brackets for a cast
        String value = sum(List.of("$p", "$x", "$project.executed"), 2);
        String limit = pick(List.of("", "this >= 0B", "this > -1B && this < 100B"));
        conditions.add("$r : BigDecimal(" + limit + ") from " + (value.contains(" ") ? "(" + value + ")" : value));
        return "rule \"r\"\nwhen\n" + String.join("\n", conditions) + "\nthen\nreport.award($c, $r, \"{r}\");\nend\n";
    }

    private String condition(int i) {
        return switch (random.nextInt(6)) {
            case 0 -> "not Goal(name == $name, weight > " + sum(List.of("target", "actual", "$p"), 1) + ")";
            case 1 -> "exists Task(name == $name)";
            case 2 -> "forall(Measure($n" + i + " : name) Measure(name == $n" + i + ", subject == \"\", value > $p))";
            case 3 ->
                "(Posts(inPost > 1B) or Assets(total > " + sum(List.of("inUse", "$x"), 1)
                        + ") or Plan(schedule == true))";
            case 4 ->
                "accumulate(Project(name == $name, $e" + i + " : executed); $s" + i + " : "
                        + pick(List.of("sum", "min", "max")) + "($e" + i + "), $k" + i + " : count(1); $k" + i
                        + " > 1)";
            default -> "Setting(criterion == $c.id, name == \"limit\", value <= " + sum(List.of("$p", "$x"), 1) + ")";
        };
    }

    private String constraints() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> logic(2))
                .collect(Collectors.joining(", "));
    }

    private String logic(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            String joined = logic(depth - 1) + pick(List.of(" && ", " || ")) + logic(depth - 1);
            return random.nextBoolean() ? "(" + joined + ")" : joined;
        }
        return switch (random.nextInt(5)) {
            case 0 -> "state " + pick(List.of("in", "not in")) + " (\"a\", \"乙\")";
            case 1 -> "state " + pick(List.of("matches", "not matches")) + " \"a.*b?\"";
            case 2 -> "state != null";
            default -> sum(NUMBERS, 2) + pick(List.of(" == ", " != ", " < ", " <= ", " > ", " >= ")) + sum(NUMBERS, 2);
        };
    }

    private String sum(List<String> of, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return random.nextBoolean() ? pick(of) : random.nextInt(100) + pick(List.of("B", ".5B"));
        }
        return switch (random.nextInt(6)) {
            case 0 -> pick(List.of("abs", "floor", "ceiling")) + "(" + sum(of, depth - 1) + ")";
            case 1 -> pick(List.of("min", "max")) + "(" + sum(of, depth - 1) + ", " + sum(of, depth - 1) + ")";
            case 2 -> "-" + pick(of);
            default -> {
                String joined =
                        sum(of, depth - 1) + pick(List.of(" + ", " - ", " * ", " / ", " % ")) + sum(of, depth - 1);
                yield random.nextBoolean() ? "(" + joined + ")" : joined;
            }
        };
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
