package org.jiheng.engine.standard;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Vocabulary.Entry;
import org.jiheng.engine.standard.Vocabulary.Slot;
import org.jiheng.source.Complaints;
import org.jiheng.source.Nearest;
import org.jiheng.source.Place;
import org.jiheng.text.Text;

/**
 * Turns a file of sentences ({@code .dslr}: 规则 … 当 … 则 …) into rule text, a line for a line, so that every message names the
 * line its writer sees. A number in a sentence becomes a parameter of its rule.
 */
final class Sentences {
    private static final Pattern RULE = Pattern.compile("(?:规则|rule)\\s*[\"“”「](.+)[\"“”」]");
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?\\d{1,15}(?:\\.\\d{1,10})?)\\s*(%|个百分点|亿元|万元|元|人|个|项|家|份|天|学时)?");
    private static final Pattern QUOTED = Pattern.compile("[\"“”「](.*)[\"“”」]");
    private static final Map<String, Integer> MONEY = Map.of("元", -4, "万元", 0, "亿元", 4);

    private final String file;
    private final Vocabulary vocabulary;
    private final Names names;
    private final Complaints complaints;
    private final List<DatedValue> parameters = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private String rule = "";
    private String unknownKind = "";
    private int numbers;
    private int line;
    private boolean consequence;
    private boolean open;

    private Sentences(String file, Vocabulary vocabulary, Names names, Complaints complaints) {
        this.file = file;
        this.vocabulary = vocabulary;
        this.names = names;
        this.complaints = complaints;
    }

    /** Rule text, and the parameters that its numbers became. */
    record Expanded(String text, List<DatedValue> parameters) {}

    /**
     * The names that sentences may use, by what people call them.
     *
     * @param byKind for each kind of slot: name → id; ids stand for themselves
     * @param units unit by id
     */
    record Names(Map<String, Map<String, String>> byKind, Map<String, String> units) {
        static Names of(
                Map<String, Pack.FactLabel> labels,
                Map<String, Pack.MeasureRow> measures,
                Map<String, Pack.ProblemRow> problems,
                Iterable<String> parameters,
                List<Standard.IndicatorRow> indicators) {
            Map<String, Map<String, String>> names = new HashMap<>();
            List.of("measure", "flag", "problem", "indicator", "parameter")
                    .forEach(kind -> names.put(kind, new TreeMap<>()));
            Map<String, String> units = new HashMap<>();
            labels.forEach((id, label) -> {
                if (!id.contains("[]")) {
                    add(
                            names,
                            label.label().zh().startsWith("是否")
                                            || label.label().zh().contains("是否")
                                    ? "flag"
                                    : "measure",
                            label.label().zh(),
                            id);
                    units.put(id, label.unit());
                }
            });
            measures.forEach((id, row) -> {
                add(names, "measure", row.label().zh(), id);
                units.put(id, row.unit());
            });
            problems.forEach((id, row) -> add(names, "problem", row.title().zh(), id));
            parameters.forEach(id -> add(names, "parameter", id, id));
            indicators.forEach(row -> add(names, "indicator", row.name().zh(), row.id()));
            return new Names(names, units);
        }

        private static void add(Map<String, Map<String, String>> names, String kind, String name, String id) {
            Map<String, String> known = names.computeIfAbsent(kind, key -> new TreeMap<>());
            known.put(id, id);
            known.putIfAbsent(name, id);
        }
    }

    static Expanded expand(String file, String text, Vocabulary vocabulary, Names names, Complaints complaints) {
        Sentences sentences = new Sentences(file, vocabulary, names, complaints);
        text.lines().forEach(sentences::line);
        sentences.close();
        return new Expanded(sentences.out.toString(), sentences.parameters);
    }

    private void line(String written) {
        line++;
        String text = plain(written);
        Matcher named = RULE.matcher(text);
        if (text.isEmpty() || text.startsWith("//") || text.startsWith("#")) {
            out.append("");
        } else if (named.matches()) {
            close();
            rule = named.group(1);
            numbers = 0;
            consequence = false;
            open = true;
            out.append("rule \"").append(rule).append('"');
        } else if (text.equals("当") || text.equals("when")) {
            out.append("when");
        } else if (text.equals("则") || text.equals("then")) {
            consequence = true;
            out.append("then");
        } else if (text.equals("结束") || text.equals("end")) {
            close();
        } else if (!open) {
            complaints.add(place(), "language.outside", written.strip());
        } else {
            out.append(sentence(text.replaceFirst("^[-·•]\\s*", ""), written));
        }
        out.append('\n');
    }

    /** A rule ends where the next begins. */
    private void close() {
        if (open) {
            out.append("end ");
        }
        open = false;
    }

    private String sentence(String text, String written) {
        Optional<String> unknownName = Optional.empty();
        for (Entry entry : vocabulary.entries()) {
            Matcher matcher = entry.pattern().matcher(text);
            if (entry.consequence() == consequence && matcher.matches()) {
                Filled filled = fill(entry, matcher);
                if (filled.unknown().isEmpty()) {
                    return filled.text();
                }
                unknownName = unknownName.or(filled::unknown);
            }
        }
        if (unknownName.isPresent()) {
            complaints.add(
                    place(), "language.unknown-name", unknownName.get(), nearestName(unknownName.get(), unknownKind));
        } else {
            complaints.add(place(), "language.unknown-sentence", written.strip(), nearestSentences(text));
        }
        return "";
    }

    private record Filled(String text, Optional<String> unknown) {}

    private Filled fill(Entry entry, Matcher matcher) {
        String text = entry.expansion();
        StringBuilder before = new StringBuilder();
        String unit = "";
        List<DatedValue> found = new ArrayList<>();
        for (int i = 0; i < entry.slots().size(); i++) {
            Slot slot = entry.slots().get(i);
            String written = matcher.group(i + 1).strip();
            String value;
            if (slot.kind().equals("number")) {
                Matcher number = NUMBER.matcher(written);
                if (!number.matches()) {
                    return new Filled("", Optional.of(written));
                }
                String variable = numbers + found.size() == 0 ? "$limit" : "$limit" + (numbers + found.size() + 1);
                String name = rule + "#" + (numbers + found.size() + 1);
                found.add(parameter(name, number, unit));
                before.append("Parameter(name == \"")
                        .append(name)
                        .append("\", ")
                        .append(variable)
                        .append(" : value) ");
                value = variable;
            } else if (slot.kind().equals("text")) {
                Matcher quoted = QUOTED.matcher(written);
                value = quoted.matches() ? quoted.group(1) : written;
            } else {
                String id = names.byKind().getOrDefault(slot.kind(), Map.of()).get(written);
                if (id == null) {
                    unknownKind = slot.kind();
                    return new Filled("", Optional.of(written));
                }
                unit = names.units().getOrDefault(id, "");
                value = id;
            }
            text = text.replace("{" + slot.name() + "}", value);
        }
        numbers += found.size();
        parameters.addAll(found);
        return new Filled(before + text, Optional.empty());
    }

    /** The number as a parameter, money in 万元; a unit that is not the measure's is a complaint. */
    private DatedValue parameter(String name, Matcher number, String unit) {
        BigDecimal value = new BigDecimal(number.group(1));
        String written = number.group(2) == null ? unit : number.group(2).replace("个百分点", "%");
        Integer shift = MONEY.get(written);
        if (shift != null && unit.equals("万元")) {
            value = value.scaleByPowerOfTen(shift);
        } else if (!unit.isEmpty() && !written.equals(unit)) {
            complaints.add(place(), "language.unit-differs", written, unit);
        }
        return new DatedValue(name, value, 0, 9999, "sentence", Text.EMPTY, place());
    }

    private String nearestName(String name, String kind) {
        return Nearest.to(name, names.byKind().getOrDefault(kind, Map.of()).keySet())
                .orElse("—");
    }

    /** The sentences whose fixed words are most nearly in the one written. */
    private String nearestSentences(String text) {
        return String.join(
                "；",
                vocabulary.entries().stream()
                        .filter(entry -> entry.consequence() == consequence)
                        .sorted(Comparator.comparingInt((Entry entry) -> -likeness(text, entry.words())))
                        .limit(3)
                        .map(entry -> entry.example().isEmpty() ? entry.sentence() : entry.example())
                        .toList());
    }

    /** How many of a hundred characters of the words stand in the text. */
    private static int likeness(String text, String words) {
        long shared = words.chars().filter(c -> text.indexOf(c) >= 0).count();
        return words.isEmpty() ? 0 : (int) (shared * 100 / words.length());
    }

    /** Full-width digits, signs and spaces are as good as the others. */
    private static String plain(String written) {
        StringBuilder plain = new StringBuilder();
        for (char c : written.strip().toCharArray()) {
            boolean wide = c == '\u3000' || (c >= '\uFF10' && c <= '\uFF19') || "％．－＋＂".indexOf(c) >= 0;
            plain.append(wide ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC) : String.valueOf(c));
        }
        return plain.toString().strip().replaceFirst("[。；;]$", "");
    }

    private Place place() {
        return new Place(file, line, 1);
    }
}
