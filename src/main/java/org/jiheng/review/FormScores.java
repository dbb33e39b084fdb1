package org.jiheng.review;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.engine.Evaluator;
import org.jiheng.engine.Submission;
import org.jiheng.engine.facts.FormRow;
import org.jiheng.engine.standard.RulesFolder;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.intake.SubmissionReader;
import org.jiheng.review.Statement.Reading;
import org.jiheng.review.Statement.Term;
import org.jiheng.review.form.Column;
import org.jiheng.review.form.Printed;
import org.jiheng.review.form.SelfForm;
import org.jiheng.review.form.SelfForm.Entry;
import org.jiheng.review.form.SelfForm.Fund;
import org.jiheng.source.Complaints;
import org.jiheng.source.Fields;
import org.jiheng.source.TreeReader;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * What the scores of forms come to by the scoring rules their rows name: each form is evaluated as the submission it would be, by the
 * standard that {@code rules/review/scoring.yaml} names for its kind. Rows whose rule no standard knows are left alone: they can
 * only be held against their own weight. Kinds and roles:
 *
 * <ul>
 *   <li>{@code form-score}, {@code form-execution}: other (points by the standard) → the score printed; or weight and completion,
 *       where nothing in the document shows that its rules mean what the standard makes of them
 *   <li>{@code form-cap}: limit (the weight) → a score that does not exceed it
 * </ul>
 */
public final class FormScores implements AutoCloseable {
    private static final int EXACT = 6;

    private final Path rules;
    private final Map<String, String> standards;
    private final Map<String, Evaluator> evaluators = new HashMap<>();

    private FormScores(Path rules, Map<String, String> standards) {
        this.rules = rules;
        this.standards = Map.copyOf(standards);
    }

    /** Reads {@code review/scoring.yaml} of a rules folder; standards are compiled when a form asks for them. */
    public static FormScores read(Path rules) {
        Complaints complaints = new Complaints();
        Path file = rules.resolve("review").resolve("scoring.yaml");
        Fields f = Fields.of(
                TreeReader.readMapping(file.toString(), TreeReader.bytes(file), complaints),
                complaints,
                List.of("project", "department"));
        Map<String, String> standards =
                Map.of("project", f.requiredText("project"), "department", f.requiredText("department"));
        complaints.throwIfAny();
        return new FormScores(rules, standards);
    }

    /** The standard by which forms of a kind are scored. */
    public String standard(SelfForm form) {
        return standards.getOrDefault(form.facts().kind(), "");
    }

    /** The last year whose scoring rules are known. */
    public int year() {
        return evaluator(standards.getOrDefault("project", ""))
                .pack()
                .standard()
                .lastYear();
    }

    /** A statement about a score; {@code arithmetic} says for each reading how the points come about, empty where the rule says it. */
    record Scored(Statement statement, List<String> arithmetic) {}

    /** The points of one row by its standard. */
    private record Points(BigDecimal earned, String arithmetic) {}

    /** What the scores of forms come to; {@code year} is that of forms whose title gives none, {@code language} that of the arithmetic. */
    List<Scored> of(List<SelfForm> forms, int year, Language language) {
        Map<SelfForm, Map<String, Points>> points = new LinkedHashMap<>();
        for (SelfForm form : forms) {
            points.put(
                    form,
                    form.rows().stream().anyMatch(FormScores::ruled) ? points(form, year, true, language) : Map.of());
        }
        boolean established = points.entrySet().stream().anyMatch(each -> shows(each.getKey(), each.getValue()));
        List<Scored> scored = new ArrayList<>();
        for (SelfForm form : forms) {
            Map<String, Points> own = points.getOrDefault(form, Map.of());
            if (own.isEmpty() && established && !form.facts().ruled()) {
                own = points(form, year, true, language);
            }
            rows(form, own, year, established, language, scored);
            execution(form, own, scored);
        }
        return scored;
    }

