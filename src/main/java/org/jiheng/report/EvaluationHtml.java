package org.jiheng.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.engine.verdict.Evaluation.Score;
import org.jiheng.engine.verdict.Evaluation.SectionResult;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/**
 * An evaluation as one page that needs nothing else. It reads without its script, which only filters; the page forbids any other
 * script and everything from elsewhere.
 */
public final class EvaluationHtml {
    private static final String STYLE = resource("evaluation.css");
    private static final String SCRIPT = resource("evaluation.js");

    private final Evaluation evaluation;
    private final Language language;
    private final Html page = new Html();

    private EvaluationHtml(Evaluation evaluation, Language language) {
        this.evaluation = evaluation;
        this.language = language;
    }

    public static String of(Evaluation evaluation, Language language) {
        EvaluationHtml html = new EvaluationHtml(evaluation, language);
        html.head();
        html.summary();
        html.indicators();
        html.problems();
        html.open();
        html.foot();
        return html.page.toString();
    }

    private void head() {
        String policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + digest(SCRIPT)
                + "'; base-uri 'none'; form-action 'none'";
        page.raw("<!DOCTYPE html>\n<html lang=\"")
                .raw(language == Language.ZH ? "zh-CN" : "en")
                .raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .raw(policy)
                .raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .line("title", title() + " " + evaluation.department().name())
                .raw("<style>\n" + STYLE + "</style>\n</head>\n<body>\n");
    }

    private String title() {
        return evaluation.department().project() == null ? t("title") : t("title-project");
    }

    private void summary() {
        var d = evaluation.department();
        Score score = evaluation.score();
        page.line("h1", title())
                .line("p", d.name() + (d.fictitious() ? t("brackets", t("fictitious")) : ""))
                .line("p", d.project() == null ? "" : t("project") + t("colon") + d.project())
                .line(
                        "p class=\"facts\"",
                        t("year") + " " + d.year() + " · " + t("as-of") + " " + d.asOf() + " · " + t("standard") + " "
                                + evaluation.standard().title());
        page.raw("<div class=\"score\"><span>")
                .element("b", Format.points(score.earned()))
                .text(" / " + Format.weight(score.full()))
                .raw("</span>")
                .element("span", TextReport.grade(evaluation, language))
                .raw("</div>\n");
        if (score.lowest().compareTo(score.highest()) != 0) {
            page.line(
                    "p", t("interval") + " " + Format.points(score.lowest()) + " – " + Format.points(score.highest()));
        }
        page.line(
                "p class=\"facts\"",
                t("computed") + " " + Format.points(score.computed()) + " · " + t("judged") + " "
                        + Format.points(score.judged()) + " · " + t("completeness") + " "
                        + Format.percent(score.completeness()));
        page.line("h2", t("html-sections"));
        SectionChart.draw(evaluation.sections(), t("html-sections"), page);
    }

    private void indicators() {
        page.line("h2", t("sheet"));
        page.raw("<fieldset class=\"filters hidden\">");
        button("", t("html-all"), true);
        button("deducted", t("verdict.deducted"), false);
        button("missing manual", t("html-open"), false);
        button("met not_applicable waived", t("verdict.met"), false);
        page.raw("</fieldset>\n<div class=\"row head\">")
                .element("span", t("indicator"))
                .element("span class=\"points\"", t("earned"))
                .element("span class=\"state\"", t("book-state"))
                .raw("</div>\n");
        for (SectionResult section : evaluation.sections()) {
            page.line(
                    "h3",
                    section.name() + "  " + Format.points(section.earned()) + " / " + Format.weight(section.weight()));
            evaluation.indicators().stream()
                    .filter(i -> i.section().equals(section.id()))
                    .forEach(this::indicator);
        }
    }

    private void button(String states, String name, boolean pressed) {
        page.element("button type=\"button\" data-show=\"" + states + "\" aria-pressed=\"" + pressed + "\"", name);
    }

