package org.jiheng.engine.standard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.engine.facts.Band;
import org.jiheng.engine.facts.Criterion;
import org.jiheng.engine.facts.Exemption;
import org.jiheng.engine.facts.Setting;
import org.jiheng.source.Place;
import org.jiheng.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A scoring standard (指标体系及评分标准): what is scored, with which weight, by which criterion.
 *
 * @param filed how rows are scored that submissions bring, or null where all indicators are the standard's own
 */
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
        @Nullable Filed filed,
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

    /** All rows that score: the standard's own indicators, then those by which filed rows are scored. */
    public List<IndicatorRow> rows() {
        Stream<FiledRule> rules = filed == null ? Stream.of() : filed.rules().stream();
        return Stream.concat(indicators().stream(), rules.map(FiledRule::row)).toList();
    }

    /** The sum of the weights, filed rows included as far as the standard foresees them. */
    public BigDecimal full() {
        BigDecimal own = sections.stream().map(Section::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        return filed == null ? own : own.add(filed.weight());
    }

    /** The grade of a score: the first whose lower bound it reaches, so that a boundary belongs to the upper grade. */
    public @Nullable Text grade(BigDecimal score) {
        return grades.stream()
                .filter(grade -> score.compareTo(grade.atLeast()) >= 0)
                .map(Grade::name)
                .findFirst()
                .orElse(null);
    }

    /** The same with other sections, filed rows and notices. */
    public Standard with(List<Section> otherSections, @Nullable Filed otherFiled, List<StatedNotice> otherNotices) {
        return new Standard(
                id,
                title,
                authority,
                document,
                basis,
                firstYear,
                lastYear,
                grades,
                otherSections,
                otherFiled,
                otherNotices,
                policies);
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
     * @param exempt when it does not apply, or null where the standard's figures do not say
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
            List<String> problems,
            @Nullable Exempt exempt) {}

    /**
     * When an indicator does not apply (不适用), and why then.
     *
     * @param rows what must read zero, all of it, or the yes-or-no that must read yes
     */
    public record Exempt(List<Exemption> rows, Text reason, Place place) {
        public List<String> figures() {
            return rows.stream().map(Exemption::figure).toList();
        }
    }

    /**
     * What a standard says of the rows that departments file themselves (自评表), in place of indicators of its own.
     *
     * @param name the section of rows that name no first level
     * @param weight what the weights of the rows should sum to
     */
    public record Filed(Text name, BigDecimal weight, List<FiledRule> rules) {}

    /**
     * One scoring rule (赋分规则) that a filed row may name.
     *
     * @param spellings how forms write it
     * @param unstated whether it is also that of a row that names none
     * @param row how such a row is scored: its weight is 100, so that points are percents of the filed weight, and {@code {of}}
     *     stands for the id of the row
     */
    public record FiledRule(List<String> spellings, boolean unstated, IndicatorRow row) {}

    /** What a filed row is called in a {@link FiledRule} before there is one. */
    public static final String EACH = "{of}";

    /** What an evaluator's points may do for a criterion: nothing, stand in for its facts, or settle what its facts leave open. */
    public enum Judging {
        REFUSED,
        PERMITTED,
        COMPLETES
    }

    /**
     * A criterion (评分标准的一条).
     *
     * @param item its number in the indicator, or empty where it is the only one
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
            Judging judging,
            boolean correctable,
            List<String> needs,
            List<String> whole,
            List<String> materials,
            List<Band> bands,
            List<Setting> settings,
            @Nullable Text reason,
            Place place) {

        /** The same, not scored before these facts are known too. */
        CriterionRow needing(List<String> facts) {
            Set<String> all = new LinkedHashSet<>(needs);
            all.addAll(facts);
            return new CriterionRow(
                    criterion,
                    item,
                    text,
                    judging,
                    correctable,
                    List.copyOf(all),
                    whole,
                    materials,
                    bands,
                    settings,
                    reason,
                    place);
        }

        public boolean judgementPermitted() {
            return judging != Judging.REFUSED;
        }
    }

    /** How an indicator's points are rounded. */
    public record Rounding(int scale, RoundingMode mode) {}

    /** A notice that every result under the standard carries. */
    public record StatedNotice(String code, Text text) {}
}
