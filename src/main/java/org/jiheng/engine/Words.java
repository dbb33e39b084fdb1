package org.jiheng.engine;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.engine.Recorder.Derived;
import org.jiheng.engine.Trace.Matched;
import org.jiheng.engine.facts.Flag;
import org.jiheng.engine.facts.Measure;
import org.jiheng.engine.facts.Parameter;
import org.jiheng.engine.guard.Beginnings;
import org.jiheng.engine.guard.Beginnings.Beginning;
import org.jiheng.engine.guard.Expression;
import org.jiheng.engine.guard.RuleTree.Computed;
import org.jiheng.engine.guard.RuleTree.Condition;
import org.jiheng.engine.guard.RuleTree.Constraint;
import org.jiheng.engine.guard.RuleTree.Pattern;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.MeasureRow;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jiheng.text.Template;
import org.jspecify.annotations.Nullable;

/** Says in words what a condition asks and what it met, with the names and units of the glossary. */
final class Words {
    /** Fields by which a rule looks a fact up; that none is there says all. */
    private static final Set<String> KEYS = Set.of("name", "code", "id", "criterion", "subject", "indicator");

    private final Pack pack;
    private final Names names;
    private final EvidenceFinder evidence;
    private final Recorder recorder;
    private final Language language;

    Words(Pack pack, Names names, EvidenceFinder evidence, Recorder recorder, Language language) {
        this.recorder = recorder;
        this.pack = pack;
        this.names = names;
        this.evidence = evidence;
        this.language = language;
    }

    /** A side of a comparison: what it is called, which may be nothing, its value, and its unit where it has one. */
    private record Side(String label, @Nullable Object value, String unit) {}

    /** Whether the condition only looks a fact up. */
    boolean looksUp(Beginning failed) {
        Constraint demand = failed.demand();
        if (demand == null) {
            return failed.last() instanceof Pattern;
        }
        return demand.expression() instanceof Expression.Comparison c
                && c.operator().equals("==")
                && c.left() instanceof Expression.Field field
                && KEYS.contains(field.name());
    }

    /** The facts and figures that a match holds, as far as its conditions look at them. */
    List<Evidence> atHand(Matched match, Beginning failed) {
        List<Evidence> found = new ArrayList<>(
                evidence.of(List.of(), match.facts(), failed.tree().fields()));
        for (Measure measure : match.facts(Measure.class)) {
            MeasureRow row = pack.measures().get(measure.name());
            if (row != null) {
                List<String> needs = row.needs().stream()
                        .map(need -> need.replace("{of}", measure.subject()))
                        .toList();
                found.addAll(evidence.of(needs, List.of(), Map.of()));
                found.add(new Evidence(measure.name(), label(measure), number(measure.value(), unit(measure)), null));
            }
        }
        return found;
    }

    /** How the figures of matches were derived. */
    String derived(List<Matched> matches) {
        return matches.stream()
                .flatMap(match -> match.facts(Measure.class).stream())
                .distinct()
                .map(recorder::derivation)
                .filter(Objects::nonNull)
                .map(Derived::arithmetic)
                .collect(Collectors.joining(language == Language.EN ? "; " : "；"));
    }

    /** Evidence in the order of the submission; figures derived from it come last. */
    List<Evidence> inOrder(Collection<Evidence> found) {
        List<String> order = evidence.order();
        return found.stream()
                .sorted(Comparator.comparingInt(
                        e -> order.contains(e.fact()) ? order.indexOf(e.fact()) : Integer.MAX_VALUE))
                .toList();
    }

    /** What does not hold; empty where it is no plain comparison, or one of several things. */
    String said(Beginning failed, List<Matched> before) {
        Constraint demand = failed.demand();
        if (demand == null) {
            return failed.last() instanceof Pattern
                    ? Message.of("explain.none-there").in(language)
                    : "";
        }
        if (!(demand.expression() instanceof Expression.Comparison comparison)) {
            return "";
        }
        if (looksUp(failed)) {
            String key = key(comparison.right(), before);
            return key.isEmpty()
                    ? Message.of("explain.none-there").in(language)
                    : Message.of("explain.not-known", name(key)).in(language);
        }
        if (before.size() != 1) {
            return several(comparison, failed, before);
        }
        Side left = side(comparison.left(), failed, before.get(0));
        Side right = side(comparison.right(), failed, before.get(0));
        return left == null || right == null ? "" : refuted(comparison.operator(), left, right);
    }

    /** Of several facts none does; what each has stands among those at hand. */
    private String several(Expression.Comparison comparison, Beginning failed, List<Matched> before) {
        if (!(comparison.left() instanceof Expression.Field field) || !(failed.last() instanceof Pattern pattern)) {
            return "";
        }
        String binding = pattern.binding() == null ? Beginnings.ASKED : pattern.binding();
        List<Object> facts = before.stream()
                .map(match -> match.bindings().get(binding))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        String label = facts.isEmpty() ? "" : evidence.fieldLabel(facts.get(0), field.name());
        if (label.isEmpty()) {
            return "";
        }
        return comparison.right() instanceof Expression.Nothing
                ? Message.of("explain.none-given", facts.size(), label).in(language)
                : Message.of("explain.none-of", facts.size(), label).in(language);
    }

