package org.jiheng.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Replies;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.inquiry.Explanation;
import org.jiheng.report.EvaluationHtml;
import org.jiheng.report.EvaluationMarkdown;
import org.jiheng.report.EvaluationWorkbook;
import org.jiheng.report.ExplanationText;
import org.jiheng.report.Feedback;
import org.jiheng.report.JsonReport;
import org.jiheng.report.TextReport;
import org.jiheng.report.word.EvaluationReport;
import org.jiheng.report.word.Stage;
import org.jiheng.report.word.WorkingPapers;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/** The forms that an evaluation is written in, a row each. */
enum EvaluationFormat {
    TEXT(false),
    JSON(false),
    MARKDOWN(false),
    HTML(false),
    XLSX(true),
    FEEDBACK(true),
    /** The report that a firm signs, in Word. */
    DOCX(true),
    /** Working papers and evidence sheets, in Word. */
    WORKPAPERS(true);

    private final boolean file;

    /** @param file whether it is for a file only, not for a terminal */
    EvaluationFormat(boolean file) {
        this.file = file;
    }

    /** What there is to write. */
    record Outcome(
            Submitted submitted,
            Evaluation evaluation,
            @Nullable Explanation explanation,
            Path rules,
            Stage stage,
            Replies replies,
            Language language) {
        /** The pack as it was for the submission, with the rows filed. */
        Pack pack() {
            return Evaluator.completed(submitted.pack(), submitted.submission());
        }

        /** The folder of the standard, where a firm's own templates stand. */
        Path folder() {
            return rules.resolve(submitted.pack().standard().id());
        }
    }

    byte[] write(Outcome outcome) {
        return switch (this) {
            case TEXT -> utf8(text(outcome));
            case JSON -> utf8(JsonReport.of(outcome.evaluation(), outcome.explanation()));
            case MARKDOWN -> utf8(EvaluationMarkdown.of(outcome.evaluation(), outcome.pack(), outcome.language()));
            case HTML -> utf8(EvaluationHtml.of(outcome.evaluation(), outcome.language()));
            case FEEDBACK ->
                Feedback.of(outcome.evaluation(), outcome.submitted().submission(), outcome.pack(), outcome.language());
            case XLSX -> EvaluationWorkbook.of(outcome.evaluation(), outcome.pack(), outcome.language());
            case DOCX ->
                EvaluationReport.of(
                        outcome.evaluation(),
                        outcome.submitted().submission(),
                        outcome.pack(),
                        outcome.folder(),
                        outcome.stage(),
                        outcome.replies(),
                        outcome.language());
            case WORKPAPERS ->
                WorkingPapers.of(
                        outcome.evaluation(),
                        outcome.submitted().submission(),
                        outcome.pack(),
                        outcome.folder(),
                        outcome.language());
        };
    }

    /** Whether several results go one after another into one text. */
    boolean joins() {
        return this == TEXT || this == JSON || this == MARKDOWN;
    }

    /** How the name of such a file ends. */
    String extension() {
        return switch (this) {
            case TEXT -> "txt";
            case JSON -> "json";
            case MARKDOWN -> "md";
            case HTML -> "html";
            case XLSX -> "xlsx";
            default -> "docx";
        };
    }

    /** Refuses an output that cannot be, before the work is done for nothing. */
    void check(@Nullable Path output) {
        if (file && output == null) {
            String name = name().toLowerCase(Locale.ROOT);
            throw InputException.of(Place.whole("--format " + name), "cli.format-needs-output", name);
        }
        Shared.folderFor(output);
    }

    /** People who ask for an explanation get it alone; in JSON it is part of the evaluation. */
    private static String text(Outcome outcome) {
        Explanation explanation = outcome.explanation();
        return explanation == null
                ? TextReport.of(outcome.evaluation(), outcome.language())
                : ExplanationText.of(explanation, outcome.language());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
