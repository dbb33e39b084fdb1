package org.jiheng.authoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jiheng.engine.facts.Band;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.facts.Setting;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Pack.DatedValue;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.Filed;
import org.jiheng.engine.standard.Standard.FiledRule;
import org.jiheng.engine.standard.Standard.Grade;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.standard.Standard.Rounding;
import org.jiheng.engine.standard.Standard.Section;
import org.jspecify.annotations.Nullable;

/**
 * The pack with one figure moved by one unit of its last place, for every figure and both ways. The points of items move between
 * neighbours, and a weight moves with the points of its only criterion, for they must sum.
 */
final class Mutants {
    private final Pack pack;
    private final List<Mutant> mutants = new ArrayList<>();

    private Mutants(Pack pack) {
        this.pack = pack;
    }

    /**
     * One figure moved.
     *
     * @param path the figure's path in the pack
     * @param move the path with where it moved to
     * @param indicator the indicator it is a figure of, or empty
     * @param shared whether it is a figure of {@code common/}
     */
    record Mutant(String path, String move, String indicator, boolean shared, Pack pack) {}

    /** The pack with the figure at another value. */
    private interface Moved {
        Pack to(BigDecimal value);
    }

    static List<Mutant> of(Pack pack) {
        Mutants all = new Mutants(pack);
        all.parameters();
        for (IndicatorRow row : pack.standard().indicators()) {
            all.indicator(row);
        }
        all.filed();
        all.grades();
        all.roundings();
        return all.mutants;
    }

    private void figure(String path, String indicator, boolean shared, @Nullable BigDecimal value, Moved moved) {
        if (value == null) {
            return;
        }
        for (BigDecimal unit : both(value)) {
            BigDecimal to = value.add(unit);
            String move = path + " " + value.toPlainString() + "→" + to.toPlainString();
            mutants.add(new Mutant(path, move, indicator, shared, moved.to(to)));
        }
    }

    private static List<BigDecimal> both(BigDecimal value) {
        BigDecimal unit = Boundary.unit(value);
        return List.of(unit, unit.negate());
    }

    private void parameters() {
        List<DatedValue> values = pack.parameters();
        for (int i = 0; i < values.size(); i++) {
            DatedValue v = values.get(i);
            int at = i;
            boolean shared = v.place().file().replace('\\', '/').contains("common/");
            figure("parameters." + v.name(), "", shared, v.value(), to -> {
                List<DatedValue> others = new ArrayList<>(values);
                others.set(at, new DatedValue(v.name(), to, v.from(), v.until(), v.basis(), v.clause(), v.place()));
                return with(pack.standard(), others);
            });
        }
    }

    /** A filed row brings its weight along, so of its scoring rule only bands and values move. */
    private void filed() {
        Filed filed = pack.standard().filed();
        if (filed != null) {
            filed.rules().forEach(rule -> rule.row().criteria().forEach(row -> criterion(rule.row(), row)));
            figure("filed.weight", "", false, filed.weight(), to -> {
                Filed other = new Filed(filed.name(), to, filed.rules());
                Standard s = pack.standard();
                return pack.with(s.with(s.sections(), other, s.notices()));
            });
        }
    }

    private void indicator(IndicatorRow row) {
        for (CriterionRow criterion : row.criteria()) {
            criterion(row, criterion);
        }
        String id = row.id();
        boolean weighted = row.weight().signum() > 0;
        if (row.criteria().size() == 1 && weighted) {
            figure(id + ".weight", id, false, row.weight(), to -> with(weighing(row, to)));
        } else {
            items(row);
        }
        if (row.minimum().signum() != 0) {
            figure(id + ".minimum", id, false, row.minimum(), to -> with(bounded(row, to, row.maximum())));
        }
        if (!weighted && row.maximum().compareTo(row.minimum()) != 0) {
            figure(id + ".maximum", id, false, row.maximum(), to -> with(bounded(row, row.minimum(), to)));
        }
    }

