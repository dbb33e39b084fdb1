package org.jiheng.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.engine.EvidenceFinder.Lack;
import org.jiheng.engine.Stop;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.inquiry.Explanation;
import org.jiheng.inquiry.Explanation.Change;
import org.jiheng.inquiry.Explanation.Figure;
import org.jiheng.inquiry.Explanation.Line;
import org.jiheng.inquiry.Explanation.Subject;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** An explanation as text: the answer first, then line by line what it rests on, what lacks, and what would change it. */
public final class ExplanationText {
    private static final String AWARD = "award";

    private final Explanation explanation;
    private final Language language;
    private final StringBuilder out = new StringBuilder();

    private ExplanationText(Explanation explanation, Language language) {
        this.explanation = explanation;
        this.language = language;
    }

    public static String of(Explanation explanation, Language language) {
        ExplanationText text = new ExplanationText(explanation, language);
        text.head();
        explanation.lines().forEach(text::line);
        text.collect();
        text.remediation();
        text.change();
        return text.out.toString();
    }

    private void head() {
        boolean indicator = explanation.subject() == Subject.INDICATOR;
        out.append(indicator ? t("explain-indicator") : t("explain-problem"))
                .append(t("colon"))
                .append(explanation.name())
                .append("  [")
                .append(explanation.id())
                .append("]\n");
        field("  ", t("explain-answer"), explanation.summary());
        field("  ", indicator ? t("explain-asks") : t("explain-why"), explanation.text());
        field("  ", t("clause"), explanation.clause());
        field("  ", t("explain-basis"), basis(explanation.basis()));
        out.append('\n').append(t("explain-lines")).append('\n');
    }

    private void line(Line line) {
        StringBuilder head = new StringBuilder("  ").append(outcome(line));
        if (!line.item().isEmpty()) {
            head.append(" (").append(line.item()).append(')');
        }
        if (line.points() != null) {
            String sign = line.points().signum() > 0 ? "+" : "";
            head.append("  ").append(sign).append(Format.points(line.points()));
        }
        String reason = line.reason();
        if (!reason.isEmpty()) {
            head.append("  ").append(reason);
        }
        Stop stop = line.stop();
        if (stop != null) {
            head.append("  ").append(t("explain-condition", stop.written())).append(t("brackets", stop.place()));
        }
        out.append(head).append('\n');
        field("      ", t("explain-asks"), line.outcome().equals(AWARD) ? line.text() : "");
        field("      ", t("explain-fails"), stop == null ? "" : stop.said());
        field("      ", t("arithmetic"), line.arithmetic());
        evidence(line.evidence());
        if (stop != null && stop.more() > 0) {
            field("      ", "", t("explain-more", stop.more()));
        }
        line.figures().forEach(figure -> field("      ", t("explain-figure"), figure(figure)));
        judgement(line);
        if (!line.rule().isEmpty()) {
            field("      ", t("explain-rule"), line.rule() + t("brackets", line.place()));
        }
    }

    /** The points that the other lines of a criterion move away from are its full points. */
    private String outcome(Line line) {
        return line.outcome().equals(AWARD) && line.rule().isEmpty()
                ? t("explain-full")
                : Message.of("report.kind." + line.outcome().replace('-', '_')).in(language);
    }

    private void evidence(List<Evidence> evidence) {
        Map<String, List<String>> bySource = new LinkedHashMap<>();
        for (Evidence e : evidence) {
            String source = e.source() == null ? "" : Format.source(e.source(), language);
            bySource.computeIfAbsent(source, key -> new ArrayList<>()).add(e.label() + " " + e.value());
        }
        bySource.forEach((source, facts) -> field(
                "      ", t("evidence"), String.join(t("comma"), facts) + (source.isEmpty() ? "" : "  ← " + source)));
    }

    private String figure(Figure figure) {
        List<String> more = new ArrayList<>();
        if (!figure.period().isEmpty()) {
            more.add(t("explain-in-force", figure.period()));
        }
        more.add(basis(figure.basis()));
        if (!figure.clause().isEmpty()) {
            more.add(figure.clause());
        }
        return figure.label() + " " + figure.value() + t("brackets", String.join(t("semicolon"), more));
    }

    private void judgement(Line line) {
        Judgement judgement = line.judgement();
        if (judgement == null) {
            return;
        }
        List<String> more = new ArrayList<>();
        more.add(t("explain-points", Format.weight(judgement.points())));
        if (!judgement.reason().isEmpty()) {
            more.add(judgement.reason());
        }
        if (judgement.scorer() != null) {
            more.add(t("explain-scorer", judgement.scorer()));
        }
        if (judgement.reviewer() != null) {
            more.add(t("explain-reviewer", judgement.reviewer()));
        }
        if (judgement.evidenceIndex() != null) {
            more.add(t("explain-evidence-index", judgement.evidenceIndex()));
        }
        field("      ", t("judged"), String.join(t("comma"), more));
    }

    private void collect() {
        if (explanation.collect().isEmpty()) {
            return;
        }
        out.append('\n').append(heading(t("collect"))).append('\n');
        for (Lack lack : explanation.collect()) {
            out.append("  · ")
                    .append(lack.label())
                    .append("  [")
                    .append(lack.fact())
                    .append("]\n");
        }
        if (explanation.atStake() != null && explanation.atStake().signum() != 0) {
            field("  ", t("explain-at-stake"), Format.points(explanation.atStake()));
        }
    }

    private void remediation() {
        if (explanation.remediation().isEmpty()) {
            return;
        }
        out.append('\n').append(heading(t("remediation"))).append('\n');
        int number = 0;
        for (String step : explanation.remediation()) {
            out.append("  ").append(++number).append(") ").append(step).append('\n');
        }
    }

    private void change() {
        Change change = explanation.change();
        if (change == null) {
            return;
        }
        out.append('\n').append(t("explain-change")).append('\n').append("  ");
        if (change.fact() == null) {
            out.append(change.complete() ? t("explain-no-single-change") : t("explain-not-searched"));
        } else {
            String text = switch (change.goal()) {
                case FULL_POINTS -> t("explain-to-full", change.label(), change.from(), change.to(), change.fact());
                case NO_PROBLEM -> t("explain-to-none", change.label(), change.from(), change.to(), change.fact());
                case PROBLEM -> t("explain-to-problem", change.label(), change.from(), change.to(), change.fact());
            };
            out.append(text);
        }
        out.append('\n');
    }

    /** A word that elsewhere stands before a text, standing above one. */
    private static String heading(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private String basis(String basis) {
        return Message.of("report.by." + basis).in(language);
    }

    private void field(String indent, String label, String text) {
        if (!text.isEmpty()) {
            int gap = Math.max(0, 8 - Columns.width(label));
            out.append(indent)
                    .append(label)
                    .append(" ".repeat(gap))
                    .append("  ")
                    .append(text)
                    .append('\n');
        }
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
