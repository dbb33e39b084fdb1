package org.jiheng.report;

import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.authoring.revision.Impact;
import org.jiheng.authoring.revision.Impact.Department;
import org.jiheng.authoring.revision.Impact.Summary;
import org.jiheng.authoring.revision.Impact.Unit;
import org.jiheng.text.Language;

/** What a revision does to departments as text: sums, each change, and the departments that move most. */
public final class ImpactText {
    /** A terminal is no place for more; workbook and JSON list all. */
    private static final int SHOWN = 40;

    private final Impact impact;
    private final RevisionWords words;
    private final ImpactWords said;
    private final StringBuilder out = new StringBuilder();

    private ImpactText(Impact impact, Language language) {
        this.impact = impact;
        this.words = new RevisionWords(language);
        this.said = new ImpactWords(impact, words);
    }

    public static String of(Impact impact, Language language) {
        ImpactText text = new ImpactText(impact, language);
        RevisionText.head(text.words.say("impact.title"), impact.revision(), text.words, text.out);
        impact.notices()
                .forEach(notice -> text.out.append("  ※ ").append(notice).append('\n'));
        text.summary(impact.summary());
        text.units();
        text.departments();
        text.left("impact.skipped", impact.skipped());
        text.left("impact.unusable", impact.unusable());
        return text.out.toString();
    }

    private void summary(Summary sum) {
        out.append('\n')
                .append(words.say(
                        "impact.departments", sum.departments(), sum.affected(), sum.up(), sum.down(), sum.regraded()))
                .append('\n');
        Columns lines = new Columns("ll");
        lines.row(
                words.say("impact.average"),
                Format.points(sum.averageBefore()) + " → " + Format.points(sum.averageAfter()) + "  ("
                        + ImpactWords.signed(sum.averageAfter().subtract(sum.averageBefore())) + ")");
        lines.row(
                words.say("impact.grades"),
                sum.grades().stream()
                        .map(each -> said.grade(each.grade()) + " " + each.before() + " → " + each.after())
                        .collect(Collectors.joining("  ")));
        if (!sum.moves().isEmpty()) {
            lines.row(
                    words.say("impact.moves"),
                    sum.moves().stream()
                            .map(move -> words.say(
                                    "impact.move", said.grade(move.from()), said.grade(move.to()), move.departments()))
                            .collect(Collectors.joining(words.say("report.semicolon"))));
        }
        lines.print("  ", out);
        if (!sum.problems().isEmpty()) {
            out.append('\n').append(words.say("impact.problems")).append('\n');
            sum.problems()
                    .forEach(p -> out.append("  · ")
                            .append(words.say(
                                    "impact.problem-row", p.title(), p.before(), p.after(), p.found(), p.gone()))
                            .append('\n'));
        }
    }

    private void units() {
        if (impact.changes().isEmpty()) {
            out.append('\n').append(words.say("diff.none")).append('\n');
            return;
        }
        out.append('\n').append(words.say("impact.by-change")).append('\n');
        Columns table = new Columns("rlrrrr");
        row(table, words.say("impact.unit-heads"));
        for (Unit unit : impact.units()) {
            table.row(
                    unit.number(),
                    said.unit(unit),
                    unit.affected(),
                    unit.up(),
                    unit.down(),
                    ImpactWords.signed(unit.points()));
        }
        table.print("  ", out);
        impact.units().stream()
                .filter(unit -> unit.problem() != null)
                .forEach(unit -> out.append("  ")
                        .append(unit.number())
                        .append(". ")
                        .append(words.say("impact.not-alone", String.valueOf(unit.problem())))
                        .append('\n'));
        if (!said.unmeasured().isEmpty()) {
            out.append("  ")
                    .append(words.say(
                            "impact.no-effect",
                            said.unmeasured().stream()
                                    .map(words::name)
                                    .collect(Collectors.joining(words.say("report.semicolon")))))
                    .append('\n');
        }
    }

    private void departments() {
        List<Department> affected =
                impact.departments().stream().filter(Department::affected).toList();
        out.append('\n');
        if (affected.isEmpty()) {
            out.append(words.say("impact.nobody-affected")).append('\n');
            return;
        }
        out.append(words.say("impact.affected-first")).append('\n');
        Columns table = new Columns("lrrrlll");
        row(table, words.say("impact.department-heads"));
        affected.stream()
                .limit(SHOWN)
                .forEach(each -> table.row(
                        each.name() + (each.project() == null ? "" : "·" + each.project()),
                        Format.points(each.before().earned()),
                        Format.points(each.after().earned()),
                        ImpactWords.signed(each.difference()),
                        moved(
                                said.grade(each.before().grade()),
                                said.grade(each.after().grade())),
                        moved(
                                String.valueOf(each.before().rank()),
                                String.valueOf(each.after().rank())),
                        because(each)));
        table.print("  ", out);
        int more = affected.size() - SHOWN;
        if (more > 0) {
            out.append("  ").append(words.say("impact.more", more)).append('\n');
        }
        int others = impact.departments().size() - affected.size();
        if (others > 0) {
            out.append("  ").append(words.say("impact.unaffected", others)).append('\n');
        }
    }

    private String because(Department each) {
        StringBuilder because = new StringBuilder(said.because(each));
        add(because, "impact.found", said.problems(each.found()));
        add(because, "impact.gone", said.problems(each.gone()));
        each.notices()
                .forEach(notice -> because.append(because.isEmpty() ? "" : words.say("report.semicolon"))
                        .append(notice));
        return because.toString();
    }

    private void add(StringBuilder because, String key, String problems) {
        if (!problems.isEmpty()) {
            because.append(because.isEmpty() ? "" : words.say("report.semicolon"))
                    .append(words.say(key, problems));
        }
    }

    private void left(String title, List<Impact.Left> left) {
        if (left.isEmpty()) {
            return;
        }
        out.append('\n').append(words.say(title)).append('\n');
        left.forEach(each -> {
            boolean placed = each.message().startsWith(each.document());
            String message = placed ? each.message() : each.document() + "  " + each.message();
            message.lines().forEach(line -> out.append("  ").append(line).append('\n'));
        });
    }

    private static void row(Columns table, String headings) {
        table.row((Object[]) headings.split("\\|", -1));
    }

    private static String moved(String before, String after) {
        return before.equals(after) ? after : before + " → " + after;
    }
}
