package org.jiheng.report.word;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.engine.Submission.Known;
import org.jiheng.engine.facts.Goal;
import org.jiheng.engine.facts.Posts;
import org.jiheng.engine.facts.Satisfaction;
import org.jiheng.engine.facts.Task;
import org.jiheng.report.word.ReportData.Aim;
import org.jiheng.report.word.ReportData.Line;
import org.jspecify.annotations.Nullable;

/** Basic facts and goals (基本情况、绩效目标), as the submission has them. */
record FactsPart(Given given) {
    String staffing() {
        Posts posts = given.fact(Posts.class);
        List<String> parts = new ArrayList<>();
        if (posts != null) {
            add(parts, given.t("word-authorised"), posts.authorised());
            add(parts, given.t("word-in-post"), posts.inPost());
            add(parts, given.t("word-retired"), posts.retired());
            add(parts, given.t("word-hired-beyond"), posts.hiredBeyond());
        }
        return parts.isEmpty()
                ? given.todo(given.t("word-staff"))
                : given.sentence(String.join(given.t("comma"), parts));
    }

    private void add(List<String> parts, String label, @Nullable BigDecimal count) {
        if (count != null) {
            parts.add(given.t("word-count", label, Given.weight(count)));
        }
    }

    List<Line> tasks() {
        List<Task> tasks = given.facts(Task.class);
        return tasks.isEmpty()
                ? List.of(new Line("1", given.todo(given.t("word-tasks"))))
                : Given.numbered(tasks.stream().map(task -> given.sentence(task.name())));
    }

    List<Aim> goals() {
        List<Aim> rows = given.facts(Goal.class).stream().map(this::goal).toList();
        return rows.isEmpty()
                ? List.of(new Aim(given.todo(given.t("word-goals")), Given.UNSAID, Given.UNSAID, Given.UNSAID))
                : rows;
    }

    private Aim goal(Goal goal) {
        return new Aim(
                goal.name(),
                known(goal, "target"),
                known(goal, "actual").replaceFirst("^= ?", ""),
                Given.orUnsaid(goal.explanation()));
    }

    /** As it was written, with its unit. */
    private String known(Goal goal, String field) {
        Known known = given.submission().known().get("indicators." + goal.id() + "." + field);
        return known == null ? Given.UNSAID : Given.symbols(known.value());
    }

    String goalsNote() {
        int count = given.facts(Goal.class).size();
        if (count == 0) {
            return given.t("word-dash");
        }
        return given.whole("indicators") ? given.t("word-goals-whole", count) : given.t("word-goals-part", count);
    }

    String satisfaction() {
        Satisfaction survey = given.fact(Satisfaction.class);
        BigDecimal rate = survey == null ? null : survey.rate();
        if (survey == null || rate == null) {
            return given.todo(given.t("word-survey"));
        }
        BigDecimal answers = survey.respondents();
        return answers == null
                ? given.t("word-satisfied", Given.weight(rate))
                : given.t("word-satisfied-of", Given.weight(rate), Given.weight(answers));
    }
}
