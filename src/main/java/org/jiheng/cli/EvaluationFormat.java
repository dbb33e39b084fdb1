package org.jiheng.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.inquiry.Explanation;
import org.jiheng.report.ExplanationText;
import org.jiheng.report.JsonReport;
import org.jiheng.report.TextReport;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/** The forms that an evaluation is written in, a row each. */
enum EvaluationFormat {
    TEXT(false),
    JSON(false);

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
            Language language) {}

    byte[] write(Outcome outcome) {
        return switch (this) {
            case TEXT -> utf8(text(outcome));
            case JSON -> utf8(JsonReport.of(outcome.evaluation(), outcome.explanation()));
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
