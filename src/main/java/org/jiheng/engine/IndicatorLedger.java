package org.jiheng.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.engine.Account.Entry;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.verdict.Evaluation.Approval;
import org.jiheng.engine.verdict.Evaluation.Basis;
import org.jiheng.engine.verdict.Evaluation.Evidence;
import org.jiheng.engine.verdict.Evaluation.IndicatorResult;
import org.jiheng.engine.verdict.Evaluation.Kind;
import org.jiheng.engine.verdict.Evaluation.LedgerLine;
import org.jiheng.engine.verdict.Evaluation.Verdict;
import org.jiheng.text.Language;
import org.jiheng.text.Message;
import org.jiheng.text.Template;
import org.jspecify.annotations.Nullable;

/**
 * Sums what was reported on an indicator, clamps, vetoes and rounds it, and keeps a line for every step: award lines sum to the
 * weight, all others to earned − weight.
 */
final class IndicatorLedger {
    /** Decimals of a line's points; the rounding line closes the sum to the last digit. */
    private static final int LINE_SCALE = 8;

    private final IndicatorRow row;
    private final Language language;
    private final List<LedgerLine> lines = new ArrayList<>();
    private BigDecimal earned = BigDecimal.ZERO;
    private BigDecimal lowest = BigDecimal.ZERO;
    private BigDecimal highest = BigDecimal.ZERO;
    private BigDecimal judged = BigDecimal.ZERO;
    private BigDecimal settled = BigDecimal.ZERO;
    private boolean factsLack;
    private boolean judgementLacks;

    private IndicatorLedger(IndicatorRow row, Language language) {
        this.row = row;
        this.language = language;
    }

    /**
     * An indicator settled as far as it can be.
     *
     * @param judged the points of {@code result} that evaluators gave
     * @param settled the weight that evidence settles
     */
    record Settled(IndicatorResult result, BigDecimal judged, BigDecimal settled) {}

    /** @param waiver what was approved of the indicator, or null */
    static Settled settle(
            IndicatorRow row,
            List<Account> accounts,
            @Nullable Entry notApplicable,
            @Nullable Approval waiver,
            Language language) {
        IndicatorLedger ledger = new IndicatorLedger(row, language);
        return notApplicable == null ? ledger.settle(accounts, waiver) : ledger.exempt(notApplicable);
    }

    private Settled exempt(Entry reason) {
        line(row.weight(), Kind.AWARD, "", "", reason);
        BigDecimal full = round(row.weight());
        IndicatorResult result = result(full, full, full, Basis.COMPUTED, Verdict.NOT_APPLICABLE);
        return new Settled(result, BigDecimal.ZERO, row.weight());
    }

    private Settled settle(List<Account> accounts, @Nullable Approval waiver) {
        Entry veto = null;
        boolean vetoUnknown = false;
        for (Account account : accounts) {
            criterion(account);
            veto = veto == null ? account.veto() : veto;
            vetoUnknown |= account.vetoOpen();
        }
        if (veto != null) {
            Account by =
                    accounts.stream().filter(a -> a.veto() != null).findFirst().orElseThrow();
            line(earned.negate(), Kind.VETO, by.row().criterion().id(), by.row().item(), veto);
            earned = BigDecimal.ZERO;
            lowest = BigDecimal.ZERO;
            highest = BigDecimal.ZERO;
            judged = BigDecimal.ZERO;
            settled = row.weight();
        } else if (waiver != null) {
            restore(waiver);
        }
        if (veto == null && vetoUnknown) {
            settleUnknownVeto(accounts);
        }
        boolean open = lowest.compareTo(highest) != 0;
        BigDecimal rounded = round(earned);
        BigDecimal shown = sum();
        if (shown.compareTo(rounded) != 0) {
            String how = Message.of(
                            "ledger.rounding",
                            Template.plain(earned),
                            rounded.toPlainString(),
                            row.rounding().scale())
                    .in(language);
            line(
                    rounded.subtract(shown),
                    Kind.ROUNDING,
                    "",
                    "",
                    new Entry(BigDecimal.ZERO, "", how, "", List.of(), false));
        }
        Verdict verdict = Verdict.DEDUCTED;
        if (open) {
            verdict = factsLack ? Verdict.MISSING : judgementLacks ? Verdict.MANUAL : Verdict.MISSING;
        } else if (lines.stream().anyMatch(line -> line.kind() == Kind.WAIVER)) {
            verdict = Verdict.WAIVED;
        } else if (rounded.compareTo(row.weight()) >= 0) {
            verdict = Verdict.MET;
        }
        return new Settled(
                result(rounded, round(lowest), round(highest), basis(accounts), verdict),
                rounded.signum() < 0 ? judged.max(rounded) : judged.min(rounded),
                open ? settled : row.weight());
    }

    private void criterion(Account account) {
        String id = account.row().criterion().id();
        String item = account.row().item();
        BigDecimal points = account.points();
        boolean weighted = row.weight().signum() > 0;
        BigDecimal floor = weighted ? BigDecimal.ZERO : row.minimum();
        BigDecimal ceiling = weighted ? points : row.maximum();
        Entry lacking = account.lacking();
        if (lacking != null) {
            line(points, Kind.AWARD, id, item, null);
            if (points.signum() > 0 || !account.vetoOpen()) {
                line(points.negate(), Kind.MISSING, id, item, lacking);
            }
            lack(lacking);
            lowest = lowest.add(floor);
            highest = highest.add(ceiling);
            return;
        }
        Entry award = account.award();
        BigDecimal value = award == null ? points : award.points();
        boolean full = value.compareTo(points) == 0 && account.deductions().isEmpty();
        line(points, Kind.AWARD, id, item, full ? award : null);
        if (award != null && value.compareTo(points) != 0) {
            Kind kind = value.compareTo(points) < 0 ? Kind.DEDUCTION : Kind.BONUS;
            line(value.subtract(points), weighted ? Kind.DEDUCTION : kind, id, item, award);
        }
        for (Entry deduction : account.deductions()) {
            line(deduction.points().negate(), Kind.DEDUCTION, id, item, deduction);
            value = value.subtract(deduction.points());
        }
        BigDecimal clamped = value.max(floor).min(ceiling);
        if (clamped.compareTo(value) != 0) {
            String how = Message.of("ledger.cap", Template.plain(value), Template.plain(clamped))
                    .in(language);
            line(
                    clamped.subtract(value),
                    Kind.CAP,
                    id,
                    item,
                    new Entry(BigDecimal.ZERO, "", how, "", List.of(), false));
        }
        stake(account, clamped, floor, weighted);
    }

