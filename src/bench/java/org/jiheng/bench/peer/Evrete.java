package org.jiheng.bench.peer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.RhsContext;
import org.evrete.api.StatelessSession;

/** Evrete: facts and rows of the standard in a session, a rule for each method, as this program has them. */
public final class Evrete implements Peer {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final Knowledge knowledge;
    private final List<Object> rows = new ArrayList<>();

    /** An indicator, or an item of one. */
    public static final class Row {
        public final String id;
        public final String method;
        public final String measure;
        public final BigDecimal weight;
        public final int scale;

        Row(String id, String method, String measure, String weight, int scale) {
            this.id = id;
            this.method = method;
            this.measure = measure;
            this.weight = new BigDecimal(weight);
            this.scale = scale;
        }
    }

    /** A band of a row. */
    public static final class Band {
        public final String row;
        public final BigDecimal from;
        public final BigDecimal to;
        public final BigDecimal points;

        Band(String row, String from, String to, String points) {
            this.row = row;
            this.from = new BigDecimal(from);
            this.to = new BigDecimal(to);
            this.points = new BigDecimal(points);
        }
    }

    /** A figure of the department. */
    public static final class Figure {
        public final String name;
        public final BigDecimal value;

        Figure(String name, BigDecimal value) {
            this.name = name;
            this.value = value;
        }
    }

    /** An answer of the department. */
    public static final class Answer {
        public final String name;
        public final boolean met;

        Answer(String name, boolean met) {
            this.name = name;
            this.met = met;
        }
    }

    /** Where points are put. */
    public static final class Score {
        private final Map<String, BigDecimal> points = new HashMap<>();
        private boolean vetoed;

        void add(String id, BigDecimal more) {
            points.merge(id.substring(0, id.indexOf('.') < 0 ? id.length() : id.indexOf('.')), more, BigDecimal::add);
        }
    }

    public Evrete() {
        KnowledgeService service = new KnowledgeService();
        knowledge = service.newKnowledge()
                .builder()
                .newRule("bands")
                .forEach("$r", Row.class, "$f", Figure.class, "$b", Band.class, "$s", Score.class)
                .where("$r.method.equals(\"bands\")", "$r.measure.equals($f.name)", "$b.row.equals($r.id)")
                .where("$f.value.compareTo($b.from) >= 0", "$f.value.compareTo($b.to) < 0")
                .execute(c -> score(c).add(row(c).id, ((Band) c.getObject("$b")).points))
                .newRule("completion")
                .forEach("$r", Row.class, "$f", Figure.class, "$s", Score.class)
                .where("$r.method.equals(\"completion\")", "$r.measure.equals($f.name)")
                .execute(c -> score(c).add(row(c).id, share(row(c), value(c).min(HUNDRED))))
                .newRule("deviation")
                .forEach("$r", Row.class, "$f", Figure.class, "$s", Score.class)
                .where("$r.method.equals(\"deviation\")", "$r.measure.equals($f.name)")
                .execute(c -> score(c).add(
                                row(c).id,
                                share(
                                        row(c),
                                        value(c).compareTo(HUNDRED) <= 0
                                                ? value(c)
                                                : HUNDRED.add(HUNDRED).subtract(value(c)))))
                .newRule("per unit over")
                .forEach("$r", Row.class, "$f", Figure.class, "$s", Score.class)
                .where("$r.method.equals(\"per-unit-over\")", "$r.measure.equals($f.name)")
                .execute(c -> score(c).add(row(c).id, over(row(c), value(c))))
                .newRule("per defect")
                .forEach("$r", Row.class, "$f", Figure.class, "$s", Score.class)
                .where("$r.method.equals(\"per-defect\")", "$r.measure.equals($f.name)")
                .execute(c ->
                        score(c).add(row(c).id, row(c).weight.subtract(value(c)).max(BigDecimal.ZERO)))
                .newRule("penalty")
                .forEach("$r", Row.class, "$f", Figure.class, "$s", Score.class)
                .where("$r.method.equals(\"penalty\")", "$r.measure.equals($f.name)")
                .execute(
                        c -> score(c).add(row(c).id, value(c).min(row(c).weight).negate()))
                .newRule("judged")
                .forEach("$r", Row.class, "$f", Figure.class, "$s", Score.class)
                .where("$r.method.equals(\"judged\")", "$r.measure.equals($f.name)")
                .execute(c -> score(c).add(row(c).id, value(c)))
                .newRule("check list")
                .forEach("$r", Row.class, "$a", Answer.class, "$s", Score.class)
                .where("$r.method.equals(\"check-list\")", "$r.measure.equals($a.name)")
                .execute(c ->
                        score(c).add(row(c).id, ((Answer) c.getObject("$a")).met ? row(c).weight : BigDecimal.ZERO))
                .newRule("veto")
                .forEach("$r", Row.class, "$a", Answer.class, "$s", Score.class)
                .where("$r.method.equals(\"veto\")", "$r.measure.equals($a.name)", "!$a.met")
                .execute(c -> score(c).vetoed = true)
                .build();
        rows();
    }

