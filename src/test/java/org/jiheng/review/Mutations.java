package org.jiheng.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.document.Document;
import org.jiheng.document.Document.Cell;
import org.jiheng.document.Document.Row;
import org.jiheng.document.Document.Table;
import org.jiheng.document.DocumentReader;
import org.jiheng.document.Location;
import org.jiheng.engine.Reviewer;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.review.Review.Finding;
import org.jiheng.review.Review.Severity;
import org.jiheng.review.form.FormReader;
import org.jiheng.review.form.FormStatements;
import org.jiheng.review.form.SelfForm;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * Measures how many wrong figures a review finds: changes single digits in documents, keeps the mutants that {@link Span} proves
 * contradictory, reviews each, and prints by kind how many were found, and how many of them at the right place.
 *
 * <p>{@code Mutations RULES MOST FILE…} changes the figures of the statements that the program itself reads in a document: what is
 * measured is whether a changed figure is still read. {@code Mutations RULES MOST statements.json} takes statements from a list made
 * by people (quote, operands, formula, figure stated; texts beside it): what is measured is also whether statements are read at all.
 * {@code MOST} is how many mutants of a document are tried at most.
 */
public final class Mutations {
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final Reviewer reviewer;
    private final Partitions partitions;
    private final FormScores scores;
    private final int most;
    private final Random random = new Random(7);
    private final Map<String, int[]> byKind = new TreeMap<>();
    private final List<String> missed = new ArrayList<>();
    private int skipped;

    private Mutations(Reviewer reviewer, Partitions partitions, FormScores scores, int most) {
        this.reviewer = reviewer;
        this.partitions = partitions;
        this.scores = scores;
        this.most = most;
    }

    public static void main(String[] arguments) throws IOException {
        Path rules = Path.of(arguments[0]);
        try (Reviewer reviewer = Reviewer.compile(RulesFolder.open(rules).readReview(), rules);
                FormScores scores = FormScores.read(rules)) {
            for (String file : List.of(arguments).subList(2, arguments.length)) {
                Mutations run = new Mutations(reviewer, Partitions.read(rules), scores, Integer.parseInt(arguments[1]));
                if (file.endsWith(".json")) {
                    run.listed(Path.of(file));
                } else {
                    run.document(Path.of(file));
                }
                run.print(file);
            }
        }
    }

    private Review review(Document document) {
        return Reviewing.review(document, reviewer, partitions, scores, Language.ZH);
    }

    private static Set<String> errors(Review review) {
        Set<String> errors = new HashSet<>();
        review.findings().stream().filter(f -> f.severity() == Severity.ERROR).forEach(f -> errors.add(key(f)));
        return errors;
    }

    private static String key(Finding f) {
        return f.code() + f.location() + f.printed() + f.expected();
    }

    // ── statements that the program reads ──

    private record Use(Statement statement, Figure figure) {}

    private record Spot(Location at, String text) {}

    private void document(Path file) throws IOException {
        Document document = DocumentReader.read(file.toString(), Files.readAllBytes(file));
        Review base = review(document);
        Set<String> known = errors(base);
        List<SelfForm> forms = FormReader.read(document);
        Map<Spot, List<Use>> uses = new LinkedHashMap<>();
        Stream.of(
                        Statements.of(document, partitions).statements(),
                        FormStatements.of(forms, document),
                        scores.of(forms, 2024, Language.ZH).stream()
                                .map(FormScores.Scored::statement)
                                .toList())
                .flatMap(List::stream)
                .filter(s -> !Span.contradicted(s, Map.of()))
                .forEach(s -> Stream.concat(
                                Stream.of(s.printed()),
                                s.readings().stream()
                                        .flatMap(r -> r.terms().stream())
                                        .map(Statement.Term::figure))
                        .distinct()
                        .filter(f -> NUMBER.matcher(f.text()).find())
                        .forEach(f -> uses.computeIfAbsent(new Spot(f.at(), f.text()), k -> new ArrayList<>())
                                .add(new Use(s, f))));
        List<Spot> spots = new ArrayList<>(uses.keySet());
        java.util.Collections.shuffle(spots, random);
        int tried = 0;
        for (Spot spot : spots) {
            if (tried >= most) {
                break;
            }
            tried += mutate(document, spot, uses.getOrDefault(spot, List.of()), known) ? 1 : 0;
        }
        OUT.printf("%s: %s, errors %s%n", file.getFileName(), base.summary(), known.size());
    }

