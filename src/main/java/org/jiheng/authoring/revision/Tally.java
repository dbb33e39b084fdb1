package org.jiheng.authoring.revision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jiheng.authoring.revision.Impact.Department;
import org.jiheng.authoring.revision.Impact.Graded;
import org.jiheng.authoring.revision.Impact.Left;
import org.jiheng.authoring.revision.Impact.Part;
import org.jiheng.authoring.revision.Impact.Problem;
import org.jiheng.authoring.revision.Impact.Problems;
import org.jiheng.authoring.revision.Impact.Regraded;
import org.jiheng.authoring.revision.Impact.Summary;
import org.jiheng.authoring.revision.Impact.Unit;
import org.jiheng.authoring.revision.Trial.Result;
import org.jiheng.engine.Submission;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Standard;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** Adds up the results of departments. */
final class Tally {
    private static final int DECIMALS = 4;

    private final Revision revision;
    private final @Nullable Integer year;
    private final List<Change> changes;
    private final List<Units.Unit> units;
    private final Language language;
    private final List<Known> known = new ArrayList<>();
    private final List<Left> skipped = new ArrayList<>();
    private final List<Left> unusable = new ArrayList<>();

    /** A department that was evaluated by both editions. */
    private record Known(Result result, Submission submission, Outcome before, Outcome after) {
        BigDecimal difference() {
            return after.earned().subtract(before.earned());
        }
    }

    Tally(Revision revision, @Nullable Integer year, List<Change> changes, List<Units.Unit> units, Language language) {
        this.revision = revision;
        this.year = year;
        this.changes = changes;
        this.units = units;
        this.language = language;
    }

    void add(Result result) {
        Submission submission = result.submission();
        Outcome before = result.before();
        Outcome after = result.after();
        if (submission != null && before != null && after != null) {
            // the facts have served; what is kept of a department is small
            known.add(new Known(result, light(submission), before, after));
        }
        if (result.skipped() != null) {
            skipped.add(result.skipped());
        }
        if (result.unusable() != null) {
            unusable.add(result.unusable());
        }
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    /** Why there is nothing to show: all that was left out, with the reasons. */
    InputException nothing() {
        var complaints = new org.jiheng.source.Complaints();
        Stream.concat(skipped.stream(), unusable.stream())
                .forEach(left -> complaints.add(Place.whole(left.document()), "impact.left-out", left.message()));
        if (complaints.isEmpty()) {
            complaints.add(Place.whole("CORPUS"), "impact.nobody");
        }
        return new InputException(complaints.complaints());
    }

    Impact impact() {
        Map<BigDecimal, Integer> before =
                ranks(known.stream().map(Known::before).toList());
        Map<BigDecimal, Integer> after = ranks(known.stream().map(Known::after).toList());
        List<Department> departments = known.stream()
                .map(each -> department(each, before, after))
                .sorted(Comparator.comparing((Department d) -> !d.affected())
                        .thenComparing(d -> d.difference().abs().negate())
                        .thenComparing(d -> d.before().sameGrade(d.after())))
                .toList();
        List<Unit> effects = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            effects.add(unit(i));
        }
        List<Change> shown = changes.stream()
                .filter(change -> revision.changes().contains(change) || moves(change, effects))
                .toList();
        return new Impact(
                revision,
                year,
                shown,
                effects.stream()
                        .filter(unit ->
                                shown.stream().anyMatch(change -> unit.changes().contains(change.id())))
                        .toList(),
                summary(departments),
                departments,
                skipped,
                unusable,
                notices());
    }

    /** A value that differs only because of the year is told of where it moves anything. */
    private static boolean moves(Change change, List<Unit> units) {
        return units.stream()
                .filter(unit ->
                        unit.changes().contains(change.id()) || unit.along().contains(change.id()))
                .anyMatch(unit -> unit.affected() > 0);
    }

