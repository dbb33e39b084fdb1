package org.jiheng.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.authoring.revision.Change;
import org.jiheng.authoring.revision.Change.Detail;
import org.jiheng.authoring.revision.Impact;
import org.jiheng.authoring.revision.Impact.Department;
import org.jiheng.authoring.revision.Impact.Left;
import org.jiheng.authoring.revision.Impact.Summary;
import org.jiheng.authoring.revision.Impact.Unit;
import org.jiheng.authoring.revision.Revision;
import org.jiheng.report.Book.Look;
import org.jiheng.report.Book.Page;
import org.jiheng.report.Book.Points;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/** A revision as a workbook, and what it does to departments: every department a row. */
public final class RevisionBook {
    private final Book book = new Book();
    private final RevisionWords words;

    private RevisionBook(Language language) {
        this.words = new RevisionWords(language);
    }

    public static byte[] of(Revision revision, Language language) {
        RevisionBook workbook = new RevisionBook(language);
        workbook.changes(revision, revision.changes());
        workbook.details(revision.changes());
        return workbook.book.bytes();
    }

    public static byte[] of(Impact impact, Language language) {
        RevisionBook workbook = new RevisionBook(language);
        ImpactWords said = new ImpactWords(impact, workbook.words);
        workbook.summary(impact, said);
        workbook.departments(impact, said);
        workbook.changes(impact.revision(), impact.changes());
        workbook.details(impact.changes());
        workbook.problems(impact.summary());
        workbook.left(impact);
        return workbook.book.bytes();
    }

    private void changes(Revision revision, List<Change> changes) {
        Page page = book.page(words.say("diff.book-sheet"), 6, 12, 24, 26, 8, 8, 48, 48, 24);
        page.across(words.say("diff.title"), Look.TITLE);
        head(page, revision);
        if (changes.isEmpty()) {
            page.across(words.say("diff.none"), Look.NOTE);
            return;
        }
        page.heads(words.say("diff.book-changes"));
        int number = 0;
        for (Change change : changes) {
            number++;
            page.row(
                    false,
                    List.of(
                            number,
                            words.subject(change.subject()),
                            change.name(),
                            change.key(),
                            words.kind(change),
                            words.effect(change.effect()),
                            change.before(),
                            change.after(),
                            change.reason()));
        }
    }

    private void head(Page page, Revision revision) {
        page.across(words.say("diff.old") + words.say("report.colon") + words.version(revision.before()), Look.NOTE);
        page.across(words.say("diff.new") + words.say("report.colon") + words.version(revision.after()), Look.NOTE);
    }

    private void details(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Page page = book.page(words.say("diff.book-details-sheet"), 6, 30, 20, 8, 60, 60);
        page.heads(words.say("diff.book-details"));
        int number = 0;
        for (Change change : changes) {
            number++;
            for (Detail detail : change.details()) {
                page.row(
                        false,
                        List.of(
                                number,
                                change.name(),
                                detail.label(),
                                words.effect(detail.effect()),
                                detail.before(),
                                detail.after()));
            }
            if (change.details().isEmpty()) {
                page.row(
                        false,
                        List.of(
                                number,
                                change.name(),
                                words.kind(change),
                                words.effect(change.effect()),
                                change.before(),
                                change.after()));
            }
        }
    }

    private void summary(Impact impact, ImpactWords said) {
        Page page = book.page(words.say("impact.book-summary"), 6, 70, 12, 10, 10, 14);
        page.across(words.say("impact.title"), Look.TITLE);
        head(page, impact.revision());
        impact.notices().forEach(notice -> page.across("※ " + notice, Look.NOTE));
        Summary sum = impact.summary();
        page.across(
                words.say(
                        "impact.departments", sum.departments(), sum.affected(), sum.up(), sum.down(), sum.regraded()),
                Look.NOTE);
        page.across(
                words.say("impact.average") + words.say("report.colon") + Format.points(sum.averageBefore()) + " → "
                        + Format.points(sum.averageAfter()),
                Look.NOTE);
        sum.grades()
                .forEach(each -> page.across(
                        words.say("impact.grades") + words.say("report.colon") + said.grade(each.grade()) + " "
                                + each.before() + " → " + each.after(),
                        Look.NOTE));
        sum.moves()
                .forEach(move -> page.across(
                        words.say("impact.moves")
                                + words.say("report.colon")
                                + words.say(
                                        "impact.move",
                                        said.grade(move.from()),
                                        said.grade(move.to()),
                                        move.departments()),
                        Look.NOTE));
        page.heads(words.say("impact.unit-heads"));
        for (Unit unit : impact.units()) {
            String problem = unit.problem();
            page.row(
                    false,
                    List.of(
                            unit.number(),
                            said.unit(unit) + (problem == null ? "" : "\n" + words.say("impact.not-alone", problem)),
                            unit.affected(),
                            unit.up(),
                            unit.down(),
                            new Points(unit.points())));
        }
    }

    private void departments(Impact impact, ImpactWords said) {
        Page page = book.page(
                words.say("impact.book-departments"),
                6,
                26,
                20,
                7,
                9,
                9,
                9,
                9,
                9,
                9,
                9,
                9,
                9,
                8,
                8,
                36,
                10,
                30,
                30,
                30,
                30);
        page.heads(words.say("impact.book-department-heads"));
        int number = 0;
        for (Department each : impact.departments()) {
            number++;
            List<Object> row = new ArrayList<>(List.of(number, each.name(), text(each.project()), each.year()));
            points(row, each.before().earned(), each.after().earned(), each.difference());
            row.add(said.grade(each.before().grade()));
            row.add(said.grade(each.after().grade()));
            points(
                    row,
                    each.before().lowest(),
                    each.before().highest(),
                    each.after().lowest(),
                    each.after().highest());
            row.add(each.before().rank());
            row.add(each.after().rank());
            row.add(said.because(each));
            points(row, each.joint());
            row.add(said.problems(each.found()));
            row.add(said.problems(each.gone()));
            row.add(String.join("\n", each.notices()));
            row.add(each.document());
            page.row(false, row);
        }
    }

    private static void points(List<Object> row, BigDecimal... points) {
        for (BigDecimal each : points) {
            row.add(new Points(each));
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void problems(Summary summary) {
        if (summary.problems().isEmpty()) {
            return;
        }
        Page page = book.page(words.say("impact.book-problems"), 40, 34, 14, 14, 12, 14);
        page.heads(words.say("impact.book-problem-heads"));
        summary.problems()
                .forEach(
                        p -> page.row(false, List.of(p.title(), p.code(), p.before(), p.after(), p.found(), p.gone())));
    }

    private void left(Impact impact) {
        List<Left> left = new ArrayList<>(impact.skipped());
        left.addAll(impact.unusable());
        if (left.isEmpty()) {
            return;
        }
        Page page = book.page(words.say("impact.book-left"), 50, 90);
        page.heads(words.say("impact.book-left-heads"));
        left.forEach(each -> page.row(false, List.of(each.document(), each.message())));
    }
}
