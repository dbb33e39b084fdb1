package org.jiheng.inquiry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.intake.Patch.Leaf;
import org.jiheng.source.Complaint;
import org.jiheng.source.Complaints;
import org.jiheng.source.Node;

/** A single value of a submission, as something that could be another: a figure, an answer, one of several choices. */
sealed interface Value {
    /** Names are no figures, whatever they look like. */
    Pattern NAMES = Pattern.compile(".*\\.(name|task|kind|project|unit)");

    Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,12})?");

    /** A number with its unit and, for a target, its operator, as in {@code >= 100 家}. */
    Pattern QUANTITY =
            Pattern.compile("(?<before>\\D*?)(?<number>[+-]?\\d{1,15}(\\.\\d{1,10})?)(?<after>[^\\d,.][^\\d]*)?");

    /** A number, with what stands around it. */
    record Figure(BigDecimal number, String before, String after) implements Value {
        String written(BigDecimal other) {
            return before + other.toPlainString() + after;
        }
    }

    /** A date, counted in days. */
    record Day(LocalDate day) implements Value {}

    /** Yes or no. */
    record Answer(boolean yes) implements Value {}

    /** One of several words. */
    record Choice(List<String> others) implements Value {}

    /** What a value could be instead; empty for names and other words. */
    static Optional<Value> of(String fact, Leaf leaf, Trials trials) {
        String text = leaf.scalar().text().strip();
        if (NAMES.matcher(fact).matches()) {
            return Optional.empty();
        }
        if (text.equals("true") || text.equals("false")) {
            return Optional.of(new Answer(text.equals("true")));
        }
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(new Figure(new BigDecimal(text), "", ""));
        }
        try {
            return Optional.of(new Day(LocalDate.parse(text)));
        } catch (DateTimeParseException e) {
            return quantity(text).or(() -> choice(leaf, text, trials));
        }
    }

    private static Optional<Value> quantity(String text) {
        Matcher quantity = QUANTITY.matcher(text);
        if (!quantity.matches()) {
            return Optional.empty();
        }
        String after = quantity.group("after");
        return Optional.of(new Figure(
                new BigDecimal(quantity.group("number")), quantity.group("before"), after == null ? "" : after));
    }

    /** Whether a word is one of several, the intake says when it meets one that is not among them. */
    private static Optional<Value> choice(Leaf leaf, String text, Trials trials) {
        Complaints complaints = new Complaints();
        trials.read(Map.of(leaf.path(), new Node.Scalar(leaf.scalar().place(), "?", Node.Kind.TEXT)), complaints);
        return complaints.complaints().stream()
                .map(Complaint::message)
                .filter(message -> message.key().equals("source.not-a-choice"))
                .map(message -> List.of(message.arguments().get(2).split(", ")))
                .filter(choices -> choices.contains(text))
                .findFirst()
                .map(choices -> new Choice(
                        choices.stream().filter(other -> !other.equals(text)).toList()));
    }
}
