package org.jiheng.report.word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiheng.engine.facts.Judgement;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.text.Message;
import org.jspecify.annotations.Nullable;

/** The ledger of an indicator in sentences, without rules and digests. */
final class LedgerWords {
    /** Lines that a deduction alone does not say the whole of. */
    private static final Set<Kind> CORRECTIONS = Set.of(Kind.CAP, Kind.ROUNDING);

    private static final Pattern BAND = Pattern.compile("([^；;\\s]+) → ([^→]+) → (\\S+)");
    private static final Pattern RECKONED = Pattern.compile("[÷×%→]");

    private final Given given;
    private final Map<String, Judgement> judgements;

    LedgerWords(Given given) {
        this.given = given;
        this.judgements = given.submission().judgements().stream()
                .collect(Collectors.toMap(Judgement::subject, Function.identity(), (first, second) -> first));
    }

    /** How the points came about. */
    String analysis(IndicatorResult indicator) {
        List<String> sentences = new ArrayList<>();
        for (LedgerLine line : indicator.ledger()) {
            String text = line.kind() == Kind.MISSING ? missing(indicator) : sentence(line, exact(indicator));
            if (!text.isEmpty() && !sentences.contains(text)) {
                sentences.add(text);
            }
        }
        if (sentences.isEmpty()) {
            sentences.add(given.t("word-met"));
        }
        return sentences.stream().map(given::sentence).collect(Collectors.joining(given.t("word-space")));
    }

    private String sentence(LedgerLine line, boolean exact) {
        Judgement judgement = judgements.get(line.criterion());
        if (line.kind() == Kind.AWARD && judgement != null && !line.arithmetic().isEmpty()) {
            return judged(judgement);
        }
        String arithmetic = RECKONED.matcher(line.arithmetic()).find() ? reckoned(line.arithmetic()) : "";
        if (line.reason().isEmpty()) {
            return line.kind() == Kind.CAP
                    ? Given.symbols(line.arithmetic())
                    : arithmetic.isEmpty() ? "" : given.t("word-arithmetic", arithmetic);
        }
        String reason = taken(line, exact);
        return arithmetic.isEmpty() || judgement != null ? reason : given.t("word-reckoned", reason, arithmetic);
    }

    /** Whether deductions add up to what the indicator lost. */
    private static boolean exact(IndicatorResult indicator) {
        return indicator.ledger().stream().noneMatch(line -> CORRECTIONS.contains(line.kind()));
    }

    /** The reason, and by how many points where that is the whole of it. */
    private String taken(LedgerLine line, boolean exact) {
        String reason = Given.symbols(line.reason().isEmpty() ? line.arithmetic() : line.reason());
        return exact && line.kind() == Kind.DEDUCTION && line.points().signum() < 0
                ? given.t("word-minus", reason, Given.weight(line.points().negate()))
                : reason;
    }

    /** Bands in words: {@code 92 → ≥90 → 1}. */
    private String reckoned(String arithmetic) {
        return BAND.matcher(Given.symbols(arithmetic))
                .replaceAll(band -> Matcher.quoteReplacement(
                        given.t("word-in-band", band.group(1), given.range(band.group(2)), band.group(3))));
    }

    private String judged(Judgement judgement) {
        String points = Given.points(judgement.points());
        String reason = judgement.reason();
        return reason.isBlank()
                        || reason.equals(Message.of("evidence.judgement").in(given.language()))
                ? given.t("word-judged", points)
                : given.t("word-judged-why", points, reason);
    }

    /** What is missing or not yet judged; what several have before the colon is said once. */
    String missing(IndicatorResult indicator) {
        String colon = given.t("colon");
        Map<String, List<String>> byKind = new LinkedHashMap<>();
        for (LedgerLine line : indicator.ledger()) {
            if (line.kind() == Kind.MISSING) {
                String reason = Given.symbols(line.reason());
                int end = reason.indexOf(colon) + colon.length();
                boolean plain = end < colon.length() || reason.substring(0, end).contains("（");
                byKind.computeIfAbsent(plain ? "" : reason.substring(0, end), key -> new ArrayList<>())
                        .add(plain ? reason : reason.substring(end));
            }
        }
        return byKind.entrySet().stream()
                .map(each -> each.getKey()
                        + each.getValue().stream().distinct().collect(Collectors.joining(given.t("semicolon"))))
                .collect(Collectors.joining(given.t("semicolon")));
    }

    /** Who gave the points of an indicator, and where the evidence is filed; nothing where nobody said. */
    @Nullable
    String of(IndicatorResult indicator, Function<Judgement, @Nullable String> field) {
        String all = indicator.ledger().stream()
                .map(line -> judgements.get(line.criterion()))
                .filter(judgement -> judgement != null && field.apply(judgement) != null)
                .map(judgement -> String.valueOf(field.apply(judgement)))
                .distinct()
                .collect(Collectors.joining(given.t("comma")));
        return all.isEmpty() ? null : all;
    }
}
