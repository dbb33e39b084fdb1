package org.jiheng.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jiheng.engine.facts.Goal;
import org.jspecify.annotations.Nullable;

/** Reads one indicator row as a department filed it. The points it gave itself are known for comparison and are no part of the fact. */
final class GoalReader {
    static final String[] KEYS = {
        "name",
        "task",
        "level1",
        "level2",
        "target",
        "actual",
        "completion",
        "weight",
        "score",
        "rule",
        "lastYear",
        "basis",
        "evidence",
        "explanation"
    };

    private final Group g;
    private final Collected collected;

    private GoalReader(Group g, Collected collected) {
        this.g = g;
        this.collected = collected;
    }

    static Goal read(String id, Group g, Collected collected) {
        return new GoalReader(g, collected).goal(id);
    }

    /** What was written of a target, or of what was reached: a number, a day, or words. */
    private record Written(
            Optional<Quantity> number,
            @Nullable LocalDate day,
            @Nullable String words) {
        static Written of(@Nullable String text) {
            LocalDate day = text == null ? null : WrittenDate.parse(text).orElse(null);
            Optional<Quantity> number = text == null || day != null ? Optional.empty() : Quantity.parse(text);
            boolean words = text != null && !text.isBlank() && day == null && number.isEmpty();
            return new Written(number, day, words ? text : null);
        }
    }

    private Goal goal(String id) {
        String name = g.text("name");
        Written target = Written.of(g.text("target"));
        Written actual = Written.of(g.text("actual"));
        String unit = unit(target.number().orElse(null), actual.number().orElse(null));
        g.figure("score", "分");
        return new Goal(
                id,
                name == null ? id : name,
                g.text("task"),
                g.text("level1"),
                g.text("level2"),
                target.number().map(Quantity::operator).orElse(null),
                target.number().map(Quantity::value).orElse(null),
                actual.number()
                        .map(reached -> inUnit(name == null ? id : name, reached, unit))
                        .orElse(null),
                unit,
                target.words(),
                actual.words(),
                target.day(),
                actual.day(),
                g.figure("completion", "%"),
                g.figure("weight", "分"),
                g.text("rule"),
                g.text("lastYear"),
                g.text("basis"),
                g.text("evidence"),
                g.text("explanation"));
    }

    private static String unit(@Nullable Quantity target, @Nullable Quantity actual) {
        String unit = target == null ? "" : target.unit();
        return unit.isEmpty() && actual != null ? actual.unit() : unit;
    }

    /** What was reached, in the unit of the target. */
    private BigDecimal inUnit(String name, Quantity reached, String unit) {
        Optional<BigDecimal> converted = Units.convert(reached.value(), reached.unit(), unit);
        if (converted.isEmpty() && Units.bothCount(reached.unit(), unit)) {
            collected.unusual("intake.counting-words-differ", name, unit, reached.unit());
        } else if (converted.isEmpty()) {
            collected.complaints.add(g.fields().place("actual"), "intake.units-differ", name, unit, reached.unit());
        }
        return converted.orElse(reached.value());
    }
}