    /** The name that a fact was looked up by; empty where there were several. */
    private static String key(Expression right, List<Matched> before) {
        if (right instanceof Expression.Words words) {
            return words.text();
        }
        return right instanceof Expression.Variable variable && before.size() == 1
                ? String.valueOf(before.get(0).bindings().getOrDefault(variable.name(), ""))
                : "";
    }

    private String refuted(String operator, Side first, Side second) {
        String left = show(first, second.unit());
        String right = show(second, first.unit());
        Message message = switch (operator) {
            case "<" -> Message.of("explain.not-below", left, right);
            case "<=" -> Message.of("explain.above", left, right);
            case ">" -> Message.of("explain.not-above", left, right);
            case ">=" -> Message.of("explain.below", left, right);
            case "==" -> Message.of("explain.not-equal", left, right);
            default -> Message.of("explain.equal", left, right);
        };
        return message.in(language);
    }

    /** A figure without a unit, a limit say, is in that of the figure it is held against. */
    private String show(Side side, String otherUnit) {
        String value = show(side.value(), side.unit().isEmpty() ? otherUnit : side.unit());
        return side.label().isEmpty() ? value : side.label() + " " + value;
    }

    private @Nullable Side side(Expression side, Beginning failed, Matched match) {
        if (side instanceof Expression.Field field && failed.last() instanceof Pattern pattern) {
            String binding = pattern.binding() == null ? Beginnings.ASKED : pattern.binding();
            Object fact = match.bindings().get(binding);
            return fact == null ? null : ofField(fact, field.name());
        }
        if (side instanceof Expression.This && failed.last() instanceof Computed computed) {
            return new Side("", match.bindings().get(computed.binding()), "");
        }
        if (side instanceof Expression.Variable variable) {
            return ofVariable(variable.name(), failed, match);
        }
        if (side instanceof Expression.Decimal decimal) {
            return new Side("", new BigDecimal(decimal.digits()), "");
        }
        if (side instanceof Expression.Words words) {
            return new Side("", words.text(), "");
        }
        if (side instanceof Expression.Truth truth) {
            return new Side("", truth.value(), "");
        }
        return side instanceof Expression.Nothing ? new Side("", null, "") : null;
    }

    /** A variable is called what the field is called that it was bound to. */
    private Side ofVariable(String variable, Beginning failed, Matched match) {
        for (Condition condition : failed.rule().conditions()) {
            if (condition instanceof Pattern pattern) {
                for (Constraint constraint : pattern.constraints()) {
                    if (variable.equals(constraint.binding())
                            && constraint.expression() instanceof Expression.Field field) {
                        Object value = match.bindings().get(variable);
                        return match.facts().stream()
                                .filter(fact -> fact.getClass().getSimpleName().equals(pattern.type()))
                                .filter(fact -> Objects.equals(value(fact, field.name()), value))
                                .map(fact -> ofField(fact, field.name()))
                                .findFirst()
                                .orElse(new Side("", value, ""));
                    }
                }
            }
        }
        return new Side("", match.bindings().get(variable), "");
    }

    private Side ofField(Object fact, String field) {
        Object value = value(fact, field);
        if (fact instanceof Measure measure && field.equals("value")) {
            return new Side(label(measure), value, unit(measure));
        }
        if (fact instanceof Parameter && field.equals("value")) {
            return new Side(Message.of("explain.limit").in(language), value, "");
        }
        if (fact instanceof Flag flag && field.equals("value")) {
            return new Side(evidence.label(flag.name()), value, "");
        }
        String path = EvidenceFinder.pathOf(fact);
        return path == null
                ? new Side("", value, "")
                : new Side(evidence.label(path + "." + field), value, names.unit(path + "." + field));
    }

    private String unit(Measure measure) {
        return measure.unit().isEmpty() ? names.unit(measure.name()) : measure.unit();
    }

    private String label(Measure measure) {
        MeasureRow row = pack.measures().get(measure.name());
        if (row == null) {
            return evidence.label(measure.name());
        }
        String subject = measure.subject().isEmpty() ? "" : evidence.subject(measure.subject());
        return subject + (subject.isEmpty() ? "" : " ") + row.label().in(language);
    }

    private String name(String id) {
        MeasureRow row = pack.measures().get(id);
        return row == null ? evidence.label(id) : row.label().in(language);
    }

    private static @Nullable Object value(Object fact, String field) {
        try {
            for (RecordComponent component : fact.getClass().getRecordComponents()) {
                if (component.getName().equals(field)) {
                    return component.getAccessor().invoke(fact);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return null;
    }

    private String show(@Nullable Object value, String unit) {
        if (value == null) {
            return Message.of("explain.not-given").in(language);
        }
        if (value instanceof Boolean flag) {
            return Message.of(flag ? "evidence.true" : "evidence.false").in(language);
        }
        return value instanceof BigDecimal number ? number(number, unit) : String.valueOf(value);
    }

    private static String number(BigDecimal number, String unit) {
        return Template.plain(number) + (unit.isEmpty() || unit.equals("%") ? unit : " " + unit);
    }
}