    private void indicator(IndicatorResult i) {
        String verdict = i.verdict().name().toLowerCase(Locale.ROOT);
        page.raw("<details class=\"" + verdict + "\" data-state=\"" + verdict + "\"><summary class=\"row\">")
                .element("span", i.name())
                .element("span class=\"points\"", Format.points(i.earned()) + " / " + Format.weight(i.weight()))
                .element("span class=\"state\"", t("verdict." + verdict) + " · " + t("basis." + code(i.basis())))
                .raw("</summary>\n<div class=\"lines\">\n");
        if (i.lowest().compareTo(i.highest()) != 0) {
            page.line(
                    "p class=\"small\"",
                    t("interval") + " " + Format.points(i.lowest()) + " – " + Format.points(i.highest()));
        }
        i.ledger().forEach(this::line);
        page.raw("</div></details>\n");
    }

    private void line(LedgerLine line) {
        String item = line.item().isEmpty() ? "" : " (" + line.item() + ")";
        page.raw("<div class=\"entry\"><p>")
                .text(t("kind." + code(line.kind())) + item + " ")
                .element("b", (line.points().signum() > 0 ? "+" : "") + Format.points(line.points()))
                .text("  " + line.reason())
                .raw("</p>\n");
        small(t("arithmetic"), line.arithmetic());
        EvidenceText.of(line.evidence(), language).lines().forEach(each -> small(t("evidence"), each));
        small(t("clause"), line.clause());
        small(t("explain-rule"), line.rule());
        page.raw("</div>\n");
    }

    private void small(String label, String text) {
        page.line("p class=\"small\"", text.isEmpty() ? "" : label + t("colon") + text);
    }

    private void problems() {
        page.line("h2", t("problems"));
        page.line(
                "p",
                t(
                        "problems.checked",
                        evaluation.problems().size(),
                        evaluation.checks().size(),
                        checks(State.FIRED),
                        checks(State.CLEAR),
                        checks(State.UNDETERMINED),
                        checks(State.NOT_APPLICABLE)));
        evaluation.problems().forEach(this::problem);
    }

    private void problem(ProblemFound p) {
        page.raw("<div class=\"problem " + code(p.severity()) + "\">\n<p>")
                .element("b", p.title() + (p.subject().isEmpty() ? "" : t("colon") + p.subject()))
                .text("  " + t("severity." + code(p.severity())))
                .raw("</p>\n")
                .line("p", p.detail());
        EvidenceText.of(p.evidence(), language).lines().forEach(each -> small(t("evidence"), each));
        BigDecimal recoverable = p.recoverable();
        if (recoverable != null && recoverable.signum() != 0) {
            small(t("recoverable"), Format.points(recoverable));
        }
        if (p.waiver() != null) {
            small(
                    t("waived"),
                    Message.of(
                                    "ledger.waiver",
                                    p.waiver().reason(),
                                    p.waiver().approvedBy(),
                                    p.waiver().document(),
                                    p.waiver().expires())
                            .in(language));
        }
        if (!p.remediation().isEmpty()) {
            page.line("p class=\"small\"", t("remediation")).raw("<ol class=\"small\">\n");
            p.remediation().forEach(step -> page.line("li", step));
            page.raw("</ol>\n");
        }
        page.raw("</div>\n");
    }

    /** What checks still wait for, folded: it may be long. */
    private void open() {
        List<Evaluation.Check> open = evaluation.checks().stream()
                .filter(check -> check.state() == State.UNDETERMINED)
                .toList();
        if (!open.isEmpty()) {
            page.raw("<details><summary>")
                    .text(t("checks-undetermined") + t("brackets", open.size()))
                    .raw("</summary>\n<div class=\"lines\">\n");
            open.forEach(check ->
                    small(check.title(), String.join(t("semicolon"), TextReport.shortened(check.collect(), language))));
            page.raw("</div></details>\n");
        }
        if (!evaluation.notices().isEmpty()) {
            page.line("h2", t("notices"));
            evaluation.notices().forEach(notice -> page.line("p", notice.message()));
        }
    }

    private void foot() {
        var digests = evaluation.digests();
        page.raw("<footer>\n");
        small(
                t("standard"),
                evaluation.standard().id() + " " + evaluation.standard().version());
        small(t("book-submission"), digests.submission());
        small(t("explain-rule"), digests.rules());
        small(t("book-engine"), digests.engine());
        page.raw("</footer>\n<script>").raw(SCRIPT).raw("</script>\n</body>\n</html>\n");
    }

    private long checks(State state) {
        return evaluation.checks().stream()
                .filter(check -> check.state() == state)
                .count();
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String digest(String script) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = EvaluationHtml.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("A part of the program is missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