    private static boolean ruled(Entry row) {
        return !row.fact().rule().isBlank();
    }

    /** Whether a row that does not have full points prints what the standard makes of it. */
    private static boolean shows(SelfForm form, Map<String, Points> points) {
        int decimals = decimals(form);
        return form.rows().stream().anyMatch(row -> {
            Points by = points.get(FormSubmission.id(form, row));
            BigDecimal weight = row.fact().weight();
            Figure printed = score(row, decimals);
            return by != null
                    && weight != null
                    && printed != null
                    && by.earned().compareTo(weight) != 0
                    && printed.value().compareTo(weight) != 0
                    && reproduced(printed, by);
        });
    }

    private static boolean reproduced(Figure printed, Points by) {
        return by.earned().compareTo(printed.low()) >= 0 && by.earned().compareTo(printed.high()) <= 0;
    }

    private void rows(
            SelfForm form,
            Map<String, Points> points,
            int year,
            boolean established,
            Language language,
            List<Scored> scored) {
        int decimals = decimals(form);
        Map<String, Points> derived = null;
        for (Entry row : form.rows()) {
            Figure printed = score(row, decimals);
            FormRow fact = row.fact();
            BigDecimal weight = fact.weight();
            if (printed == null || weight == null) {
                continue;
            }
            Printed cell = java.util.Objects.requireNonNull(row.cells().get(Column.WEIGHT));
            Figure full = new Figure(weight, EXACT, "分", fact.name() + "分值", cell.text(), cell.at());
            Points by = points.get(FormSubmission.id(form, row));
            if (by == null) {
                scored.add(new Scored(
                        statement("form-cap", fact.id(), row, printed, List.of(reading("limit", full))), List.of("")));
                continue;
            }
            List<Reading> readings = new ArrayList<>(List.of(reading("other", points(by, fact, printed))));
            List<String> arithmetic = new ArrayList<>(List.of(by.arithmetic()));
            if (!reproduced(printed, by)) {
                derived = derived == null ? points(form, year, false, language) : derived;
                Points other = derived.get(FormSubmission.id(form, row));
                if (other != null && fact.completion() != null) {
                    readings.add(reading("other", points(other, fact, printed)));
                    arithmetic.add(other.arithmetic());
                }
                BigDecimal completion = fact.completion();
                if (!established && completion != null) {
                    readings.add(new Reading(List.of(
                            new Term("weight", full),
                            new Term("completion", new Figure(completion, EXACT, "%", "", "", row.at())))));
                    arithmetic.add("");
                }
            }
            scored.add(new Scored(statement("form-score", fact.id(), row, printed, readings), arithmetic));
        }
    }

    private static Figure points(Points by, FormRow row, Figure printed) {
        return new Figure(by.earned(), EXACT, "分", row.name(), "", printed.at());
    }

    private static Reading reading(String role, Figure figure) {
        return new Reading(List.of(new Term(role, figure)));
    }

    private static Statement statement(String kind, String id, Entry row, Figure printed, List<Reading> readings) {
        String quote =
                List.of(Column.NAME, Column.TARGET, Column.ACTUAL, Column.COMPLETION, Column.WEIGHT, Column.SCORE)
                        .stream()
                        .map(column -> row.cells().get(column))
                        .filter(cell -> cell != null && !cell.blank())
                        .map(cell -> cell == null ? "" : cell.text())
                        .collect(Collectors.joining(" "));
        return new Statement(kind + ":" + id, kind, quote, printed.at(), printed, readings);
    }

