package org.jiheng.bench.peer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** The 13 indicators in Java, points alone: the least that there is to do. */
public final class PlainJava implements Peer {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal FIFTH = new BigDecimal("0.2");

    @Override
    public String name() {
        return "hand-coded Java, points only";
    }

    @Override
    public String leavesOut() {
        return "missing facts, evidence, ledger, clauses, problems, rules that anybody can change";
    }

    @Override
    public Object evaluate(Department department) {
        return points(department);
    }

    @Override
    public List<BigDecimal> points(Department d) {
        BigDecimal[] points = {
            number((d.goal1() ? 2 : 0) + (d.goal2() ? 3 : 0) + (d.goal3() ? 3 : 0) + (d.goal4() ? 2 : 0)),
            number(6).subtract(d.budgetDefects()).max(BigDecimal.ZERO),
            adjustment(d),
            completion(10, d.executed(), d.annual(), 1),
            d.honest() ? number(d.vouchers() ? 4 : 0).add(d.judged()) : BigDecimal.ZERO,
            completion(6, d.procurementExecuted(), d.procurementBudget(), 2),
            band(percent(d.assetsInUse(), d.assetsTotal()), "90", "1", "75", "0.7", "60", "0.4"),
            number(8).subtract(d.missingSystems()).max(BigDecimal.ZERO),
            deviation(10, d.activitiesActual(), d.activitiesTarget()),
            completion(15, d.enterprisesActual(), d.enterprisesTarget(), 2),
            patents(d.patentsGrowth()),
            band(d.satisfaction(), "90", "12", "80", "8", "60", "4"),
            d.selfEvaluationDefects().min(number(3)).negate(),
            null
        };
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < 13; i++) {
            total = total.add(points[i]);
        }
        points[13] = total;
        return List.of(points);
    }

    private static BigDecimal adjustment(Department d) {
        BigDecimal over = percent(d.annual().subtract(d.initial()).abs(), d.initial())
                .subtract(BigDecimal.TEN)
                .max(BigDecimal.ZERO);
        return number(4).subtract(over.multiply(FIFTH)).max(BigDecimal.ZERO).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal completion(int weight, BigDecimal actual, BigDecimal target, int scale) {
        return share(weight, percent(actual, target).min(HUNDRED), scale);
    }

    private static BigDecimal deviation(int weight, BigDecimal actual, BigDecimal target) {
        BigDecimal rate = percent(actual, target);
        return share(
                weight,
                rate.compareTo(HUNDRED) <= 0 ? rate : HUNDRED.add(HUNDRED).subtract(rate),
                2);
    }

    private static BigDecimal share(int weight, BigDecimal rate, int scale) {
        return number(weight)
                .multiply(rate)
                .divide(HUNDRED, MathContext.DECIMAL128)
                .max(BigDecimal.ZERO)
                .setScale(scale, RoundingMode.HALF_UP);
    }

    private static BigDecimal patents(BigDecimal growth) {
        return growth.signum() <= 0 ? BigDecimal.ZERO : band(growth, "10", "8", "5", "5", "0", "3");
    }

    /** Limits with their points, the highest first. */
    private static BigDecimal band(BigDecimal value, String... bands) {
        for (int i = 0; i < bands.length; i += 2) {
            if (value.compareTo(new BigDecimal(bands[i])) >= 0) {
                return new BigDecimal(bands[i + 1]);
            }
        }
        return BigDecimal.ZERO;
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, MathContext.DECIMAL128).multiply(HUNDRED);
    }

    private static BigDecimal number(int value) {
        return BigDecimal.valueOf(value);
    }
}
