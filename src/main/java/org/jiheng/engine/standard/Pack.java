package org.jiheng.engine.standard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jiheng.engine.verdict.Evaluation;
import org.jiheng.engine.verdict.Findings;
import org.jiheng.engine.verdict.Report;
import org.jiheng.source.Place;
import org.jiheng.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Everything an evaluation by one standard uses: the standard itself and what it shares with others.
 *
 * @param vocabulary the sentences that rules may be worded in
 * @param version the one published, with the beginning of the digest where files changed since; before any publication what
 *     the standard states, or the first characters of the digest
 * @param digest SHA-256 over the names and bytes of all files used
 */
public record Pack(
        Standard standard,
        Map<String, Method> methods,
        Map<String, MeasureRow> measures,
        Map<String, ProblemRow> problems,
        List<DatedValue> parameters,
        Map<String, FactLabel> labels,
        List<RuleFile> rules,
        Vocabulary vocabulary,
        String version,
        String digest) {

    /**
     * A scoring method: which facts its criteria need and how a deduction by it is worded.
     *
     * @param needs facts without which a criterion cannot be scored; {@code {id}} stands for the criterion's id
     * @param whole lists that must be whole before its points are final; what they show counts even when they are not
     * @param values what people call the values that its criteria set, and the words they set them to
     * @param reasons wordings by name; the usual one has the empty name
     */
    public record Method(
            String name,
            Text title,
            List<String> needs,
            List<String> whole,
            Map<String, Text> values,
            Map<String, Text> reasons) {}

    /**
     * A measure that rules derive.
     *
     * @param needs may hold {@code {of}} for its subject
     * @param source its formula, and where that comes from; may be empty
     */
    public record MeasureRow(String name, Text label, String unit, List<String> needs, Text source) {}

    /**
     * How a figure of the department shows a problem, without a rule of the problem's own.
     *
     * @param how {@code below-limit}, {@code above-limit}, {@code below-figure}, {@code above-figure}, {@code any} or {@code no}; with
     *     {@code each-} before it where the measure is one of each item of a list
     * @param figure a measure, or the path of a figure or yes-or-no of the submission
     * @param than the parameter or figure it is held against, empty for {@code any} and {@code no}
     */
    public record Finds(String how, String figure, String than, Place place) {
        /** Whether it is held against a parameter. */
        public boolean byLimit() {
            return how.endsWith("-limit");
        }

        /** Whether it is looked for in each item of a list. */
        public boolean each() {
            return how.startsWith("each-");
        }

        /** The measures that must be there for it to be looked for: none where each item has its own, or none. */
        public List<String> figures() {
            if (each()) {
                return List.of();
            }
            return how.endsWith("-figure") ? List.of(figure, than) : List.of(figure);
        }
    }

    /**
     * A problem to look for, with its texts.
     *
     * @param finds how a figure shows it, or null where rules of its own look for it
     * @param about the figure that is 0 where there is nothing it could be about, or empty
     * @param needs facts without which its rules are not tried
     * @param whole lists that must be whole before the problem can be called absent
     */
    public record ProblemRow(
            String code,
            Text title,
            Text category,
            Evaluation.Severity severity,
            String basis,
            Text clause,
            Text rationale,
            @Nullable Finds finds,
            String about,
            List<String> needs,
            List<String> whole,
            Map<String, Text> messages,
            List<Text> remediation) {}

    /** A value in force from one year until another. */
    public record DatedValue(
            String name, BigDecimal value, int from, int until, String basis, Text clause, Place place) {}

    /**
     * What people call a fact.
     *
     * @param correctTo the value to which a department can honestly still put it right, or null where it cannot
     */
    public record FactLabel(
            Text label, String unit, @Nullable String correctTo) {}

    /**
     * The text of a file of rules; {@code name} is its path below {@code rules/}.
     *
     * @param written the text as its author wrote it: sentences where {@code text} is what they become, line for line
     */
    public record RuleFile(String name, String packageName, String text, String written) {
        public RuleFile(String name, String packageName, String text) {
            this(name, packageName, text, text);
        }

        /** The one object its rules may call: those of the review find fault with documents, all others report on departments. */
        public Class<?> reports() {
            return name.startsWith("review/") ? Findings.class : Report.class;
        }
    }

    /** The same with another standard. */
    public Pack with(Standard other) {
        return new Pack(other, methods, measures, problems, parameters, labels, rules, vocabulary, version, digest);
    }

    /** Whether the pack knows a fact of this name: it is labelled, or something needs it. */
    public boolean declares(String fact) {
        return labels.containsKey(fact)
                || problems.values().stream().anyMatch(row -> row.needs().contains(fact))
                || measures.values().stream().anyMatch(row -> row.needs().contains(fact))
                || standard.rows().stream()
                        .flatMap(indicator -> indicator.criteria().stream())
                        .anyMatch(row -> row.needs().contains(fact));
    }

    /** The value of a parameter in a year, or null where none is in force. */
    public @Nullable BigDecimal parameter(String name, int year) {
        return parameters.stream()
                .filter(p -> p.name().equals(name) && p.from() <= year && year <= p.until())
                .map(DatedValue::value)
                .findFirst()
                .orElse(null);
    }
}