    private static Submission light(Submission s) {
        return new Submission(
                s.file(),
                s.department(),
                s.standard(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                s.commission(),
                s.digest());
    }

    /** The rank of each score: one more than there are departments with a higher one. */
    private static Map<BigDecimal, Integer> ranks(List<Outcome> outcomes) {
        Map<BigDecimal, Integer> ranks = new TreeMap<>(Comparator.reverseOrder());
        outcomes.forEach(outcome -> ranks.merge(outcome.earned(), 1, Integer::sum));
        int above = 0;
        for (Map.Entry<BigDecimal, Integer> each : ranks.entrySet()) {
            int count = each.getValue();
            each.setValue(above + 1);
            above += count;
        }
        return ranks;
    }

    private Department department(Known each, Map<BigDecimal, Integer> before, Map<BigDecimal, Integer> after) {
        List<Part> parts = new ArrayList<>();
        BigDecimal joint = each.difference();
        for (int i = 0; i < units.size(); i++) {
            Outcome alone = each.result().alone().get(i);
            BigDecimal moved =
                    alone == null ? null : alone.earned().subtract(each.before().earned());
            if (moved != null) {
                joint = joint.subtract(moved);
            }
            if (moved == null || moved.signum() != 0) {
                parts.add(new Part(i + 1, moved));
            }
        }
        return new Department(
                each.result().document(),
                each.submission().department().name(),
                each.submission().department().project(),
                each.submission().department().year(),
                each.before()
                        .standing(
                                Objects.requireNonNull(before.get(each.before().earned()))),
                each.after()
                        .standing(Objects.requireNonNull(after.get(each.after().earned()))),
                each.difference(),
                parts,
                joint,
                each.after().beyond(each.before()),
                each.before().beyond(each.after()),
                each.result().notices());
    }

    private Unit unit(int index) {
        Units.Unit unit = units.get(index);
        int affected = 0;
        int up = 0;
        int down = 0;
        BigDecimal points = BigDecimal.ZERO;
        String problem = null;
        for (Known each : known) {
            Outcome alone = each.result().alone().get(index);
            if (alone == null) {
                problem = problem == null ? each.result().problems().get(index) : problem;
                continue;
            }
            BigDecimal moved = alone.earned().subtract(each.before().earned());
            affected += alone.differs(each.before()) ? 1 : 0;
            up += moved.signum() > 0 ? 1 : 0;
            down += moved.signum() < 0 ? 1 : 0;
            points = points.add(moved);
        }
        return new Unit(
                index + 1,
                unit.changes().stream().map(Change::id).toList(),
                unit.along().stream().map(Change::id).toList(),
                problem,
                affected,
                up,
                down,
                points);
    }

    private Summary summary(List<Department> departments) {
        return new Summary(
                departments.size(),
                (int) departments.stream().filter(Department::affected).count(),
                (int) departments.stream()
                        .filter(d -> d.difference().signum() > 0)
                        .count(),
                (int) departments.stream()
                        .filter(d -> d.difference().signum() < 0)
                        .count(),
                (int) departments.stream()
                        .filter(d -> !d.before().sameGrade(d.after()))
                        .count(),
                average(departments.stream().map(d -> d.before().earned()).toList()),
                average(departments.stream().map(d -> d.after().earned()).toList()),
                grades(departments),
                moves(departments),
                problems());
    }

    private static BigDecimal average(List<BigDecimal> scores) {
        return scores.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(scores.size()), DECIMALS, RoundingMode.HALF_UP);
    }

    /** The grades of both editions from the best down, then those that have none. */
    private List<@Nullable String> gradeNames(List<Department> departments) {
        List<@Nullable String> names = new ArrayList<>(Details.merged(
                grades(revision.before().pack().standard()),
                grades(revision.after().pack().standard())));
        if (departments.stream()
                .anyMatch(d -> d.before().grade() == null || d.after().grade() == null)) {
            names.add(null);
        }
        return names;
    }

    private List<String> grades(Standard standard) {
        return standard.grades().stream()
                .map(grade -> grade.name().in(language))
                .toList();
    }

    private List<Graded> grades(List<Department> departments) {
        return gradeNames(departments).stream()
                .map(name -> new Graded(
                        name,
                        (int) departments.stream()
                                .filter(d -> Objects.equals(name, d.before().grade()))
                                .count(),
                        (int) departments.stream()
                                .filter(d -> Objects.equals(name, d.after().grade()))
                                .count()))
                .toList();
    }

    private List<Regraded> moves(List<Department> departments) {
        List<Regraded> moves = new ArrayList<>();
        for (String from : gradeNames(departments)) {
            for (String to : gradeNames(departments)) {
                int count = (int) departments.stream()
                        .filter(d -> Objects.equals(from, d.before().grade())
                                && Objects.equals(to, d.after().grade()))
                        .count();
                if (count > 0 && !Objects.equals(from, to)) {
                    moves.add(new Regraded(from, to, count));
                }
            }
        }
        return moves;
    }

    /** Every problem whose number of departments, or whose departments, are not the same before and after. */
    private List<Problems> problems() {
        Map<String, int[]> counts = new TreeMap<>();
        Map<String, String> titles = new LinkedHashMap<>();
        for (Known each : known) {
            List.of(each.before(), each.after())
                    .forEach(outcome -> outcome.problems().forEach(p -> titles.put(p.code(), p.title())));
            count(each.before().problems(), counts, 0);
            count(each.after().problems(), counts, 1);
            count(each.after().beyond(each.before()), counts, 2);
            count(each.before().beyond(each.after()), counts, 3);
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue()[2] + entry.getValue()[3] > 0)
                .map(entry -> new Problems(
                        entry.getKey(),
                        titles.getOrDefault(entry.getKey(), entry.getKey()),
                        entry.getValue()[0],
                        entry.getValue()[1],
                        entry.getValue()[2],
                        entry.getValue()[3]))
                .toList();
    }

    private static void count(List<Problem> problems, Map<String, int[]> counts, int at) {
        new TreeSet<>(problems.stream().map(Problem::code).toList())
                .forEach(code -> counts.computeIfAbsent(code, key -> new int[4])[at]++);
    }

    /** What a reader must know of the result as a whole. */
    private List<String> notices() {
        List<String> notices = new ArrayList<>();
        int latest = known.stream()
                .mapToInt(each -> each.submission().department().year())
                .max()
                .orElse(0);
        if (year != null) {
            notices.add(say("impact.of-year", year));
            return notices;
        }
        Wording words = new Wording(revision.after().pack(), language);
        for (DatedValue value : revision.after().pack().parameters()) {
            if (value.from() > latest) {
                notices.add(say("impact.starts-later", value.name(), words.value(value), value.from()));
            }
        }
        return notices;
    }

    private String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(language);
    }
}
