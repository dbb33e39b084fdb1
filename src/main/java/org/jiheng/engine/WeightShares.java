package org.jiheng.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jiheng.engine.IndicatorLedger.Settled;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.standard.Standard.NotApplicable;
import org.jiheng.engine.standard.Standard.Rounding;
import org.jiheng.engine.standard.Standard.Section;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.text.Language;
import org.jiheng.text.Message;

/**
 * Gives the weight of indicators that do not apply to those that do, in proportion to their weights, where the standard spreads
 * or rescales it. Indicators without weight (bonus, penalty) take no share. The weights sum to the full score as before, unless
 * nothing is left to take them.
 */
final class WeightShares {
    private final Map<String, Settled> settled = new LinkedHashMap<>();
    private final Map<String, BigDecimal> shares = new LinkedHashMap<>();

    private WeightShares(List<Settled> settled) {
        settled.forEach(each -> this.settled.put(each.result().id(), each));
    }

    static List<Settled> share(Standard standard, List<Settled> settled, Language language) {
        NotApplicable policy = standard.policies().notApplicable();
        WeightShares all = new WeightShares(settled);
        if (policy == NotApplicable.FULL
                || all.weightOf(standard.indicators(), false).signum() == 0) {
            return settled;
        }
        BigDecimal homeless = BigDecimal.ZERO;
        for (Section section : standard.sections()) {
            BigDecimal pool = all.weightOf(section.indicators(), false);
            boolean within = policy == NotApplicable.SPREAD
                    && all.weightOf(section.indicators(), true).signum() > 0;
            if (within) {
                all.among(section.indicators(), pool);
            } else {
                homeless = homeless.add(pool);
            }
        }
        all.among(standard.indicators(), homeless);
        return standard.indicators().stream()
                .map(row -> {
                    BigDecimal share = all.shares.getOrDefault(row.id(), BigDecimal.ZERO);
                    Settled own = all.own(row);
                    return !all.applies(row)
                            ? without(own)
                            : share.signum() == 0 ? own : with(own, share, row.rounding(), language);
                })
                .toList();
    }

    /** What does not apply is worth nothing and earns nothing; its only line keeps the reason. */
    private static Settled without(Settled own) {
        LedgerLine line = own.result().ledger().get(0);
        return new Settled(
                result(
                        own.result(),
                        List.of(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO),
                        List.of(line(
                                BigDecimal.ZERO,
                                Kind.AWARD,
                                line.rule(),
                                line.clause(),
                                line.reason(),
                                line.evidence()))),
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    /** The share is earned at the rate at which the indicator earns its own weight, and rounded as that is. */
    private static Settled with(Settled own, BigDecimal share, Rounding rounding, Language language) {
        IndicatorResult r = own.result();
        BigDecimal weight = r.weight().add(share);
        UnaryOperator<BigDecimal> scaled = points -> points.multiply(weight)
                .divide(r.weight(), MathContext.DECIMAL128)
                .setScale(rounding.scale(), rounding.mode());
        BigDecimal earned = scaled.apply(r.earned());
        BigDecimal lowest = scaled.apply(r.lowest());
        BigDecimal highest = scaled.apply(r.highest());
        BigDecimal open = highest.subtract(earned).subtract(r.highest().subtract(r.earned()));
        BigDecimal lost = highest.subtract(r.highest()).subtract(share);
        List<LedgerLine> lines = new ArrayList<>(r.ledger());
        String clause = lines.get(0).clause();
        String why = Message.of("ledger.share", share.toPlainString()).in(language);
        lines.add(line(share, Kind.AWARD, "", clause, why, List.of()));
        if (lost.signum() != 0) {
            String how = Message.of(
                            "ledger.share-lost",
                            Template.plain(r.highest()),
                            Template.plain(r.weight()),
                            Template.plain(weight),
                            Template.plain(highest))
                    .in(language);
            Kind kind = r.highest().compareTo(r.weight()) == 0 ? Kind.ROUNDING : Kind.DEDUCTION;
            lines.add(line(lost, kind, "", clause, how, List.of()));
        }
        if (open.signum() != 0) {
            String how = Message.of("ledger.share-open").in(language);
            lines.add(line(open.negate(), Kind.MISSING, "", clause, how, List.of()));
        }
        BigDecimal judged = own.judged().compareTo(r.earned()) == 0
                ? earned
                : scaled.apply(own.judged()).min(earned);
        BigDecimal settled = own.settled().multiply(weight).divide(r.weight(), MathContext.DECIMAL128);
        return new Settled(result(r, List.of(weight, earned, lowest, highest), lines), judged, settled);
    }

    private static LedgerLine line(
            BigDecimal points, Kind kind, String rule, String clause, String reason, List<Evidence> evidence) {
        return new LedgerLine(points, kind, rule, "", clause, "", "", reason, evidence);
    }

    /** @param points weight, earned, lowest and highest */
    private static IndicatorResult result(IndicatorResult r, List<BigDecimal> points, List<LedgerLine> ledger) {
        return new IndicatorResult(
                r.id(),
                r.section(),
                r.group(),
                r.name(),
                points.get(0),
                points.get(1),
                points.get(2),
                points.get(3),
                r.basis(),
                r.verdict(),
                List.copyOf(ledger));
    }

    private Settled own(IndicatorRow row) {
        Settled own = settled.get(row.id());
        if (own == null) {
            throw new IllegalStateException(row.id());
        }
        return own;
    }

    private boolean applies(IndicatorRow row) {
        return own(row).result().verdict() != Verdict.NOT_APPLICABLE;
    }

    private BigDecimal weightOf(List<IndicatorRow> rows, boolean applying) {
        return rows.stream()
                .filter(row -> applies(row) == applying)
                .map(IndicatorRow::weight)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Each takes its part of what is left, down to what its rounding can hold; those that round to the most decimals come last,
     * and the last takes all that is left. So shares sum to the pool, and full marks stay full marks.
     */
    private void among(List<IndicatorRow> rows, BigDecimal pool) {
        List<IndicatorRow> takers = new ArrayList<>(rows);
        takers.removeIf(row -> !applies(row) || row.weight().signum() == 0);
        takers.sort(Comparator.comparingInt(row -> row.rounding().scale()));
        BigDecimal weights = weightOf(takers, true);
        BigDecimal left = pool;
        for (IndicatorRow row : takers) {
            boolean last = weights.compareTo(row.weight()) == 0;
            BigDecimal share = last
                    ? left
                    : left.multiply(row.weight())
                            .divide(weights, MathContext.DECIMAL128)
                            .setScale(row.rounding().scale(), RoundingMode.DOWN);
            left = left.subtract(share);
            weights = weights.subtract(row.weight());
            shares.merge(row.id(), share, BigDecimal::add);
        }
    }
}
