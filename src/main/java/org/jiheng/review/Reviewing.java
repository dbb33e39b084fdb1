package org.jiheng.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.document.Document;
import org.jiheng.document.Location;
import org.jiheng.engine.Reviewer;
import org.jiheng.engine.facts.Form;
import org.jiheng.engine.facts.FormRow;
import org.jiheng.engine.facts.Said;
import org.jiheng.engine.standard.ReviewPack.FindingRow;
import org.jiheng.engine.verdict.Judged;
import org.jiheng.engine.verdict.Judged.Found;
import org.jiheng.engine.verdict.Judged.Outcome;
import org.jiheng.review.Review.Finding;
import org.jiheng.review.Review.Reviewed;
import org.jiheng.review.Review.Severity;
import org.jiheng.review.Review.Summary;
import org.jiheng.review.Slips.Slip;
import org.jiheng.review.form.Approvals;
import org.jiheng.review.form.FormReader;
import org.jiheng.review.form.FormStatements;
import org.jiheng.review.form.Printed;
import org.jiheng.review.form.Remainder;
import org.jiheng.review.form.SelfForm;
import org.jiheng.review.whole.Whole;
import org.jiheng.text.Language;
import org.jiheng.text.Template;
import org.jspecify.annotations.Nullable;

/** Reviews one document: what it claims and files becomes facts, rules judge them, and what they found is put into words. */
public final class Reviewing {
    /** A year whose parameters are the latest. */
    private static final int LATEST = 9999;

    /** Figures known to more decimals are exact: counts, points. */
    private static final int MOST_DECIMALS = 4;

    private static final int TITLE_BLOCKS = 8;
    private static final int TITLE_LINES = 4;
    private static final int LONGEST_TITLE = 60;

    private final Document document;
    private final Reviewer reviewer;
    private final Partitions partitions;
    private final Approvals approvals;
    private final FormScores scores;
    private final Language language;
    private final List<SelfForm> forms;
    private final Map<String, Statement> statements = new LinkedHashMap<>();
    private final Map<String, Subject> subjects = new HashMap<>();
    /** What would have to be misprinted, where that is why a statement that is only likely is held to be contradicted. */
    private final Map<String, List<Slip>> slips = new HashMap<>();
    /** How the points of a score come about, by statement and reading. */
    private final Map<String, List<String>> arithmetic = new HashMap<>();

    private Reviewing(
            Document document,
            Reviewer reviewer,
            Partitions partitions,
            FormScores scores,
            Approvals approvals,
            Language language) {
        this.document = document;
        this.reviewer = reviewer;
        this.partitions = partitions;
        this.scores = scores;
        this.approvals = approvals;
        this.language = language;
        this.forms = FormReader.read(document);
    }

    /** What a finding that is not about a statement is about. */
    private record Subject(String quote, Location at, Map<String, String> places) {}

    /** Reviews a document by itself; {@code language} is that of its findings. */
    public static Review review(
            Document document, Reviewer reviewer, Partitions partitions, FormScores scores, Language language) {
        return review(document, reviewer, partitions, scores, Approvals.NONE, language);
    }

    /** Reviews a document by itself and against what was approved. */
    public static Review review(
            Document document,
            Reviewer reviewer,
            Partitions partitions,
            FormScores scores,
            Approvals approvals,
            Language language) {
        return new Reviewing(document, reviewer, partitions, scores, approvals, language).review();
    }

    private Review review() {
        Statements read = Statements.of(Remainder.of(document, forms), partitions);
        read.statements().forEach(s -> statements.put(s.id(), s));
        FormStatements.of(forms, document).forEach(s -> statements.put(s.id(), s));
        approvals.statements(forms).forEach(s -> statements.put(s.id(), s));
        for (FormScores.Scored scored : scores.of(forms, year(), language)) {
            statements.put(scored.statement().id(), scored.statement());
            arithmetic.put(scored.statement().id(), scored.arithmetic());
        }
        forms.forEach(this::subjects);
        Whole whole = Whole.of(document, forms);
        whole.statements().forEach(s -> statements.putIfAbsent(s.id(), s));
        whole.notes().forEach((id, note) -> subjects.put(id, new Subject(note.quote(), note.at(), note.places())));
        Judged judged = explained(reviewer.judge(facts(whole), year(), language));
        List<Finding> findings = new ArrayList<>();
        judged.statements().stream()
                .filter(s -> s.outcome() != Outcome.CONSISTENT)
                .forEach(s -> findings.add(contradiction(s)));
        judged.found().forEach(found -> findings.add(doubt(found)));
        findings.sort(Comparator.comparingInt((Finding f) -> f.severity() == Severity.ERROR ? 0 : 1));
        return new Review(
                new Reviewed(
                        document.name(),
                        document.format().name().toLowerCase(java.util.Locale.ROOT),
                        document.digest(),
                        title()),
                summary(judged, findings, read.unread()),
                forms.stream()
                        .map(form -> FormView.of(form, statements, judged))
                        .toList(),
                findings);
    }

