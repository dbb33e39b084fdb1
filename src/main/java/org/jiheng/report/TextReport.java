package org.jiheng.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.Approval;
import org.jiheng.engine.verdict.Evaluation.Check;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.ProblemFound;
import org.jiheng.engine.verdict.Evaluation.Score;
import org.jiheng.engine.verdict.Evaluation.SectionResult;
import org.jiheng.engine.verdict.Evaluation.State;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/** An evaluation as an evaluator would print it: scores, the scoring sheet, deductions, problems, what is still to collect. */
public final class TextReport {
    /** More items than this are counted, not named. */
    private static final int MANY = 3;

    private final Evaluation evaluation;
    private final Language language;
    private final StringBuilder out = new StringBuilder();

    private TextReport(Evaluation evaluation, Language language) {
        this.evaluation = evaluation;
        this.language = language;
    }

    public static String of(Evaluation evaluation, Language language) {
        TextReport report = new TextReport(evaluation, language);
        report.head();
        report.sections();
        report.sheet();
        report.deductions();
        report.waivers();
        report.problems();
        report.undetermined();
        report.notices();
        return report.out.toString();
    }

    private void head() {
        var d = evaluation.department();
        var s = evaluation.standard();
        Score score = evaluation.score();
        out.append(d.project() == null ? t("title") : t("title-project")).append('\n');
        Columns head = new Columns("ll");
        head.row(t("department"), d.name() + (d.fictitious() ? t("brackets", t("fictitious")) : ""));
        if (d.project() != null) {
            head.row(t("project"), d.project());
        }
        head.row(t("year"), d.year() + "    " + t("as-of") + " " + d.asOf());
        head.row(t("standard"), s.title() + " [" + s.id() + " " + s.version() + "]");
        head.row(t("earned"), Format.points(score.earned()) + " / " + Format.weight(score.full()) + "    " + grade());
        if (score.beforeWaivers().compareTo(score.earned()) != 0) {
            head.row(t("before-waivers"), Format.points(score.beforeWaivers()) + " / " + Format.weight(score.full()));
        }
        if (score.lowest().compareTo(score.highest()) != 0) {
            head.row(t("interval"), Format.points(score.lowest()) + " – " + Format.points(score.highest()));
        }
        head.row(
                t("made-of"),
                t("computed") + " " + Format.points(score.computed()) + "    " + t("judged") + " "
                        + Format.points(score.judged()) + "    " + t("completeness") + " "
                        + Format.percent(score.completeness()));
        head.print("  ", out);
    }

    /** Who was evaluated, of which year, by which standard, with what result: one line. */
    static String subject(Evaluation evaluation, Language language) {
        return new TextReport(evaluation, language).subject();
    }

    /** The grade, or why there is none. */
    static String grade(Evaluation evaluation, Language language) {
        return new TextReport(evaluation, language).grade();
    }

    private String subject() {
        var d = evaluation.department();
        List<String> parts = new ArrayList<>();
        parts.add(t("department") + " " + d.name() + (d.fictitious() ? t("brackets", t("fictitious")) : ""));
        if (d.project() != null) {
            parts.add(t("project") + " " + d.project());
        }
        parts.add(t("year") + " " + d.year());
        parts.add(t("as-of") + " " + d.asOf());
        parts.add(t("standard") + " " + evaluation.standard().title());
        Score score = evaluation.score();
        parts.add(t("earned") + " " + Format.points(score.earned()) + " / " + Format.weight(score.full()));
        parts.add(grade());
        return String.join("    ", parts);
    }

    private String grade() {
        Score score = evaluation.score();
        if (score.grade() != null) {
            return score.grade();
        }
        if (score.full().signum() == 0) {
            return t("nothing-applies");
        }
        if (score.gradeIfLowest() == null) {
            return evaluation.standard().basis().equals("project-default") ? t("draft-weights") : t("no-grade");
        }
        return t("grade") + " " + t("grade-open", score.gradeIfLowest(), String.valueOf(score.gradeIfHighest()));
    }

    private void sections() {
        out.append('\n');
        Columns table = new Columns("lrrr");
        table.row(t("section"), t("weight"), t("earned"), t("rate"));
        for (SectionResult s : evaluation.sections()) {
            table.row(s.name(), Format.weight(s.weight()), Format.points(s.earned()), rate(s.rate()));
        }
        Score score = evaluation.score();
        table.row(t("total"), Format.weight(score.full()), Format.points(score.earned()), "");
        table.print("  ", out);
    }