    private void execution(SelfForm form, Map<String, Points> points, List<Scored> scored) {
        Fund whole = FormSubmission.whole(form);
        Points by = points.entrySet().stream()
                .filter(each -> !each.getKey().matches("r\\d+"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        Figure printed = whole == null
                ? null
                : figure(whole.cells().get(Column.SCORE), form.facts().executionScore(), 0);
        if (whole == null || by == null || printed == null) {
            return;
        }
        Figure named = new Figure(
                printed.value(), printed.decimals(), "分", whole.source() + "预算执行率得分", printed.text(), printed.at());
        Statement statement = new Statement(
                "form-execution:" + form.facts().id() + "/",
                "form-execution",
                whole.cells().values().stream().map(Printed::text).collect(Collectors.joining(" ")),
                printed.at(),
                named,
                List.of(reading("other", new Figure(by.earned(), EXACT, "分", named.label(), "", printed.at()))));
        scored.add(new Scored(statement, List.of(by.arithmetic())));
    }

    private static @Nullable Figure score(Entry row, int decimals) {
        Figure figure = figure(row.cells().get(Column.SCORE), row.fact().score(), decimals);
        return figure == null
                ? null
                : new Figure(figure.value(), figure.decimals(), "分", row.fact().name(), figure.text(), figure.at());
    }

    private static @Nullable Figure figure(@Nullable Printed cell, @Nullable BigDecimal value, int decimals) {
        return cell == null || value == null || cell.blank()
                ? null
                : new Figure(value, Math.max(decimals, Math.max(0, value.scale())), "分", "", cell.text(), cell.at());
    }

    /** The finest score that the form prints. */
    private static int decimals(SelfForm form) {
        return form.rows().stream()
                .map(row -> row.fact().score())
                .mapToInt(score -> score == null
                        ? 0
                        : Math.max(0, score.stripTrailingZeros().scale()))
                .max()
                .orElse(0);
    }

    // ── by the standard ──

    /** The points of each row, and of the execution, by the id of its indicator; what the standard cannot settle is left out. */
    private Map<String, Points> points(SelfForm form, int year, boolean completions, Language language) {
        Map<String, Points> points = new HashMap<>();
        boolean rules = form.rows().stream().anyMatch(FormScores::ruled);
        if (!evaluate(form, year, row -> !rules || ruled(row), completions, language, points)) {
            form.rows().stream()
                    .filter(row -> !rules || ruled(row))
                    .forEach(row -> evaluate(form, year, row::equals, completions, language, points));
        }
        return points;
    }

    /** False where the standard has something against the rows: a rule it does not know, no weight, units that do not fit. */
    private boolean evaluate(
            SelfForm form,
            int year,
            java.util.function.Predicate<Entry> rows,
            boolean completions,
            Language language,
            Map<String, Points> points) {
        String standard = standard(form);
        if (standard.isEmpty()) {
            return false;
        }
        Evaluator evaluator = evaluator(standard);
        Complaints complaints = new Complaints();
        int own = Math.min(year, evaluator.pack().standard().lastYear());
        String yaml = FormSubmission.yaml(form, standard, own, rows, completions);
        Submission submission =
                SubmissionReader.read(form.facts().name(), yaml.getBytes(StandardCharsets.UTF_8), complaints);
        if (complaints.isEmpty()) {
            Evaluator.check(evaluator.pack(), submission, complaints);
        }
        if (!complaints.isEmpty()) {
            return false;
        }
        Evaluation evaluation = evaluator.evaluate(submission, language);
        for (IndicatorResult result : evaluation.indicators()) {
            boolean settled = result.lowest().compareTo(result.highest()) == 0
                    && (result.verdict() == Verdict.MET || result.verdict() == Verdict.DEDUCTED);
            if (settled) {
                points.put(result.id(), new Points(result.earned(), arithmetic(result.ledger())));
            }
        }
        return true;
    }

    private static String arithmetic(List<LedgerLine> ledger) {
        return ledger.stream()
                .map(LedgerLine::arithmetic)
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining("；"));
    }

    private synchronized Evaluator evaluator(String standard) {
        return evaluators.computeIfAbsent(
                standard, id -> Evaluator.compile(RulesFolder.open(rules).read(id), rules));
    }

    @Override
    public synchronized void close() {
        evaluators.values().forEach(Evaluator::close);
    }
}
