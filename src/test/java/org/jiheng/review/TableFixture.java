package org.jiheng.review;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of the test data and what an accountant knows of it: lines of {@code =} say which of its rows and columns make up which,
 * so that mutants are proved wrong without anything that the program reads.
 *
 * <p>{@code r9 = r4+r5-r6 @ c3,c5-c7} is said of the row 9 in these columns; {@code c5 % c4/c3} of a column of rates,
 * {@code c5 ^ c4/c3} of one of growth.
 */
record TableFixture(String name, String sentence, List<String> rules, List<String> titles, List<List<String>> rows) {
    private static final Pattern RULE = Pattern.compile("(\\S+) ([=%^]) (\\S+) @ (\\S+)");
    private static final Pattern TERM = Pattern.compile("([+-]?)([rc]\\d+(?:c\\d+)?)");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Row and column from 1. */
    record Place(int row, int column) {}

    record Term(String sign, Place at) {}

    /** One instance of a rule. */
    record Known(Place printed, String kind, List<Term> terms) {
        boolean has(Place place) {
            return printed.equals(place) || terms.stream().anyMatch(t -> t.at.equals(place));
        }
    }

    static TableFixture read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int body = lines.indexOf("---") + 1;
        List<String> titles = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines.subList(body, lines.size())) {
            if (line.startsWith("|")) {
                rows.add(Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(cell -> cell.startsWith(" ") ? cell.substring(1).stripTrailing() : cell)
                        .toList());
            } else if (line.contains("\t")) {
                rows.add(List.of(line.split("\t", -1)));
            } else {
                titles.add(line);
            }
        }
        List<String> rules =
                lines.subList(1, body - 1).stream().map(l -> l.substring(2)).toList();
        String name = file.getFileName().toString().replace(".txt", "");
        return new TableFixture(name, lines.get(0).substring(2), rules, titles, rows);
    }

    TableFixture with(Place place, String text) {
        List<List<String>> changed = new ArrayList<>();
        rows.forEach(row -> changed.add(new ArrayList<>(row)));
        changed.get(place.row - 1).set(place.column - 1, text);
        return new TableFixture(name, sentence, rules, titles, List.copyOf(changed));
    }

    String cell(Place place) {
        return rows.get(place.row - 1).get(place.column - 1);
    }

    List<Known> known() {
        List<Known> known = new ArrayList<>();
        for (String rule : rules) {
            Matcher m = RULE.matcher(rule);
            if (!m.matches()) {
                throw new IllegalStateException(name + ": " + rule);
            }
            for (int cross : range(m.group(4))) {
                List<Term> terms = new ArrayList<>();
                Matcher term = TERM.matcher(m.group(3));
                while (term.find()) {
                    terms.add(new Term(term.group(1), place(term.group(2), cross)));
                }
                known.add(new Known(place(m.group(1), cross), m.group(2), terms));
            }
        }
        return known;
    }

    private static List<Integer> range(String text) {
        List<Integer> all = new ArrayList<>();
        for (String part : text.replaceAll("[rc]", "").split(",", -1)) {
            String[] ends = part.split("-", -1);
            for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
                all.add(i);
            }
        }
        return all;
    }

    private static Place place(String term, int cross) {
        String[] numbers = term.substring(1).split("c", -1);
        int first = Integer.parseInt(numbers[0]);
        if (numbers.length > 1) {
            return new Place(first, Integer.parseInt(numbers[1]));
        }
        return term.startsWith("r") ? new Place(first, cross) : new Place(cross, first);
    }

    /** Whether what is known cannot be true of the figures printed. */
    boolean contradicts(Known known) {
        Span computed;
        if (known.kind.equals("=")) {
            computed = Span.exactly(0);
            for (Term term : known.terms) {
                Span part = span(term.at, BigDecimal.ZERO);
                computed = term.sign.equals("-") ? computed.minus(part) : computed.plus(part);
            }
        } else {
            Span base = span(known.terms.get(1).at, BigDecimal.ZERO);
            if (base.low().signum() <= 0) {
                return false;
            }
            computed = span(known.terms.get(0).at, BigDecimal.ZERO).per(base).times(new Span(HUNDRED, HUNDRED));
            computed = known.kind.equals("^") ? computed.minus(new Span(HUNDRED, HUNDRED)) : computed;
        }
        BigDecimal slack = known.kind.equals("=")
                ? BigDecimal.ZERO
                : BigDecimal.ONE.movePointLeft(Math.max(0, value(known.printed).scale()));
        return span(known.printed, slack).apart(computed);
    }

    private BigDecimal value(Place place) {
        String text = cell(place).strip();
        if (!text.matches(".*\\d.*")) {
            return BigDecimal.ZERO;
        }
        BigDecimal value = new BigDecimal(text.replaceAll("[^\\d.]", ""));
        return text.matches("[-－（(].*") ? value.negate() : value;
    }

    private Span span(Place place, BigDecimal slack) {
        BigDecimal value = value(place);
        boolean counted = titles.stream().anyMatch(t -> t.contains("单位：人"));
        BigDecimal half = counted || !cell(place).matches(".*\\d.*")
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(5).movePointLeft(value.scale() + 1);
        return Span.of(value, half).within(slack);
    }
}
