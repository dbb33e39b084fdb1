package org.jiheng.review;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A whole document as a department writes it, apart from any format: paragraphs, tables and forms, whose figures know what they are
 * computed from. A figure stands in braces: {@code {a=12.30}} as it is, {@code {c:=a+b}} as the document claims it to follow from
 * others, {@code {c~=a+b}} computed so that it is true although nothing claims it; {@code ;2} gives its decimals, {@code !} says that
 * it is counted and therefore exact. {@code @let} names what is not printed, {@code @cap a b} says that a is at most b.
 *
 * <p>A line {@code |a|b*2|^} is a row of a table: {@code *2} spans two columns, {@code ^} goes on from above. {@code |+} begins a row
 * of indicators and {@code |$} one of the budget of a form, whose columns {@code @form} and {@code @money} name.
 */
final class Written {
    private static final Pattern FIGURE = Pattern.compile("\\{(\\w+)(:=|~=|=)([^};!]*)(?:;(\\d))?(!?)\\}");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z]\\w*");
    private static final Pattern SHOWN = Pattern.compile("\\{(\\w+)\\}");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** What a document consists of. */
    sealed interface Part {}

    record Text(String text) implements Part {}

    record Sheet(String name) implements Part {}

    record Rows(List<Row> rows) implements Part {}

    /** A row of a table; {@code columns} names its columns where it is one of a form. */
    record Row(List<Cell> cells, @Nullable List<String> columns, boolean money) {}

    record Cell(String text, int span, boolean below) {}

    private record Figure(
            String text,
            @Nullable String formula,
            boolean claimed,
            @Nullable Integer decimals,
            boolean exact) {}

    final String name;
    final List<String> formats = new ArrayList<>();
    final List<Part> parts = new ArrayList<>();
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final Map<String, String> printed = new LinkedHashMap<>();
    private final List<String[]> caps = new ArrayList<>();
    private final Set<String> hidden = new TreeSet<>();

    private Written(String name) {
        this.name = name;
    }

    static Written read(Path file) throws IOException {
        String name = file.getFileName().toString().replaceAll("\\..*", "");
        Written written = new Written(name);
        written.parse(Files.readAllLines(file));
        return written;
    }

    private void parse(List<String> lines) {
        Map<String, List<String>> columns = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split("\\s+");
            if (line.startsWith("|")) {
                rows.add(row(line, columns));
                continue;
            }
            boolean within = line.matches("@(?:form|money) .*");
            if (!rows.isEmpty() && !within) {
                parts.add(new Rows(List.copyOf(rows)));
                rows.clear();
            }
            switch (words[0]) {
                case "", "#" -> {}
                case "@as" -> formats.addAll(List.of(words).subList(1, words.length));
                case "@let" -> {
                    String[] let = words[1].split("=", 2);
                    taken("{" + let[0] + (let[1].matches("[\\d.,]+") ? "=" : "~=") + let[1] + "}");
                    hidden.add(let[0]);
                }
                case "@cap" -> caps.add(new String[] {words[1], words[2]});
                case "@sheet" -> parts.add(new Sheet(words[1]));
                case "@form", "@money" -> columns.put(words[0], List.of(words).subList(1, words.length));
                default -> parts.add(new Text(taken(line)));
            }
        }
        if (!rows.isEmpty()) {
            parts.add(new Rows(List.copyOf(rows)));
        }
        figures.keySet().forEach(this::figure);
    }

    private Row row(String line, Map<String, List<String>> columns) {
        boolean indicators = line.startsWith("|+");
        boolean money = line.startsWith("|$");
        List<Cell> cells = new ArrayList<>();
        for (String each : line.substring(indicators || money ? 2 : 1).split("\\|", -1)) {
            Matcher spans = Pattern.compile("(.*?)(?:\\*(\\d+))?").matcher(each.strip());
            boolean matched = spans.matches();
            String text = matched ? spans.group(1) : each;
            int span = matched && spans.group(2) != null ? Integer.parseInt(spans.group(2)) : 1;
            boolean below = text.equals("^");
            cells.add(new Cell(below ? "" : taken(text), span, below));
        }
        return new Row(cells, indicators ? columns.get("@form") : money ? columns.get("@money") : null, money);
    }

    /** Takes the figures out of a text and leaves their names. */
    private String taken(String text) {
        return FIGURE.matcher(text).replaceAll(m -> {
            boolean computed = !m.group(2).equals("=");
            Integer decimals = m.group(4) == null ? null : Integer.valueOf(m.group(4));
            Figure figure = new Figure(
                    computed ? "" : m.group(3),
                    computed ? m.group(3) : null,
                    m.group(2).equals(":="),
                    decimals,
                    !m.group(5).isEmpty());
            if (figures.put(m.group(1), figure) != null) {
                throw new IllegalStateException(name + ": " + m.group(1) + " is there twice");
            }
            return "{" + m.group(1) + "}";
        });
    }

    private Figure of(String figure) {
        Figure found = figures.get(figure);
        if (found == null) {
            throw new IllegalStateException(name + ": no figure " + figure);
        }
        return found;
    }

    /** A figure as printed. */
    String figure(String figure) {
        String known = printed.get(figure);
        if (known != null) {
            return known;
        }
        Figure f = of(figure);
        String text = f.text;
        if (f.formula != null) {
            List<String> terms = terms(f.formula);
            Map<String, Span> values = new HashMap<>();
            terms.forEach(t -> values.put(t, Span.of(number(figure(t)), BigDecimal.ZERO)));
            int finest = terms.stream()
                    .mapToInt(t -> number(figure(t)).scale())
                    .max()
                    .orElse(0);
            BigDecimal value = new Formula(f.formula, values)
                    .value()
                    .low()
                    .setScale(f.decimals != null ? f.decimals : ratio(f) ? 2 : finest, RoundingMode.HALF_UP);
            boolean grouped =
                    !ratio(f) && terms.stream().anyMatch(t -> figure(t).contains(","));
            text = grouped
                    ? new java.text.DecimalFormat("#,##0" + (value.scale() > 0 ? "." + "0".repeat(value.scale()) : ""))
                            .format(value)
                    : value.toPlainString();
        }
        printed.put(figure, text);
        return text;
    }

    private static boolean ratio(Figure f) {
        return f.formula != null && f.formula.contains("/");
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(",", ""));
    }

    private static List<String> terms(String formula) {
        return NAME.matcher(formula).results().map(m -> m.group()).distinct().toList();
    }

    /** The text with its figures, of which some are changed. */
    String shown(String text, Map<String, String> changed) {
        return SHOWN.matcher(text).replaceAll(m -> changed.getOrDefault(m.group(1), figure(m.group(1))));
    }

    /** The figure that the text is and nothing else; null otherwise. */
    @Nullable
    String alone(String text) {
        Matcher m = SHOWN.matcher(text.replaceAll("%$", ""));
        return m.matches() ? m.group(1) : null;
    }

    /** The figures that claim to follow from others, or that others claim to follow from. */
    Set<String> bound() {
        Set<String> bound = new TreeSet<>();
        claims().forEach(c -> {
            bound.addAll(terms(of(c).formula == null ? "" : String.valueOf(of(c).formula)));
            bound.add(c);
        });
        caps.forEach(c -> bound.addAll(List.of(c)));
        bound.removeAll(hidden);
        return bound;
    }

    private List<String> claims() {
        return figures.keySet().stream().filter(f -> of(f).claimed).toList();
    }

    /** The figures of each claim that cannot be true, some of them changed; empty where every claim may be true. */
    List<Set<String>> contradicted(Map<String, String> changed) {
        List<Set<String>> all = new ArrayList<>();
        for (String claim : claims()) {
            Figure f = of(claim);
            List<String> terms = terms(String.valueOf(f.formula));
            int finest = java.util.stream.Stream.concat(terms.stream(), java.util.stream.Stream.of(claim))
                    .filter(t -> !of(t).exact)
                    .mapToInt(t -> number(value(t, changed)).scale())
                    .max()
                    .orElse(0);
            boolean sum = !String.valueOf(f.formula).matches(".*[*/].*");
            Map<String, Span> values =
                    terms.stream().collect(Collectors.toMap(t -> t, t -> span(t, changed, sum ? finest : null)));
            Span own = span(claim, changed, sum ? finest : null);
            BigDecimal slack = ratio(f) ? unit(number(value(claim, changed)).scale()) : BigDecimal.ZERO;
            if (new Formula(String.valueOf(f.formula), values).value().apart(own.within(slack))) {
                Set<String> names = new TreeSet<>(terms);
                names.add(claim);
                all.add(names);
            }
        }
        for (String[] cap : caps) {
            if (number(value(cap[0], changed)).compareTo(number(value(cap[1], changed))) > 0) {
                all.add(Set.of(cap));
            }
        }
        return all;
    }

    private String value(String figure, Map<String, String> changed) {
        return changed.getOrDefault(figure, figure(figure));
    }

    private Span span(String figure, Map<String, String> changed, @Nullable Integer finest) {
        BigDecimal value = number(value(figure, changed));
        boolean exact = of(figure).exact || hidden.contains(figure);
        return Span.of(value, exact ? BigDecimal.ZERO : HALF.multiply(unit(finest == null ? value.scale() : finest)));
    }

    private static BigDecimal unit(int decimals) {
        return BigDecimal.ONE.movePointLeft(decimals);
    }

    /** The rows of its forms, of money or of indicators: what stands in each named column. */
    List<Map<String, String>> rows(boolean money) {
        List<Map<String, String>> all = new ArrayList<>();
        for (Part part : parts) {
            Map<Integer, String> above = new HashMap<>();
            for (Row row : part instanceof Rows table ? table.rows : List.<Row>of()) {
                Map<String, String> told = new LinkedHashMap<>();
                int column = 0;
                for (Cell cell : row.cells) {
                    String text = cell.below ? above.getOrDefault(column, "") : shown(cell.text, Map.of());
                    above.put(column, text);
                    if (row.columns != null && column < row.columns.size()) {
                        told.put(row.columns.get(column), text);
                    }
                    column += cell.span;
                }
                if (row.columns != null && row.money == money) {
                    all.add(told);
                }
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return name;
    }
}