    private boolean mutate(Document document, Spot spot, List<Use> uses, Set<String> known) {
        Matcher number = NUMBER.matcher(spot.text());
        if (!number.find()) {
            return false;
        }
        String old = number.group();
        String changed = changed(old);
        String text =
                spot.text().substring(0, number.start()) + changed + spot.text().substring(number.end());
        BigDecimal before = plain(old);
        List<Use> proved = uses.stream()
                .filter(use -> before.signum() != 0)
                .filter(use -> {
                    Figure f = use.figure();
                    BigDecimal factor =
                            f.value().divide(before, MathContext.DECIMAL128).stripTrailingZeros();
                    Figure now = new Figure(
                            plain(changed).multiply(factor), f.decimals(), f.unit(), f.label(), text, f.at());
                    return Span.contradicted(use.statement(), Map.of(f, now));
                })
                .toList();
        Document mutant = proved.isEmpty() ? null : replaced(document, spot, text);
        if (mutant == null) {
            skipped += proved.isEmpty() ? 0 : 1;
            return false;
        }
        List<Finding> found = review(mutant).findings().stream()
                .filter(f -> f.severity() == Severity.ERROR && !known.contains(key(f)))
                .toList();
        boolean place = found.stream()
                .anyMatch(f -> f.location().equals(spot.at())
                        || proved.stream()
                                .anyMatch(u -> f.location().equals(u.statement().at())));
        String kind = proved.get(0).statement().kind();
        count(kind, !found.isEmpty(), place);
        if (found.isEmpty() || !place) {
            missed.add((found.isEmpty() ? "missed " : "elsewhere ") + kind + " " + spot.text() + " → " + text + "  "
                    + spot.at() + "  " + shortened(proved.get(0).statement().quote()));
        }
        return true;
    }

    private static @Nullable Document replaced(Document document, Spot spot, String text) {
        List<Document.Block> blocks = new ArrayList<>();
        int[] hits = new int[1];
        for (Document.Block block : document.blocks()) {
            if (block instanceof Table table) {
                List<Row> rows = table.rows().stream()
                        .map(row -> new Row(
                                row.cells().stream()
                                        .map(cell -> new Cell(
                                                replaced(cell.text(), cell.at(), spot, text, hits),
                                                cell.column(),
                                                cell.columns(),
                                                cell.continued(),
                                                cell.at()))
                                        .toList(),
                                row.at()))
                        .toList();
                blocks.add(new Table(rows, table.at()));
            } else if (block instanceof Document.Paragraph paragraph) {
                blocks.add(new Document.Paragraph(
                        replaced(paragraph.text(), paragraph.at(), spot, text, hits), paragraph.at()));
            }
        }
        return hits[0] == 1 ? new Document(document.name(), document.format(), document.digest(), blocks) : null;
    }

    private static String replaced(String in, Location at, Spot spot, String text, int[] hits) {
        Matcher whole =
                Pattern.compile("(?<![\\d.,])" + Pattern.quote(spot.text())).matcher(in);
        if (!at.equals(spot.at()) || !whole.find()) {
            return in;
        }
        int start = whole.start();
        hits[0] += whole.find() ? 2 : 1;
        return in.substring(0, start) + text + in.substring(start + spot.text().length());
    }

    // ── statements that people listed ──

    private void listed(Path list) throws IOException {
        for (JsonNode file : new ObjectMapper().readTree(list.toFile())) {
            Path path = list.resolveSibling(file.get("file").asText());
            String text = Files.readString(path);
            Review base = review(DocumentReader.read(path.toString(), text.getBytes(StandardCharsets.UTF_8)));
            Set<String> known = errors(base);
            int wrong = 0;
            for (JsonNode s : file.get("statements")) {
                boolean contradictory = s.get("consistent").asText().equals("false");
                wrong += contradictory ? 1 : 0;
                if (!contradictory) {
                    mutate(path, text, s, known);
                }
            }
            OUT.printf("%s: %s; listed as wrong %d%n", path.getFileName(), base.summary(), wrong);
            base.findings().stream()
                    .filter(f -> f.severity() == Severity.ERROR)
                    .forEach(f -> OUT.println("    " + f.location().line() + " " + f.explanation()));
        }
    }

