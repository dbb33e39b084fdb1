package org.jiheng.report.word;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a report says, as text ready to print: {@code {{conclusion}}} in a template is the component {@code conclusion}, a
 * list is a block {@code {{?problems}} … {{/problems}}} or the rows of a table. What nobody has said is a marked place.
 *
 * @param subject department, year and what of it is evaluated
 * @param object year and what is evaluated, without the department
 * @param open what is missing, not yet judged or undetermined
 * @param waived null where nothing was waived
 * @param replies null where there are no comments
 */
record ReportData(
        String title,
        String stage,
        String subject,
        String department,
        String object,
        String year,
        String asOf,
        String number,
        String firm,
        String commissioner,
        String lead,
        String date,
        String period,
        List<Member> team,
        String standard,
        String authority,
        String document,
        String sectionCount,
        String indicatorCount,
        String full,
        String earned,
        String grade,
        String lowest,
        String highest,
        String computed,
        String judged,
        String completeness,
        String conclusion,
        String gradeNote,
        String staffing,
        List<Line> tasks,
        List<Money> budget,
        List<Money> projects,
        String projectsNote,
        List<Aim> goals,
        String goalsNote,
        List<Part> scores,
        List<Section> sections,
        String problemsNote,
        List<Trouble> problems,
        String adviceNote,
        String openNote,
        List<Line> open,
        List<Line> notices,
        @Nullable Waived waived,
        List<SheetRow> sheet,
        String satisfaction,
        @Nullable Answered replies) {

    /** A member of the team. */
    record Member(String name, String role, String duty) {}

    /** A numbered line. */
    record Line(String number, String text) {}

    /** A row of money, in 万元, and the share executed in percent. */
    record Money(String name, String initial, String annual, String executed, String rate) {}

    /** A goal and what was reached. */
    record Aim(String name, String target, String actual, String explanation) {}

    /** A row of the table of scores. */
    record Part(String name, String weight, String earned, String rate) {}

    /** The analysis of a section. */
    record Section(String number, String name, String weight, String earned, String rate, List<Scored> indicators) {}

    /** The analysis of an indicator. */
    record Scored(String number, String name, String weight, String earned, String text) {}

    /** A problem with all places it was found in. */
    record Trouble(
            String number,
            String title,
            List<Line> findings,
            String about,
            String rationale,
            String cause,
            List<Line> remedies) {}

    /** What was waived. */
    record Waived(List<Line> waivers) {}

    /** Comments received. */
    record Answered(List<Reply> comments) {}

    /** A comment and its answer. */
    record Reply(String number, String from, String opinion, String adopted, String reason, String change) {}

    /**
     * A row of the scoring sheet.
     *
     * @param above the columns that go on from the row above (merged cells)
     */
    record SheetRow(
            String section,
            String group,
            String indicator,
            String weight,
            String description,
            String criteria,
            String earned,
            String reason,
            String remark,
            List<String> above)
            implements Joined {}
}