    /** Without what is only likely and disagrees by more than a slip: it may never have been claimed. */
    private Judged explained(Judged judged) {
        List<Statement> doubtful = judged.statements().stream()
                .filter(s -> s.outcome() == Outcome.CONTRADICTED)
                .map(s -> java.util.Objects.requireNonNull(statements.get(s.id())))
                .filter(s -> s.licence() != Licence.CERTAIN)
                .toList();
        slips.putAll(Slips.of(
                doubtful,
                judged.statements().stream()
                        .filter(s -> s.outcome() == Outcome.CONSISTENT && s.id().startsWith("sum:"))
                        .count(),
                variants -> reviewer.judge(
                        variants.stream().flatMap(Statement::facts).toList(), year(), language)));
        Set<String> dropped = doubtful.stream()
                .map(Statement::id)
                .filter(id -> !slips.containsKey(id))
                .collect(Collectors.toSet());
        dropped.forEach(statements::remove);
        return new Judged(
                judged.statements().stream()
                        .filter(s -> !dropped.contains(s.id()))
                        .toList(),
                judged.found());
    }

    /** The first short lines, which say whose document it is and what it is about. */
    private String title() {
        return document.blocks().stream()
                .limit(TITLE_BLOCKS)
                .flatMap(block -> block instanceof Document.Paragraph paragraph
                        ? Stream.of(paragraph.text())
                        : block instanceof Document.Table table
                                ? table.rows().stream()
                                        .limit(1)
                                        .flatMap(row -> row.cells().stream())
                                        .map(Document.Cell::text)
                                : Stream.empty())
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty() && line.length() <= LONGEST_TITLE)
                .limit(TITLE_LINES)
                .collect(Collectors.joining(" "));
    }

    private Summary summary(Judged judged, List<Finding> findings, int unread) {
        return new Summary(
                statements.size(),
                judged.statements().size(),
                count(judged, Outcome.CONSISTENT),
                count(judged, Outcome.ROUNDING),
                (int) findings.stream()
                        .filter(f -> f.severity() == Severity.ERROR)
                        .count(),
                (int) findings.stream()
                        .filter(f -> f.severity() == Severity.SUSPICIOUS)
                        .count(),
                unread + forms.stream().mapToInt(SelfForm::unread).sum());
    }

    private static int count(Judged judged, Outcome outcome) {
        return (int)
                judged.statements().stream().filter(s -> s.outcome() == outcome).count();
    }

    /** The latest year that the title of a form gives; where there is none, the latest parameters are in force. */
    private int year() {
        return forms.stream()
                .map(form -> form.facts().year())
                .filter(year -> year != null)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(LATEST);
    }

    private List<Object> facts(Whole whole) {
        List<Object> facts = new ArrayList<>(whole.facts());
        statements.values().stream().flatMap(Statement::facts).forEach(facts::add);
        forms.forEach(form -> {
            Form own = form.facts();
            facts.add(own);
            Set<Said> said = new LinkedHashSet<>();
            form.rows().forEach(row -> {
                FormRow fact = row.fact();
                facts.add(fact);
                said(fact.id(), "explanation", fact.explanation(), said);
                said(own.id(), "level", fact.level1() + fact.level2(), said);
                if (statements.containsKey("form-score:" + fact.id())) {
                    said.add(new Said(fact.id(), "score", "computed"));
                }
                if (row.unitsDiffer()) {
                    said.add(new Said(fact.id(), "unit", "different"));
                }
            });
            if (form.repeatsGoal()) {
                said.add(new Said(own.id(), "done", "goal"));
            }
            if (statements.containsKey("form-execution:" + own.id() + "/")) {
                said.add(new Said(own.id(), "execution", "computed"));
            }
            facts.addAll(said);
        });
        approvals.facts(forms).forEach(approved -> {
            facts.add(approved);
            Subject form = subjects.get(approved.form());
            if (form != null) {
                subjects.putIfAbsent(approved.id(), new Subject(approved.indicator(), form.at(), form.places()));
            }
        });
        return facts;
    }

    /** What a text says by the words that the pack lists. */
    private void said(String subject, String field, String text, Set<Said> said) {
        reviewer.pack().words().getOrDefault(field, Map.of()).forEach((what, words) -> {
            if (words.stream().anyMatch(text::contains)) {
                said.add(new Said(subject, field, what));
            }
        });
    }

    private void subjects(SelfForm form) {
        Form facts = form.facts();
        Map<String, String> ofForm = new HashMap<>();
        ofForm.put("label", facts.name());
        put(ofForm, "annual", facts.annual());
        put(ofForm, "executed", facts.executed());
        subjects.put(facts.id(), new Subject(facts.name(), form.at(), ofForm));
        form.rows().forEach(row -> {
            FormRow fact = row.fact();
            Map<String, String> places = new HashMap<>();
            places.put("label", fact.name());
            places.put("target", fact.targetText());
            places.put("actual", fact.actualText());
            places.put("explanation", fact.explanation());
            put(places, "completion", fact.completion());
            put(places, "lastYear", fact.lastYear());
            String quote = String.join(
                    " | ",
                    row.cells().values().stream()
                            .sorted(Comparator.comparing(Printed::at, Location.BY_PLACE))
                            .map(Printed::text)
                            .filter(text -> !text.isBlank())
                            .toList());
            subjects.put(fact.id(), new Subject(quote, row.at(), places));
        });
    }

    private static void put(Map<String, String> places, String name, @Nullable BigDecimal value) {
        if (value != null) {
            places.put(name, Template.plain(value));
        }
    }

    private Finding contradiction(Judged.Statement judged) {
        Statement statement = java.util.Objects.requireNonNull(statements.get(judged.id()));
        FindingRow row = row(statement.kind());
        Figure printed = statement.printed();
        String expected = shown(judged.value(), printed);
        Map<String, String> places = new HashMap<>();
        places.put("printed", printed.text());
        places.put("expected", expected);
        places.put("arithmetic", arithmetic(judged));
        places.put("label", label(statement));
        statement.readings().get(judged.reading() - 1).terms().stream()
                .filter(term -> term.role().equals("other"))
                .forEach(term -> {
                    places.put("other", term.figure().text());
                    places.put("against", term.figure().label());
                });
        boolean rounding = judged.outcome() == Outcome.ROUNDING;
        return finding(
                statement.id(),
                row,
                rounding ? Severity.ROUNDING : severity(row),
                statement.at(),
                statement.quote(),
                printed.text(),
                expected,
                places::get,
                slip(statement),
                judged.rule());
    }

    private static Severity severity(FindingRow row) {
        return row.severity().equals("error") ? Severity.ERROR : Severity.SUSPICIOUS;
    }

    /** What a statement is about: a rate of change is that of what changed, not of the word that says so. */
    private static String label(Statement statement) {
        return statement.readings().get(0).terms().stream()
                .filter(term -> term.role().equals("level"))
                .map(term -> term.figure().label())
                .filter(label -> !label.isBlank())
                .findFirst()
                .orElse(statement.printed().label());
    }

    /** What the rule says, or the ledger's where the points are those of a standard. */
    private String arithmetic(Judged.Statement judged) {
        List<String> own = arithmetic.getOrDefault(judged.id(), List.of());
        String ledger = own.size() < judged.reading() ? "" : own.get(judged.reading() - 1);
        return ledger.isEmpty() ? judged.arithmetic() : ledger;
    }

    /** The figure that one digit would set right, where there is only one. */
    private String slip(Statement statement) {
        List<Slip> own = slips.getOrDefault(statement.id(), List.of());
        if (own.stream().anyMatch(Slip::base)) {
            return row("wrong-base").explanation().in(language);
        }
        if (own.size() != 1) {
            return "";
        }
        Figure figure = own.get(0).figure();
        return new Template(row("slip").explanation().in(language))
                .fill(Map.of(
                        "printed", figure.text(), "expected", shown(own.get(0).meant(), figure))::get);
    }

    private static String shown(BigDecimal value, Figure like) {
        String unit = like.unit();
        BigDecimal rounded = like.decimals() > MOST_DECIMALS
                ? value.stripTrailingZeros()
                : value.setScale(Math.max(0, like.decimals()), RoundingMode.HALF_UP);
        boolean fallInWords = like.value().signum() < 0 && !like.text().matches(".*[-−－].*");
        rounded = fallInWords ? rounded.negate() : rounded;
        return rounded.toPlainString() + (unit.equals("%") || unit.isEmpty() ? unit : " " + unit);
    }

    private Finding doubt(Found found) {
        FindingRow row = row(found.code());
        Subject subject = subjects.getOrDefault(
                found.subject(), new Subject("", document.blocks().get(0).at(), Map.of()));
        Map<String, String> places = new HashMap<>(subject.places());
        places.put("arithmetic", found.arithmetic());
        return finding(
                found.code() + ":" + found.subject(),
                row,
                severity(row),
                subject.at(),
                subject.quote(),
                "",
                "",
                places::get,
                "",
                found.rule());
    }

    private Finding finding(
            String id,
            FindingRow row,
            Severity severity,
            Location at,
            String quote,
            String printed,
            String expected,
            Function<String, @Nullable Object> places,
            String more,
            String rule) {
        return new Finding(
                id,
                row.code(),
                severity,
                row.kind(),
                row.title().in(language),
                at,
                quote,
                printed,
                expected,
                new Template(row.explanation().in(language)).fill(places) + more,
                new Template(row.fix().in(language)).fill(places),
                rule);
    }

    private FindingRow row(String code) {
        FindingRow row = reviewer.pack().findings().get(code);
        if (row == null) {
            throw new IllegalStateException("no words for " + code);
        }
        return row;
    }
}
