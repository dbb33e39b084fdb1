package org.jiheng.engine.standard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jiheng.engine.facts.Band;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.facts.Setting;
import org.jiheng.source.Place;
import org.jiheng.text.Text;
import org.jspecify.annotations.Nullable;

/** A scoring standard (指标体系及评分标准): what is scored, with which weight, by which criterion. */
public record Standard(
        String id,
        Text title,
        Text authority,
        Text document,
        String basis,
        int firstYear,
        int lastYear,
        List<Grade> grades,
        List<Section> sections,
        List<StatedNotice> notices,
        Policies policies) {

    /** The basis that gives no grade: weights and bands are the project's own. */
    public static final String PROJECT_DEFAULT = "project-default";

    /** The indicators in the standard's order. */
    public List<IndicatorRow> indicators() {
        return sections.stream()
                .flatMap(section -> section.indicators().stream())
                .toList();
    }

    /** The sum of the weights. */
    public BigDecimal full() {
        return sections.stream().map(Section::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The grade of a score: the first whose lower bound it reaches, so that a boundary belongs to the upper grade. */
    public @Nullable Text grade(BigDecimal score) {
        return grades.stream()
                .filter(grade -> score.compareTo(grade.atLeast()) >= 0)
                .map(Grade::name)
                .findFirst()
                .orElse(null);
    }

    /**
     * What the standard leaves to nobody: where an indicator does not apply, where points were waived, where material asked for
     * was not handed in.
     *
     * @param waiversRestored whether a waiver (核准免扣) gives back what was deducted; otherwise it is only noticed
     * @param notProvidedDeducted whether rules may deduct for what is missing because its material was not provided in time
     */
    public record Policies(NotApplicable notApplicable, boolean waiversRestored, boolean notProvidedDeducted) {}

    /** What becomes of the weight of an indicator that does not apply. */
    public enum NotApplicable {
        /** The indicator earns it. */
        FULL,
        /** The other indicators of its section share it. */
        SPREAD,
        /** All other indicators of the standard share it. */
        RESCALED
    }

    /** A grade (评级) and the score it begins at. */
    public record Grade(Text name, BigDecimal atLeast) {}

    /** A section (一级指标). */
    public record Section(String id, Text name, List<IndicatorRow> indicators) {
        public BigDecimal weight() {
            return indicators.stream().map(IndicatorRow::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * An indicator (三级指标).
     *
     * @param minimum lowest points, below 0 only where the indicator is a penalty
     * @param maximum highest points, the weight unless the indicator is a bonus
     * @param problems codes of the problems that are about this indicator
     */
    public record IndicatorRow(
            String id,
            String section,
            Text group,
            Text name,
            BigDecimal weight,
            BigDecimal minimum,
            BigDecimal maximum,
            Text clause,
            Text text,
            Rounding rounding,
            List<CriterionRow> criteria,
            List<String> problems) {}

    /**
     * A criterion (评分标准的一条).
     *
     * @param item its number in the indicator, or empty where it is the only one
     * @param judgementPermitted whether an evaluator's points may stand in for its facts
     * @param correctable whether a check point found not met can honestly still be put right
     * @param needs what must be known before it is scored, as paths of the submission
     * @param whole lists that must be whole before its points are final
     * @param materials what the department hands in (所需材料) for its facts to be known
     * @param reason the deduction reason of its own, or null for that of its method
     */
    public record CriterionRow(
            Criterion criterion,
            String item,
            Text text,
            boolean judgementPermitted,
            boolean correctable,
            List<String> needs,
            List<String> whole,
            List<String> materials,
            List<Band> bands,
            List<Setting> settings,
            @Nullable Text reason,
            Place place) {}

    /** How an indicator's points are rounded. */
    public record Rounding(int scale, RoundingMode mode) {}

    /** A notice that every result under the standard carries. */
    public record StatedNotice(String code, Text text) {}
}
