package org.jiheng.report.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.engine.RuleText;
import org.jiheng.engine.standard.Pack;
import org.jiheng.engine.standard.Standard;
import org.jiheng.engine.standard.Standard.CriterionRow;
import org.jiheng.engine.standard.Standard.Filed;
import org.jiheng.engine.standard.Standard.FiledRule;
import org.jiheng.engine.standard.Standard.IndicatorRow;
import org.jiheng.engine.standard.Standard.Judging;
import org.jiheng.engine.standard.Standard.Section;
import org.jiheng.report.Format;
import org.jiheng.report.docs.Block.Fact;
import org.jiheng.text.Text;
import org.jspecify.annotations.Nullable;

/** Each indicator with its clause, what it needs, how it is scored and by which rules, and cases that show it. */
final class IndicatorsPart {
    private static final String JUDGED = "judged";
    private static final String NOT_PROVIDED = "not-provided";

    private final Material m;
    private final Pages pages;
    private final ExamplesTable examples;

    IndicatorsPart(Material m, Pages pages) {
        this.m = m;
        this.pages = pages;
        this.examples = new ExamplesTable(m, pages);
    }

    void write() {
        Standard standard = m.pack().standard();
        pages.heading(1, m.t("docs-indicators"));
        for (Section section : standard.sections()) {
            pages.heading(2, m.in(section.name()));
            section.indicators().forEach(row -> indicator(row, AnnexPart.weight(row), ""));
        }
        Filed filed = standard.filed();
        if (filed != null) {
            pages.heading(2, m.in(filed.name()));
            pages.words(m.t("filed"));
            for (FiledRule rule : filed.rules()) {
                String spellings = String.join("、", rule.spellings()) + (rule.unstated() ? m.t("unstated") : "");
                indicator(rule.row(), m.t("docs-by-row"), spellings);
            }
        }
    }

