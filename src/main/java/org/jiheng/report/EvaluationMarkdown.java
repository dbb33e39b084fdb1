package org.jiheng.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** An evaluation in Markdown, for pasting where tables and lists are understood. */
public final class EvaluationMarkdown {
    private final Evaluation evaluation;
    private final Pack pack;
    private final Language language;
    private final StringBuilder out = new StringBuilder();

    private EvaluationMarkdown(Evaluation evaluation, Pack pack, Language language) {
        this.evaluation = evaluation;
        this.pack = pack;
        this.language = language;
    }

    /**
     * The text.
     *
     * @param pack the pack as it was for the submission, with the rows filed
     */
    public static String of(Evaluation evaluation, Pack pack, Language language) {
        EvaluationMarkdown markdown = new EvaluationMarkdown(evaluation, pack, language);
        markdown.scores();
        markdown.problems();
        markdown.missing();
        return markdown.out.toString();
    }

    private void scores() {
        var d = evaluation.department();
        out.append("# ").append(escaped(d.name() + " " + d.year())).append("\n\n");
        out.append(escaped(TextReport.subject(evaluation, language))).append("\n\n");
        row(t("section"), t("weight"), t("earned"), t("rate"));
        out.append("|---|---:|---:|---:|\n");
        evaluation
                .sections()
                .forEach(s -> row(
                        s.name(),
                        Format.weight(s.weight()),
                        Format.points(s.earned()),
                        s.rate() == null ? "" : s.rate().toPlainString() + "%"));
        var score = evaluation.score();
        row(t("total"), Format.weight(score.full()), Format.points(score.earned()), "");
        out.append("\n## ").append(t("sheet")).append("\n\n");
        row(t("section"), t("indicator"), t("weight"), t("earned"), t("book-state"), t("md-reason"));
        out.append("|---|---|---:|---:|---|---|\n");
        for (ScoringSheet.Part part : ScoringSheet.of(evaluation, pack, language)) {
            for (ScoringSheet.Row each : part.rows()) {
                var i = each.indicator();
                row(
                        part.section().name(),
                        i.name(),
                        Format.weight(i.weight()),
                        Format.points(i.earned()),
                        t("verdict." + i.verdict().name().toLowerCase(Locale.ROOT)),
                        each.reason());
            }
        }
    }

    private void problems() {
        out.append("\n## ").append(t("problems")).append("\n\n");
        if (evaluation.problems().isEmpty()) {
            out.append(t("md-none")).append('\n');
        }
        int number = 0;
        for (ProblemFound p : evaluation.problems()) {
            String title = p.title() + (p.subject().isEmpty() ? "" : t("colon") + p.subject());
            out.append(++number)
                    .append(". **")
                    .append(escaped(title))
                    .append("** ")
                    .append(escaped(p.detail()))
                    .append('\n');
            p.remediation()
                    .forEach(step -> out.append("   - ").append(escaped(step)).append('\n'));
        }
    }

    private void missing() {
        List<MissingMaterial> open = MissingMaterial.of(evaluation, pack, language).stream()
                .filter(each -> each.points() != null)
                .toList();
        if (!open.isEmpty()) {
            out.append("\n## ").append(t("book-missing")).append("\n\n");
            open.forEach(each -> out.append("- ")
                    .append(escaped(each.neededFor() + t("colon") + each.what()))
                    .append('\n'));
        }
        evaluation
                .notices()
                .forEach(n -> out.append("\n> ").append(escaped(n.message())).append('\n'));
    }

    private void row(String... cells) {
        out.append(
                Arrays.stream(cells).map(EvaluationMarkdown::escaped).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** A text that is neither markup nor the end of a cell or line. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]|#~!])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("\\R", "　");
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