    private void rows() {
        rows.add(new Row("goal-clarity.1", "check-list", "goal1", "2", 2));
        rows.add(new Row("goal-clarity.2", "check-list", "goal2", "3", 2));
        rows.add(new Row("goal-clarity.3", "check-list", "goal3", "3", 2));
        rows.add(new Row("goal-clarity.4", "check-list", "goal4", "2", 2));
        rows.add(new Row("budget-preparation", "per-defect", "budgetDefects", "6", 2));
        rows.add(new Row("budget-adjustment", "per-unit-over", "adjustmentRate", "4", 2));
        rows.add(new Row("budget-execution", "completion", "executionRate", "10", 1));
        rows.add(new Row("financial-compliance.1", "check-list", "vouchers", "4", 2));
        rows.add(new Row("financial-compliance.2", "judged", "judged", "6", 2));
        rows.add(new Row("financial-compliance.3", "veto", "honest", "0", 2));
        rows.add(new Row("procurement-execution", "completion", "procurementRate", "6", 2));
        rows.add(new Row("asset-utilisation", "bands", "assetRate", "1", 2));
        rows.add(new Row("system-soundness", "per-defect", "missingSystems", "8", 2));
        rows.add(new Row("science-activities", "deviation", "activitiesRate", "10", 2));
        rows.add(new Row("high-tech-enterprises", "completion", "enterprisesRate", "15", 2));
        rows.add(new Row("patents-growth", "bands", "patentsGrowth", "8", 2));
        rows.add(new Row("public-satisfaction", "bands", "satisfaction", "12", 2));
        rows.add(new Row("self-evaluation-quality", "penalty", "selfEvaluationDefects", "3", 2));
        bands("asset-utilisation", "90", "1", "75", "0.7", "60", "0.4", "-1", "0");
        bands("patents-growth", "10", "8", "5", "5", "0.0000001", "3", "-1000", "0");
        bands("public-satisfaction", "90", "12", "80", "8", "60", "4", "-1", "0");
    }

    private void bands(String row, String... bands) {
        String to = "1000000";
        for (int i = 0; i < bands.length; i += 2) {
            rows.add(new Band(row, bands[i], to, bands[i + 1]));
            to = bands[i];
        }
    }

    @Override
    public String name() {
        return "Evrete 4.0.3";
    }

    @Override
    public String leavesOut() {
        return "missing facts, evidence, ledger, clauses, problems; actions and rates are Java";
    }

    @Override
    public Object evaluate(Department d) {
        Score score = new Score();
        StatelessSession session = knowledge.newStatelessSession();
        session.insert(rows);
        session.insert(facts(d));
        session.insert(score);
        session.fire();
        return score;
    }

    @Override
    public List<BigDecimal> points(Department d) {
        Score score = (Score) evaluate(d);
        List<BigDecimal> points = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (String id : INDICATORS) {
            boolean none = id.equals("financial-compliance") && score.vetoed;
            BigDecimal each = none ? BigDecimal.ZERO : score.points.getOrDefault(id, BigDecimal.ZERO);
            points.add(each);
            total = total.add(each);
        }
        points.add(total);
        return points;
    }

    private static List<Object> facts(Department d) {
        List<Object> facts = new ArrayList<>();
        d.asMap()
                .forEach((name, value) -> facts.add(
                        value instanceof Boolean met ? new Answer(name, met) : new Figure(name, (BigDecimal) value)));
        facts.add(new Figure(
                "adjustmentRate", percent(d.annual().subtract(d.initial()).abs(), d.initial())));
        facts.add(new Figure("executionRate", percent(d.executed(), d.annual())));
        facts.add(new Figure("procurementRate", percent(d.procurementExecuted(), d.procurementBudget())));
        facts.add(new Figure("assetRate", percent(d.assetsInUse(), d.assetsTotal())));
        facts.add(new Figure("activitiesRate", percent(d.activitiesActual(), d.activitiesTarget())));
        facts.add(new Figure("enterprisesRate", percent(d.enterprisesActual(), d.enterprisesTarget())));
        return facts;
    }

    private static Row row(RhsContext context) {
        return (Row) context.getObject("$r");
    }

    private static BigDecimal value(RhsContext context) {
        Figure figure = (Figure) context.getObject("$f");
        return figure.value;
    }

    private static Score score(RhsContext context) {
        return (Score) context.getObject("$s");
    }

    private static BigDecimal share(Row row, BigDecimal rate) {
        return row.weight
                .multiply(rate)
                .divide(HUNDRED, MathContext.DECIMAL128)
                .max(BigDecimal.ZERO)
                .setScale(row.scale, RoundingMode.HALF_UP);
    }

    private static BigDecimal over(Row row, BigDecimal rate) {
        BigDecimal over = rate.subtract(BigDecimal.TEN).max(BigDecimal.ZERO);
        return row.weight
                .subtract(over.multiply(new BigDecimal("0.2")))
                .max(BigDecimal.ZERO)
                .setScale(row.scale, RoundingMode.HALF_UP);
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, MathContext.DECIMAL128).multiply(HUNDRED);
    }
}
