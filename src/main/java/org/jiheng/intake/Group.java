package org.jiheng.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.engine.facts.Flag;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.facts.Source;
import org.jiheng.intake.Grammar.Kind;
import org.jiheng.source.Fields;
import org.jiheng.source.Node;
import org.jspecify.annotations.Nullable;

/**
 * One group of facts, or one item of a list: reads its values and records each under its path with its source. A value may be
 * written plainly or as {@code {value, unit, source}}.
 */
final class Group {
    /** How many 万元 one unit of money is, as a power of ten. */
    static final Map<String, Integer> MONEY = Map.of("元", -4, "万元", 0, "亿元", 4);

    private static final Set<String> NOT_PRINTED = Set.of("", "-", "—", "－", "/");

    private static final List<String> VALUE_KEYS = List.of("value", "unit", "source");

    private final String path;
    private final Fields fields;
    private final Collected collected;
    private final @Nullable Source source;
    private final String moneyUnit;
    private final boolean item;

    private Group(
            String path, Fields fields, Collected collected, @Nullable Source source, String moneyUnit, boolean item) {
        this.path = path;
        this.fields = fields;
        this.collected = collected;
        this.source = source;
        this.moneyUnit = moneyUnit;
        this.item = item;
    }

    /** Opens a group with the given keys, besides {@code source} and {@code unit}. */
    static Group of(String path, Node node, Collected collected, String moneyUnit, String... keys) {
        String[] all = Arrays.copyOf(keys, keys.length + 2);
        all[keys.length] = "source";
        all[keys.length + 1] = "unit";
        Fields fields = Fields.of(node, collected.complaints, Arrays.asList(all));
        return new Group(path, fields, collected, source(fields, collected), unit(fields, collected, moneyUnit), false);
    }

    /** The same facts as an item of a list, under a path that holds the item's own name. */
    Group at(String itemPath) {
        return new Group(itemPath, fields, collected, source, moneyUnit, true);
    }

    Fields fields() {
        return fields;
    }

    @Nullable
    Source source() {
        return source;
    }

    /** The unit of money that amounts of this group are in. */
    static String unit(Fields fields, Collected collected, String otherwise) {
        String unit = fields.text("unit");
        if (unit != null && !MONEY.containsKey(unit)) {
            collected.complaints.add(fields.place("unit"), "intake.unknown-money-unit", unit);
            return otherwise;
        }
        return unit == null ? otherwise : unit;
    }

    /** A whole number of things, not below 0. */
    @Nullable
    BigDecimal count(String key) {
        asked(key, Kind.COUNT);
        BigDecimal number = number(key, "");
        if (number != null && number.signum() < 0) {
            collected.complaints.add(fields.place(key), "intake.negative", key, number.toPlainString());
            return null;
        }
        if (number != null && number.stripTrailingZeros().scale() > 0) {
            collected.complaints.add(fields.place(key), "intake.not-whole", key, number.toPlainString());
            return null;
        }
        return number;
    }

    /** A rate in percent. */
    @Nullable
    BigDecimal percent(String key) {
        asked(key, Kind.PERCENT);
        return number(key, "%");
    }

    /** An amount of money in 万元, whatever its unit; below 0 is unusual but legitimate. */
    @Nullable
    BigDecimal amount(String key) {
        asked(key, Kind.AMOUNT);
        Node value = value(key);
        BigDecimal number = Fields.number(value, collected.complaints);
        if (value == null || number == null) {
            return null;
        }
        String unit = moneyUnit;
        if (fields.node(key) instanceof Node.Mapping written) {
            unit = unit(Fields.of(written, collected.complaints, VALUE_KEYS), collected, moneyUnit);
        }
        know(key, number.toPlainString() + " " + unit);
        if (number.signum() < 0) {
            collected.unusual("intake.negative-amount", path + "." + key, number.toPlainString(), unit);
        }
        int shift = MONEY.getOrDefault(unit, 0);
        BigDecimal amount = number.scaleByPowerOfTen(shift);
        BigDecimal plain = amount.scale() < 0 ? amount.setScale(0) : amount;
        measure(key, plain, "万元");
        return plain;
    }