    /** Adds a criterion's value, less what is still at stake. */
    private void stake(Account account, BigDecimal value, BigDecimal floor, boolean weighted) {
        Entry unknown = account.unknown();
        BigDecimal low = value;
        if (unknown != null) {
            low = value.subtract(unknown.points()).max(floor);
            if (low.compareTo(value) != 0) {
                lack(unknown);
            }
        }
        BigDecimal supported = weighted ? low : value;
        if (unknown != null && low.compareTo(value) != 0) {
            String id = account.row().criterion().id();
            line(supported.subtract(value), Kind.MISSING, id, account.row().item(), unknown);
        }
        earned = earned.add(supported);
        lowest = lowest.add(low);
        highest = highest.add(value);
        judged = judged.add(account.judged() ? supported : BigDecimal.ZERO);
        settled = settled.add(account.points().subtract(weighted ? value.subtract(low) : BigDecimal.ZERO));
    }

    /**
     * Gives back what deductions and caps took; what is missing stays missing. Above their maximum, bonus indicators get nothing
     * back, nor what a cap took from a bonus.
     */
    private void restore(Approval waiver) {
        boolean weighted = row.weight().signum() > 0;
        BigDecimal lost = lines.stream()
                .filter(line -> line.kind() == Kind.DEDUCTION
                        || (line.kind() == Kind.CAP
                                && (weighted || line.points().signum() > 0)))
                .map(LedgerLine::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .negate();
        BigDecimal given = weighted ? lost : lost.min(row.maximum().subtract(highest));
        if (given.signum() <= 0) {
            return;
        }
        String why = Message.of(
                        "ledger.waiver", waiver.reason(), waiver.approvedBy(), waiver.document(), waiver.expires())
                .in(language);
        line(given, Kind.WAIVER, "", "", new Entry(BigDecimal.ZERO, "", "", why, List.of(), false));
        earned = earned.add(given);
        lowest = lowest.add(given);
        highest = highest.add(given);
        if (weighted) {
            // the lines are rounded to their own scale; what they sum to is what is shown, and neither side may fall
            // short of it
            earned = sum();
            lowest = earned;
            highest = row.weight();
        }
    }

    /** Nothing is sure while a veto may yet fall. */
    private void settleUnknownVeto(List<Account> accounts) {
        for (Account account : accounts) {
            Entry lacking = account.lacking() == null ? account.unknown() : account.lacking();
            if (lacking != null && account.vetoOpen()) {
                lack(lacking);
                if (earned.signum() != 0) {
                    Entry open = new Entry(
                            lacking.points(),
                            lacking.rule(),
                            "",
                            Message.of("ledger.veto-open", lacking.reason()).in(language),
                            List.of(),
                            lacking.manual());
                    line(
                            earned.negate(),
                            Kind.MISSING,
                            account.row().criterion().id(),
                            account.row().item(),
                            open);
                }
                earned = BigDecimal.ZERO;
            }
        }
        lowest = BigDecimal.ZERO;
        judged = BigDecimal.ZERO;
        settled = BigDecimal.ZERO;
    }

    private void lack(Entry entry) {
        factsLack |= !entry.manual();
        judgementLacks |= entry.manual();
    }

    private static Basis basis(List<Account> accounts) {
        boolean judged = false;
        boolean computed = false;
        for (Account account : accounts) {
            judged |= account.judged();
            computed |= !account.judged();
        }
        return judged && computed ? Basis.MIXED : judged ? Basis.JUDGED : Basis.COMPUTED;
    }

    /** What the lines so far come to. */
    private BigDecimal sum() {
        BigDecimal sum = BigDecimal.ZERO;
        for (LedgerLine line : lines) {
            sum = sum.add(line.points());
        }
        return sum;
    }

    private BigDecimal round(BigDecimal points) {
        return points.setScale(row.rounding().scale(), row.rounding().mode());
    }

    private void line(BigDecimal points, Kind kind, String criterion, String item, @Nullable Entry entry) {
        List<Evidence> evidence = entry == null ? List.of() : entry.evidence();
        lines.add(new LedgerLine(
                points.setScale(LINE_SCALE, RoundingMode.HALF_UP).stripTrailingZeros(),
                kind,
                entry == null ? "" : entry.rule(),
                criterion,
                row.clause().in(language),
                item,
                entry == null ? "" : entry.arithmetic(),
                entry == null ? "" : entry.reason(),
                evidence));
    }

    private IndicatorResult result(
            BigDecimal earnedPoints, BigDecimal low, BigDecimal high, Basis basis, Verdict verdict) {
        return new IndicatorResult(
                row.id(),
                row.section(),
                row.group().in(language),
                row.name().in(language),
                row.weight(),
                earnedPoints,
                low,
                high,
                basis,
                verdict,
                List.copyOf(lines));
    }
}