    private void indicator(IndicatorRow row, String weight, String spellings) {
        pages.heading(3, m.in(row.name()));
        List<CriterionRow> criteria = row.criteria();
        boolean items = !criteria.get(0).item().isEmpty();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(m.t("docs-id"), row.id()));
        facts.add(new Fact(m.t("docs-group"), m.in(row.group())));
        facts.add(new Fact(m.t("weight"), weight + limits(row)));
        facts.add(new Fact(m.t("docs-spellings"), spellings));
        facts.add(new Fact(m.t("clause"), m.in(row.clause())));
        facts.add(new Fact(m.t("docs-meaning"), m.in(row.text())));
        facts.add(new Fact(m.t("docs-method"), each(criteria, this::method)));
        facts.add(new Fact(m.t("docs-measure"), each(criteria, this::measure)));
        facts.add(new Fact(m.t("docs-values"), items ? "" : values(criteria.get(0))));
        facts.add(new Fact(m.t("docs-not-about"), m.criteria().exempt(row)));
        facts.add(new Fact(m.t("docs-needs"), each(criteria, c -> m.facts().of(c.needs()))));
        facts.add(new Fact(m.t("docs-whole"), each(criteria, c -> m.facts().of(c.whole()))));
        facts.add(new Fact(m.t("docs-not-about"), m.criteria().exempt(row)));
        facts.add(new Fact(m.t("materials"), each(criteria, c -> String.join("、", c.materials()))));
        facts.add(new Fact(m.t("docs-judging"), each(criteria, this::judging)));
        facts.add(new Fact(m.t("docs-reason"), each(criteria, c -> reason(c, row))));
        facts.add(new Fact(m.t("docs-rounding"), rounding(row)));
        facts.add(new Fact(m.t("docs-about"), problems(row)));
        facts.add(new Fact(m.t("docs-rules"), rules(row)));
        pages.facts(facts);
        if (items) {
            items(row);
        }
        criteria.forEach(this::bands);
        examples.write(row);
    }

    private String limits(IndicatorRow row) {
        boolean usual = row.minimum().signum() == 0 && row.maximum().compareTo(row.weight()) == 0;
        return usual ? "" : m.brackets(m.t("docs-limits", Format.weight(row.minimum()), Format.weight(row.maximum())));
    }

    private void items(IndicatorRow row) {
        List<List<String>> rows = new ArrayList<>();
        for (CriterionRow c : row.criteria()) {
            String correctable = c.correctable() ? m.t("docs-correctable") : "";
            rows.add(List.of(
                    c.item(),
                    m.in(c.text()) + m.brackets(correctable),
                    Format.weight(c.criterion().points()),
                    method(c),
                    values(c)));
        }
        pages.table(m.t("docs-item-heads"), 0, rows);
    }

    private void bands(CriterionRow c) {
        String unit = unit(c.criterion().measure());
        List<List<String>> rows = c.bands().stream()
                .map(band -> List.of(
                        m.number(c.item()) + m.criteria().measure(c.criterion().measure()) + m.brackets(unit),
                        band.range(),
                        band.points().toPlainString()))
                .toList();
        pages.table(m.t("docs-band-heads"), 1, rows);
    }

    /** What the criteria say, a line each; once where all say the same. */
    private String each(List<CriterionRow> criteria, Function<CriterionRow, String> what) {
        List<String> said = criteria.stream()
                .filter(c -> !what.apply(c).isEmpty())
                .map(what)
                .distinct()
                .toList();
        if (said.size() <= 1) {
            return Material.lines(said);
        }
        return criteria.stream()
                .filter(c -> !what.apply(c).isEmpty())
                .map(c -> m.number(c.item()) + what.apply(c))
                .collect(Collectors.joining("\n"));
    }

    private String method(CriterionRow c) {
        Pack.Method method = m.pack().methods().get(c.criterion().method());
        return method == null
                ? c.criterion().method()
                : m.in(method.title()) + m.brackets(c.criterion().method());
    }

    private String measure(CriterionRow c) {
        String name = c.criterion().measure();
        String unit = unit(name);
        return name.isEmpty() ? "" : m.criteria().measure(name) + m.brackets(unit);
    }

    private String unit(String name) {
        Pack.MeasureRow measure = m.pack().measures().get(name);
        Pack.FactLabel fact = m.pack().labels().get(name);
        return measure != null ? measure.unit() : fact != null ? fact.unit() : "";
    }

    private String values(CriterionRow c) {
        Pack.Method method = m.pack().methods().get(c.criterion().method());
        return c.settings().stream()
                .map(setting -> called(method, setting.name()) + " "
                        + (setting.value() == null
                                ? called(method, String.valueOf(setting.word()))
                                : setting.value().toPlainString()))
                .collect(Collectors.joining(m.t("semicolon")));
    }

    private String called(Pack.@Nullable Method method, String value) {
        return method == null || !method.values().containsKey(value)
                ? value
                : m.in(method.values().get(value));
    }

    private String judging(CriterionRow c) {
        if (c.criterion().method().equals(JUDGED)) {
            return m.t("docs-judged");
        }
        return c.judging() == Judging.REFUSED
                ? ""
                : c.judging() == Judging.PERMITTED ? m.t("judgement-permitted") : m.t("judgement-completes");
    }

    /** How deductions are worded, with the words put in that are always the same; what differs stays in braces. */
    private String reason(CriterionRow c, IndicatorRow row) {
        String name = c.criterion().measure();
        Text text = c.item().isEmpty() ? row.name() : c.text();
        return reason(c)
                .replace("{label}", m.criteria().measure(name))
                .replace("{unit}", unit(name))
                .replace("{full}", Format.weight(c.criterion().points()))
                .replace("{text}", m.in(text));
    }

    private String reason(CriterionRow c) {
        Pack.Method method = m.pack().methods().get(c.criterion().method());
        if (c.reason() != null) {
            return m.in(c.reason());
        }
        return method == null
                ? ""
                : method.reasons().values().stream().map(m::in).collect(Collectors.joining(m.t("semicolon")));
    }

    private String rounding(IndicatorRow row) {
        String mode = switch (row.rounding().mode()) {
            case HALF_UP -> m.t("docs-half-up");
            case HALF_EVEN -> m.t("docs-half-even");
            case DOWN -> m.t("docs-down");
            default -> m.t("docs-up");
        };
        return m.t("docs-decimals", row.rounding().scale(), mode);
    }

    private String problems(IndicatorRow row) {
        return Material.lines(row.problems().stream()
                .map(code -> {
                    Pack.ProblemRow problem = m.pack().problems().get(code);
                    return (problem == null ? "" : m.in(problem.title())) + m.brackets(code);
                })
                .toList());
    }

    /** The rules of its methods, and those that are about it by name. */
    private String rules(IndicatorRow row) {
        Set<String> subjects = new TreeSet<>();
        subjects.add(row.id());
        if (row.exempt() != null) {
            subjects.add(RuleText.EXEMPTION);
        }
        for (CriterionRow c : row.criteria()) {
            subjects.add(c.criterion().id());
            subjects.add(c.criterion().method());
            if (c.judging() != Judging.REFUSED) {
                subjects.add(JUDGED);
            }
            if (!c.materials().isEmpty() && m.pack().standard().policies().notProvidedDeducted()) {
                subjects.add(NOT_PROVIDED);
            }
        }
        return m.rules((RuleText rule) -> !rule.reports().equals("measure")
                && !rule.reports().equals("problem")
                && rule.subjects().stream().anyMatch(subjects::contains));
    }
}