    private static String rate(@org.jspecify.annotations.Nullable BigDecimal rate) {
        return rate == null ? "" : rate.toPlainString() + "%";
    }

    private void sheet() {
        heading(t("sheet"));
        Columns table = new Columns("rlrrll");
        table.row("", t("indicator"), t("weight"), t("earned"), "", t("basis"));
        int number = 0;
        for (SectionResult section : evaluation.sections()) {
            table.row("", section.name(), "", "", "", "");
            for (IndicatorResult i : evaluation.indicators()) {
                if (i.section().equals(section.id())) {
                    table.row(
                            ++number,
                            "  " + i.name(),
                            Format.weight(i.weight()),
                            Format.points(i.earned()),
                            t("verdict." + i.verdict().name().toLowerCase(Locale.ROOT)),
                            t("basis." + i.basis().name().toLowerCase(Locale.ROOT)));
                }
            }
        }
        table.print("  ", out);
    }

    private void deductions() {
        heading(t("deductions"));
        boolean none = true;
        for (IndicatorResult indicator : evaluation.indicators()) {
            List<LedgerLine> lines = indicator.ledger().stream()
                    .filter(line -> line.kind() != Kind.AWARD || isShare(line, indicator))
                    .toList();
            if (lines.isEmpty() && indicator.verdict() != Verdict.NOT_APPLICABLE) {
                continue;
            }
            none = false;
            out.append("  ")
                    .append(indicator.name())
                    .append("    ")
                    .append(Format.points(indicator.earned()))
                    .append(" / ")
                    .append(Format.weight(indicator.weight()))
                    .append('\n');
            if (indicator.verdict() == Verdict.NOT_APPLICABLE) {
                field(t("why"), indicator.ledger().get(0).reason());
                evidence(indicator.ledger().get(0).evidence());
            }
            lines.forEach(this::line);
            String clause = indicator.ledger().get(0).clause();
            field(t("clause"), clause);
        }
        if (none) {
            out.append("  ").append(t("deductions.none")).append('\n');
        }
    }

    /** A share of weights that do not apply is awarded to the indicator as a whole, by no rule. */
    private static boolean isShare(LedgerLine line, IndicatorResult indicator) {
        return indicator.verdict() != Verdict.NOT_APPLICABLE
                && line.criterion().isEmpty()
                && !line.reason().isEmpty();
    }

    private void line(LedgerLine line) {
        String sign = line.points().signum() > 0 ? "+" : "";
        String item = line.item().isEmpty() ? "" : " (" + line.item() + ")";
        out.append("    ")
                .append(t("kind." + line.kind().name().toLowerCase(Locale.ROOT)))
                .append(item)
                .append("  ")
                .append(sign)
                .append(Format.points(line.points()));
        if (!line.reason().isEmpty()) {
            out.append("  ").append(line.reason());
        } else if (!line.arithmetic().isEmpty()) {
            out.append("  ").append(line.arithmetic());
        }
        out.append('\n');
        if (!line.reason().isEmpty() && !line.arithmetic().isEmpty()) {
            field(t("arithmetic"), line.arithmetic());
        }
        evidence(line.evidence());
    }

    private void evidence(List<Evidence> evidence) {
        Map<String, List<String>> bySource = new LinkedHashMap<>();
        for (Evidence e : evidence) {
            String source = e.source() == null ? "" : Format.source(e.source(), language);
            bySource.computeIfAbsent(source, key -> new ArrayList<>()).add(e.label() + " " + e.value());
        }
        bySource.forEach((source, facts) ->
                field(t("evidence"), String.join(t("comma"), facts) + (source.isEmpty() ? "" : "  ← " + source)));
    }

    /** What was given back or need not be put right, and who approved it. */
    private void waivers() {
        Columns table = new Columns("lrl");
        boolean none = true;
        for (IndicatorResult indicator : evaluation.indicators()) {
            for (LedgerLine line : indicator.ledger()) {
                if (line.kind() == Kind.WAIVER) {
                    table.row(indicator.name(), "+" + Format.points(line.points()), line.reason());
                    none = false;
                }
            }
        }
        for (ProblemFound problem : evaluation.problems()) {
            Approval waiver = problem.waiver();
            if (waiver != null) {
                table.row(title(problem), "", approval(waiver));
                none = false;
            }
        }
        if (!none) {
            heading(t("waivers"));
            table.print("  ", out);
        }
    }

    private String title(ProblemFound p) {
        return p.title() + (p.subject().isEmpty() ? "" : t("colon") + p.subject());
    }

