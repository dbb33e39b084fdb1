package org.jiheng.report.word;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.verdict.Evaluation.Score;
import org.jiheng.report.word.ReportData.Part;

/** The conclusion (评价结论): total, grade, scores by section. */
record ConclusionPart(Given given) {
    String conclusion(String subject) {
        Score score = given.evaluation().score();
        boolean settled = score.lowest().compareTo(score.highest()) == 0;
        List<String> sentences = new ArrayList<>();
        String earned = Given.points(score.earned());
        String full = Given.weight(score.full());
        if (score.grade() != null) {
            sentences.add(given.t("word-conclusion", subject, earned, full, score.grade()));
        } else {
            sentences.add(given.t("word-conclusion-plain", subject, earned, full));
        }
        if (!settled) {
            sentences.add(given.t("word-interval", Given.points(score.lowest()), Given.points(score.highest())));
        }
        if (score.grade() == null && score.gradeIfLowest() != null) {
            sentences.add(given.t("word-grade-open", score.gradeIfLowest(), String.valueOf(score.gradeIfHighest())));
        }
        if (score.beforeWaivers().compareTo(score.earned()) != 0) {
            sentences.add(given.t("word-before-waivers", Given.points(score.beforeWaivers())));
        }
        return String.join(given.t("word-space"), sentences);
    }

    /** Where grades begin, or why there is none. */
    String gradeNote() {
        Standard standard = given.pack().standard();
        if (standard.grades().isEmpty()) {
            return given.t("word-no-grades");
        }
        if (given.evaluation().score().gradeIfLowest() == null) {
            return given.t("word-grades-withheld");
        }
        return given.t(
                "word-grades",
                standard.grades().stream()
                        .map(grade -> given.t(
                                "word-grade-from", grade.name().in(given.language()), Given.weight(grade.atLeast())))
                        .collect(Collectors.joining(given.t("comma"))));
    }

    List<Part> scores() {
        List<Part> rows = new ArrayList<>();
        given.evaluation()
                .sections()
                .forEach(section -> rows.add(new Part(
                        section.name(),
                        Given.weight(section.weight()),
                        Given.points(section.earned()),
                        section.rate() == null ? Given.NOTHING : section.rate().toPlainString())));
        Score score = given.evaluation().score();
        rows.add(new Part(
                given.t("word-total"),
                Given.weight(score.full()),
                Given.points(score.earned()),
                Given.share(score.full(), score.earned())));
        return rows;
    }
}