    @Nullable
    Boolean flag(String key) {
        asked(key, Kind.FLAG);
        Boolean flag = Fields.flag(value(key), collected.complaints);
        if (flag != null) {
            know(key, flag.toString());
            if (!item) {
                collected.facts.add(new Flag(path + "." + key, flag));
            }
        }
        return flag;
    }

    @Nullable
    String text(String key) {
        asked(key, Kind.TEXT);
        return words(key);
    }

    private @Nullable String words(String key) {
        String text = Fields.text(value(key), collected.complaints);
        if (text != null) {
            know(key, text);
        }
        return text;
    }

    @Nullable
    String choice(String key, List<String> choices) {
        collected.asked(path, key, Kind.CHOICE, choices);
        String text = words(key);
        if (text != null && !choices.contains(text)) {
            collected.complaints.add(fields.place(key), "source.not-a-choice", key, text, String.join(", ", choices));
            return null;
        }
        return text;
    }

    @Nullable
    LocalDate date(String key) {
        asked(key, Kind.DATE);
        LocalDate date = Fields.date(value(key), collected.complaints);
        if (date != null) {
            know(key, date.toString());
        }
        return date;
    }

    /** A figure not below 0 as a form prints it, with its unit or without; empty or a dash says that it prints none. */
    @Nullable
    BigDecimal figure(String key, String unit) {
        asked(key, Kind.FIGURE);
        Node value = value(key);
        String text = Fields.text(value, collected.complaints);
        if (value == null || text == null || NOT_PRINTED.contains(text.strip())) {
            return null;
        }
        Optional<Quantity> figure = Quantity.parse(text)
                .filter(q -> q.operator().equals("=")
                        && (q.unit().isEmpty() || q.unit().equals(unit)));
        if (figure.isEmpty()) {
            collected.complaints.add(fields.place(key), "source.expected-number", text);
            return null;
        }
        BigDecimal number = figure.get().value();
        if (number.signum() < 0) {
            collected.complaints.add(fields.place(key), "intake.negative", key, number.toPlainString());
            return null;
        }
        know(key, number.toPlainString() + (unit.equals("%") ? unit : " " + unit));
        return number;
    }

    private void asked(String key, Kind kind) {
        collected.asked(path, key, kind, List.of());
    }

    private @Nullable BigDecimal number(String key, String unit) {
        BigDecimal number = Fields.number(value(key), collected.complaints);
        if (number != null) {
            know(key, number.toPlainString() + unit);
            measure(key, number, unit);
        }
        return number;
    }

    /** The department's own figures are measures that a criterion may name; those of list items are not. */
    private void measure(String key, BigDecimal value, String unit) {
        if (!item) {
            collected.facts.add(new Measure(path + "." + key, "", value, unit));
        }
    }

    /** The value of a key, written plainly or under {@code value}. */
    private @Nullable Node value(String key) {
        Node node = fields.node(key);
        return node instanceof Node.Mapping
                ? Fields.of(node, collected.complaints, VALUE_KEYS).node("value")
                : node;
    }

    private void know(String key, String value) {
        Source own = null;
        if (fields.node(key) instanceof Node.Mapping written) {
            own = source(Fields.open(written, collected.complaints), collected);
        }
        collected.know(path + "." + key, value, own == null ? source : own, fields.place(key));
    }

    static @Nullable Source source(Fields fields, Collected collected) {
        Node node = fields.node("source");
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Scalar scalar) {
            return new Source(scalar.text(), null, null);
        }
        Fields f = Fields.of(node, collected.complaints, List.of("document", "page", "quote"));
        return new Source(f.text("document"), f.text("page"), f.text("quote"));
    }
}
