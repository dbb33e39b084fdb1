package org.jiheng.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.batch.Standing.Entry;

/**
 * What many results come to: who stands where, grades, averages, what is found most often and what cannot be told. Of each
 * department it keeps name, points and grade, some hundred bytes; the rest is counted.
 */
public final class Summary implements Batch.Following {
    /** More that could not be used are counted and not named: the output names them all. */
    public static final int NAMED = 10_000;

    private final List<Ranked> ranked = new ArrayList<>();
    private final Map<BigDecimal, BigDecimal> numbers = new HashMap<>();
    private final Map<String, Integer> grades = new HashMap<>();
    private final Map<String, Sum> sections = new LinkedHashMap<>();
    private final Map<String, Count> problems = new LinkedHashMap<>();
    private final Map<String, Count> undetermined = new LinkedHashMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private int lines;

    /**
     * A department in the ranking.
     *
     * @param line in the output, from 1
     */
    public record Ranked(
            int line, String name, BigDecimal earned, BigDecimal lowest, BigDecimal highest, String grade) {}

    /** One that could not be used. */
    public record Failure(int line, String document, String message) {}

    /** A problem or check, and in how many departments. */
    public record Count(String id, String title, int departments) {}

    /** A section, and the sum of its points. */
    public record Sum(String id, String name, BigDecimal points) {}

    @Override
    public void done(Result result) {
        add(Standing.of(result));
    }

    @Override
    public void kept(byte[] line, boolean usable) {
        add(Standing.of(line));
    }

    private void add(Standing standing) {
        lines++;
        String failure = standing.failure();
        if (failure != null) {
            if (failures.size() < NAMED) {
                failures.add(new Failure(lines, standing.name(), failure));
            }
            return;
        }
        String grade = standing.grade().intern();
        ranked.add(new Ranked(
                lines,
                standing.name(),
                one(standing.earned()),
                one(standing.lowest()),
                one(standing.highest()),
                grade));
        grades.merge(grade, 1, Integer::sum);
        sum = sum.add(standing.earned());
        standing.sections()
                .forEach(s -> sections.merge(
                        s.id(),
                        new Sum(s.id(), s.title(), s.points()),
                        (a, b) -> new Sum(a.id(), a.name(), a.points().add(b.points()))));
        count(standing.problems(), problems);
        count(standing.undetermined(), undetermined);
    }

    /** Points repeat: each number is kept once. */
    private BigDecimal one(BigDecimal number) {
        return numbers.computeIfAbsent(number, n -> n);
    }

    /** A department counts once, however often it has a problem. */
    private static void count(List<Entry> entries, Map<String, Count> counts) {
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (seen.add(entry.id())) {
                counts.merge(
                        entry.id(),
                        new Count(entry.id(), entry.title(), 1),
                        (a, b) -> new Count(a.id(), a.title(), a.departments() + 1));
            }
        }
    }

    /** The submissions, and how many of them could be evaluated. */
    public int submissions() {
        return lines;
    }

    public int evaluated() {
        return ranked.size();
    }

    /** The best first; those with the same points in the order in which they came. */
    public List<Ranked> ranking() {
        ranked.sort(Comparator.comparing(Ranked::earned).reversed());
        return ranked;
    }

    /** How many have a grade; under the empty name those that have none. */
    public int graded(String grade) {
        return grades.getOrDefault(grade, 0);
    }

    public List<Sum> sections() {
        return List.copyOf(sections.values());
    }

    /** The most frequent first. */
    public List<Count> problems() {
        return sorted(problems.values());
    }

    /** Checks that lacked facts, the most frequent first. */
    public List<Count> undetermined() {
        return sorted(undetermined.values());
    }

    private static List<Count> sorted(Collection<Count> counts) {
        return counts.stream()
                .sorted(Comparator.comparing(Count::departments).reversed().thenComparing(Count::id))
                .toList();
    }

    /** Those that could not be used, the first {@value NAMED} of them. */
    public List<Failure> failures() {
        return List.copyOf(failures);
    }

    public BigDecimal mean() {
        return mean(sum);
    }

    /** A sum over the departments evaluated, shared out among them; to two decimals. */
    public BigDecimal mean(BigDecimal total) {
        return ranked.isEmpty()
                ? BigDecimal.ZERO
                : total.divide(BigDecimal.valueOf(ranked.size()), 2, RoundingMode.HALF_UP);
    }
}