    private void mutate(Path path, String text, JsonNode s, Set<String> known) {
        String quote = s.get("quote").asText();
        int start = text.indexOf(quote);
        Map<String, String> numbers = new LinkedHashMap<>();
        s.get("operands")
                .properties()
                .forEach(e -> numbers.put(e.getKey(), e.getValue().asText()));
        numbers.put("=", s.get("stated").asText());
        if (start < 0) {
            skipped++;
            return;
        }
        for (Map.Entry<String, String> each : numbers.entrySet()) {
            int at = only(quote, each.getValue());
            if (at < 0) {
                skipped++;
                continue;
            }
            Matcher number = NUMBER.matcher(quote);
            if (!number.find(at)) {
                continue;
            }
            String changed = changed(number.group());
            Map<String, BigDecimal> values = new HashMap<>();
            numbers.forEach((k, v) -> values.put(k, plain(v)));
            BigDecimal sign = plain(each.getValue()).signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE;
            values.put(each.getKey(), plain(changed).multiply(sign));
            if (!proved(s, values)) {
                continue;
            }
            String mutant = text.substring(0, start + number.start()) + changed + text.substring(start + number.end());
            int first = (int) text.substring(0, start)
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            int last = first + (int) quote.chars().filter(c -> c == '\n').count();
            List<Finding> found =
                    review(DocumentReader.read(path.toString(), mutant.getBytes(StandardCharsets.UTF_8)))
                            .findings()
                            .stream()
                            .filter(f -> f.severity() == Severity.ERROR && !known.contains(key(f)))
                            .toList();
            boolean place = found.stream().anyMatch(f -> {
                Integer line = f.location().line();
                return line != null && line >= first && line <= last;
            });
            count(s.get("type").asText(), !found.isEmpty(), place);
            if (!place) {
                missed.add((found.isEmpty() ? "missed " : "elsewhere ") + path.getFileName() + ":" + first + " "
                        + s.get("type").asText() + " " + number.group() + " → " + changed + "  "
                        + s.get("formula").asText()
                        + " = " + s.get("stated").asText() + "  " + shortened(quote));
            }
        }
    }

    /** Where the number stands in the quote; below 0 unless exactly once. */
    private static int only(String quote, String number) {
        BigDecimal wanted = plain(number).abs();
        int at = -1;
        Matcher m = NUMBER.matcher(quote);
        while (m.find()) {
            if (plain(m.group()).compareTo(wanted) == 0 && plain(m.group()).scale() == wanted.scale()) {
                if (at >= 0) {
                    return -1;
                }
                at = m.start();
            }
        }
        return at;
    }

    private static boolean proved(JsonNode s, Map<String, BigDecimal> values) {
        Map<String, Span> spans = new HashMap<>();
        values.forEach((k, v) -> spans.put(k, Span.of(v, half(v))));
        BigDecimal stated = values.getOrDefault("=", BigDecimal.ZERO);
        boolean rate = s.get("formula").asText().contains("/");
        Span printed = Span.of(stated, rate ? half(stated).multiply(BigDecimal.valueOf(2)) : half(stated));
        try {
            return new Formula(s.get("formula").asText(), spans).value().apart(printed);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static BigDecimal half(BigDecimal value) {
        return BigDecimal.valueOf(5).movePointLeft(Math.max(0, value.scale()) + 1);
    }

    // ── what both share ──

    /** Another digit at a random place; the first one stays above 0. */
    private String changed(String number) {
        List<Integer> digits = new ArrayList<>();
        for (int i = 0; i < number.length(); i++) {
            if (Character.isDigit(number.charAt(i))) {
                digits.add(i);
            }
        }
        int at = digits.get(random.nextInt(digits.size()));
        int old = number.charAt(at) - '0';
        int other = (old + 1 + random.nextInt(9)) % 10;
        if (at == 0 && other == 0 && digits.size() > 1) {
            other = old == 9 ? 8 : 9;
        }
        return number.substring(0, at) + other + number.substring(at + 1);
    }

    private static BigDecimal plain(String number) {
        return new BigDecimal(number.replaceAll("[,%]", ""));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 90 ? line : line.substring(0, 90) + "…";
    }

    private void count(String kind, boolean detected, boolean place) {
        int[] counts = byKind.computeIfAbsent(kind, k -> new int[3]);
        counts[0]++;
        counts[1] += detected ? 1 : 0;
        counts[2] += place ? 1 : 0;
    }

    private void print(String file) {
        int[] all = new int[3];
        OUT.printf("%n%s%n%-18s %8s %8s %8s%n", file, "kind", "mutants", "found", "place");
        byKind.forEach((kind, n) -> {
            OUT.printf("%-18s %8d %7.1f%% %7.1f%%%n", kind, n[0], 100.0 * n[1] / n[0], 100.0 * n[2] / n[0]);
            for (int i = 0; i < 3; i++) {
                all[i] += n[i];
            }
        });
        OUT.printf(
                "%-18s %8d %7.1f%% %7.1f%%   not tried: %d%n",
                "all", all[0], 100.0 * all[1] / Math.max(1, all[0]), 100.0 * all[2] / Math.max(1, all[0]), skipped);
        missed.forEach(line -> OUT.println("  " + line));
    }
}