    private void items(IndicatorRow row) {
        List<CriterionRow> rows = row.criteria();
        for (int i = 0; i + 1 < rows.size(); i++) {
            BigDecimal first = rows.get(i).criterion().points();
            BigDecimal second = rows.get(i + 1).criterion().points();
            String path = rows.get(i).criterion().id() + ".points";
            for (BigDecimal unit : both(first)) {
                BigDecimal more = first.add(unit);
                BigDecimal less = second.subtract(unit);
                if (more.signum() >= 0 && less.signum() >= 0) {
                    List<CriterionRow> others = new ArrayList<>(rows);
                    others.set(i, worth(rows.get(i), more));
                    others.set(i + 1, worth(rows.get(i + 1), less));
                    String move = path + " " + first.toPlainString() + "→" + more.toPlainString();
                    mutants.add(new Mutant(path, move, row.id(), false, with(criteria(row, others))));
                }
            }
        }
    }

    private void criterion(IndicatorRow row, CriterionRow criterion) {
        String path = criterion.criterion().id();
        for (int i = 0; i < criterion.bands().size(); i++) {
            Band band = criterion.bands().get(i);
            String own = path + ".bands." + (i + 1);
            int at = i;
            figure(
                    own + ".lower",
                    row.id(),
                    false,
                    band.lower(),
                    to -> with(
                            row,
                            criterion,
                            at,
                            new Band(
                                    band.criterion(),
                                    to,
                                    band.lowerIncluded(),
                                    band.upper(),
                                    band.upperIncluded(),
                                    band.points(),
                                    band.range())));
            figure(
                    own + ".upper",
                    row.id(),
                    false,
                    band.upper(),
                    to -> with(
                            row,
                            criterion,
                            at,
                            new Band(
                                    band.criterion(),
                                    band.lower(),
                                    band.lowerIncluded(),
                                    to,
                                    band.upperIncluded(),
                                    band.points(),
                                    band.range())));
            figure(
                    own + ".points",
                    row.id(),
                    false,
                    band.points(),
                    to -> with(
                            row,
                            criterion,
                            at,
                            new Band(
                                    band.criterion(),
                                    band.lower(),
                                    band.lowerIncluded(),
                                    band.upper(),
                                    band.upperIncluded(),
                                    to,
                                    band.range())));
        }
        for (int i = 0; i < criterion.settings().size(); i++) {
            Setting setting = criterion.settings().get(i);
            int at = i;
            figure(path + ".values." + setting.name(), row.id(), false, setting.value(), to -> {
                List<Setting> others = new ArrayList<>(criterion.settings());
                others.set(at, new Setting(setting.criterion(), setting.name(), to, setting.word()));
                return with(criterion(
                        row, criterion, rebuilt(criterion, criterion.criterion(), criterion.bands(), others)));
            });
        }
    }

    private void grades() {
        List<Grade> grades = pack.standard().grades();
        for (int i = 0; i < grades.size(); i++) {
            Grade grade = grades.get(i);
            int at = i;
            figure("grades." + grade.name().zh() + ".atLeast", "", false, grade.atLeast(), to -> {
                List<Grade> others = new ArrayList<>(grades);
                others.set(at, new Grade(grade.name(), to));
                return with(standard(others, UnaryOperator.identity()), pack.parameters());
            });
        }
    }

    /** A rounding is written once for all indicators that inherit it, so they move together. */
    private void roundings() {
        Set<Rounding> all = new LinkedHashSet<>();
        pack.standard().rows().forEach(row -> all.add(row.rounding()));
        for (Rounding rounding : all) {
            BigDecimal scale = BigDecimal.valueOf(rounding.scale());
            figure("rounding.scale-" + rounding.scale(), "", false, scale, to -> {
                Rounding other = new Rounding(to.intValue(), rounding.mode());
                return with((IndicatorRow row) -> row.rounding().equals(rounding) ? rounded(row, other) : row);
            });
        }
    }

    private Pack with(IndicatorRow row, CriterionRow criterion, int at, Band band) {
        List<Band> bands = new ArrayList<>(criterion.bands());
        bands.set(at, band);
        return with(criterion(row, criterion, rebuilt(criterion, criterion.criterion(), bands, criterion.settings())));
    }