    private String approval(Approval waiver) {
        return Message.of("ledger.waiver", waiver.reason(), waiver.approvedBy(), waiver.document(), waiver.expires())
                .in(language);
    }

    private void problems() {
        heading(t("problems"));
        long fired = checks(State.FIRED);
        out.append("  ")
                .append(t(
                        "problems.checked",
                        evaluation.problems().size(),
                        evaluation.checks().size(),
                        fired,
                        checks(State.CLEAR),
                        checks(State.UNDETERMINED),
                        checks(State.NOT_APPLICABLE)))
                .append('\n');
        long waived =
                evaluation.problems().stream().filter(p -> p.waiver() != null).count();
        if (waived > 0) {
            out.append("  ")
                    .append(t("problems.waived", waived, evaluation.problems().size() - waived))
                    .append('\n');
        }
        int number = 0;
        Map<String, List<ProblemFound>> byCode = new LinkedHashMap<>();
        evaluation
                .problems()
                .forEach(p -> byCode.computeIfAbsent(p.code(), key -> new ArrayList<>())
                        .add(p));
        for (List<ProblemFound> found : byCode.values()) {
            problem(++number, found);
        }
    }

    /** The problems of one code: what they are and what to do about them once, and each with its facts. */
    private void problem(int number, List<ProblemFound> found) {
        ProblemFound first = found.get(0);
        String title = found.size() > 1 ? t("problems.several", first.title(), found.size()) : title(first);
        String severity = t("severity." + first.severity().name().toLowerCase(Locale.ROOT));
        out.append("  ")
                .append(number)
                .append(". ")
                .append(title)
                .append("    [")
                .append(severity)
                .append("  ")
                .append(first.code())
                .append("]\n");
        for (ProblemFound p : found) {
            boolean named = found.size() == 1 || p.detail().contains(p.subject());
            out.append("     ")
                    .append(named ? "" : p.subject() + t("colon"))
                    .append(p.detail())
                    .append('\n');
            evidence(p.evidence());
            Approval waiver = p.waiver();
            if (waiver != null) {
                field(t("waived"), approval(waiver));
            }
        }
        BigDecimal recoverable = first.recoverable();
        if (recoverable != null && recoverable.signum() != 0) {
            field(t("recoverable"), Format.points(recoverable));
        }
        for (int i = 0; i < first.remediation().size(); i++) {
            field(
                    i == 0 ? t("remediation") : "",
                    (i + 1) + ") " + first.remediation().get(i));
        }
    }

    private long checks(State state) {
        return evaluation.checks().stream()
                .filter(check -> check.state() == state)
                .count();
    }

    private void undetermined() {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        Set<String> found =
                evaluation.problems().stream().map(ProblemFound::code).collect(Collectors.toSet());
        for (Check check : evaluation.checks()) {
            if (check.state() == State.UNDETERMINED && !found.contains(check.code())) {
                wanted.computeIfAbsent(check.title(), key -> new LinkedHashSet<>())
                        .addAll(check.collect());
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        heading(t("checks-undetermined"));
        Columns table = new Columns("ll");
        wanted.forEach((title, facts) ->
                table.row(title, t("collect") + t("colon") + String.join(t("semicolon"), shortened(facts, language))));
        table.print("  ", out);
    }

    /** A field that many items of a list lack is named once, with their number. */
    static List<String> shortened(Collection<String> facts, Language language) {
        Map<String, List<String>> byField = new LinkedHashMap<>();
        facts.forEach(
                fact -> byField.computeIfAbsent(fact.substring(fact.lastIndexOf('·') + 1), key -> new ArrayList<>())
                        .add(fact));
        List<String> all = new ArrayList<>();
        byField.forEach((field, each) -> {
            if (each.size() > MANY) {
                all.add(Message.of("report.collect.several", field, each.size()).in(language));
            } else {
                all.addAll(each);
            }
        });
        return all;
    }

    private void notices() {
        if (!evaluation.notices().isEmpty()) {
            heading(t("notices"));
            evaluation
                    .notices()
                    .forEach(n -> out.append("  · ").append(n.message()).append('\n'));
        }
    }

    private void heading(String text) {
        out.append('\n').append(text).append('\n');
    }

    private void field(String label, String text) {
        int gap = Math.max(0, 8 - Columns.width(label));
        out.append("        ")
                .append(label)
                .append(" ".repeat(gap))
                .append("  ")
                .append(text)
                .append('\n');
    }

    private String t(String key, Object... arguments) {
        return Message.of("report." + key, arguments).in(language);
    }
}
