package org.jiheng.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jiheng.engine.facts.Claim;
import org.jiheng.engine.facts.Operand;
import org.jiheng.engine.verdict.Findings;
import org.jiheng.engine.verdict.Judged;
import org.jiheng.engine.verdict.Judged.Found;
import org.jiheng.engine.verdict.Judged.Outcome;
import org.jiheng.engine.verdict.Judged.Statement;
import org.jiheng.text.Template;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.rule.Match;

/** Takes down what the rules of the review report, and compares what claims come to with what is printed. */
final class FindingsRecorder extends DefaultAgendaEventListener implements Findings {
    private final Map<String, Statement> statements = new LinkedHashMap<>();
    private final List<Found> found = new ArrayList<>();
    private final Map<String, List<Operand>> operands;
    private final List<String> order;
    private @Nullable Match match;

    FindingsRecorder(List<?> facts) {
        operands = facts.stream()
                .filter(Operand.class::isInstance)
                .map(Operand.class::cast)
                .collect(Collectors.groupingBy(operand -> key(operand.statement(), operand.reading())));
        order = facts.stream()
                .filter(Claim.class::isInstance)
                .map(fact -> ((Claim) fact).statement())
                .distinct()
                .toList();
    }

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
        match = event.getMatch();
    }

    @Override
    public void computed(Claim claim, BigDecimal value, BigDecimal low, BigDecimal high, String arithmetic) {
        Statement now = new Statement(
                claim.statement(),
                claim.reading(),
                compare(claim, value, low, high),
                value,
                low,
                high,
                fill(arithmetic, claim),
                rule());
        statements.merge(claim.statement(), now, FindingsRecorder::better);
    }

    @Override
    public void finding(String subject, String code, String arithmetic) {
        found.add(new Found(subject, code, fill(arithmetic, null), rule()));
    }

    /** Everything reported, statements in the order of the document. */
    Judged judged() {
        Map<String, Statement> all = new HashMap<>(statements);
        List<Found> sorted = new ArrayList<>(found);
        sorted.sort(java.util.Comparator.comparing(Found::subject)
                .thenComparing(Found::code)
                .thenComparing(Found::arithmetic));
        return new Judged(order.stream().map(all::get).filter(Objects::nonNull).toList(), sorted);
    }

    /** Of two readings the one that suits better counts; of two that suit alike, the likelier. */
    private static Statement better(Statement a, Statement b) {
        int suits = a.outcome().compareTo(b.outcome());
        return suits < 0 || (suits == 0 && a.reading() < b.reading()) ? a : b;
    }

    private static Outcome compare(Claim claim, BigDecimal value, BigDecimal low, BigDecimal high) {
        if (value.compareTo(claim.low()) >= 0 && value.compareTo(claim.high()) <= 0) {
            return Outcome.CONSISTENT;
        }
        boolean meet = high.compareTo(claim.low()) >= 0 && low.compareTo(claim.high()) <= 0;
        boolean cut = claim.slack().signum() > 0
                && high.compareTo(claim.value().subtract(claim.slack())) > 0
                && low.compareTo(claim.value().add(claim.slack())) < 0;
        return meet || cut ? Outcome.ROUNDING : Outcome.CONTRADICTED;
    }

    private String fill(String arithmetic, @Nullable Claim claim) {
        return signed(new Template(arithmetic).fill(name -> {
            if (name.equals("parts") && claim != null) {
                return parts(claim);
            }
            String id = "$" + name;
            return match != null && match.getDeclarationIds().contains(id) ? match.getDeclarationValue(id) : null;
        }));
    }

    /** As people write it: to take away what is below zero is to add it, and a sign after another stands in brackets. */
    private static String signed(String arithmetic) {
        return arithmetic
                .replaceAll("− [-−](?=\\d)", "+ ")
                .replaceAll("\\+ [-−](?=\\d)", "− ")
                .replaceAll("([×÷] )[-−](\\d[\\d.]*)", "$1(−$2)")
                .replaceAll("(^|[(= ])-(?=\\d)", "$1−");
    }

    private String parts(Claim claim) {
        StringBuilder all = new StringBuilder();
        for (Operand operand : operands.getOrDefault(key(claim.statement(), claim.reading()), List.of())) {
            if (operand.role().equals("part") || operand.role().equals("change")) {
                boolean minus = operand.value().signum() < 0;
                all.append(all.length() == 0 ? (minus ? "−" : "") : minus ? " − " : " + ")
                        .append(Template.plain(operand.value().abs()));
            }
        }
        return all.toString();
    }

    private String rule() {
        return match == null ? "" : match.getRule().getName();
    }

    private static String key(String statement, int reading) {
        return statement + "\n" + reading;
    }
}