    private Pack with(IndicatorRow changed) {
        return with((IndicatorRow row) -> row.id().equals(changed.id()) ? changed : row);
    }

    private Pack with(UnaryOperator<IndicatorRow> change) {
        return pack.with(standard(pack.standard().grades(), change));
    }

    private List<Section> each(UnaryOperator<IndicatorRow> change) {
        return pack.standard().sections().stream()
                .map(section -> new Section(
                        section.id(),
                        section.name(),
                        section.indicators().stream().map(change).toList()))
                .toList();
    }

    private static IndicatorRow criterion(IndicatorRow row, CriterionRow from, CriterionRow to) {
        return criteria(
                row,
                row.criteria().stream()
                        .map(each -> each.equals(from) ? to : each)
                        .toList());
    }

    private static CriterionRow worth(CriterionRow row, BigDecimal points) {
        Criterion c = row.criterion();
        Criterion other = new Criterion(c.id(), c.indicator(), c.method(), c.measure(), c.of(), points);
        return rebuilt(row, other, row.bands(), row.settings());
    }

    private static CriterionRow rebuilt(
            CriterionRow row, Criterion criterion, List<Band> bands, List<Setting> settings) {
        return new CriterionRow(
                criterion,
                row.item(),
                row.text(),
                row.judging(),
                row.correctable(),
                row.needs(),
                row.whole(),
                row.materials(),
                bands,
                settings,
                row.reason(),
                row.place());
    }

    private static IndicatorRow weighing(IndicatorRow row, BigDecimal weight) {
        BigDecimal maximum = row.maximum().compareTo(row.weight()) == 0 ? weight : row.maximum();
        return rebuilt(
                row,
                weight,
                row.minimum(),
                maximum,
                row.rounding(),
                row.criteria().stream()
                        .map(criterion -> worth(criterion, weight))
                        .toList());
    }

    private static IndicatorRow bounded(IndicatorRow row, BigDecimal minimum, BigDecimal maximum) {
        return rebuilt(row, row.weight(), minimum, maximum, row.rounding(), row.criteria());
    }

    private static IndicatorRow rounded(IndicatorRow row, Rounding rounding) {
        return rebuilt(row, row.weight(), row.minimum(), row.maximum(), rounding, row.criteria());
    }

    private static IndicatorRow criteria(IndicatorRow row, List<CriterionRow> criteria) {
        return rebuilt(row, row.weight(), row.minimum(), row.maximum(), row.rounding(), criteria);
    }

    private static IndicatorRow rebuilt(
            IndicatorRow row,
            BigDecimal weight,
            BigDecimal minimum,
            BigDecimal maximum,
            Rounding rounding,
            List<CriterionRow> criteria) {
        return new IndicatorRow(
                row.id(),
                row.section(),
                row.group(),
                row.name(),
                weight,
                minimum,
                maximum,
                row.clause(),
                row.text(),
                rounding,
                criteria,
                row.problems(),
                row.exempt());
    }

    private Standard standard(List<Grade> grades, UnaryOperator<IndicatorRow> change) {
        Standard s = pack.standard();
        return new Standard(
                s.id(),
                s.title(),
                s.authority(),
                s.document(),
                s.basis(),
                s.firstYear(),
                s.lastYear(),
                grades,
                each(change),
                filed(change),
                s.notices(),
                s.policies());
    }

    private @Nullable Filed filed(UnaryOperator<IndicatorRow> change) {
        Filed filed = pack.standard().filed();
        return filed == null
                ? null
                : new Filed(
                        filed.name(),
                        filed.weight(),
                        filed.rules().stream()
                                .map(rule -> new FiledRule(rule.spellings(), rule.unstated(), change.apply(rule.row())))
                                .toList());
    }

    private Pack with(Standard standard, List<DatedValue> parameters) {
        return new Pack(
                standard,
                pack.methods(),
                pack.measures(),
                pack.problems(),
                parameters,
                pack.labels(),
                pack.rules(),
                pack.vocabulary(),
                pack.version(),
                pack.digest());
    }
}
