package org.jiheng.collection;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiheng.collection.CollectionSheet.Entry;
import org.jiheng.intake.Grammar.Kind;
import org.jiheng.intake.Grammar.Value;
import org.jiheng.source.Node;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** What people enter in a cell, as a submission writes it. What cannot be told for sure is left as it is, for intake to refuse. */
final class Entered {
    /** Given, and empty: a form that was filed with nothing in this place. */
    static final String EMPTY = "（空）";

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,12})?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Map<String, String> FLAGS = Map.of(
            "是", "true", "否", "false", "yes", "true", "no", "false", "true", "true", "false", "false", "√", "true", "×",
            "false");

    private static final Map<String, String> CHOICES = Map.of(
            "source", "collection.choice-source",
            "nature", "collection.choice-nature",
            "done", "collection.choice-done",
            "ongoing", "collection.choice-ongoing",
            "delayed", "collection.choice-delayed",
            "ended", "collection.choice-ended");

    private Entered() {}

    static Node.Scalar node(Entry entry, Kind kind, List<String> choices) {
        String text = entry.text();
        return switch (kind) {
            case COUNT, AMOUNT -> number(entry.place(), plain(text));
            case PERCENT -> number(entry.place(), plain(text).replaceFirst("%$", ""));
            case FLAG -> flag(entry);
            case DATE -> text(entry.place(), day(text));
            case CHOICE -> text(entry.place(), choice(text, choices));
            case TEXT, FIGURE -> text(entry.place(), text.equals(EMPTY) ? "" : text);
        };
    }

    static Node.Scalar node(Entry entry, Value value) {
        return node(entry, value.kind(), value.choices());
    }

    /** A fact of which nothing is known but that it is one: a number, yes or no, or words. */
    static Node.Scalar free(Entry entry) {
        String plain = plain(entry.text()).replaceFirst("%$", "");
        if (NUMBER.matcher(plain).matches()) {
            return number(entry.place(), plain);
        }
        Node.Scalar flag = flag(entry);
        return flag.kind() == Node.Kind.BOOLEAN ? flag : text(entry.place(), entry.text());
    }

    static Node.Scalar flag(Entry entry) {
        String flag = FLAGS.get(entry.text().toLowerCase(Locale.ROOT));
        return flag == null
                ? text(entry.place(), entry.text())
                : new Node.Scalar(entry.place(), flag, Node.Kind.BOOLEAN);
    }

    static Node.Scalar text(Entry entry) {
        return text(entry.place(), entry.text());
    }

    /** What a choice is called in the drop-down. */
    static String called(String choice, Language language) {
        String key = CHOICES.get(choice);
        return key == null ? choice : Message.of(key).in(language);
    }

    static String called(List<String> choices, Language language) {
        return choices.stream().map(choice -> called(choice, language)).collect(Collectors.joining(", "));
    }

    private static String choice(String text, List<String> choices) {
        Map<String, String> byName = choices.stream()
                .flatMap(choice -> List.of(Language.ZH, Language.EN).stream()
                        .map(language -> Map.entry(called(choice, language), choice)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
        return byName.getOrDefault(text, text);
    }

    private static String day(String text) {
        Matcher day = DAY.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        return day.matches()
                ? "%s-%02d-%02d".formatted(day.group(1), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)))
                : text;
    }

    private static String plain(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return THOUSANDS.matcher(plain).matches() ? plain.replace(",", "") : plain;
    }

    private static Node.Scalar number(Place place, String text) {
        return new Node.Scalar(place, text, NUMBER.matcher(text).matches() ? Node.Kind.NUMBER : Node.Kind.TEXT);
    }

    private static Node.Scalar text(Place place, String text) {
        return new Node.Scalar(place, text, Node.Kind.TEXT);
    }
}
